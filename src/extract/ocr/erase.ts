import type { GrayImage } from '../../adapters/ocr-port.js';
import type { Circle } from './circles.js';
import { DARK } from './pixels.js';
import type { ScannedLine } from './rulings.js';

/**
 * Makes the rings of a stamp white in `data`, but where the stroke of a letter crosses one, in whichever direction: there both
 * sides of the ring are dark.
 * @param rim pixels on both sides of a ring that are its blurred edge
 */
export const eraseRings = (image: GrayImage, data: Uint8Array, { x, y, rings }: Circle, rim: number): void => {
  for (const { inner, outer } of rings) {
    const [from, to] = [inner - rim, outer + rim];
    const top = Math.max(0, Math.floor(y - to));
    for (let py = top; py <= Math.min(image.height - 1, y + to); py += 1) {
      for (let px = Math.max(0, Math.floor(x - to)); px <= Math.min(image.width - 1, x + to); px += 1) {
        const distance = Math.hypot(px - x, py - y);
        if (distance < from || distance > to) continue;
        if (!isCrossed(image, { x, y, from: from - BEYOND, to: to + BEYOND }, px, py)) data[py * image.width + px] = 255;
      }
    }
  }
};

/** Pixels beyond the edge at which the sides are looked at. */
const BEYOND = 1;
const DIRECTIONS = Array.from({ length: 12 }, (_, at) => ({ dx: Math.cos((at * Math.PI) / 12), dy: Math.sin((at * Math.PI) / 12) }));
/** Strokes along a ring cannot be told from it. */
const MOST_STEPS = 2;

interface Band {
  readonly x: number;
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

const isCrossed = (image: GrayImage, band: Band, px: number, py: number): boolean => {
  if ((image.data[py * image.width + px] ?? 255) >= DARK) return false;
  const reach = (band.to - band.from) * MOST_STEPS;
  return DIRECTIONS.some(({ dx, dy }) => {
    const one = leave(band, px, py, dx, dy, reach);
    const other = leave(band, px, py, -dx, -dy, reach);
    return one !== null && other !== null && one.outside !== other.outside && isDark(image, one) && isDark(image, other);
  });
};

interface Exit {
  readonly x: number;
  readonly y: number;
  readonly outside: boolean;
}

/** Where a way from a point leaves a ring; null where it runs along. */
const leave = ({ x, y, from, to }: Band, px: number, py: number, dx: number, dy: number, reach: number): Exit | null => {
  for (let step = 1; step <= reach; step += 1) {
    const [ax, ay] = [px + dx * step, py + dy * step];
    const distance = Math.hypot(ax - x, ay - y);
    if (distance < from || distance > to) return { x: Math.round(ax), y: Math.round(ay), outside: distance > to };
  }
  return null;
};

const isDark = ({ width, height, data }: GrayImage, { x, y }: Exit): boolean =>
  x >= 0 && y >= 0 && x < width && y < height && (data[y * width + x] ?? 255) < DARK;

/** The picture without straight lines of a stamp, but where the strokes of letters cross them. */
export const withoutLines = (image: GrayImage, lines: readonly ScannedLine[]): GrayImage => {
  if (lines.length === 0) return image;
  const data = new Uint8Array(image.data);
  const dark = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < image.width && y < image.height && (image.data[y * image.width + x] ?? 255) < DARK;
  for (const { direction, left, top, right, bottom } of lines) {
    const level = direction === 'horizontal';
    const [from, to] = level ? [left, right] : [top, bottom];
    for (let at = from - 1; at <= to; at += 1) {
      const sides = level ? [dark(at, top - 3), dark(at, bottom + 2)] : [dark(left - 3, at), dark(right + 2, at)];
      if (sides.every((each) => each)) continue;
      for (let across = (level ? top : left) - 1; across < (level ? bottom : right) + 1; across += 1) {
        const [x, y] = level ? [at, across] : [across, at];
        if (x >= 0 && y >= 0 && x < image.width && y < image.height) data[y * image.width + x] = 255;
      }
    }
  }
  return { ...image, data };
};
