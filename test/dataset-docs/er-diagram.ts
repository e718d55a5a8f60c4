import type { Column, Table } from '../../src/store/columns.js';

/** The tables of the dataset and what refers to what, as an SVG picture. */

const WIDTH = 216;
const GAP_X = 84;
const GAP_Y = 22;
const ROW = 16;
const HEAD = 24;
const MARGIN = 56;
const FRAME = 12;

/** What every fact ends in: told of once. */
const PLACE = new Set(['quote', 'page', 'start_offset', 'end_offset', 'rule_id', 'confidence']);

/** Columns of the picture, left to right, each from the top down. */
const COLUMNS: readonly (readonly string[])[] = [
  ['runs', 'documents', 'texts', 'records', 'dropped', 'diagnostics', 'previews', 'reviews'],
  ['regions', 'acts', 'requisites', 'unreadable_places', 'text_similarity', 'shared_passages'],
  ['parts', 'clauses', 'list_tables', 'requirements', 'findings', 'evidence', 'word_forms', 'clauses_fts'],
  ['definitions', 'roles', 'triggers', 'deadlines', 'provisions', 'list_rows'],
  ['touchpoints', 'contacts', 'act_references', 'internal_references', 'agency_mentions', 'client_mentions'],
];

/** Tables drawn in one frame: what all of them refer to is drawn once, from the frame. */
const FACTS = new Set([...(COLUMNS[3] ?? []), ...(COLUMNS[4] ?? [])]);
const FROM_FRAME = new Set(['acts', 'clauses']);

interface Box {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

interface Row {
  readonly text: string;
  readonly key: boolean;
  readonly target: string | null;
}

export const erDiagram = (tables: readonly Table[]): string => {
  const boxes = placed([...tables, FULL_TEXT]);
  const byName = new Map(boxes.map((box) => [box.table.name, box]));
  const facts = boxes.filter(({ table }) => FACTS.has(table.name));
  const frame = {
    x: Math.min(...facts.map(({ x }) => x)) - FRAME,
    y: Math.min(...facts.map(({ y }) => y)) - FRAME - 18,
    right: Math.max(...facts.map(({ x }) => x + WIDTH)) + FRAME,
    bottom: Math.max(...facts.map(({ y, height }) => y + height)) + FRAME,
  };
  const links = boxes.flatMap((box) => linksOf(box, byName));
  const fromFrame = [...FROM_FRAME].map((name, index) => {
    const target = byName.get(name);
    return target === undefined ? '' : curve(frame.x, target.y + HEAD / 2 + 40 * index, target.x + WIDTH, target.y + HEAD / 2);
  });
  const width = Math.max(...boxes.map(({ x }) => x + WIDTH)) + MARGIN;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'DejaVu Sans', Arial, sans-serif" font-size="11">
<title>Tables of the dataset</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<defs><marker id="one" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#4a6fa5"/></marker></defs>
<rect x="${frame.x}" y="${frame.y}" width="${frame.right - frame.x}" height="${frame.bottom - frame.y}" rx="6" fill="#f6f8fb" stroke="#9fb3cd" stroke-dasharray="5 4"/>
<text x="${frame.x + 10}" y="${frame.y + 15}" fill="#4a6fa5">Факты: у каждого act_id → acts, clause_id → clauses и место</text>
<g fill="none" stroke="#4a6fa5" marker-end="url(#one)">
${[...fromFrame, ...links].join('\n')}
</g>
${boxes.map(drawn).join('\n')}
</svg>
`;
};

const FULL_TEXT: Table = {
  name: 'clauses_fts',
  primaryKey: [],
  columns: ['text', 'stems', 'clause_id'].map((name) => ({ name, type: 'TEXT', nullable: false })),
};

const placed = (tables: readonly Table[]): readonly Box[] =>
  COLUMNS.flatMap((names, column) => {
    let y = MARGIN + 20;
    return names.map((name) => {
      const table = tables.find((each) => each.name === name);
      if (table === undefined) throw new Error(`no table ${name}`);
      const rows = rowsOf(table);
      const box = { table, rows, x: MARGIN + column * (WIDTH + GAP_X), y, height: HEAD + rows.length * ROW + 6 };
      y += box.height + GAP_Y;
      return box;
    });
  });

const rowsOf = (table: Table): readonly Row[] => {
  const ending = table.columns.filter(({ name }) => PLACE.has(name));
  const own = table.columns.filter(({ name }) => ending.length < 4 || !PLACE.has(name)).map((column) => rowOf(table, column));
  if (ending.length < 4) return own;
  const rest = ending.length === 6 ? 'место, правило, уверенность' : ending.length === 5 ? 'место, уверенность' : 'место';
  return [...own, { text: rest, key: false, target: null }];
};

const rowOf = (table: Table, { name, references }: Column): Row => ({
  text: references === undefined ? name : `${name} → ${references}`,
  key: table.primaryKey.includes(name),
  target: references ?? null,
});

const linksOf = (box: Box, byName: ReadonlyMap<string, Box>): readonly string[] =>
  box.rows.flatMap(({ target }, index) => {
    const to = target === null ? undefined : byName.get(target);
    if (to === undefined || (FACTS.has(box.table.name) && FROM_FRAME.has(target ?? ''))) return [];
    const y = box.y + HEAD + index * ROW + ROW / 2;
    const head = to.y + HEAD / 2;
    if (to === box) return [`<path d="M${box.x} ${y} h-14 V${head} h14"/>`];
    if (to.x < box.x) return [curve(box.x, y, to.x + WIDTH, head)];
    if (to.x > box.x) return [curve(box.x + WIDTH, y, to.x, head)];
    return [`<path d="M${box.x} ${y} C${box.x - 40} ${y} ${box.x - 40} ${head} ${to.x} ${head}"/>`];
  });

const curve = (x1: number, y1: number, x2: number, y2: number): string => {
  const bend = x2 < x1 ? -GAP_X / 2 : GAP_X / 2;
  return `<path d="M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"/>`;
};

const drawn = ({ table, rows, x, y, height }: Box): string => `<g>
<rect x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="4" fill="#fff" stroke="#345"/>
<path d="M${x} ${y + HEAD} h${WIDTH}" stroke="#345"/>
<rect x="${x + 0.5}" y="${y + 0.5}" width="${WIDTH - 1}" height="${HEAD - 1}" rx="4" fill="#dfe8f3"/>
<text x="${x + 8}" y="${y + 16}" font-weight="bold" font-size="12">${table.name}</text>
${rows
  .map(
    ({ text, key, target }, index) =>
      `<text x="${x + 8}" y="${y + HEAD + index * ROW + 13}"${key ? ' font-weight="bold"' : ''} fill="${target === null ? '#222' : '#2a5392'}">${text}</text>`,
  )
  .join('\n')}
</g>`;
