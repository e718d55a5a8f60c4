import type { GrayImage } from '../../adapters/ocr-port.js';
import type { Circle } from './circles.js';
import { type Area, DARK } from './pixels.js';

/** Where stamps and strokes by hand lie over a page, in cells of a few pixels. */
export interface Covers {
  /** Stretches of a row of print that lie under them, left to right, in pixels. */
  runs(row: Pick<Area, 'top' | 'bottom'>): readonly Stretch[];
  /** Rows of pixels that any of them reaches, with some print above and below. */
  readonly bands: readonly Pick<Area, 'top' | 'bottom'>[];
}

/** From left to right in pixels. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/**
 * Gathers what covers print: round stamps and frames all over, strokes of a signature where they run.
 * @param image without ruling lines: a table is no stroke
 * @returns null where nothing does
 */
export const findCovers = (image: GrayImage, dpi: number, seals: readonly Circle[], frames: readonly Area[]): Covers | null => {
  const step = Math.max(2, Math.round(dpi / 50));
  const grid = { step, columns: Math.ceil(image.width / step), rows: Math.ceil(image.height / step) };
  const cells = new Uint8Array(grid.columns * grid.rows);
  const bands: { top: number; bottom: number }[] = [];
  const note = (top: number, bottom: number): number => bands.push({ top: top - dpi * BESIDE, bottom: bottom + dpi * BESIDE });
  const fill = (area: Area, holds: (x: number, y: number) => boolean): void => {
    for (let y = Math.max(0, Math.floor(area.top / step)); y < Math.min(grid.rows, area.bottom / step); y += 1)
      for (let x = Math.max(0, Math.floor(area.left / step)); x < Math.min(grid.columns, area.right / step); x += 1)
        if (holds((x + 0.5) * step, (y + 0.5) * step)) cells[y * grid.columns + x] = 1;
    note(area.top, area.bottom);
  };
  for (const { x, y, radius } of seals)
    fill({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }, (px, py) => Math.hypot(px - x, py - y) <= radius);
  for (const frame of frames) fill(frame, () => true);
  for (const stroke of strokesOf(image, dpi)) {
    if (stroke.closed) fill(stroke.area, () => true);
    else note(stroke.area.top, stroke.area.bottom);
    for (const at of stroke.points)
      cells[Math.floor(Math.floor(at / image.width) / step) * grid.columns + Math.floor((at % image.width) / step)] = 1;
  }
  if (bands.length === 0) return null;
  return { bands, runs: (row) => runsOf(cells, grid, row, dpi) };
};

/** Inches: a line above and below what is covered, for recognition to hold on to. */
const BESIDE = 0.3;
/** Inches: words that close to one another are covered as one. */
const MERGED = 0.06;

interface Grid {
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
}

const runsOf = (
  cells: Uint8Array,
  { step, columns, rows }: Grid,
  { top, bottom }: Pick<Area, 'top' | 'bottom'>,
  dpi: number,
): Stretch[] => {
  const runs: { left: number; right: number }[] = [];
  const [from, to] = [Math.max(0, Math.floor(top / step)), Math.min(rows, Math.ceil(bottom / step))];
  for (let x = 0; x < columns; x += 1) {
    let covered = false;
    for (let y = from; y < to && !covered; y += 1) covered = cells[y * columns + x] === 1;
    if (!covered) continue;
    const last = runs.at(-1);
    if (last !== undefined && x * step - last.right <= dpi * MERGED) last.right = (x + 1) * step;
    else runs.push({ left: x * step, right: (x + 1) * step });
  }
  return runs;
};

interface Stroke {
  readonly area: Area;
  readonly points: readonly number[];
  /** It goes round what it stands over, as the edge of a stamp does. */
  readonly closed: boolean;
}

/** In inches: letters are smaller both ways; what is longer is a fold or the edge of the sheet. */
const LEAST = 0.3;
const LEAST_LONGER = 0.5;
const MOST = 4;
/** Share of its rectangle that is ink: an emblem or a picture has more. */
const MOST_FILLED = 0.3;

/** Ink that hangs together and is far larger than letters, yet thin. */
const strokesOf = ({ width, height, data }: GrayImage, dpi: number): readonly Stroke[] => {
  const left = new Uint8Array(width * height);
  for (let at = 0; at < left.length; at += 1) if ((data[at] ?? 255) < DARK) left[at] = 1;
  const strokes: Stroke[] = [];
  for (let start = 0; start < left.length; start += 1) {
    if (left[start] !== 1) continue;
    const points = [start];
    left[start] = 0;
    const area = { left: width, right: 0, top: height, bottom: 0 };
    for (let next = 0; next < points.length; next += 1) {
      const at = points[next] ?? 0;
      const [x, y] = [at % width, Math.floor(at / width)];
      area.left = Math.min(area.left, x);
      area.right = Math.max(area.right, x + 1);
      area.top = Math.min(area.top, y);
      area.bottom = Math.max(area.bottom, y + 1);
      for (let near = 0; near < 9; near += 1) {
        const [nx, ny] = [x + (near % 3) - 1, y + Math.floor(near / 3) - 1];
        const to = ny * width + nx;
        if (nx < 0 || ny < 0 || nx >= width || ny >= height || left[to] !== 1) continue;
        left[to] = 0;
        points.push(to);
      }
    }
    if (isStroke(area, points.length, dpi)) strokes.push({ area, points, closed: isClosed(area, points, width) });
  }
  return strokes;
};

const isStroke = (area: Area, ink: number, dpi: number): boolean => {
  const [across, down] = [area.right - area.left, area.bottom - area.top];
  return (
    Math.min(across, down) >= dpi * LEAST &&
    Math.max(across, down) >= dpi * LEAST_LONGER &&
    Math.max(across, down) <= dpi * MOST &&
    ink < across * down * MOST_FILLED
  );
};

/** Most rows and most columns of a ring or a frame begin and end with it, far apart. */
const isClosed = ({ left, top, right, bottom }: Area, points: readonly number[], width: number): boolean => {
  const [across, down] = [right - left, bottom - top];
  const rows = Array.from({ length: down }, () => ({ from: across, to: 0 }));
  const columns = Array.from({ length: across }, () => ({ from: down, to: 0 }));
  for (const at of points) {
    const [x, y] = [(at % width) - left, Math.floor(at / width) - top];
    const [row, column] = [rows[y], columns[x]];
    if (row === undefined || column === undefined) continue;
    row.from = Math.min(row.from, x);
    row.to = Math.max(row.to, x);
    column.from = Math.min(column.from, y);
    column.to = Math.max(column.to, y);
  }
  const wide = rows.filter(({ from, to }) => to - from > across * FAR).length;
  const high = columns.filter(({ from, to }) => to - from > down * FAR).length;
  return wide > down * MOSTLY && high > across * MOSTLY;
};

const FAR = 0.7;
const MOSTLY = 0.55;
