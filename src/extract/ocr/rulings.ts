import type { GrayImage } from '../../adapters/ocr-port.js';
import type { Area } from './pixels.js';

/** A ruling line of a scan, in pixels. */
export interface ScannedLine extends Area {
  readonly direction: 'horizontal' | 'vertical';
}

/** Finds straight lines level or upright: runs of ink far longer than any stroke of a letter, thin for their length. */
export const findLines = (image: GrayImage, dpi: number): readonly ScannedLine[] => [
  ...linesAlong(image, dpi, 'horizontal'),
  ...linesAlong(image, dpi, 'vertical'),
];

/** Lighter than letters are judged: hairlines of a scan are grey. */
const INK = 185;
/** In inches. */
const MIN_HORIZONTAL = 0.3;
const MIN_VERTICAL = 0.25;
const MAX_THICKNESS = 0.06;

interface Run {
  readonly from: number;
  readonly to: number;
}

interface Band {
  from: number;
  to: number;
  first: number;
  last: number;
  /** Run in the last row that belongs to it. */
  run: Run;
}

const linesAlong = (image: GrayImage, dpi: number, direction: ScannedLine['direction']): readonly ScannedLine[] => {
  const level = direction === 'horizontal';
  const rows = level ? image.height : image.width;
  const length = level ? image.width : image.height;
  const stride = level ? ([image.width, 1] as const) : ([1, image.width] as const);
  const minimum = dpi * (level ? MIN_HORIZONTAL : MIN_VERTICAL);
  const gap = Math.max(1, Math.round(dpi / 100));
  const done: Band[] = [];
  let open: Band[] = [];
  for (let row = 0; row < rows; row += 1) {
    const runs = runsOf(image.data, row * stride[0], stride[1], length, minimum * 0.5, gap);
    const next: Band[] = [];
    for (const run of runs) {
      const band = open.find((each) => each.run.from <= run.to + gap && run.from <= each.run.to + gap && !next.includes(each));
      if (band === undefined) next.push({ from: run.from, to: run.to, first: row, last: row, run });
      else {
        band.from = Math.min(band.from, run.from);
        band.to = Math.max(band.to, run.to);
        band.last = row;
        band.run = run;
        next.push(band);
      }
    }
    // A row without ink ends a line; one row may be lost to noise.
    for (const band of open) {
      if (next.includes(band)) continue;
      if (band.last === row - 1) next.push(band);
      else done.push(band);
    }
    open = next;
  }
  done.push(...open);
  return done
    .filter((band) => band.to - band.from >= minimum && isThin(band, dpi))
    .map(
      (band): ScannedLine =>
        level
          ? { direction, left: band.from, right: band.to, top: band.first, bottom: band.last + 1 }
          : { direction, left: band.first, right: band.last + 1, top: band.from, bottom: band.to },
    );
};

/** A longer line may drift over more rows where the page was not straightened to a hair. */
const isThin = (band: Band, dpi: number): boolean =>
  band.last - band.first + 1 <= Math.max(2, dpi * MAX_THICKNESS) + (band.to - band.from) * 0.004;

const runsOf = (data: Uint8Array, start: number, step: number, length: number, minimum: number, gap: number): readonly Run[] => {
  const runs: Run[] = [];
  let from = -1;
  let last = -1;
  for (let i = 0; i < length; i += 1) {
    if ((data[start + i * step] ?? 255) >= INK) continue;
    if (from < 0) from = i;
    else if (i - last > gap + 1) {
      if (last - from >= minimum) runs.push({ from, to: last + 1 });
      from = i;
    }
    last = i;
  }
  if (from >= 0 && last - from >= minimum) runs.push({ from, to: last + 1 });
  return runs;
};
