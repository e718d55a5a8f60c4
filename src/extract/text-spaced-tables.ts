import { joinCellLines } from './cell-text.js';
import type { ReadingLexicon } from './context.js';
import { columnsOver, cellsOf, isRuler, segmentsOf, type Columns } from './text-spaced-columns.js';
import { countRepeatedHeaders, draftRow, joinPiece, toTableBlock, type DraftTable } from './tables.js';
import type { FoundTable } from './text-blocks.js';
import type { Vocabulary } from './text-hyphens.js';
import { TAKEN, type TextLine } from './text-lines.js';

/**
 * Tables whose columns are kept apart by blanks alone, or by bars and rules of dashes: a header that asks for what lists hold, and
 * lines under it that leave the same stretches blank. Prose, signatures and letterheads in two columns are none.
 */
export const findSpacedTables = (
  lexicon: ReadingLexicon,
  vocabulary: Vocabulary,
  lines: readonly TextLine[],
  paged: boolean,
): readonly FoundTable[] => {
  const found: { readonly from: number; to: number; readonly table: DraftTable; joinedRows: number }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const region = regionAt(lexicon, lines, at);
    if (region === null) continue;
    const table = toTable(vocabulary, region, paged ? (lines[at]?.page ?? null) : null);
    if (table.rows.length < 2) continue;
    const from = isRuler(lines[at - 1]?.text ?? '') ? at - 1 : at;
    const before = found.at(-1);
    if (before !== undefined && isBetween(lexicon, lines.slice(before.to, from)) && countRepeatedHeaders(before.table, table) > 0) {
      before.joinedRows += joinPiece(vocabulary, before.table, table);
      before.to = region.to;
    } else found.push({ from, to: region.to, table, joinedRows: 0 });
    at = region.to - 1;
  }
  return found.map(({ from, to, table, joinedRows }) => ({ from, to, block: toTableBlock(table), joinedRows }));
};

interface Region {
  readonly lines: readonly string[];
  readonly columns: Columns;
  readonly to: number;
}

const MAX_LINES = 400;
const MAX_CELL = 60;

/** The table whose header begins at a line; null where none does. */
const regionAt = (lexicon: ReadingLexicon, lines: readonly TextLine[], at: number): Region | null => {
  const head = lines[at];
  if (head === undefined || head.blank || head.text === TAKEN || !isHeader(lexicon, head.text)) return null;
  if (head.text.includes('|') && !areBarsAligned(head.text, lines.slice(at + 1, at + 4))) return null;
  const texts: string[] = [];
  let to = at;
  let columns = columnsOver([]);
  for (; to < lines.length && to - at < MAX_LINES; to += 1) {
    const line = lines[to];
    if (line === undefined || line.text === TAKEN || line.region !== 'body') break;
    const blank = line.blank || isPageNumber(lines, to);
    const text = blank ? '' : line.text;
    if (blank ? !goesOn(lines, to) : !isRuler(text) && !fits(columns, text, texts)) break;
    if (text !== '' && !isRuler(text)) columns = columnsOver([text], columns);
    texts.push(text);
  }
  while (texts.at(-1) === '') {
    texts.pop();
    to -= 1;
  }
  return isTable(texts, columns) ? { lines: texts, columns, to } : null;
};

/** Bars that wander part cells by themselves: the parser reads those. */
const areBarsAligned = (head: string, below: readonly TextLine[]): boolean => {
  const bars = (text: string): string => [...text.matchAll(/\|/gu)].map(({ index }) => index).join(' ');
  const next = below.find((line) => !line.blank && !isRuler(line.text));
  return next !== undefined && bars(next.text) === bars(head) && below.some(({ text }) => isRuler(text));
};

/** Two titles and more, as columns of lists have them, and nothing that ends a sentence. */
const isHeader = (lexicon: ReadingLexicon, text: string): boolean => {
  if (!WIDE_GAP.test(text)) return false;
  const cells = segmentsOf(text).map((segment) => segment.text.toLowerCase());
  if (
    cells.length < 2 ||
    cells.some((cell) => cell.length > MAX_CELL || /[.;:!?]$/u.test(cell.replace(/\p{L}\.$/u, '')) || cell.includes('__'))
  )
    return false;
  const titles = cells.filter((cell) => titlesOf(lexicon).test(cell)).length;
  return titles > 1 && titles * 2 >= cells.length && !/^\s*\p{Ll}/u.test(text);
};

const WIDE_GAP = /\S(?: {2}|[ ]?\|)/u;

const known = new WeakMap<ReadingLexicon, RegExp>();

const titlesOf = (lexicon: ReadingLexicon): RegExp => {
  const pattern = known.get(lexicon) ?? new RegExp(`(?<!\\p{L})(?:${lexicon.tableTitles.join('|')})`, 'u');
  known.set(lexicon, pattern);
  return pattern;
};

/** A line leaves the gutters blank that the lines above leave; once rows stand, it may close none. */
const fits = (columns: Columns, text: string, above: readonly string[]): boolean => {
  if (columns.count === 0) return true;
  const next = columnsOver([text], columns);
  const alone = segmentsOf(text).length === 1;
  if (alone && above.at(-1) === '') return false;
  const settled = above.filter((line) => segmentsOf(line).length > 1).length > 2;
  return next.count > 1 && (next.count >= columns.count || (!settled && next.count > 2));
};

/** After a blank line a row with two cells and more. */
const goesOn = (lines: readonly TextLine[], at: number): boolean => {
  const next = lines.slice(at + 1, at + GAP).find((line, index) => !line.blank && !isPageNumber(lines, at + 1 + index));
  return next !== undefined && next.text !== TAKEN && (isRuler(next.text) || segmentsOf(next.text).length > 1);
};

/** Blank lines and a page number at most. */
const GAP = 7;

const isPageNumber = (lines: readonly TextLine[], at: number): boolean =>
  /^\s*[-–]? ?\d{1,4} ?[-–]?$/u.test(lines[at]?.text ?? '') && lines[at - 1]?.blank === true && lines[at + 1]?.blank === true;

const isTable = (texts: readonly string[], columns: Columns): boolean => {
  const rows = texts.filter((text) => text !== '' && !isRuler(text)).map((text) => cellsOf(columns, text));
  const full = rows.filter((cells) => cells.filter((cell) => cell !== '').length > 1).length;
  if (rows.some((cells) => cells.some((cell) => /_{3,}|\.{5,}/u.test(cell)))) return false;
  if (texts.some(isRuler)) return columns.count > 1 && full > 1;
  return columns.count > 2 ? full > 2 : columns.count === 2 && full > 3 && rows.every((cells) => cells.every((cell) => cell !== ''));
};

/** Only blank lines, page numbers and «continued» captions. */
const isBetween = (lexicon: ReadingLexicon, lines: readonly TextLine[]): boolean =>
  lines.every(
    (line) =>
      line.blank ||
      line.region !== 'body' ||
      lexicon.tableContinuations.some((caption) => line.text.trim().toLowerCase().startsWith(caption)),
  );

const toTable = (vocabulary: Vocabulary, { lines, columns }: Region, page: number | null): DraftTable => {
  const rows = rowsOf(lines, columns).map((row) =>
    columns.spans.map(({ from, to }, column) =>
      joinCellLines(
        vocabulary,
        row.map((cells) => ({ text: cells[column] ?? '', length: (cells[column] ?? '').length })),
        to - from,
      ),
    ),
  );
  const drafts = rows.map((row) => draftRow(row, columns.count, page));
  if (drafts[0] !== undefined) drafts[0].header = true;
  return { columns: columns.count, rows: drafts };
};

type Cells = readonly string[];

/** Lines put together to rows: by the rules between them, else by what begins a row. */
const rowsOf = (lines: readonly string[], columns: Columns): readonly (readonly Cells[])[] => {
  const ruled = lines.slice(1).filter(isRuler).length > 2;
  const numbered = lines.filter((line) => /^\d{1,4}[.)]?$/u.test(cellsOf(columns, line)[0] ?? '')).length > 1;
  const rows: Cells[][] = [];
  let closed = true;
  for (const line of lines) {
    if (line === '' || isRuler(line)) {
      closed = true;
      continue;
    }
    const cells = cellsOf(columns, line);
    const row = rows.at(-1);
    const begins = ruled ? closed : beginsRow(cells, { numbered: numbered && rows.length > 0, closed });
    if (row === undefined || begins) rows.push([cells]);
    else row.push(cells);
    closed = false;
  }
  return rows;
};

const beginsRow = (cells: Cells, { numbered, closed }: { readonly numbered: boolean; readonly closed: boolean }): boolean => {
  const [first = ''] = cells;
  const filled = cells.filter((cell) => cell !== '');
  if (numbered) return /^(?:\d{1,4}[.)]?)$/u.test(first);
  const isNew = filled.every((cell) => /^[^\p{Ll}]/u.test(cell));
  if (closed) return first !== '' && filled.length > 1;
  if (filled.length === cells.length) return isNew || !/^\p{Ll}/u.test(first);
  return first !== '' && isNew && filled.length * 2 > cells.length;
};
