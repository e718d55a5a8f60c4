import type { BlockRegion, TableBlock, TableCell, TableRow } from '../model/index.js';
import type { Vocabulary } from './text-hyphens.js';
import { isHyphenated } from './text-seams.js';

/** A table while it is put together: every grid place holds its cell, a merged cell stands in several places. */
export interface DraftTable {
  readonly columns: number;
  readonly rows: DraftRow[];
}

export interface DraftRow {
  readonly cells: DraftCell[];
  header: boolean;
  readonly page: number | null;
}

export interface DraftCell {
  text: string;
}

/** «1, 2, 3, …» under the titles of a form: the numbers of its columns. */
export const isCount = (texts: readonly string[]): boolean => texts.every((text, column) => text === String(column + 1));

/** A row of texts, left to right; missing ones are blank. */
export const draftRow = (texts: readonly string[], columns: number, page: number | null): DraftRow => ({
  cells: Array.from({ length: columns }, (_, column) => ({ text: texts[column] ?? '' })),
  header: false,
  page,
});

/** A text in one cell over the whole width. */
export const headingRow = (text: string, columns: number, page: number | null): DraftRow => {
  const cell = { text };
  return { cells: Array.from({ length: columns }, () => cell), header: false, page };
};

/**
 * Adds the piece of a table that stands on the next page: repeated header rows are marked, a cell left blank because its
 * merged cell began on the page before goes to that cell, a row cut by the page end is put together.
 * @returns number of rows put together
 */
export const joinPiece = (vocabulary: Vocabulary, table: DraftTable, piece: DraftTable): number => {
  const headers = countRepeatedHeaders(table, piece);
  for (let i = 0; i < headers; i += 1) {
    for (const row of [table.rows[i], piece.rows[i]]) if (row !== undefined) row.header = true;
  }
  const rows = [...piece.rows];
  const first = rows[headers];
  const last = table.rows.length;
  if (first === undefined || last <= headers) {
    table.rows.push(...rows);
    return 0;
  }
  const cut = isCutRow(table, piece, first, headers);
  if (cut) appendTo(vocabulary, table, first);
  else continueLeadingBlanks(table, rows.slice(headers), headers);
  if (cut) {
    const blanks = first.cells.filter((cell) => cell.text === '');
    rows.splice(headers, 1);
    continueBlanks(table, rows.slice(headers), blanks, headers);
  }
  table.rows.push(...rows);
  return cut ? 1 : 0;
};

/** The number of leading rows (at most three) that two tables have in common. */
export const countRepeatedHeaders = (table: DraftTable, piece: DraftTable): number => {
  let same = 0;
  while (same < 3 && same < table.rows.length && same < piece.rows.length && sameRow(table.rows[same], piece.rows[same])) same += 1;
  return same;
};

/** Within a table: cells left blank at the head of a row belong to the cell above. */
export const spanLeadingBlanks = (table: DraftTable, from: number): void => {
  for (let r = Math.max(1, from); r < table.rows.length; r += 1) {
    const row = table.rows[r];
    const above = table.rows[r - 1];
    if (row === undefined || above === undefined || row.cells.every(isBlank)) continue;
    for (let c = 0; c < table.columns; c += 1) {
      const cell = row.cells[c];
      const owner = above.cells[c];
      if (cell === undefined || owner === undefined || cell.text !== '') break;
      row.cells[c] = owner;
    }
  }
};

/** The finished block: each cell once, at its upper left place, with its spans. */
export const toTableBlock = (table: DraftTable, region: BlockRegion = 'body'): TableBlock => {
  const places = new Map<DraftCell, { column: number; row: number; right: number; bottom: number }>();
  table.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => {
      const place = places.get(cell);
      if (place === undefined) places.set(cell, { column: c, row: r, right: c, bottom: r });
      else {
        place.right = Math.max(place.right, c);
        place.bottom = Math.max(place.bottom, r);
      }
    });
  });
  const rows = table.rows.map((row, r): TableRow => {
    const cells: TableCell[] = [];
    for (const cell of new Set(row.cells)) {
      const place = places.get(cell);
      if (place === undefined || place.row !== r) continue;
      cells.push({ text: cell.text, column: place.column, colSpan: place.right - place.column + 1, rowSpan: place.bottom - r + 1 });
    }
    return { cells, header: row.header, page: row.page };
  });
  return { kind: 'table', rows, page: table.rows[0]?.page ?? null, region, legibility: 'good' };
};

const isBlank = (cell: DraftCell): boolean => cell.text === '';

const squeeze = (text: string): string => text.replace(/[\s\u00AD-]+/gu, '').toLowerCase();

const sameRow = (a: DraftRow | undefined, b: DraftRow | undefined): boolean => {
  if (a === undefined || b === undefined || a.cells.length !== b.cells.length || a.cells.every(isBlank)) return false;
  return a.cells.every((cell, c) => squeeze(cell.text) === squeeze(b.cells[c]?.text ?? ''));
};

/** The lowest cell that is not a repeated header's, blank ones passed over. */
const ownerAbove = (table: DraftTable, column: number, headers: number): DraftCell | null => {
  for (let r = table.rows.length - 1; r >= headers; r -= 1) {
    const row = table.rows[r];
    const cell = row?.cells[column];
    if (row !== undefined && !row.header && cell !== undefined && cell.text !== '') return cell;
  }
  return null;
};

/**
 * A row is the rest of one cut by the page end where its first cell is blank and either the last column, filled in every
 * other row, is blank too, or all it holds begins in small letters though that column's cells begin in capitals.
 */
const isCutRow = (table: DraftTable, piece: DraftTable, row: DraftRow, headers: number): boolean => {
  const filled = row.cells.flatMap((cell, column) => (cell.text === '' ? [] : [{ cell, column }]));
  if (filled.length === 0 || !row.cells.some(isBlank) || (row.cells[0]?.text ?? '') !== '') return false;
  const others = [...table.rows.slice(headers), ...piece.rows.slice(headers + 1)].filter((other) => !other.header);
  const last = table.columns - 1;
  const lastAlways = others.length > 1 && others.every((other) => (other.cells[last]?.text ?? '') !== '');
  const unfinished = filled.every(({ column }) => !/[.;!?]$/u.test(ownerAbove(table, column, headers)?.text ?? '.'));
  if (lastAlways && (row.cells[last]?.text ?? '') === '' && unfinished) return true;
  return unfinished && filled.every(({ cell, column }) => /^\p{Ll}/u.test(cell.text) && beginsInCapitals(others, column));
};

const beginsInCapitals = (rows: readonly DraftRow[], column: number): boolean => {
  const texts = rows.map((row) => row.cells[column]?.text ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.filter((text) => /^[^\p{Ll}]/u.test(text)).length >= texts.length * 0.6;
};

const appendTo = (vocabulary: Vocabulary, table: DraftTable, row: DraftRow): void => {
  row.cells.forEach((cell, column) => {
    const owner = cell.text === '' ? null : ownerAbove(table, column, 0);
    if (owner === null) return;
    const hyphenated = isHyphenated(owner.text, cell.text);
    owner.text = hyphenated ? vocabulary.joinHyphen(owner.text, cell.text).text : `${owner.text} ${cell.text}`;
  });
};

const continueLeadingBlanks = (table: DraftTable, rows: readonly DraftRow[], headers: number): void => {
  const first = rows[0];
  if (first === undefined || first.cells.every(isBlank)) return;
  const leading: DraftCell[] = [];
  for (const cell of first.cells) {
    if (cell.text !== '') break;
    leading.push(cell);
  }
  continueBlanks(table, rows, leading, headers);
};

/** Gives the places of blank cells to the cells they continue, as far as those reach the table's last row. */
const continueBlanks = (table: DraftTable, rows: readonly DraftRow[], blanks: readonly DraftCell[], headers: number): void => {
  const last = table.rows.at(-1);
  for (const row of rows) {
    row.cells.forEach((cell, column) => {
      if (!blanks.includes(cell)) return;
      const reaching = last?.cells[column];
      const owner = reaching !== undefined && reaching.text !== '' ? reaching : ownerAbove(table, column, headers);
      if (owner !== null) row.cells[column] = owner;
    });
  }
};
