import { joinCellLines } from './cell-text.js';
import { countRepeatedHeaders, draftRow, joinPiece, toTableBlock, type DraftCell, type DraftRow, type DraftTable } from './tables.js';
import type { FoundTable } from './text-blocks.js';
import type { Vocabulary } from './text-hyphens.js';
import type { TextLine } from './text-lines.js';

/** Tables drawn with characters: pseudo-graphics, `+---+` and `|`, Markdown pipes. */
export const findFrames = (vocabulary: Vocabulary, given: readonly TextLine[], paged: boolean): readonly FoundTable[] => {
  const lines = given.map(plainFrame);
  const found: { readonly from: number; to: number; readonly table: DraftTable; joinedRows: number }[] = [];
  let at = 0;
  while (at < lines.length) {
    const run = takeRun(lines, at);
    const table = run === null ? null : readFrame(vocabulary, run, paged);
    if (run === null || table === null) {
      at += 1;
      continue;
    }
    const to = at + run.length;
    const before = found.at(-1);
    const near = before !== undefined && lines.slice(before.to, at).every((line) => line.blank || line.region !== 'body');
    if (
      before !== undefined &&
      near &&
      before.table.columns === table.columns &&
      (countRepeatedHeaders(before.table, table) > 0 || !hasOwnHeader(before.table, table))
    ) {
      before.joinedRows += joinPiece(vocabulary, before.table, table);
      before.to = to;
    } else found.push({ from: at, to, table, joinedRows: 0 });
    at = to;
  }
  return found.map(({ from, to, table, joinedRows }) => ({ from, to, block: toTableBlock(table), joinedRows }));
};

/** Typewriters drew upright lines with `!`; some programs rule off the header with `+===+`. */
const plainFrame = (line: TextLine): TextLine => {
  if (/^\s*\+=[=+]*\+$/u.test(line.text)) return { ...line, text: line.text.replaceAll('=', '-') };
  return /^\s*![^!]*![^!]*!/u.test(line.text) && line.text.endsWith('!') ? { ...line, text: line.text.replaceAll('!', '|') } : line;
};

const HORIZONTAL = '-─━═';
const RULE = /^[-─━═+TL¬┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫┏┓┗┛┣┫┳┻╋╭╮╰╯|¦│║┃]+$/u;
const EDGE = /^[|¦│║┃├╞╟╠┣]/u;
const VERTICAL = /[|¦│║┃├┤┼╟╢╠╣┣┫╞╡╪╫╬]/u;
const MARKDOWN_RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*){1,60}\|?$/u;

const isRule = (text: string): boolean => RULE.test(text) && /[-─━═]{3}/u.test(text);

const takeRun = (lines: readonly TextLine[], from: number): readonly TextLine[] | null => {
  let to = from;
  while (to < lines.length && isFrameLine(lines[to])) to += 1;
  const run = lines.slice(from, to);
  if (run.length < 2 || !run.some((line) => isRule(line.text.trim()))) return takeBareMarkdown(lines, from);
  return run.some((line) => !isRule(line.text.trim())) ? run : null;
};

/** Markdown without outer pipes: a line with pipes, a rule, lines with pipes. */
const takeBareMarkdown = (lines: readonly TextLine[], from: number): readonly TextLine[] | null => {
  const head = lines[from]?.text ?? '';
  if (!head.includes('|') || !MARKDOWN_RULE.test(lines[from + 1]?.text.trim() ?? '')) return null;
  let to = from + 2;
  while (to < lines.length && lines[to]?.text.includes('|') === true) to += 1;
  return lines.slice(from, to);
};

const isFrameLine = (line: TextLine | undefined): boolean => {
  if (line === undefined || line.blank) return false;
  const text = line.text.trim();
  return isRule(text) || MARKDOWN_RULE.test(text) || (EDGE.test(text) && (text.match(/[|¦│║┃├┤┼╟╢╠╣┣┫╞╡╪╫╬]/gu)?.length ?? 0) > 1);
};

const hasOwnHeader = (table: DraftTable, piece: DraftTable): boolean => {
  const head = table.rows[0]?.cells[0]?.text ?? '';
  return head !== '' && piece.rows[0]?.cells[0]?.text === head;
};

const readFrame = (vocabulary: Vocabulary, run: readonly TextLine[], paged: boolean): DraftTable | null => {
  const page = paged ? (run[0]?.page ?? null) : null;
  if (MARKDOWN_RULE.test(run[1]?.text.trim() ?? '') && !run.some((line) => line.text.includes('+--')))
    return readMarkdown(vocabulary, run, page);
  const edges = findEdges(run);
  if (edges.length < 2) return null;
  const columns = edges.length - 1;
  const bands = cutBands(run, edges);
  const table = fillBands(vocabulary, bands, edges, page);
  return table.rows.length === 0 || (columns === 1 && table.rows.length < 2) ? null : table;
};

/** Bars that stand one under the other: the rows of a table typed by hand, which may go on over lines as no Markdown does. */
const areAligned = (texts: readonly string[]): boolean => {
  const bars = (text: string): string => [...text.matchAll(/(?<!\\)\|/gu)].map(({ index }) => index).join(' ');
  const [first = '', ...rest] = texts;
  return rest.every((text) => bars(text) === bars(first));
};

const continuesRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^[\p{Ll}(«»]/u.test(cell));
};

/** Cells parted by bars are as wide as they need to be. */
const UNBOUNDED = 0;

const linesOf = (texts: readonly string[]): { readonly text: string; readonly length: number }[] =>
  texts.map((text) => ({ text, length: text.length }));

const readMarkdown = (vocabulary: Vocabulary, run: readonly TextLine[], page: number | null): DraftTable => {
  const aligned = areAligned(run.map(({ text }) => text));
  const rows: (readonly string[])[] = [];
  for (const cells of run.filter((_, i) => i !== 1).map((line) => splitPipes(line.text))) {
    const above = rows.at(-1);
    if (aligned && above !== undefined && rows.length > 1 && continuesRow(cells))
      rows[rows.length - 1] = above.map((cell, column) => joinCellLines(vocabulary, linesOf([cell, cells[column] ?? '']), UNBOUNDED));
    else rows.push(cells);
  }
  const columns = Math.max(...rows.map((row) => row.length));
  const drafts = rows.map((row) => draftRow(row, columns, page));
  if (drafts[0] !== undefined) drafts[0].header = true;
  return { columns, rows: drafts };
};

const splitPipes = (text: string): readonly string[] =>
  text
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) =>
      cell
        .replaceAll('\\|', '|')
        .replace(/<br\s*\/?>/giu, '\n')
        .trim(),
    );

/** Columns of the characters where vertical lines stand: joints of rules, and bars that many lines share. */
const findEdges = (run: readonly TextLine[]): readonly number[] => {
  const counts = new Map<number, number>();
  let texts = 0;
  for (const line of run) {
    const rule = isRule(line.text.trim());
    if (!rule) texts += 1;
    for (let x = 0; x < line.text.length; x += 1) {
      const char = line.text.charAt(x);
      const joint = rule ? !HORIZONTAL.includes(char) && char.trim() !== '' : VERTICAL.test(char);
      if (joint) counts.set(x, (counts.get(x) ?? 0) + 1);
    }
  }
  const share = Math.max(2, texts * 0.3);
  return [...counts].flatMap(([x, count]) => (count >= share ? [x] : [])).sort((a, b) => a - b);
};

/** Lines between two rules, and which columns the rule over them closes. */
interface Band {
  readonly closed: readonly boolean[];
  readonly lines: string[];
}

const cutBands = (run: readonly TextLine[], edges: readonly number[]): readonly Band[] => {
  const bands: Band[] = [];
  let closed = edges.slice(1).map(() => true);
  let open: Band | null = null;
  for (const { text } of run) {
    const mask = edges.slice(1).map((right, c) => isRuled(text.slice((edges[c] ?? 0) + 1, right)));
    if (mask.some(Boolean)) {
      closed = open === null ? closed.map((was, c) => was || mask[c] === true) : mask;
      if (open !== null) open = null;
      if (mask.every(Boolean)) continue;
    }
    if (open === null) {
      open = { closed, lines: [] };
      bands.push(open);
    }
    open.lines.push(text);
  }
  return bands;
};

const isRuled = (segment: string): boolean => segment.length > 0 && /^[-─━═+┬┴┼╪╫╬╤╧T]+$/u.test(segment) && /[-─━═]/u.test(segment);

const fillBands = (vocabulary: Vocabulary, bands: readonly Band[], edges: readonly number[], page: number | null): DraftTable => {
  const columns = edges.length - 1;
  const pieces = new Map<DraftCell, { readonly lines: string[]; readonly width: number }>();
  const rows: DraftRow[] = [];
  for (const band of bands.flatMap((each) => splitUnruled(each, edges, bands.length))) {
    const above = rows.at(-1);
    const cells: DraftCell[] = [];
    for (let c = 0; c < columns; ) {
      const span = spanAt(band, edges, c);
      const over = above?.cells[c];
      const cell = over !== undefined && band.closed[c] !== true ? over : { text: '' };
      const left = (edges[c] ?? 0) + 1;
      const right = edges[c + span] ?? left;
      const piece = pieces.get(cell) ?? { lines: [], width: right - left - 1 };
      pieces.set(cell, piece);
      for (const line of band.lines) {
        const segment = line.slice(left, right);
        if (!isRuled(segment)) piece.lines.push(segment);
      }
      for (let i = 0; i < span; i += 1) cells.push(cell);
      c += span;
    }
    rows.push({ cells, header: false, page });
  }
  for (const [cell, piece] of pieces) {
    const lines = piece.lines.map((line) => ({ text: line, length: line.trim().length }));
    cell.text = joinCellLines(vocabulary, lines, piece.width);
  }
  return { columns, rows: rows.filter((row) => row.cells.some((cell) => cell.text !== '')) };
};

/** How many columns the cell covers: a bar is missing where cells are merged. */
const spanAt = (band: Band, edges: readonly number[], column: number): number => {
  let span = 1;
  while (column + span < edges.length - 1) {
    const x = edges[column + span] ?? 0;
    const bars = band.lines.filter((line) => VERTICAL.test(line.charAt(x))).length;
    if (bars * 2 >= band.lines.length) break;
    span += 1;
  }
  return span;
};

/** A frame with rules only round the header and the table has one row a line; lines with a blank first cell go on the row above. */
const splitUnruled = (band: Band, edges: readonly number[], bands: number): readonly Band[] => {
  if (bands > 2 || band.lines.length < 2) return [band];
  const firsts = band.lines.map((line) => line.slice((edges[0] ?? 0) + 1, edges[1]).trim());
  if (band.lines.length < 3 && !firsts.every((text) => /^\d{1,4}[.)]?$/u.test(text))) return [band];
  const starts = firsts.filter((text) => /^(?:\d{1,4}[.)]?|\p{Lu}.*)$/u.test(text)).length;
  if (starts < 2 || firsts[0] === '' || starts < firsts.filter((text) => text !== '').length) return [band];
  const split: Band[] = [];
  band.lines.forEach((line, i) => {
    const current = split.at(-1);
    if (current === undefined || firsts[i] !== '')
      split.push({ closed: split.length === 0 ? band.closed : band.closed.map(() => true), lines: [line] });
    else current.lines.push(line);
  });
  return split;
};
