import type { GrayImage } from '../../adapters/ocr-port.js';
import { type Area, DARK } from './pixels.js';

/** A round stamp by its outermost ring, in pixels. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Its rings, by the distance of their edges from the middle. */
  readonly rings: readonly { readonly inner: number; readonly outer: number }[];
}

/**
 * Finds rings as large as those of official stamps. The same picture gives the same circles.
 * @param lines straight lines, whose ink is part of no ring
 */
export const findCircles = (image: GrayImage, dpi: number, lines: readonly Area[] = []): readonly Circle[] => {
  const step = Math.max(1, Math.round(dpi / COARSE));
  const coarse = coarseOf(image, step);
  const inch = dpi / step;
  const straight = cellsOf(coarse, lines, step);
  const found: Circle[] = [];
  for (const shape of shapesOf(coarse, inch)) {
    for (let count = 0; count < MAX_SEALS; count += 1) {
      const open = shape.filter(
        (at) =>
          straight[at] !== 1 && found.every((circle) => !isIn(circle, (at % coarse.width) * step, Math.floor(at / coarse.width) * step)),
      );
      const rough = roughCircle(coarse, open, inch);
      const circle = rough === null ? null : refined(image, rough, step, dpi);
      if (circle === null) break;
      found.push(circle);
    }
  }
  return found;
};

const isIn = ({ x, y, radius }: Circle, px: number, py: number): boolean => Math.hypot(px - x, py - y) <= radius * 1.05;

/** Dots an inch in which rings are looked for. */
const COARSE = 75;
const MAX_SEALS = 3;
/** Inches: official stamps are 35–50 mm wide, some rubber ones 30. */
const MIN_RADIUS = 0.55;
const MAX_RADIUS = 1.02;
/** Tries of three points; of a ring that has a twelfth of a shape's points one is found in nearly all cases. */
const TRIES = 8000;
/** Share of a ring that must be there. */
const COVERED = 0.85;

interface Coarse {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

const coarseOf = ({ width, height, data }: GrayImage, step: number): Coarse => {
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const dark = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / step) * columns;
    for (let x = 0; x < width; x += 1) if ((data[y * width + x] ?? 255) < DARK) dark[row + Math.floor(x / step)] = 1;
  }
  return { width: columns, height: rows, dark };
};

const cellsOf = ({ width, height }: Coarse, areas: readonly Area[], step: number): Uint8Array => {
  const cells = new Uint8Array(width * height);
  for (const { left, top, right, bottom } of areas)
    for (let y = Math.max(0, Math.floor(top / step)); y <= Math.min(height - 1, Math.floor(bottom / step)); y += 1)
      cells.fill(1, y * width + Math.max(0, Math.floor(left / step)), y * width + Math.min(width - 1, Math.floor(right / step)) + 1);
  return cells;
};

/** What hangs together and is as large as a ring both ways, each as its points. */
const shapesOf = ({ width, height, dark }: Coarse, inch: number): readonly (readonly number[])[] => {
  const left = new Uint8Array(dark);
  const shapes: number[][] = [];
  for (let start = 0; start < left.length; start += 1) {
    if (left[start] !== 1) continue;
    const points = [start];
    left[start] = 0;
    const box = { left: width, right: 0, top: height, bottom: 0 };
    for (let next = 0; next < points.length; next += 1) {
      const at = points[next] ?? 0;
      const [x, y] = [at % width, Math.floor(at / width)];
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
      for (let near = 0; near < 9; near += 1) {
        const [nx, ny] = [x + (near % 3) - 1, y + Math.floor(near / 3) - 1];
        if (nx < 0 || ny < 0 || nx >= width || ny >= height || left[ny * width + nx] !== 1) continue;
        left[ny * width + nx] = 0;
        points.push(ny * width + nx);
      }
    }
    const least = inch * MIN_RADIUS * 1.9;
    if (box.right - box.left >= least && box.bottom - box.top >= least) shapes.push(points);
  }
  return shapes;
};

interface Rough {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const roughCircle = (coarse: Coarse, points: readonly number[], inch: number): Rough | null => {
  if (points.length < inch * MIN_RADIUS * 4) return null;
  let seed = 1;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let best: Rough | null = null;
  let most = COVERED - 0.1;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // Points of one ring are no further from each other than it is wide: the second and third are taken from near the first.
    const at = random(points.length);
    const near = (): number => points[Math.max(0, Math.min(points.length - 1, at + random(points.length) - (points.length >> 1)))] ?? 0;
    const circle = through(coarse.width, points[at] ?? 0, near(), near());
    if (circle === null || circle.radius < inch * MIN_RADIUS || circle.radius > inch * MAX_RADIUS) continue;
    if (coverage(coarse, circle, 16) < 0.6) continue;
    const covered = coverage(coarse, circle, 120);
    if (covered > most) {
      most = covered;
      best = circle;
    }
  }
  return best;
};

const through = (width: number, a: number, b: number, c: number): Rough | null => {
  const [ax, ay, bx, by, cx, cy] = [a, b, c].flatMap((at) => [at % width, Math.floor(at / width)]);
  if (ax === undefined || ay === undefined || bx === undefined || by === undefined || cx === undefined || cy === undefined) return null;
  const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  if (Math.abs(d) < 40) return null;
  const [a2, b2, c2] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const x = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d;
  const y = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d;
  return { x, y, radius: Math.hypot(ax - x, ay - y) };
};

/** Share of a circle that is dark. Lines of print cover up to a third of any. */
const coverage = ({ width, height, dark }: Coarse, { x, y, radius }: Rough, samples: number): number => {
  let covered = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    const angle = (sample * 2 * Math.PI) / samples;
    const [px, py] = [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
    if (px >= 0 && py >= 0 && px < width && py < height && dark[py * width + px] === 1) covered += 1;
  }
  return covered / samples;
};

/** The circle to a pixel, and all rings round the same middle. */
const refined = (image: GrayImage, rough: Rough, step: number, dpi: number): Circle | null => {
  const fine: Coarse = { width: image.width, height: image.height, dark: image.data.map((value) => (value < DARK ? 1 : 0)) };
  const start = { x: (rough.x + 0.5) * step, y: (rough.y + 0.5) * step, radius: rough.radius * step };
  let best = { circle: start, covered: 0 };
  const reach = step + 1;
  for (let dx = -reach; dx <= reach; dx += 1)
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dr = -reach; dr <= reach; dr += 1) {
        const circle = { x: start.x + dx, y: start.y + dy, radius: start.radius + dr };
        const covered = coverage(fine, circle, 180);
        if (covered > best.covered) best = { circle, covered };
      }
  if (best.covered < COVERED) return null;
  // What is dark all over, a photograph, covers any circle.
  const rings = ringsOf(fine, best.circle, dpi);
  if (rings.length === 0) return null;
  const radius = Math.max(best.circle.radius, ...rings.map(({ outer }) => outer)) + 2;
  return { x: best.circle.x, y: best.circle.y, radius, rings };
};

const ringsOf = (fine: Coarse, { x, y, radius }: Rough, dpi: number): Circle['rings'] => {
  const rings: { inner: number; outer: number; most: number }[] = [];
  for (let at = Math.round(dpi * 0.25); at <= radius + dpi * 0.15; at += 1) {
    const covered = coverage(fine, { x, y, radius: at }, 360);
    if (covered < RING) continue;
    const last = rings.at(-1);
    if (last !== undefined && at - last.outer <= 1) {
      last.outer = at;
      last.most = Math.max(last.most, covered);
    } else rings.push({ inner: at, outer: at, most: covered });
  }
  return rings.filter(({ inner, outer, most }) => most >= COVERED && outer - inner <= dpi * 0.06);
};

/** Share of a ring at its edges, where it is not quite round. */
const RING = 0.6;
