import { IDENTITY, type Matrix, placeOf, type TextState } from './pdf-text-state.js';

/** How letters are seen: as they are, or not on the page as it is painted so far. */
export type TextLook = 'seen' | 'unseen';

/** An item of text of pdf.js, with how it is seen. */
export interface TextPiece {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: Matrix;
  readonly fontName: string | null;
  readonly hasEOL: boolean;
  readonly look: TextLook;
}

/** The piece that letters are being added to, with what is kept from one piece to the next. */
export interface OpenPiece {
  begun: boolean;
  look: TextLook;
  text: string;
  /** Its width before the scale last changed, on the page. */
  total: number;
  /** Its width since then, in measures of the text. */
  width: number;
  height: number;
  transform: Matrix;
  name: string | null;
  hasEOL: boolean;
  /** What a measure of the text is on the page. */
  advance: number;
  size: number;
  /** How the last letter was turned, null where none has been shown; and where it ended. */
  last: Matrix | null;
  lastX: number;
  lastY: number;
  /** Whether the last character, and the one before it, are blanks. */
  blank: boolean;
  blankBefore: boolean;
}

export const newOpen = (): OpenPiece => ({
  begun: false,
  look: 'seen',
  text: '',
  total: 0,
  width: 0,
  height: 0,
  transform: IDENTITY,
  name: null,
  hasEOL: false,
  advance: 0,
  size: Number.NaN,
  last: null,
  lastX: 0,
  lastY: 0,
  blank: true,
  blankBefore: true,
});

export const begin = (open: OpenPiece, state: TextState, turn: Matrix): void => {
  if (open.begun) return;
  const { x, y } = placeOf(state);
  const [a, b, c, d] = turn;
  open.transform = [a, b, c, d, x, y];
  open.name = state.name;
  open.width = 0;
  open.total = 0;
  open.height = Math.hypot(c, d);
  open.advance = scaleOf(state);
  open.size = state.size;
  open.hasEOL = false;
  open.begun = true;
};

/** Where the letter that was just added ends. */
export const endOf = (open: OpenPiece, state: TextState, turn: Matrix): void => {
  const { x, y } = placeOf(state);
  open.last = turn;
  open.lastX = x;
  open.lastY = y;
};

/** Notes a character; true where a blank that stands before it has not been written. */
export const noteBlank = (open: OpenPiece, blank: boolean): boolean => {
  const missing = !open.blankBefore && open.blank;
  open.blankBefore = open.blank;
  open.blank = blank;
  return missing;
};

/** To be called where the matrix of the text is set: measures of the text may be others from here on. */
export const rescale = (open: OpenPiece, state: TextState): void => {
  if (!open.begun) return;
  const scale = scaleOf(state);
  if (scale === open.advance) return;
  open.total += open.width * open.advance;
  open.width = 0;
  open.advance = scale;
};

const scaleOf = ({ line, ctm }: TextState): number => Math.hypot(ctm[0], ctm[1]) * Math.hypot(line[0], line[1]);

export const flush = (open: OpenPiece, pieces: TextPiece[]): void => {
  if (!open.begun) return;
  open.total += open.width * open.advance;
  const { text: str, height, transform, name: fontName, hasEOL, look } = open;
  pieces.push({ str, width: Math.abs(open.total), height: Math.abs(height), transform, fontName, hasEOL, look });
  open.begun = false;
  open.text = '';
};

interface Next {
  readonly state: TextState;
  readonly turn: Matrix;
  /** Of the letter. */
  readonly width: number;
  readonly view: readonly number[];
}

/** Ends the piece, or puts a blank, where the next letter stands apart from the last one; false where it stands outside the page. */
export const follow = (open: OpenPiece, pieces: TextPiece[], { state, turn, width, view }: Next): boolean => {
  const { x, y } = placeOf(state);
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  if (x + width < left || x > right || y < bottom || y > top) return false;
  if (open.last === null || (open.lastX === x && open.lastY === y)) return true;
  const [alongPage, across] = distance(open, turn, x, y);
  const along = alongPage / open.advance;
  const sign = Math.sign(open.width);
  if (along < sign * open.size * BACK) {
    if (Math.abs(across) > 0.5 * open.height) endLine(open, pieces, state, turn);
    else {
      forgetBlanks(open);
      flush(open, pieces);
    }
    return true;
  }
  if (Math.abs(across) > open.height) {
    endLine(open, pieces, state, turn);
    return true;
  }
  if (along <= sign * open.size * NO_BLANK) forgetBlanks(open);
  if (along <= sign * open.size * TRACKING) {
    if (!open.blankBefore && open.blank) {
      forgetBlanks(open);
      flush(open, pieces);
      putBlank(open, pieces, Math.abs(along), lastPlace(open));
    } else open.width += along;
  } else if (!putGap(open, pieces, along, sign)) {
    if (open.text === '') {
      forgetBlanks(open);
      putBlank(open, pieces, Math.abs(along), lastPlace(open));
    } else open.width += along;
  }
  if (Math.abs(across) > open.height * SHIFT) flush(open, pieces);
  return true;
};

// Shares of the size of the font, as pdf.js has them.
const BACK = -0.2;
const NO_BLANK = 0.03;
const TRACKING = 0.102;
const BLANK_MOST = 0.6;
/** Of the height. */
const SHIFT = 0.25;

/** From the end of the last letter along the line of the text and across it, on the page. */
const distance = (open: OpenPiece, turn: Matrix, x: number, y: number): readonly [number, number] => {
  const [a, b, c, d] = turn;
  if (a !== 0 && b === 0 && c === 0) return a > 0 ? [x - open.lastX, y - open.lastY] : [open.lastX - x, open.lastY - y];
  if (b !== 0 && a === 0 && d === 0) return b > 0 ? [y - open.lastY, x - open.lastX] : [open.lastY - y, open.lastX - x];
  const [nextX, nextY] = unturned(turn, x, y);
  const [lastX, lastY] = unturned(open.last ?? turn, open.lastX, open.lastY);
  return [nextX - lastX, nextY - lastY];
};

const unturned = ([a, b, c, d]: Matrix, x: number, y: number): readonly [number, number] => {
  const scale = Math.hypot(a, b);
  return [(a * x + b * y) / scale, (c * x + d * y) / scale];
};

const forgetBlanks = (open: OpenPiece): void => {
  open.blank = true;
  open.blankBefore = true;
};

const endLine = (open: OpenPiece, pieces: TextPiece[], state: TextState, [a, b, c, d]: Matrix): void => {
  forgetBlanks(open);
  if (open.begun) {
    open.hasEOL = true;
    flush(open, pieces);
    return;
  }
  const { x, y } = placeOf(state);
  pieces.push({ str: '', width: 0, height: 0, transform: [a, b, c, d, x, y], fontName: state.name, hasEOL: true, look: open.look });
};

/** A blank within the piece, true where the gap is too wide for one and ends the piece. */
const putGap = (open: OpenPiece, pieces: TextPiece[], along: number, sign: number): boolean => {
  if (sign * open.size * TRACKING <= along && along <= sign * open.size * BLANK_MOST) {
    if (open.begun) {
      forgetBlanks(open);
      open.text += ' ';
    }
    return false;
  }
  const place = lastPlace(open);
  flush(open, pieces);
  forgetBlanks(open);
  putBlank(open, pieces, Math.abs(along), place);
  return true;
};

const lastPlace = ({ last, lastX, lastY }: OpenPiece): Matrix => {
  const [a, b, c, d] = last ?? IDENTITY;
  return [a, b, c, d, lastX, lastY];
};

const putBlank = (open: OpenPiece, pieces: TextPiece[], width: number, transform: Matrix): void => {
  pieces.push({ str: ' ', width, height: 0, transform, fontName: open.name, hasEOL: false, look: open.look });
};
