import { isCount } from '../tables.js';
import type { StyleSheet } from './styles.js';
import type { ReadCell, ReadRow } from './tables.js';
import type { HtmlElement } from './tree.js';

/**
 * True for a table that only puts text side by side: the frame of a site, a letterhead in two languages, a stamp pushed to
 * the right, a line of signatures. Data has a grid one can see, a header, or the shape of a grid.
 */
export const isLayoutTable = (sheet: StyleSheet, table: HtmlElement, read: readonly ReadRow[]): boolean => {
  const rows = read.filter((row) => row.cells.some(hasText));
  const columns = Math.max(0, ...rows.map((row) => row.cells.length));
  if (columns <= 1) return true;
  if (table.attributes['role'] === 'presentation') return true;
  if (holdsDocument(rows)) return true;
  if (rows.some((row) => row.header)) return false;
  const ruled = isRuled(sheet, table, rows);
  if (ruled === true) return rows.length === 1 && (columns === 2 || hasLongCell(rows));
  if (rows.length >= 3 && columns >= 3 && isRegular(rows, columns)) return false;
  if (columns >= 3 && rows.some(isCountRow)) return false;
  // The sheet with the borders may not have been saved: many filled rows of two short cells are a list all the same.
  return !(
    ruled === null &&
    rows.length >= 4 &&
    columns === 2 &&
    isRegular(rows, columns) &&
    rows.every((row) => row.cells.every(hasText))
  );
};

const hasText = (cell: ReadCell): boolean => cell.blocks.length > 0;

/** «1, 2, 3, …» under the titles of a form that nobody has filled in. */
const isCountRow = ({ cells }: ReadRow): boolean =>
  cells.length >= 3 &&
  isCount(cells.map(({ blocks: [only, ...more] }) => (more.length === 0 && only?.kind === 'paragraph' ? only.text.trim() : '')));

const LONG = 3;
const hasLongCell = (rows: readonly ReadRow[]): boolean =>
  rows.some((row) => row.cells.some((cell) => cell.blocks.length >= LONG || cell.blocks.some((block) => block.kind === 'table')));

/** One cell holds a whole text: the frame of a page. */
const MANY = 25;
const holdsDocument = (rows: readonly ReadRow[]): boolean =>
  rows.length <= 6 && rows.some((row) => row.cells.some((cell) => cell.blocks.length >= MANY));

const isRegular = (rows: readonly ReadRow[], columns: number): boolean => {
  const filled = rows.flatMap((row) => row.cells).filter(hasText);
  const simple = filled.filter((cell) => cell.blocks.length === 1);
  return filled.length >= rows.length * columns * 0.6 && simple.length >= filled.length * 0.8;
};

/** Whether lines stand between the columns; null where the page does not say. */
const isRuled = (sheet: StyleSheet, table: HtmlElement, rows: readonly ReadRow[]): boolean | null => {
  const cells = rows.flatMap((row) => row.cells);
  const drawn = cells.map((cell) => sideBorder(sheet.of(cell.element))).filter((each) => each !== null);
  const attribute = Number.parseInt(table.attributes['border'] ?? '', 10);
  if (drawn.length * 2 >= cells.length) {
    const lines = drawn.filter(Boolean).length;
    return lines * 2 >= drawn.length;
  }
  if (attribute > 0 || table.attributes['rules'] === 'all') return true;
  if (drawn.includes(true)) return true;
  return attribute === 0 ? false : null;
};

const sideBorder = (css: ReadonlyMap<string, string>): boolean | null => {
  const sides = ['border', 'border-left', 'border-right', 'border-style', 'border-left-style', 'border-right-style', 'mso-border-alt'];
  const values = sides.flatMap((side) => css.get(side) ?? []);
  if (values.length === 0) return null;
  return values.some(
    (value) => /solid|double|dashed|dotted|inset|outset|ridge|groove/u.test(value) && !/(?:^|\s)0(?:px|pt|cm)?\s/u.test(`${value} `),
  );
};
