import type { XmlElement } from '../../adapters/xml-port.js';
import { child } from './elements.js';
import type { ReadCell, ReadTable } from './tables.js';

/** Which lines of a table or cell are drawn. */
export interface Borders {
  readonly top: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
  readonly right: boolean;
  readonly insideH: boolean;
  readonly insideV: boolean;
}

const NO_BORDERS: Borders = { top: false, bottom: false, left: false, right: false, insideH: false, insideV: false };

/** Reads `w:tblBorders` or `w:tcBorders`: each side from the element itself, else from its style, else from `outer`. */
export const readBorders = (own: XmlElement | undefined, style: XmlElement | undefined, outer: Borders = NO_BORDERS): Borders => {
  if (own === undefined && style === undefined) return outer;
  const drawn = (fallback: boolean, ...names: readonly string[]): boolean => {
    for (const source of [own, style]) {
      for (const name of names) {
        const side = child(source, name);
        if (side !== undefined) return isDrawn(side);
      }
    }
    return fallback;
  };
  return {
    top: drawn(outer.top, 'w:top'),
    bottom: drawn(outer.bottom, 'w:bottom'),
    left: drawn(outer.left, 'w:left', 'w:start'),
    right: drawn(outer.right, 'w:right', 'w:end'),
    insideH: drawn(outer.insideH, 'w:insideH'),
    insideV: drawn(outer.insideV, 'w:insideV'),
  };
};

const isDrawn = (side: XmlElement): boolean => {
  const value = side.attributes['w:val'];
  // A white line is no line to the reader.
  return value !== undefined && value !== 'nil' && value !== 'none' && side.attributes['w:color']?.toUpperCase() !== 'FFFFFF';
};

/**
 * True for a table that only puts text side by side: a letterhead in two languages, a stamp pushed to the right, a line
 * of signatures, a frame. What it holds is then read as paragraphs. Data has a grid one can see, or the shape of one.
 */
export const isLayout = (table: ReadTable): boolean => {
  const rows = table.rows.filter((row) => row.cells.some(hasText));
  const columns = Math.max(0, ...rows.map((row) => row.cells.length));
  // A single cell, or cells one under another, is a frame whatever its lines.
  if (columns <= 1) return true;
  if (rows.some((row) => row.header)) return false;
  const ruled = isRuled(table);
  if (ruled === 'grid') return rows.length === 1 && (columns === 2 || hasLongCell(table));
  return !(rows.length >= 3 && columns >= 3 && isRegular(table, columns));
};

const hasText = (cell: ReadCell): boolean => cell.blocks.length > 0;

/** `grid`: lines between columns; `lines`: rules across only, as under a signature or a letterhead; `bare`: none. */
const isRuled = (table: ReadTable): 'grid' | 'lines' | 'bare' => {
  let between = 0;
  let gaps = 0;
  let across = false;
  for (const row of table.rows) {
    row.cells.forEach((cell, index) => {
      across ||= cell.borders.top || cell.borders.bottom || cell.borders.insideH;
      const next = row.cells[index + 1];
      if (next === undefined) return;
      gaps += 1;
      if (cell.borders.insideV || isSide(cell.borders.right, table) || isSide(next.borders.left, table)) between += 1;
    });
  }
  if (gaps > 0 && between * 2 > gaps) return 'grid';
  return across ? 'lines' : 'bare';
};

/** A cell inherits the table's outer frame, which is no line between columns. */
const isSide = (drawn: boolean, table: ReadTable): boolean => drawn && !(table.borders.left || table.borders.right);

const LONG = 3;

/** A blank form is one row of short headings; a letterhead has several lines in a cell. */
const hasLongCell = (table: ReadTable): boolean =>
  table.rows.some((row) => row.cells.some((cell) => cell.blocks.length >= LONG || cell.blocks.some((block) => block.kind === 'table')));

/** Data without lines: most cells are filled and hold one short paragraph each. */
const isRegular = (table: ReadTable, columns: number): boolean => {
  const filled = table.rows.flatMap((row) => row.cells).filter(hasText);
  const simple = filled.filter((cell) => cell.blocks.length === 1);
  return filled.length >= table.rows.length * columns * 0.6 && simple.length >= filled.length * 0.8;
};
