import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { PdfRuling } from './pdf-port.js';

export interface Painting {
  readonly page: { readonly rulings: readonly PdfRuling[]; readonly largeImages: number };
  /** True where all text of the page is painted invisibly. */
  readonly invisible: boolean;
}

/** What a page paints besides letters: straight lines (strokes, thin fills) and images that cover a good part of it. */
export const readPainting = async (page: PDFPageProxy): Promise<Painting> => {
  const list = await page.getOperatorList();
  const viewport = page.getViewport({ scale: 1 });
  const state: State = {
    matrix: toMatrix(viewport.transform),
    stack: [],
    fill: INK,
    stroke: INK,
    rulings: [],
    area: viewport.width * viewport.height,
    largeImages: 0,
    mode: 0,
    shown: 0,
    hidden: 0,
  };
  list.fnArray.forEach((operator, i) => apply(state, operator, toArray(list.argsArray[i])));
  return { page: { rulings: state.rulings, largeImages: state.largeImages }, invisible: state.hidden > 0 && state.shown === 0 };
};

type Matrix = readonly [number, number, number, number, number, number];

interface State {
  matrix: Matrix;
  readonly stack: { readonly matrix: Matrix; readonly fill: string; readonly stroke: string; readonly mode: number }[];
  fill: string;
  stroke: string;
  readonly rulings: PdfRuling[];
  readonly area: number;
  largeImages: number;
  mode: number;
  shown: number;
  hidden: number;
}

const INK = '#000000';
/** Rendering mode 3: neither filled nor stroked (ISO 32000-1, table 106). */
const INVISIBLE = 3;

const toArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const apply = (state: State, operator: number, args: readonly unknown[]): void => {
  switch (operator) {
    case OPS.save:
      state.stack.push({ matrix: state.matrix, fill: state.fill, stroke: state.stroke, mode: state.mode });
      return;
    case OPS.restore:
    case OPS.paintFormXObjectEnd:
      Object.assign(state, state.stack.pop() ?? {});
      return;
    case OPS.transform:
      state.matrix = multiply(state.matrix, toMatrix(args));
      return;
    case OPS.paintFormXObjectBegin:
      state.stack.push({ matrix: state.matrix, fill: state.fill, stroke: state.stroke, mode: state.mode });
      if (args[0] !== null && args[0] !== undefined) state.matrix = multiply(state.matrix, toMatrix(numbersOf(args[0])));
      return;
    case OPS.setFillRGBColor:
      state.fill = String(args[0]);
      return;
    case OPS.setStrokeRGBColor:
      state.stroke = String(args[0]);
      return;
    case OPS.setTextRenderingMode:
      state.mode = Number(args[0]);
      return;
    case OPS.showText:
      if (state.mode === INVISIBLE) state.hidden += 1;
      else state.shown += 1;
      return;
    case OPS.paintImageXObject:
    case OPS.paintInlineImageXObject:
    case OPS.paintImageMaskXObject:
      if (Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]) > state.area * LARGE) state.largeImages += 1;
      return;
    case OPS.constructPath:
      applyPath(state, Number(args[0]), args[1]);
      return;
    default:
  }
};

/** An image over a third of the page is its content, a smaller one a coat of arms or a seal. */
const LARGE = 1 / 3;

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

const applyPath = (state: State, paint: number, data: unknown): void => {
  const strokes = STROKES.has(paint) && isInk(state.stroke);
  const fills = FILLS.has(paint) && isInk(state.fill);
  if (!strokes && !fills) return;
  for (const path of toArray(data)) {
    for (const outline of outlinesOf(numbersOf(path))) {
      const points = outline.map(([x, y]) => place(state.matrix, x, y));
      if (strokes) strokeLines(points, state.rulings);
      if (fills) thinFill(points, state.rulings);
    }
  }
};

/** White on white is laid under text to hide or to space, never to rule. */
const isInk = (color: string): boolean => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(color);
  return hex === null || Math.min(...hex.slice(1).map((part) => Number.parseInt(part, 16))) < 0xf0;
};

const numbersOf = (value: unknown): readonly number[] => {
  if (value instanceof Float32Array) return Array.from(value);
  if (Array.isArray(value)) return value.map(Number);
  return typeof value === 'object' && value !== null ? Object.values(value).map(Number) : [];
};

type Point = readonly [number, number];

/** Outlines of a path; curves break them, since no ruling is curved. Codes of pdf.js 5.4: 0 move, 1 line, 2 curve, 3 close. */
const outlinesOf = (data: readonly number[]): readonly (readonly Point[])[] => {
  const outlines: Point[][] = [];
  let current: Point[] = [];
  const flush = (): void => {
    if (current.length > 1) outlines.push(current);
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
      current = [[data[i + 5] ?? 0, data[i + 6] ?? 0]];
      i += 7;
    } else {
      const first = current[0];
      if (first !== undefined) current.push(first);
      i += 1;
    }
  }
  flush();
  return outlines;
};

const place = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => [a * x + c * y + e, b * x + d * y + f];

const strokeLines = (points: readonly Point[], into: PdfRuling[]): void => {
  for (let i = 1; i < points.length; i += 1) {
    const from = points[i - 1];
    const to = points[i];
    if (from !== undefined && to !== undefined) pushRuling(into, from[0], from[1], to[0], to[1]);
  }
};

/** Browsers and Word draw borders as filled rectangles a point thin. */
const thinFill = (points: readonly Point[], into: PdfRuling[]): void => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (height <= THIN && width > height) pushRuling(into, left, (top + bottom) / 2, right, (top + bottom) / 2);
  else if (width <= THIN && height > width) pushRuling(into, (left + right) / 2, top, (left + right) / 2, bottom);
};

const THIN = 3.2;
/** Slope that a drawn line may have and still count as straight, in points. */
const SLANT = 1;

const pushRuling = (into: PdfRuling[], x1: number, y1: number, x2: number, y2: number): void => {
  if (into.length >= MAX_RULINGS) return;
  const horizontal = Math.abs(y1 - y2) <= SLANT && Math.abs(x1 - x2) > SLANT;
  const vertical = Math.abs(x1 - x2) <= SLANT && Math.abs(y1 - y2) > SLANT;
  if (horizontal) into.push({ x1: Math.min(x1, x2), y1: (y1 + y2) / 2, x2: Math.max(x1, x2), y2: (y1 + y2) / 2 });
  else if (vertical) into.push({ x1: (x1 + x2) / 2, y1: Math.min(y1, y2), x2: (x1 + x2) / 2, y2: Math.max(y1, y2) });
};

/** A drawing of a map has more lines than any table. */
const MAX_RULINGS = 20_000;

const toMatrix = (values: readonly unknown[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return [a, b, c, d, e, f];
};

const multiply = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
  a * p + c * q,
  b * p + d * q,
  a * r + c * s,
  b * r + d * s,
  a * t + c * u + e,
  b * t + d * u + f,
];
