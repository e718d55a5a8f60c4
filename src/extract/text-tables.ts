import type { ReadingLexicon } from './context.js';
import {
  countRepeatedHeaders,
  draftRow,
  headingRow,
  isCount,
  joinPiece,
  spanLeadingBlanks,
  toTableBlock,
  type DraftTable,
} from './tables.js';
import type { FoundTable } from './text-blocks.js';
import type { Vocabulary } from './text-hyphens.js';
import { TAKEN, type TextLine } from './text-lines.js';

/** Tables typed as lines of cells parted by tabs, as word processors and spreadsheets copy them. */
export const findTabTables = (
  lexicon: ReadingLexicon,
  vocabulary: Vocabulary,
  lines: readonly TextLine[],
  paged: boolean,
): readonly FoundTable[] => {
  const runs = findRuns(lexicon, lines, paged);
  const groups = groupRuns(lexicon, lines, runs);
  return groups.filter(isTable).map((group) => assemble(vocabulary, group));
};

/** Consecutive lines with tabs: `[from, to)`. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly table: DraftTable;
}

const findRuns = (lexicon: ReadingLexicon, lines: readonly TextLine[], paged: boolean): readonly Run[] => {
  const runs: Run[] = [];
  let at = 0;
  while (at < lines.length) {
    const rows: { readonly cells: readonly string[]; readonly page: number }[] = [];
    const from = at;
    for (;;) {
      const row = readRow(lines, at);
      if (row === null || (rows.length === 0 && isCaption(row.cells))) break;
      rows.push({ cells: row.cells, page: lines[at]?.page ?? 1 });
      at = row.next;
      if (isGroupLine(lexicon, lines, at)) {
        rows.push({ cells: [lines[at]?.text.trim() ?? ''], page: lines[at]?.page ?? 1 });
        at += 1;
      }
    }
    if (rows.length === 0) {
      at += 1;
      continue;
    }
    const columns = Math.max(...rows.map((row) => row.cells.length));
    const drafts = rows.map(({ cells: [first = '', ...others], page }) =>
      others.length === 0 ? headingRow(first, columns, paged ? page : null) : draftRow([first, ...others], columns, paged ? page : null),
    );
    runs.push({ from, to: at, table: { columns, rows: drafts } });
  }
  return runs;
};

/** «Таблица 6» pushed to the right by tabs over the head of a table. */
const isCaption = ([first = '', ...rest]: readonly string[]): boolean =>
  first === '' && filledIn(rest) === 1 && filledIn(rest.slice(-1)) === 1;

/** «2. Информационные технологии» between two rows of as many cells: a line over the whole width that heads the rows below. */
const isGroupLine = (lexicon: ReadingLexicon, lines: readonly TextLine[], at: number): boolean => {
  const [above, line, below] = [lines[at - 1], lines[at], lines[at + 1]];
  if (line === undefined || line.blank || line.region !== 'body' || above === undefined || below === undefined) return false;
  const text = line.text.trim();
  const isHeading = text !== TAKEN && text.length <= LONGEST_GROUP_LINE && /^[\p{Lu}\d«].*\p{L}/u.test(text) && !/[;:.]$/u.test(text);
  if (!isHeading || text.includes('\t') || isContinuation(lexicon, text)) return false;
  const [cells, next] = [splitCells(above.text), splitCells(below.text)];
  return cells.length === next.length && cells.length >= LEAST_GROUPED && [cells, next].every((row) => filledIn(row) >= LEAST_GROUPED);
};

const filledIn = (cells: readonly string[]): number => cells.filter((text) => text !== '').length;

const LONGEST_GROUP_LINE = 90;
/** In a table of two columns a line of its own is rather prose between lists. */
const LEAST_GROUPED = 3;

/** A row begins on a line with a tab; a quoted cell of a spreadsheet may go on over lines. */
const readRow = (lines: readonly TextLine[], at: number): { readonly cells: readonly string[]; readonly next: number } | null => {
  const line = lines[at];
  if (line === undefined || !line.text.includes('\t') || line.blank) return null;
  let text = line.text;
  let next = at + 1;
  for (; hasOpenQuote(text) && next - at < MAX_CELL_LINES; next += 1) {
    const more = lines[next];
    if (more === undefined || more.blank) break;
    text += `\n${more.text}`;
  }
  if (hasOpenQuote(text)) return { cells: splitCells(line.text), next: at + 1 };
  return { cells: splitCells(text), next };
};

const MAX_CELL_LINES = 40;

const hasOpenQuote = (text: string): boolean => {
  const open = text.lastIndexOf('\t"');
  const cell = open >= 0 ? text.slice(open + 1) : text;
  return cell.startsWith('"') && (cell.split('"').length - 1) % 2 === 1;
};

const splitCells = (text: string): readonly string[] =>
  text.split('\t').map((cell) => {
    const trimmed = cell.trim();
    const quoted = /^"([\s\S]*\n[\s\S]*)"$/u.exec(trimmed)?.[1];
    return quoted === undefined ? trimmed : quoted.replaceAll('""', '"').trim();
  });

/** Runs that are pieces of one table: only blank lines, page numbers and «continued» captions between. */
const groupRuns = (lexicon: ReadingLexicon, lines: readonly TextLine[], runs: readonly Run[]): readonly (readonly Run[])[] => {
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    const first = group?.[0];
    const last = group?.at(-1);
    if (
      group !== undefined &&
      first !== undefined &&
      last !== undefined &&
      isBetween(lexicon, lines.slice(last.to, run.from)) &&
      continues(first, run)
    ) {
      group.push(run);
    } else groups.push([run]);
  }
  return groups;
};

const isBetween = (lexicon: ReadingLexicon, lines: readonly TextLine[]): boolean =>
  lines.every((line) => {
    if (line.blank || line.region !== 'body') return true;
    return isContinuation(lexicon, line.text);
  });

const isContinuation = (lexicon: ReadingLexicon, text: string): boolean => {
  const folded = text.trim().toLowerCase();
  return lexicon.tableContinuations.some((caption) => folded.startsWith(caption));
};

const continues = (first: Run, run: Run): boolean => {
  if (countRepeatedHeaders(widened(first.table, run.table.columns), widened(run.table, first.table.columns)) > 0) return true;
  if (run.table.columns !== first.table.columns) return false;
  const head = first.table.rows[0]?.cells[0]?.text ?? '';
  const own = run.table.rows[0]?.cells[0]?.text ?? '';
  // A header of its own, unlike the first one: another table.
  if (head !== '' && own === head) return false;
  return first.table.columns > 2 || (first.table.rows.length > 1 && run.table.rows.length > 1);
};

const widened = (table: DraftTable, columns: number): DraftTable => {
  if (columns <= table.columns) return table;
  const rows = table.rows.map((row) => ({ ...row, cells: [...row.cells, ...draftRow([], columns - table.columns, null).cells] }));
  return { columns, rows };
};

/** Three columns filled somewhere make a table of two rows; two need three rows that are no numbered list, or their numbers under a head. */
const isTable = (group: readonly Run[]): boolean => {
  const rows = group.flatMap((run) => run.table.rows.map((row) => row.cells.map((cell) => cell.text)));
  const filled = rows.map((row) => row.filter((text) => text !== '').length);
  const widest = Math.max(...filled);
  if (widest < 2 || rows.length < 2) return false;
  if (widest > 2) return filled.filter((count) => count > 1).length > 1 || group.length > 1;
  if (rows.length === 2) return isCount(rows[1] ?? []);
  const labels = rows.filter((row) => LIST_LABEL.test(row[0] ?? '')).length;
  const even = rows.every((row) => row.length === 2);
  return even && labels < rows.length - 1;
};

const LIST_LABEL = /^(?:(?:\d{1,3}\.)*\d{1,3}[.)]|[-–—•]|\p{L}\)|)$/u;

const assemble = (vocabulary: Vocabulary, group: readonly Run[]): FoundTable => {
  const columns = Math.max(...group.map((run) => run.table.columns));
  const [first, ...rest] = group.map((run) => widened(run.table, columns));
  const table: DraftTable = { columns, rows: [...(first?.rows ?? [])] };
  markInnerHeaders(table);
  spanBlanks(table);
  let joined = 0;
  for (const piece of rest) {
    markInnerHeaders(piece);
    spanBlanks(piece, countRepeatedHeaders(table, piece));
    joined += joinPiece(vocabulary, table, piece);
  }
  return { from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0, block: toTableBlock(table), joinedRows: joined };
};

/** Rows equal to the first one are its repetitions, though no blank line parts the pages. */
const markInnerHeaders = (table: DraftTable): void => {
  const head = table.rows[0];
  if (head === undefined) return;
  const key = keyOf(head.cells);
  for (const row of table.rows.slice(1)) {
    if (keyOf(row.cells) === key) {
      row.header = true;
      head.header = true;
    }
  }
};

const keyOf = (cells: readonly { readonly text: string }[]): string => cells.map((cell) => cell.text).join('\t');

/** Under a header of one row a blank cell is just blank; under one with blanks of its own the header has two rows. */
const spanBlanks = (table: DraftTable, headers = 0): void => {
  const head = table.rows[0];
  const second = table.rows[1];
  const twoRows =
    headers === 0 && head !== undefined && head.cells.some((cell, c) => c > 0 && cell.text === '' && (second?.cells[c]?.text ?? '') !== '');
  if (twoRows) spreadHeader(head.cells, second?.cells ?? []);
  spanLeadingBlanks(table, headers === 0 ? (twoRows ? 1 : 2) : headers + 1);
};

/** A blank header cell over a filled one belongs to the header cell at its left. */
const spreadHeader = (head: DraftTable['rows'][number]['cells'], below: DraftTable['rows'][number]['cells']): void => {
  for (let c = 1; c < head.length; c += 1) {
    const left = head[c - 1];
    if (head[c]?.text === '' && (below[c]?.text ?? '') !== '' && left !== undefined) head[c] = left;
  }
};
