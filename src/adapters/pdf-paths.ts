import type { PdfRuling } from './pdf-port.js';
import type { Matrix } from './pdf-text-state.js';
import { OPS } from './pdfjs.js';

/** What the paths of a page draw, in points from its top left corner. */
export interface Drawing {
  /** Horizontal and vertical lines: strokes and thin fills. */
  readonly rulings: PdfRuling[];
  /** Areas that are not white: letters stand out on them whatever their own colour. */
  readonly inked: Box[];
  /** Filled shapes with curves, which may be letters. */
  readonly shapes: Box[];
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Brush {
  readonly matrix: Matrix;
  /** `#rrggbb`, as that of strokes. */
  readonly fill: string;
  readonly stroke: string;
  readonly lineWidth: number;
}

/** @param args of `constructPath`: how it is painted, its outlines, its bounds */
export const drawPath = (drawing: Drawing, brush: Brush, args: readonly unknown[]): void => {
  const paint = Number(args[0]);
  const strokes = STROKES.has(paint) && isInk(brush.stroke);
  const fills = FILLS.has(paint) && isInk(brush.fill);
  if (!strokes && !fills) return;
  const width = strokes ? brush.lineWidth * Math.hypot(brush.matrix[0], brush.matrix[1]) : 0;
  for (const path of Array.isArray(args[1]) ? args[1] : []) {
    const { straight, curved } = outlinesOf(numbersOf(path));
    for (const outline of straight) {
      const points = outline.map(([x, y]) => place(brush.matrix, x, y));
      if (strokes) strokeLines(points, drawing.rulings);
      const box = boxOf(points);
      if (fills) thinFill(box, drawing.rulings);
      if (fills || width > THIN) inkBox(drawing.inked, box, width / 2);
    }
    if (fills && curved) drawShape(drawing, brush.matrix, numbersOf(args[2]));
  }
};

/** White on white is laid under text to hide or to space, never to rule. */
export const isInk = (color: string): boolean => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(color);
  return hex === null || Math.min(...hex.slice(1).map((part) => Number.parseInt(part, 16))) < 0xf0;
};

export const numbersOf = (value: unknown): readonly number[] => {
  if (value instanceof Float32Array) return Array.from(value);
  if (Array.isArray(value)) return value.map(Number);
  return typeof value === 'object' && value !== null ? Object.values(value).map(Number) : [];
};

export type Point = readonly [number, number];

export const place = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => [a * x + c * y + e, b * x + d * y + f];

export const boxOf = (points: readonly Point[]): Box => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** Outlines of a path; curves break them, since no ruling is curved. Codes of pdf.js 5.4: 0 move, 1 line, 2 curve, 3 close. */
const outlinesOf = (data: readonly number[]): { readonly straight: readonly (readonly Point[])[]; readonly curved: boolean } => {
  const straight: Point[][] = [];
  let current: Point[] = [];
  let curved = false;
  const flush = (): void => {
    if (current.length > 1) straight.push(current);
    current = [];
  };
  for (let i = 0; i < data.length; ) {
    const code = data[i];
    if (code === 0) {
      flush();
      current = [[data[i + 1] ?? 0, data[i + 2] ?? 0]];
      i += 3;
    } else if (code === 1) {
      current.push([data[i + 1] ?? 0, data[i + 2] ?? 0]);
      i += 3;
    } else if (code === 2) {
      flush();
      curved = true;
      current = [[data[i + 5] ?? 0, data[i + 6] ?? 0]];
      i += 7;
    } else {
      const first = current[0];
      if (first !== undefined) current.push(first);
      i += 1;
    }
  }
  flush();
  return { straight, curved };
};

const strokeLines = (points: readonly Point[], into: PdfRuling[]): void => {
  for (let i = 1; i < points.length; i += 1) {
    const from = points[i - 1];
    const to = points[i];
    if (from !== undefined && to !== undefined) pushRuling(into, from[0], from[1], to[0], to[1]);
  }
};

/** Browsers and Word draw borders as filled rectangles a point thin. */
const thinFill = ({ left, right, top, bottom }: Box, into: PdfRuling[]): void => {
  const [width, height] = [right - left, bottom - top];
  if (height <= THIN && width > height) pushRuling(into, left, (top + bottom) / 2, right, (top + bottom) / 2);
  else if (width <= THIN && height > width) pushRuling(into, (left + right) / 2, top, (left + right) / 2, bottom);
};

const THIN = 3.2;
/** Slope that a drawn line may have and still count as straight, in points. */
const SLANT = 1;

const pushRuling = (into: PdfRuling[], x1: number, y1: number, x2: number, y2: number): void => {
  if (into.length >= MAX_DRAWN) return;
  const horizontal = Math.abs(y1 - y2) <= SLANT && Math.abs(x1 - x2) > SLANT;
  const vertical = Math.abs(x1 - x2) <= SLANT && Math.abs(y1 - y2) > SLANT;
  if (horizontal) into.push({ x1: Math.min(x1, x2), y1: (y1 + y2) / 2, x2: Math.max(x1, x2), y2: (y1 + y2) / 2 });
  else if (vertical) into.push({ x1: (x1 + x2) / 2, y1: Math.min(y1, y2), x2: (x1 + x2) / 2, y2: Math.max(y1, y2) });
};

/** A drawing of a map has more lines than any table. */
const MAX_DRAWN = 20_000;

const inkBox = (into: Box[], { left, right, top, bottom }: Box, around: number): void => {
  const box = { left: left - around, right: right + around, top: top - around, bottom: bottom + around };
  if (box.right - box.left > THIN && box.bottom - box.top > THIN && into.length < MAX_DRAWN) into.push(box);
};

const drawShape = ({ inked, shapes }: Drawing, matrix: Matrix, [left = 0, top = 0, right = 0, bottom = 0]: readonly number[]): void => {
  const box = boxOf([place(matrix, left, top), place(matrix, right, top), place(matrix, left, bottom), place(matrix, right, bottom)]);
  inkBox(inked, box, 0);
  if (shapes.length < MAX_DRAWN) shapes.push(box);
};
