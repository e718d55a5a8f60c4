import type { XmlElement } from '../../adapters/xml-port.js';
import { child } from './elements.js';
import type { ReadCell, ReadRow, ReadTable } from './tables.js';

/** Which lines a table, a row or a cell asks for; undefined where it says nothing. */
export interface Borders {
  readonly top: boolean | undefined;
  readonly bottom: boolean | undefined;
  readonly left: boolean | undefined;
  readonly right: boolean | undefined;
  readonly insideH: boolean | undefined;
  readonly insideV: boolean | undefined;
}

/** Reads `w:tblBorders` or `w:tcBorders`: each side from the first of the sources that names it. */
export const readBorders = (...sources: readonly (XmlElement | undefined | null)[]): Borders => {
  const side = (...names: readonly string[]): boolean | undefined => {
    for (const source of sources) {
      for (const name of names) {
        const found = child(source ?? undefined, name);
        if (found !== undefined) return isDrawn(found);
      }
    }
    return undefined;
  };
  return {
    top: side('w:top'),
    bottom: side('w:bottom'),
    left: side('w:left', 'w:start'),
    right: side('w:right', 'w:end'),
    insideH: side('w:insideH'),
    insideV: side('w:insideV'),
  };
};

const isDrawn = (side: XmlElement): boolean => {
  const value = side.attributes['w:val'];
  // A white line is no line to the reader.
  return value !== undefined && value !== 'nil' && value !== 'none' && side.attributes['w:color']?.toUpperCase() !== 'FFFFFF';
};

/**
 * True for a table that only puts text side by side: a letterhead in two languages, a stamp pushed to the right, a line
 * of signatures, a frame. What it holds is then read as paragraphs. Data has a grid one can see, a ruled heading, or the
 * shape of a grid.
 */
export const isLayout = (table: ReadTable): boolean => {
  const rows = table.rows.filter((row) => row.cells.some(hasText));
  const columns = Math.max(0, ...rows.map((row) => row.cells.length));
  // A single cell, or cells one under another, is a frame whatever its lines.
  if (columns <= 1) return true;
  if (rows.some((row) => row.header)) return false;
  const first = rows[0];
  if (rows.length === 1) return !(first !== undefined && hasLinesBetween([first]) && columns > 2 && !hasLongCell(first));
  if (hasLinesBetween(rows) || (first !== undefined && isRuledHeading(first, first === table.rows[0]))) return false;
  return !(rows.length >= 3 && columns >= 3 && isRegular(rows, columns));
};

const hasText = (cell: ReadCell): boolean => cell.blocks.length > 0;

/** Lines between most neighbours of a row. */
const hasLinesBetween = (rows: readonly ReadRow[]): boolean => {
  let lines = 0;
  let gaps = 0;
  for (const row of rows) {
    row.cells.forEach((cell, index) => {
      const next = row.cells[index + 1];
      if (next === undefined) return;
      gaps += 1;
      if (cell.borders.right ?? row.borders.insideV ?? false) lines += 1;
      else if (next.borders.left ?? row.borders.insideV ?? false) lines += 1;
    });
  }
  return gaps > 0 && lines * 2 > gaps;
};

/** A first row with lines between its cells, or over and under each of them: the heading of data printed without a grid. */
const isRuledHeading = (row: ReadRow, isTop: boolean): boolean => {
  const titled = row.cells.filter(hasText).length;
  if (titled < 2 || titled * 2 <= row.cells.length) return false;
  return (
    hasLinesBetween([row]) ||
    row.cells.every(
      ({ borders }) =>
        (borders.top ?? (isTop ? row.borders.top : row.borders.insideH)) === true && (borders.bottom ?? row.borders.insideH) === true,
    )
  );
};

const LONG = 3;

/** A blank form is one row of short headings; a letterhead has several lines in a cell. */
const hasLongCell = (row: ReadRow): boolean =>
  row.cells.some((cell) => cell.blocks.length >= LONG || cell.blocks.some((block) => block.kind === 'table'));

/** Data without lines: most cells are filled and hold one short paragraph each. */
const isRegular = (rows: readonly ReadRow[], columns: number): boolean => {
  const filled = rows.flatMap((row) => row.cells).filter(hasText);
  const simple = filled.filter((cell) => cell.blocks.length === 1);
  return filled.length >= rows.length * columns * 0.6 && simple.length >= filled.length * 0.8;
};
