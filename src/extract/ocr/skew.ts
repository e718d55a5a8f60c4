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
  const marginX = image.width * 0.03;
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = Math.round(image.height * 0.03); y < image.height * 0.97; y += scale) {
    const row = Math.floor(y) * image.width;
    for (let x = marginX; x < image.width - marginX; x += scale) {
      if ((image.data[row + Math.floor(x)] ?? 255) < DARK) {
        xs.push(x / scale);
        ys.push(y / scale);
      }
    }
  }
  const every = Math.max(1, Math.floor(xs.length / MAX_POINTS));
  const thin = (values: readonly number[]): Float32Array => Float32Array.from(values.filter((_, index) => index % every === 0));
  return { xs: thin(xs), ys: thin(ys), height: image.height / scale };
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
