import type { GrayImage } from '../../adapters/ocr-port.js';
import { findCircles, type Circle } from './circles.js';
import { eraseRings } from './erase.js';
import { DARK } from './pixels.js';
import { findLines } from './rulings.js';

export interface Unsealed {
  readonly image: GrayImage;
  /** Round stamps over lines of print; words in them are not to be trusted. */
  readonly seals: readonly Circle[];
}

/**
 * Makes the lines of print under round black stamps readable as far as they are: rings go, and so does all that a stamp has
 * between the lines; its letters would be read as lines of their own. A stamp beside which nothing stands is left as it is.
 * @param image straightened: lines of print are level
 */
export const withoutSeals = (image: GrayImage, dpi: number): Unsealed => {
  // Where a stamp lies on a table, most of the ink that hangs together is lines.
  const lines = findLines(image, dpi).filter((line) => Math.max(line.right - line.left, line.bottom - line.top) > dpi * LONG);
  const found = findCircles(image, dpi, lines).flatMap((seal) => {
    const rows = rowsBeside(image, seal, dpi);
    return rows.length === 0 ? [] : [{ seal, rows }];
  });
  if (found.length === 0) return { image, seals: [] };
  const data = new Uint8Array(image.data);
  for (const { seal, rows } of found) {
    eraseRings(image, data, seal, Math.max(1.5, dpi / 110));
    eraseBetween(image.width, data, seal, rows);
  }
  return { image: { ...image, data }, seals: found.map(({ seal }) => seal) };
};

interface Row {
  readonly top: number;
  readonly bottom: number;
}

/** In inches: longer than any straight piece of a ring. */
const LONG = 0.8;
/** In inches: how far beside a stamp print is looked for. */
const BESIDE = 1;
/** Share of ink across small letters; between lines there are only tails. */
const INKED = 0.06;

/** Lines of print that stand left or right of a stamp, with what rises above small letters and hangs under them. */
const rowsBeside = (image: GrayImage, { x, y, radius }: Circle, dpi: number): readonly Row[] => {
  const [top, bottom] = [Math.max(0, Math.round(y - radius)), Math.min(image.height, Math.round(y + radius))];
  const sides = [
    [x - radius - dpi * BESIDE, x - radius - 2],
    [x + radius + 2, x + radius + dpi * BESIDE],
  ].map(([from = 0, to = 0]) => [Math.max(0, Math.round(from)), Math.min(image.width, Math.round(to))] as const);
  const isInked = (row: number): boolean =>
    sides.some(([from, to]) => {
      let dark = 0;
      for (let at = row * image.width + from; at < row * image.width + to; at += 1) if ((image.data[at] ?? 255) < DARK) dark += 1;
      return dark > (to - from) * INKED && to > from;
    });
  const rows: Row[] = [];
  for (let row = top; row < bottom; row += 1) {
    if (!isInked(row)) continue;
    const last = rows.at(-1);
    if (last !== undefined && row - last.bottom <= Math.max(1, dpi * 0.01)) rows[rows.length - 1] = { top: last.top, bottom: row + 1 };
    else rows.push({ top: row, bottom: row + 1 });
  }
  return rows
    .filter((row) => row.bottom - row.top > dpi * 0.03 && row.bottom - row.top < dpi * 0.3)
    .map((row) => ({ top: row.top - Math.round(dpi * RISE), bottom: row.bottom + Math.round(dpi * FALL) }));
};

/** Inches. */
const RISE = 0.045;
const FALL = 0.04;

const eraseBetween = (width: number, data: Uint8Array, { x, y, radius }: Circle, rows: readonly Row[]): void => {
  for (let row = Math.ceil(y - radius); row <= y + radius; row += 1) {
    if (row < 0 || rows.some(({ top, bottom }) => row >= top && row < bottom)) continue;
    const half = Math.sqrt(Math.max(0, radius ** 2 - (row - y) ** 2));
    const [from, to] = [Math.max(0, Math.round(x - half)), Math.min(width, Math.round(x + half) + 1)];
    data.fill(255, row * width + from, row * width + to);
  }
};
