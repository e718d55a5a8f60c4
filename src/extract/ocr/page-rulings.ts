import type { GrayImage } from '../../adapters/ocr-port.js';
import type { PdfRuling } from '../../adapters/pdf-port.js';
import { findGrids, type RuledGrid } from '../pdf/grid.js';
import type { ScannedTable } from './picture.js';
import { type Area, countDark } from './pixels.js';
import type { ScannedLine } from './rulings.js';

export const toRuling = (line: ScannedLine, dpi: number): PdfRuling => {
  const scale = 72 / dpi;
  const [x, y] = [((line.left + line.right) / 2) * scale, ((line.top + line.bottom) / 2) * scale];
  return line.direction === 'horizontal'
    ? { x1: line.left * scale, x2: line.right * scale, y1: y, y2: y }
    : { x1: x, x2: x, y1: line.top * scale, y2: line.bottom * scale };
};

export const findTables = (lines: readonly ScannedLine[], dpi: number): readonly ScannedTable[] =>
  findGrids(lines.map((line) => toRuling(line, dpi))).map((grid) => toTable(grid, dpi / 72));

const toTable = ({ xs, ys, cells }: RuledGrid, scale: number): ScannedTable => {
  const area = (left: number, top: number, right: number, bottom: number): Area => ({
    left: (xs[left] ?? 0) * scale,
    top: (ys[top] ?? 0) * scale,
    right: (xs[right] ?? 0) * scale,
    bottom: (ys[bottom] ?? 0) * scale,
  });
  return {
    area: area(0, 0, xs.length - 1, ys.length - 1),
    xs: xs.map((x) => x * scale),
    ys: ys.map((y) => y * scale),
    cells: cells.map((cell) => area(cell.column, cell.row, cell.column + cell.colSpan, cell.row + cell.rowSpan)),
  };
};

/** Rows of bold print may look like lines, but short and thick ones: they are none, and to erase them would cut letters. */
export const isLong = ({ left, top, right, bottom, direction }: ScannedLine, dpi: number): boolean => {
  const [length, thickness] = direction === 'horizontal' ? [right - left, bottom - top] : [bottom - top, right - left];
  return length >= dpi * LONG && thickness <= Math.max(2, dpi * THIN) + length * 0.004;
};

/** Inches. */
const LONG = 0.6;
const THIN = 0.03;

/** A short line with paper along both sides: a piece of an underline, cut by the tails of letters. */
export const isApart = (image: GrayImage, line: ScannedLine): boolean => {
  const { left, top, right, bottom, direction } = line;
  if (direction === 'vertical') return false;
  const rows = [top - 2, bottom + 1].map((y) => countDark(image, { left, right, top: y, bottom: y + 1 }));
  return rows.every((dark) => dark < (right - left) * 0.25);
};

export const isEdge = ({ area, xs, ys }: ScannedTable, line: ScannedLine, dpi: number): boolean => {
  const level = line.direction === 'horizontal';
  const at = level ? (line.top + line.bottom) / 2 : (line.left + line.right) / 2;
  return touches(area, line) && (level ? ys : xs).some((edge) => Math.abs(edge - at) <= Math.max(2, dpi / 60));
};

export const touches = (area: Area, line: Area): boolean =>
  line.right >= area.left - 5 && line.left <= area.right + 5 && line.bottom >= area.top - 5 && line.top <= area.bottom + 5;

export const widened = ({ left, top, right, bottom }: Area, by: number): Area => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});
