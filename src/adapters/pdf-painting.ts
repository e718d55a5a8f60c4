import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { type Box, boxOf, type Drawing, drawPath, isInk, numbersOf, type Point, place } from './pdf-paths.js';
import type { PdfRuling } from './pdf-port.js';
import { createTextReader, type Letter, type TextReader } from './pdf-text.js';
import type { TextLook, TextPiece } from './pdf-text-pieces.js';
import { type Matrix, product } from './pdf-text-state.js';
import { OPS } from './pdfjs.js';

export interface Painting {
  readonly page: { readonly rulings: readonly PdfRuling[]; readonly largeImages: number };
  /** True where all text of the page is painted invisibly. */
  readonly invisible: boolean;
  /** Null where its fonts or letters are such as are read by pdf.js alone: upright lines, right to left, fonts that are drawings. */
  readonly pieces: readonly TextPiece[] | null;
  readonly drawing: Drawing;
  readonly pictures: readonly Box[];
}

/** A font of pdf.js. */
export interface PaintedFont {
  readonly bold: boolean;
  /** What one of its widths counts in ems. */
  readonly unit: number;
  /** Whether its letters can be read from the operators. */
  readonly plain: boolean;
}

/** What a page paints: letters, straight lines (strokes, thin fills) and images that cover a good part of it. */
export const readPainting = async (page: PDFPageProxy, fontOf: (name: string) => PaintedFont): Promise<Painting> => {
  const list = await page.getOperatorList();
  const viewport = page.getViewport({ scale: 1 });
  const view = toMatrix(viewport.transform);
  const state: State = {
    view,
    brush: { matrix: view, fill: INK, stroke: INK, lineWidth: 1, mode: 0, alpha: 1 },
    stack: [],
    drawing: { rulings: [], inked: [], shapes: [] },
    pictures: [],
    area: viewport.width * viewport.height,
    largeImages: 0,
    shown: 0,
    hidden: 0,
    text: createTextReader(page.view),
    plain: true,
    annotated: false,
    fontOf,
  };
  const { fnArray, argsArray } = list;
  for (let i = 0; i < fnArray.length; i += 1) {
    const args = toArray(argsArray[i]);
    if (!applyText(state, fnArray[i] ?? 0, args)) apply(state, fnArray[i] ?? 0, args);
  }
  const pieces = state.plain ? state.text.pieces() : null;
  return {
    page: { rulings: state.drawing.rulings, largeImages: state.largeImages },
    invisible: state.hidden > 0 && state.shown === 0,
    pieces: pieces?.some(({ str }) => RIGHT_TO_LEFT.test(str)) === true ? null : pieces,
    drawing: state.drawing,
    pictures: state.pictures,
  };
};

interface Brush {
  readonly matrix: Matrix;
  readonly fill: string;
  readonly stroke: string;
  readonly lineWidth: number;
  readonly mode: number;
  /** Of fills: 0 leaves nothing. */
  readonly alpha: number;
}

interface State {
  readonly view: Matrix;
  brush: Brush;
  /** What `restore` and the end of a form bring back. */
  readonly stack: Brush[];
  readonly drawing: Drawing;
  readonly pictures: Box[];
  readonly area: number;
  largeImages: number;
  shown: number;
  hidden: number;
  readonly text: TextReader;
  plain: boolean;
  /** Notes and fields come after the contents of the page; their text is no part of it. */
  annotated: boolean;
  readonly fontOf: (name: string) => PaintedFont;
}

const INK = '#000000';
/** Rendering mode 3: neither filled nor stroked (ISO 32000-1, table 106). */
const INVISIBLE = 3;
/** Letters that pdf.js puts in the order in which they are read. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB50-\uFDFF\uFE70-\uFEFF]/u;

const toArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const apply = (state: State, operator: number, args: readonly unknown[]): void => {
  const { brush, text } = state;
  switch (operator) {
    case OPS.save:
      state.stack.push(brush);
      text.save();
      return;
    case OPS.restore:
      state.brush = state.stack.pop() ?? brush;
      text.restore();
      return;
    case OPS.paintFormXObjectEnd:
      state.brush = state.stack.pop() ?? brush;
      text.endForm();
      return;
    case OPS.transform:
      state.brush = { ...brush, matrix: product(brush.matrix, toMatrix(args)) };
      text.transform(toMatrix(args));
      return;
    case OPS.paintFormXObjectBegin: {
      state.stack.push(brush);
      const matrix = args[0] === null || args[0] === undefined ? null : toMatrix(numbersOf(args[0]));
      if (matrix !== null) state.brush = { ...brush, matrix: product(brush.matrix, matrix) };
      text.beginForm(matrix);
      return;
    }
    case OPS.setFillRGBColor:
      state.brush = { ...brush, fill: String(args[0]) };
      return;
    case OPS.setStrokeRGBColor:
      state.brush = { ...brush, stroke: String(args[0]) };
      return;
    case OPS.setLineWidth:
      state.brush = { ...brush, lineWidth: Number(args[0]) };
      return;
    case OPS.setGState:
      for (const each of toArray(args[0])) applyGState(state, toArray(each));
      return;
    case OPS.paintImageXObject:
    case OPS.paintInlineImageXObject:
    case OPS.paintImageMaskXObject:
      text.flush();
      paintImage(state);
      return;
    case OPS.shadingFill:
      state.drawing.inked.push(EVERYWHERE);
      return;
    case OPS.constructPath:
      drawPath(state.drawing, brush, args);
      return;
    case OPS.beginAnnotation:
      state.annotated = true;
      return;
    default:
  }
};

/** Operators of text; false where it is none. */
const applyText = (state: State, operator: number, args: readonly unknown[]): boolean => {
  const { text } = state;
  switch (operator) {
    case OPS.showText:
      showText(state, args[0]);
      return true;
    case OPS.setTextMatrix:
      text.setMatrix(toMatrix(numbersOf(args[0])));
      return true;
    case OPS.moveText:
      text.move(Number(args[0]), Number(args[1]));
      return true;
    case OPS.setLeadingMoveText:
      text.setLeading(-Number(args[1]));
      text.move(Number(args[0]), Number(args[1]));
      return true;
    case OPS.nextLine:
      text.nextLine();
      return true;
    case OPS.beginText:
      text.beginText();
      return true;
    case OPS.setFont:
      setFont(state, String(args[0]), Number(args[1]));
      return true;
    case OPS.setCharSpacing:
      text.setSpacing('character', Number(args[0]));
      return true;
    case OPS.setWordSpacing:
      text.setSpacing('word', Number(args[0]));
      return true;
    case OPS.setLeading:
      text.setLeading(Number(args[0]));
      return true;
    case OPS.setHScale:
      text.setScale(Number(args[0]));
      return true;
    case OPS.setTextRise:
      text.setRise(Number(args[0]));
      return true;
    case OPS.setTextRenderingMode:
      state.brush = { ...state.brush, mode: Number(args[0]) };
      return true;
    case OPS.beginMarkedContent:
    case OPS.beginMarkedContentProps:
    case OPS.endMarkedContent:
    case OPS.paintSolidColorImageMask:
      text.flush();
      return true;
    default:
      return false;
  }
};

const setFont = (state: State, name: string, size: number): void => {
  const font = state.fontOf(name);
  state.plain &&= font.plain;
  state.text.setFont(name, size, font);
};

const applyGState = (state: State, [key, value]: readonly unknown[]): void => {
  if (key === 'LW') state.brush = { ...state.brush, lineWidth: Number(value) };
  else if (key === 'ca') state.brush = { ...state.brush, alpha: Number(value) };
  else if (key === 'Font' && Array.isArray(value)) setFont(state, String(value[0]), Number(value[1]));
};

const showText = (state: State, glyphs: unknown): void => {
  if (state.brush.mode === INVISIBLE) state.hidden += 1;
  else state.shown += 1;
  if (!state.plain || state.annotated || !Array.isArray(glyphs)) return;
  // Letters of pdf.js, which has no type for them.
  state.text.show(glyphs as readonly (Letter | number)[], lookOf(state));
};

/** White on white, with nothing painted, or smaller than anybody reads. */
const lookOf = ({ brush, view, text, drawing, pictures }: State): TextLook => {
  const strokes = brush.mode === 1 || brush.mode === 2 || brush.mode === 5 || brush.mode === 6;
  const fills = brush.mode !== 1 && brush.mode !== INVISIBLE && brush.mode !== 5 && brush.alpha > FAINT;
  if (!strokes && !fills) return brush.mode === 7 ? 'seen' : 'unseen';
  const { x, y, size } = text.place();
  if (size < TINY) return 'unseen';
  if ((fills && isInk(brush.fill)) || (strokes && isInk(brush.stroke))) return 'seen';
  const [left, base] = place(view, x, y);
  const at: Point = [left + size * 0.2, base - size * 0.3];
  return [...drawing.inked, ...pictures].some((box) => isWithin(box, at)) ? 'seen' : 'unseen';
};

/** Least share of colour that can be told from none. */
const FAINT = 0.03;
/** Points. */
const TINY = 1;

const isWithin = ({ left, right, top, bottom }: Box, [x, y]: Point): boolean => x >= left && x <= right && y >= top && y <= bottom;

const EVERYWHERE: Box = {
  left: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

/** An image over a third of the page is its content, a smaller one a coat of arms or a seal. */
const LARGE = 1 / 3;

const paintImage = (state: State): void => {
  const { matrix } = state.brush;
  if (Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) > state.area * LARGE) state.largeImages += 1;
  state.pictures.push(boxOf([place(matrix, 0, 0), place(matrix, 1, 0), place(matrix, 0, 1), place(matrix, 1, 1)]));
};

const toMatrix = (values: readonly unknown[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return [a, b, c, d, e, f];
};
