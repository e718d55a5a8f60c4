import type { GrayImage, OcrLine } from '../../adapters/ocr-port.js';
import type { ScannedTable } from './picture.js';
import { piecesOf, type Piece, sizeOf } from './pieces.js';
import { type Area, crop } from './pixels.js';

/**
 * Dashes that stand alone in a cell: too little ink to be read, but they say that there is nothing to say.
 * @param image the page straightened, ruling lines erased; not smoothed, which takes thin dashes away
 * @param lines what was read; dashes come in place of signs that are no letters and no figures
 */
export const withDashes = (
  image: GrayImage,
  tables: readonly ScannedTable[],
  lines: readonly OcrLine[],
  dpi: number,
): readonly OcrLine[] => {
  const size = letterSize(lines, dpi);
  const found = tables
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => {
      const inside = lines.filter((line) => line.words.length > 0 && line.words.every((word) => isWithin(cell, word)));
      const says = lines.some((line) => line.words.some((word) => isWithin(cell, word) && /[\p{L}\p{N}]/u.test(word.text)));
      const dash = says ? null : dashOf(image, cell, dpi);
      return dash === null ? [] : [{ inside, line: toLine(dash, size) }];
    });
  if (found.length === 0) return lines;
  const replaced = new Set(found.flatMap(({ inside }) => inside));
  return [...lines.filter((line) => !replaced.has(line)), ...found.map(({ line }) => line)];
};

const isWithin = (cell: Area, { left, right, top, bottom }: Area): boolean => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x > cell.left && x < cell.right && y > cell.top && y < cell.bottom;
};

/** In inches: what is nearer to the edge is what was left of a ruling line. */
const RIM = 0.025;
const MIN_LENGTH = 0.03;
const MAX_LENGTH = 0.2;
const MAX_THICKNESS = 0.03;

/** The only ink of a cell, if it is level, short and thin. */
const dashOf = (image: GrayImage, cell: Area, dpi: number): Piece | null => {
  const rim = Math.max(2, Math.round(dpi * RIM));
  const area = { left: cell.left + rim, top: cell.top + rim, right: cell.right - rim, bottom: cell.bottom - rim };
  if (area.right - area.left < dpi * MIN_LENGTH || area.bottom - area.top < rim) return null;
  const pieces = piecesOf(crop(image, area, 1)).filter((piece) => sizeOf(piece) > dpi * 0.015);
  const [dash, other] = pieces.sort((a, b) => sizeOf(b) - sizeOf(a));
  if (dash === undefined || (other !== undefined && sizeOf(other) > dpi * MIN_LENGTH * 0.7)) return null;
  const [length, thickness] = [dash.right - dash.left, dash.bottom - dash.top];
  const isDash =
    length >= dpi * MIN_LENGTH && length <= dpi * MAX_LENGTH && thickness <= Math.max(3, dpi * MAX_THICKNESS) && length >= thickness * 1.8;
  const [x, y] = [Math.round(area.left) - 1, Math.round(area.top) - 1];
  return isDash ? { left: dash.left + x, top: dash.top + y, right: dash.right + x, bottom: dash.bottom + y, mass: dash.mass } : null;
};

const letterSize = (lines: readonly OcrLine[], dpi: number): number => {
  const sizes = lines.flatMap(({ size }) => (size > 0 ? [size] : [])).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? dpi / 6;
};

/** A hyphen is a third of a letter's size long, an en dash half of it, an em dash as long as it. */
const toLine = ({ left, top, right, bottom }: Piece, size: number): OcrLine => {
  const share = (right - left) / size;
  const text = share < 0.42 ? '-' : share < 0.75 ? '–' : '—';
  // The line stands about a quarter of the size under a dash.
  const baseline = Math.round(bottom + size * 0.2);
  return { size, words: [{ text, left, top, right, bottom, baseline, confidence: CONFIDENCE }] };
};

const CONFIDENCE = 0.8;
