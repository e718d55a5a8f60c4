import { PLAIN_STYLE, diagnostic, type Diagnostic, type TableBlock, type TableCell, type TableRow } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { looksOf } from './anchors.js';
import { beginsApproval, beginsStamp } from './columns.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import type { Draft, DraftBlock, DraftTable } from './draft.js';

/** A printed row: what it is for. */
export interface PlannedRow {
  readonly kind: 'header' | 'data' | 'repeated-header-row' | 'column-number-row';
  /** One per grid column; null where a merged cell from the left or above covers it. */
  readonly cells: readonly (TableCell | null)[];
  readonly page: number | null;
  readonly unreadable: boolean;
}

export interface PlannedTable {
  readonly columns: number;
  readonly rows: readonly PlannedRow[];
  readonly noted: readonly Diagnostic[];
  readonly page: number | null;
  readonly unreadable: boolean;
}

/** The cells of a layout table as lines: row by row, but stamps side by side one after the other, the approval first. */
export const layoutLines = (context: ParseContext, { table }: DraftTable): Draft[] =>
  columnwise(context, table.rows).flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.text
        .split('\n')
        .filter((text) => text !== '')
        .map((text, index) => ({
          ...PLAIN_LINE,
          text,
          width: text.length,
          page: row.page ?? table.page,
          region: table.region,
          opensBlock: index === 0,
          unreadable: table.legibility === 'unreadable' || row.legibility === 'unreadable' ? [{ start: 0, end: text.length }] : [],
        })),
    ),
  );

const columnwise = (context: ParseContext, rows: readonly TableRow[]): readonly TableRow[] => {
  const head = rows.find(({ cells }) => cells.some(({ text }) => text !== ''))?.cells.filter(({ text }) => text !== '') ?? [];
  const isPair = head.length > 1 && head.every(({ text }) => beginsStamp(context, text));
  const beside = !isPair && isBesideStamp(context, head);
  if (!(isPair || beside) || rows.some(({ cells }) => cells.some(({ colSpan }) => colSpan > 1))) return rows;
  const approvals = head.filter(({ text }) => beginsApproval(context, text)).map(({ column }) => column);
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort((a, b) => a - b);
  const others = columns.filter((column) => !approvals.includes(column));
  // A letterhead beside the stamp comes first, as where it stands over it.
  const ordered = beside ? columns : [...approvals, ...others];
  return ordered.flatMap((column) =>
    rows.map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.column === column) })).filter(({ cells }) => cells.length > 0),
  );
};

/** A letterhead in one column and an approval stamp or an annex's caption in the last one. */
const isBesideStamp = (context: ParseContext, head: readonly TableCell[]): boolean => {
  const [first] = head;
  const last = head.at(-1);
  if (first === undefined || last === undefined || head.length !== 2) return false;
  const stamp = looksOf(context, last.text.split('\n', 1)[0] ?? '').stamp;
  return stamp !== null && stamp !== 'agreed' && !looksOf(context, first.text.split('\n', 1)[0] ?? '').name;
};

const PLAIN_LINE: Omit<Draft, 'text' | 'width' | 'page' | 'opensBlock' | 'unreadable' | 'region'> = {
  kind: 'paragraph',
  auto: null,
  style: PLAIN_STYLE,
  turns: [],
  noted: [],
  indent: 0,
  dropped: null,
  afterPageBreak: false,
};

const headerWords = perLexicon(({ tables }) => new RegExp(`(?<!\\p{L})(?:${anyOf(tables.header.map(fold))})`, 'u'));
const continuationWords = perLexicon(({ tables }) => new RegExp(`^(?:${anyOf(tables.continuation.map(fold))})`, 'u'));

/** «Продолжение таблицы» between two pieces of one table. */
export const isTableContinuation = (context: ParseContext, text: string): boolean =>
  text.length < 60 && continuationWords(context).test(fold(text));

/** «ТАБЛИЦА 2. ПОВОДЫ ДЛЯ ОБНОВЛЕНИЯ»: the word and a number begin it. */
export const isTableCaption = (context: ParseContext, text: string): boolean => captionWords(context).test(fold(text));

const captionWords = perLexicon(({ tables }) => new RegExp(`^(?:${anyOf(tables.captions.map(fold))})\\.? ?(?:№ ?)?\\d`, 'u'));

export const isHeaderRow = (context: ParseContext, row: TableRow | undefined): boolean => {
  if (row === undefined) return false;
  const filled = row.cells.filter(({ text }) => text !== '');
  if (filled.length < 2) return false;
  return filled.filter(({ text }) => isHeaderWord(context, text)).length * 2 >= filled.length;
};

/** «Тип точки», «Срок исполнения»: what the columns of such tables are called. */
export const isHeaderWord = (context: ParseContext, text: string): boolean => headerWords(context).test(fold(text));

/** How many columns the widest row of a table has. */
export const columnsOf = (table: TableBlock): number =>
  table.rows.reduce((most, row) => row.cells.reduce((edge, cell) => Math.max(edge, cell.column + Math.max(1, cell.colSpan)), most), 0);

/** Joins pieces of one table that pages cut, finds its header, its column numbers and repeated headers. */
export const planTable = (context: ParseContext, pieces: readonly DraftTable[]): PlannedTable => {
  const columns = Math.max(...pieces.map(({ table }) => columnsOf(table)));
  const rows: PlannedRow[] = [];
  let header: readonly PlannedRow[] = [];
  pieces.forEach(({ table }) => {
    const grid = gridOf(table, columns);
    const blank = blankRows(grid);
    const found = header.length === 0 ? headerRows(context, { ...table, rows: table.rows.slice(blank) }, grid.slice(blank)) : 0;
    if (found > 0) header = grid.slice(blank, blank + found);
    grid.forEach((row, index) => {
      const isFirst = index >= blank && index < blank + found;
      if (isColumnNumbers(row)) rows.push({ ...row, kind: 'column-number-row' });
      else if (isFirst) rows.push({ ...row, kind: 'header' });
      else if (header.some((known) => sameRow(known, row))) rows.push({ ...row, kind: 'repeated-header-row' });
      else rows.push(row);
    });
  });
  const joined = joinCutRows(rows);
  return {
    columns,
    rows: joined.rows,
    noted: [...pieces.flatMap(({ noted }) => noted), ...joined.noted],
    page: pieces[0]?.table.page ?? null,
    unreadable: pieces.some(({ table }) => table.legibility === 'unreadable'),
  };
};

/** Rows without text at the top: they only give the columns their width. */
const blankRows = (grid: readonly PlannedRow[]): number => {
  const first = grid.findIndex(({ cells }) => cells.some((cell) => (cell?.text ?? '') !== ''));
  return Math.max(0, first);
};

const gridOf = (table: TableBlock, columns: number): PlannedRow[] =>
  table.rows.map((row) => {
    const cells: (TableCell | null)[] = Array.from({ length: columns }, () => null);
    for (const cell of row.cells) {
      const taken = cells[cell.column];
      // Two cells of a faulty file in one place: nothing is lost.
      if (taken != null) cells[cell.column] = { ...taken, text: `${taken.text} ${cell.text}`.trim() };
      else if (cell.column < columns) cells[cell.column] = cell;
    }
    return { kind: 'data', cells, page: row.page, unreadable: row.legibility === 'unreadable' };
  });

/** How many rows at the top are header: one, or two where the first has merged cells. */
const headerRows = (context: ParseContext, table: TableBlock, grid: readonly PlannedRow[]): number => {
  const marked = table.rows.findIndex((row) => !row.header);
  if (marked > 0) return marked;
  const [first, second, third] = table.rows;
  if (first === undefined || grid[0] === undefined) return 0;
  // A heading over the whole width stands above the header.
  if (first.cells.filter(({ text }) => text !== '').length === 1 && isHeaderRow(context, second)) return 2;
  if (!isHeaderRow(context, first) && !isColumnNumbersNext(grid) && !(table.rows.length > 1 && looksLikeTitles(grid[0]))) return 0;
  const spans = first.cells.some((cell) => cell.colSpan > 1 && cell.colSpan < columnsOf(table));
  const tall = first.cells.some((cell) => cell.rowSpan > 1);
  if ((spans || tall) && second !== undefined && (third !== undefined || tall) && !isNumbered(grid[1]))
    return isColumnNumbers(grid[1]) ? 1 : 2;
  return 1;
};

const isColumnNumbersNext = (grid: readonly PlannedRow[]): boolean => isColumnNumbers(grid[1]) || isColumnNumbers(grid[2]);

/** Short words in every column and no number in the first: titles of columns. */
const looksLikeTitles = (row: PlannedRow | undefined): boolean =>
  row !== undefined &&
  row.cells.filter((cell) => cell !== null).length > 1 &&
  row.cells.every((cell) => cell === null || (cell.text !== '' && cell.text.length < 80 && !/^\d/u.test(cell.text)));

const isNumbered = (row: PlannedRow | undefined): boolean => /^\d+\.?$/u.test(row?.cells[0]?.text ?? '');

/** «1 | 2 | 3 | 4»: at least two columns, each with its own number; a scan may have lost some, the others stand in their places. */
const isColumnNumbers = (row: PlannedRow | undefined): boolean => {
  const cells = row?.cells.filter((cell): cell is TableCell => cell !== null) ?? [];
  const filled = cells.flatMap(({ text }, index) =>
    text === '' ? [] : [{ index, number: Number(/^\(?(\d{1,2})[).]?$/u.exec(text)?.[1]) }],
  );
  const [first] = filled;
  if (first === undefined || filled.length < 2) return false;
  if (filled.length === cells.length && first.number === 0) return filled.every(({ index, number }) => number === index);
  return filled.every(({ index, number }) => number === index + 1);
};

/** The same words in every cell, but for what recognition got wrong in a few letters. */
const sameRow = (a: PlannedRow, b: PlannedRow): boolean => {
  const key = (cell: TableCell | null): string => fold(cell?.text ?? '').replace(/[^\p{L}\p{N}№]+/gu, '');
  const pairs = a.cells.map((cell, column) => [key(cell), key(b.cells[column] ?? null)] as const);
  return pairs.some(([one]) => one !== '') && pairs.every(([one, other]) => one === other || isMisread(one, other));
};

/** Pairs of letters in common: a wrong letter in a title of fifteen takes two of fourteen. */
const isMisread = (one: string, other: string): boolean => {
  const [a, b] = [bigrams(one), bigrams(other)];
  if (Math.min(a.length, b.length) < MIN_MISREAD) return false;
  const left = [...b];
  for (const pair of a) {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
  }
  return (2 * (b.length - left.length)) / (a.length + b.length) > MISREAD;
};

const bigrams = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** Bigrams: shorter titles have to be read right. */
const MIN_MISREAD = 8;
const MISREAD = 0.75;

/** A row that only continues the text above in lower case was cut by the page's end: its text goes where it belongs. */
const joinCutRows = (rows: readonly PlannedRow[]): { rows: PlannedRow[]; noted: Diagnostic[] } => {
  const out: PlannedRow[] = [];
  const noted: Diagnostic[] = [];
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const cutHere = before !== undefined && (before.kind === 'repeated-header-row' || before.page !== row.page);
    const targets = row.kind === 'data' ? continuedRows(out, row, cutHere) : null;
    if (targets === null) {
      out.push(row);
      return;
    }
    for (const [column, target] of targets) {
      const above = out[target];
      if (above === undefined) continue;
      out[target] = {
        ...above,
        unreadable: above.unreadable || row.unreadable,
        cells: above.cells.map((cell, at) =>
          at === column && cell !== null ? { ...cell, text: glue(cell.text, row.cells[column]?.text ?? '') } : cell,
        ),
      };
    }
    noted.push(
      diagnostic('table-rows-joined', {
        text: row.cells
          .map((cell) => cell?.text ?? '')
          .filter((text) => text !== '')
          .join(' | '),
      }),
    );
  });
  return { rows: out, noted };
};

const glue = (head: string, rest: string): string => (/\p{Ll}[-¬]$/u.test(head) ? head.slice(0, -1) + rest : `${head} ${rest}`);

/** Column → the row above whose text this one continues; null where any cell begins something new. */
const continuedRows = (above: readonly PlannedRow[], row: PlannedRow, cutHere: boolean): ReadonlyMap<number, number> | null => {
  const targets = new Map<number, number>();
  for (const [column, cell] of row.cells.entries()) {
    if (cell === null || cell.text === '') continue;
    if (!/^[\p{Ll}(»)]/u.test(cell.text)) return null;
    const target = above.findLastIndex(({ kind, cells }) => kind === 'data' && (cells[column]?.text ?? '') !== '');
    const text = above[target]?.cells[column]?.text ?? '';
    if (target < 0 || /[.;!?]$/u.test(text)) return null;
    targets.set(column, target);
  }
  const first = row.cells[0]?.text ?? '';
  // Under a numbered row whatever has no number of its own and goes on in small letters belongs to it.
  const underNumber = isNumbered(above.at(-1));
  return targets.size > 0 && first === '' && (cutHere || underNumber || targets.size === 1) ? targets : null;
};

/** Gathers tables that pages cut: nothing but dropped lines or «Продолжение таблицы» between, and the same columns. */
export const isSameTable = (a: DraftTable, b: DraftTable): boolean => {
  const [left, right] = [columnsOf(a.table), columnsOf(b.table)];
  return left === right && left > 1;
};

export const isTable = (block: DraftBlock): block is DraftTable => block.kind === 'table';
