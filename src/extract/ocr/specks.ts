import type { GrayImage } from '../../adapters/ocr-port.js';
import { type Piece, piecesOf, sizeOf } from './pieces.js';

/**
 * Takes away dust: specks far from any letter, and among letters those smaller than a full stop of the page, or no larger
 * than one where no mark of print can stand. Pages with next to no dust are left as they are: what is small there are
 * pieces of faded letters.
 */
export const withoutSpecks = (image: GrayImage): GrayImage => {
  const pieces = piecesOf(image);
  const height = letterHeight(pieces);
  if (height === null) return image;
  const letters = createShelf(
    pieces.filter((piece) => isLetter(piece, height)),
    height,
  );
  const small = pieces.filter((piece) => sizeOf(piece) < height * SMALL);
  const places = new Map(small.map((piece) => [piece, letters.around(piece)]));
  const isolated = small.filter((piece) => (places.get(piece) ?? []).length === 0);
  if (isolated.length < MIN_DUST) return image;
  const dot = dotMass(places, height);
  const others = createShelf(
    pieces.filter((piece) => sizeOf(piece) < height * 0.8),
    height,
  );
  const dust = small.filter((piece) => {
    const near = places.get(piece) ?? [];
    if (isDash(piece)) return false;
    const beside = others.around(piece);
    const closes = isAfterMark(piece, beside, letters, height);
    if (near.length === 0 && !closes) return piece.mass < dot * 2;
    const fits = closes || near.some((letter) => isMark(piece, letter, height)) || beside.some((other) => isPair(piece, other, height));
    return piece.mass < dot * (fits ? SMALLER_THAN_DOT : NO_LARGER_THAN_DOT);
  });
  return erased(image, dust);
};

/** In heights of small letters. */
const SMALL = 0.42;
const MIN_DUST = 12;
const SMALLER_THAN_DOT = 0.4;
const NO_LARGER_THAN_DOT = 1.2;

const isDash = (piece: Piece): boolean =>
  piece.right - piece.left >= 2 * (piece.bottom - piece.top) && piece.right - piece.left >= MIN_HEIGHT;

const isLetter = (piece: Piece, height: number): boolean =>
  piece.bottom - piece.top >= height * 0.7 || (piece.right - piece.left >= height * 0.6 && piece.mass > height);

/** Of most letters, in pixels; null where there are too few. */
const letterHeight = (pieces: readonly Piece[]): number | null => {
  const heights = pieces.map((piece) => piece.bottom - piece.top).filter((height) => height >= MIN_HEIGHT);
  return heights.length < MIN_LETTERS ? null : median(heights);
};

const MIN_HEIGHT = 7;
const MIN_LETTERS = 40;

/** A full stop of the page: what stands at the foot of a letter, right of it and apart. */
const dotMass = (places: ReadonlyMap<Piece, readonly Piece[]>, height: number): number => {
  const dots = [...places].filter(([piece, near]) => near.some((letter) => isAtFoot(piece, letter, height))).map(([piece]) => piece.mass);
  // Specks among them are smaller: the upper half is print.
  const sorted = dots.sort((a, b) => a - b);
  return sorted.length < 6 ? (height * 0.2) ** 2 : (sorted[Math.floor(sorted.length * 0.7)] ?? 0);
};

const isAtFoot = (piece: Piece, letter: Piece, height: number): boolean =>
  piece.left >= letter.right - 1 &&
  piece.left - letter.right < height * 0.5 &&
  Math.abs(piece.bottom - letter.bottom) <= Math.max(1, height * 0.12);

/** Whether print may have a mark there: on the line that letters stand on, over one, or so close that it is a part of it. */
const isMark = (piece: Piece, letter: Piece, height: number): boolean => {
  if (Math.abs(piece.bottom - letter.bottom) <= Math.max(1, height * 0.15)) return true;
  const across = piece.left < letter.right + 1 && piece.right > letter.left - 1;
  if (across && piece.bottom <= letter.top + 1 && letter.top - piece.bottom < height * 0.35) return true;
  const gapX = Math.max(piece.left - letter.right, letter.left - piece.right);
  const gapY = Math.max(piece.top - letter.bottom, letter.top - piece.bottom);
  return Math.max(gapX, gapY) <= 1;
};

/** A full stop after a quote or a bracket, which do not stand on the line: the letters before them do. */
const isAfterMark = (piece: Piece, beside: readonly Piece[], letters: Shelf, height: number): boolean => {
  const row = letters.around({ ...piece, left: piece.left - height * REACH }).filter((each) => each.right <= piece.left + 1);
  const closes = (mark: Piece): boolean =>
    mark !== piece &&
    mark.bottom - mark.top > height * SMALL &&
    mark.right <= piece.left + 1 &&
    piece.left - mark.right < height * 0.4 &&
    mark.top < piece.top &&
    mark.bottom > piece.top - height * 0.4;
  return [...beside, ...row].some(closes) && row.some((each) => Math.abs(each.bottom - piece.bottom) <= Math.max(1, height * 0.15));
};

/** In heights of small letters: over the two strokes of a quote. */
const REACH = 1.5;

/** Two dots one over the other («:», «;», «ё»), or a row of them. */
const isPair = (piece: Piece, other: Piece, height: number): boolean => {
  if (piece === other || Math.max(piece.mass, other.mass) > Math.min(piece.mass, other.mass) * 3.5) return false;
  const over = piece.left < other.right + 1 && piece.right > other.left - 1 && Math.abs(piece.bottom - other.bottom) < height * 1.2;
  return over || (Math.abs(piece.bottom - other.bottom) <= 1 && Math.abs(piece.left - other.left) < height * 0.9);
};

interface Shelf {
  /** What stands within a letter’s height beside, over and under. */
  around(piece: Piece): readonly Piece[];
}

const createShelf = (pieces: readonly Piece[], height: number): Shelf => {
  const step = Math.max(8, height * 2);
  const cells = new Map<string, Piece[]>();
  const each = (piece: Piece, rim: number, visit: (key: string) => void): void => {
    for (let y = Math.floor((piece.top - rim) / step); y <= Math.floor((piece.bottom + rim) / step); y += 1)
      for (let x = Math.floor((piece.left - rim) / step); x <= Math.floor((piece.right + rim) / step); x += 1) visit(`${x} ${y}`);
  };
  for (const piece of pieces)
    each(piece, 0, (key) => {
      const own = cells.get(key) ?? [];
      own.push(piece);
      cells.set(key, own);
    });
  return {
    around: (piece) => {
      const found = new Set<Piece>();
      each(piece, height, (key) => {
        for (const other of cells.get(key) ?? []) {
          const gapX = Math.max(piece.left - other.right, other.left - piece.right);
          const gapY = Math.max(piece.top - other.bottom, other.top - piece.bottom);
          if (gapX < height && gapY < height * 0.85) found.add(other);
        }
      });
      return [...found];
    },
  };
};

const erased = (image: GrayImage, pieces: readonly Piece[]): GrayImage => {
  const data = new Uint8Array(image.data);
  for (const { left, top, right, bottom } of pieces) {
    for (let y = Math.max(0, top - 1); y < Math.min(image.height, bottom + 1); y += 1)
      data.fill(255, y * image.width + Math.max(0, left - 1), y * image.width + Math.min(image.width, right + 1));
  }
  return { ...image, data };
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
