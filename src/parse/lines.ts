import type { Diagnostic, ParagraphBlock, SourceBlock, SourceDocument, TableBlock } from '../model/index.js';
import type { BlockNotes } from './block-notes.js';
import { clean } from './clean.js';
import { unweave } from './columns.js';
import type { ParseContext } from './context.js';
import { noteIn, type Draft, type DraftBlock, type DraftTable } from './draft.js';
import { isLayoutTable } from './layout-table.js';
import { isHeaderRow, layoutLines } from './tables.js';

/** Source blocks as cleaned lines, in reading order; blank lines go, but are remembered as the beginning of a block. */
export const readLines = (context: ParseContext, source: SourceDocument, notes: BlockNotes): DraftBlock[] =>
  gatherColumns(context, gatherBarred(source.blocks.flatMap(apartFromHeading), notes), notes).flatMap((block): DraftBlock[] => {
    const own = notes.get(block) ?? [];
    const table = block.kind === 'table' ? block : typedTable(context, block);
    if (table === null) return block.kind === 'paragraph' ? readParagraph(context, block).map((draft) => noteAll(draft, own)) : [];
    const draft = readTable(context, table);
    if (isLayoutTable(context, draft.table)) return layoutLines(context, draft).map((line) => noteAll(line, own));
    return [{ ...draft, noted: [...draft.noted, ...own] }];
  });

const noteAll = (draft: Draft, notes: readonly Diagnostic[]): Draft => notes.reduce((noted, note) => noteIn(noted, note), draft);

/** A heading and the barred lines right under it, which a reader left as one block. */
const apartFromHeading = (block: SourceBlock): readonly SourceBlock[] => {
  if (block.kind !== 'paragraph' || block.label !== null || !block.text.includes('|')) return [block];
  const lines = block.text.split('\n');
  const first = lines.findIndex((line) => line.includes('|'));
  const isUnder = first > 0 && lines.slice(first).every((line) => line.includes('|'));
  return isUnder ? [lines.slice(0, first), lines.slice(first)].map((part) => ({ ...block, text: part.join('\n') })) : [block];
};

/** Lines with cells between bars that stand as paragraphs of their own make one block, page numbers between them or not. */
const gatherBarred = (blocks: readonly SourceBlock[], notes: BlockNotes): SourceBlock[] => {
  const out: SourceBlock[] = [];
  for (const block of blocks) {
    const before = out.findLastIndex(({ kind, region }) => kind === 'table' || DROPPED_REGIONS[region] === undefined);
    const last = out[before];
    const seam = block.kind === 'paragraph' && last?.kind === 'paragraph' ? seamOfRows(last, block) : null;
    if (seam !== null && block.kind === 'paragraph' && last?.kind === 'paragraph') {
      const joined = { ...last, text: last.text + seam + block.text };
      const own = [...(notes.get(last) ?? []), ...(notes.get(block) ?? [])];
      if (own.length > 0) notes.set(joined, own);
      out[before] = joined;
    } else out.push(block);
  }
  return out;
};

/** A row that begins, or the rest of one that the end of a page cut; null where a block is no more of the table above it. */
const seamOfRows = (above: ParagraphBlock, block: ParagraphBlock): '\n' | ' ' | null => {
  const [columns, own] = [barsIn(above.text), barsIn(block.text)];
  if (own === 0) return null;
  if (own === columns) return '\n';
  const last = barsIn(above.text.slice(above.text.lastIndexOf('\n') + 1));
  return above.text.includes('\n') && last + own === columns ? ' ' : null;
};

/** Two columns whose rows stand as paragraphs of their own, blank lines between them, make one block: one column, then the other. */
const gatherColumns = (context: ParseContext, blocks: readonly SourceBlock[], notes: BlockNotes): SourceBlock[] => {
  const out: SourceBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const first = blocks[at];
    if (first === undefined) continue;
    const run: ParagraphBlock[] = [];
    for (let next = blocks[at]; isColumnRow(next) && run.length < MAX_ROWS; next = blocks[at + run.length]) run.push(next);
    const lines = run.flatMap(({ text }) => text.split('\n'));
    const unwoven = run.length > 1 ? unweave(context, lines) : lines;
    if (first.kind === 'table' || unwoven.join('\n') === lines.join('\n')) {
      out.push(first);
      continue;
    }
    const joined: ParagraphBlock = { ...first, text: unwoven.join('\n') };
    const own = run.flatMap((block) => notes.get(block) ?? []);
    if (own.length > 0) notes.set(joined, own);
    out.push(joined);
    at += run.length - 1;
  }
  return out;
};

const isColumnRow = (block: SourceBlock | undefined): block is ParagraphBlock =>
  block?.kind === 'paragraph' && block.label === null && /\S(?: {3,}|\t+ *)\S/u.test(block.text.split('\n', 1)[0] ?? '');

/** Rows of two stamps or of a letterhead. */
const MAX_ROWS = 12;

/** Bars of the first line. */
const barsIn = (text: string): number => (text.split('\n', 1)[0] ?? '').split('|').length - 1;

/** A typed table that a reader left as lines: cells parted by bars, or the header row of an empty form. */
const typedTable = (context: ParseContext, block: ParagraphBlock): TableBlock | null => {
  const lines = block.text.split('\n');
  // Semicolons with no blank after them part cells as spreadsheets write them; others part the items of a sentence.
  const separator = lines.every((line) => /^[^;]*;\S?[^;]*;/u.test(line) && !/; /u.test(line)) ? /;/u : /\t| *\| */u;
  const [head = [], ...others] = withoutEdges(lines).map((line) => line.split(separator));
  const columns = head.length;
  const rows = [head, ...others.map((cells) => (isNumberAlone(cells) ? [...cells, ...Array<string>(columns - 1).fill('')] : cells))];
  const full = rows.filter((cells) => cells.length === columns);
  if (block.label !== null || rows.some((cells) => cells.length !== columns && !isGroup(cells)) || full.length * 2 <= rows.length)
    return null;
  const barred = lines.every((line) => line.includes('|'));
  const titled = isHeaderRow(context, draftRow(rows[0] ?? [], columns, block.page));
  if (columns < MIN_COLUMNS && !(columns > 1 && barred && (rows.length > MIN_COLUMNS || (titled && rows.length > 2)))) return null;
  const table: TableBlock = {
    kind: 'table',
    page: block.page,
    region: block.region,
    legibility: block.legibility,
    rows: rows.map((cells) => draftRow(cells, columns, block.page)),
  };
  return rows.length > 1 || titled ? table : null;
};

/** «| Упоминание | 4 часа |»: bars at both ends of every line are the edges of the table. */
const withoutEdges = (lines: readonly string[]): readonly string[] =>
  lines.every((line) => /^\s*\|.*\|\s*$/u.test(line)) ? lines.map((line) => line.trim().slice(1, -1).trim()) : lines;

/** «1» of a blank form, whose empty cells were lost with the blanks at the end of the line. */
const isNumberAlone = (cells: readonly string[]): boolean => cells.length === 1 && /^\d{1,3}\.?$/u.test(cells[0] ?? '');

/** A row of cells; one alone («Цифровые точки») stands over the whole width. */
const draftRow = (cells: readonly string[], columns: number, page: TableBlock['page']): TableBlock['rows'][number] => ({
  header: false,
  page,
  cells: cells.map((text, column) => ({ text, column, colSpan: cells.length === 1 ? columns : 1, rowSpan: 1 })),
});

/** «Цифровые точки» between rows: what the rows under it have in common. */
const isGroup = ([text = '', ...others]: readonly string[]): boolean =>
  others.length === 0 && text.length <= LONGEST_GROUP && !/[.:;,]$/u.test(text);

const LONGEST_GROUP = 60;

/** Fewer columns may be a signature or a pair of dates, unless bars part them and there are more rows than this. */
const MIN_COLUMNS = 3;

const readParagraph = (context: ParseContext, block: ParagraphBlock): Draft[] => {
  const drafts: Draft[] = [];
  let gap = true;
  let label = block.label === null ? null : clean(context, block.label).text;
  for (const raw of unweave(context, block.text.split(/\r\n|[\n\r\u2028\u2029]/u))) {
    // A soft hyphen at the end of a line is a hyphen; elsewhere it is nothing.
    const { text, diagnostics } = clean(context, softHyphenShown(raw));
    if (text === '' && label === null) {
      gap = true;
      continue;
    }
    drafts.push({
      kind: 'paragraph',
      text,
      auto: label === '' ? null : label,
      region: block.region,
      style: block.style,
      page: block.page,
      turns: [],
      unreadable: block.legibility === 'unreadable' ? [{ start: 0, end: text.length }] : [],
      noted: diagnostics.map((diagnostic) => ({ diagnostic, start: diagnostic.start ?? 0, end: diagnostic.end ?? 0 })),
      indent: indentOf(raw),
      opensBlock: gap,
      width: raw.trimEnd().length,
      dropped: DROPPED_REGIONS[block.region] ?? null,
      afterPageBreak: false,
    });
    gap = false;
    label = null;
  }
  return drafts;
};

const softHyphenShown = (raw: string): string => {
  const line = raw.trimEnd();
  return line.endsWith('\u00AD') ? line.slice(0, -1) + SOFT_HYPHEN_AT_END : raw;
};

/** A hyphen that no compound word has: joined without asking the vocabulary. */
export const SOFT_HYPHEN_AT_END = '¬';

const TAB_WIDTH = 8;

const indentOf = (raw: string): number => {
  const head = /^[\s\u00A0]*/u.exec(raw)?.[0] ?? '';
  return [...head].reduce((sum, character) => sum + (character === '\t' ? TAB_WIDTH : 1), 0);
};

const DROPPED_REGIONS: Partial<Record<ParagraphBlock['region'], Draft['dropped']>> = {
  header: 'running-header',
  footer: 'footer',
  comment: 'footer',
};

const readTable = (context: ParseContext, block: TableBlock): DraftTable => {
  const noted: Diagnostic[] = [];
  const cellText = (raw: string): string => {
    const lines = raw.split(/[\n\r\u2028\u2029]+/u).map((line) => clean(context, line));
    noted.push(...lines.flatMap(({ diagnostics }) => diagnostics));
    return joinCellLines(lines.map(({ text }) => text).filter((text) => text !== ''));
  };
  const rows = block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: cellText(cell.text) })) }));
  return { kind: 'table', table: { ...block, rows }, noted };
};

/** Lines of one paragraph of a cell become one; the next paragraph begins with a capital, a digit or after a stop. */
const joinCellLines = (lines: readonly string[]): string =>
  lines.reduce((text, line) => {
    if (text === '') return line;
    if (!/^\p{Ll}/u.test(line) || /[.;:!?]$/u.test(text)) return `${text}\n${line}`;
    return /\p{Ll}[-¬]$/u.test(text) ? text.slice(0, -1) + line : `${text} ${line}`;
  }, '');
