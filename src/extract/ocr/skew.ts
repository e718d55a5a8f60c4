import type { GrayImage } from '../../adapters/ocr-port.js';
import { DARK } from './pixels.js';

/**
 * Degrees clockwise to turn a page by so that its lines lie level: the angle at which the count of ink per row changes
 * most from row to row. 0 where nothing tells.
 */
export const findSkew = (image: GrayImage): number => {
  const points = inkOf(image);
  if (points.xs.length < MIN_POINTS) return 0;
  let best = 0;
  for (const [step, reach] of STEPS) {
    let top = -1;
    let at = best;
    for (let angle = best - reach; angle <= best + reach + 1e-9; angle += step) {
      const sharpness = sharpnessAt(points, angle);
      if (sharpness > top) {
        top = sharpness;
        at = angle;
      }
    }
    best = at;
  }
  return Math.abs(best) >= MAX_ANGLE - 0.2 ? 0 : Math.round(-best * 100) / 100;
};

/** Steps in degrees with how far each goes to both sides. */
const MAX_ANGLE = 6;
const STEPS = [
  [0.5, MAX_ANGLE],
  [0.1, 0.5],
  [0.02, 0.1],
] as const;
const MIN_POINTS = 300;
const MAX_POINTS = 60_000;
/** Pixels across to which a page is thought of: finer makes no difference. */
const ACROSS = 1200;

interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly height: number;
}

const inkOf = (image: GrayImage): Points => {
  const scale = Math.max(1, image.width / ACROSS);
  let count = 0;
  eachInk(image, scale, () => {
    count += 1;
  });
  const every = Math.max(1, Math.floor(count / MAX_POINTS));
  const kept = Math.ceil(count / every);
  const [xs, ys] = [new Float32Array(kept), new Float32Array(kept)];
  let at = 0;
  eachInk(image, scale, (x, y) => {
    if (at % every === 0) {
      xs[at / every] = x / scale;
      ys[at / every] = y / scale;
    }
    at += 1;
  });
  return { xs, ys, height: image.height / scale };
};

/** Dark pixels a step apart, the rim of the page left out. */
const eachInk = ({ width, height, data }: GrayImage, scale: number, tell: (x: number, y: number) => void): void => {
  const marginX = width * 0.03;
  for (let y = Math.round(height * 0.03); y < height * 0.97; y += scale) {
    const row = Math.floor(y) * width;
    for (let x = marginX; x < width - marginX; x += scale) if ((data[row + Math.floor(x)] ?? 255) < DARK) tell(x, y);
  }
};

const sharpnessAt = ({ xs, ys, height }: Points, angle: number): number => {
  const slope = Math.tan((angle * Math.PI) / 180);
  const pad = Math.ceil(ACROSS * Math.tan(((MAX_ANGLE + 1) * Math.PI) / 180));
  const rows = new Float32Array(Math.ceil(height) + pad * 2);
  for (let i = 0; i < xs.length; i += 1) {
    const row = Math.round((ys[i] ?? 0) - (xs[i] ?? 0) * slope) + pad;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sharpness = 0;
  for (let row = 1; row < rows.length; row += 1) sharpness += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sharpness;
};
