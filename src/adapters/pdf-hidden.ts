import type { Painting } from './pdf-painting.js';
import type { Box, Point } from './pdf-paths.js';
import type { TextPiece } from './pdf-text-pieces.js';
import { type Matrix, product } from './pdf-text-state.js';

/** A piece of text that belongs to the page; `invisible` where it lies under or over a picture of itself. */
export interface KeptPiece {
  readonly piece: TextPiece;
  readonly invisible: boolean;
}

/**
 * Takes out what nobody sees: white on white, painted with nothing, too small. What a scanner's recognition has laid under a picture
 * or under letters drawn as shapes is no more to be seen, but says what the picture shows: it stays.
 * @param view from the measures of the page to points from its top left corner
 */
export const withoutHidden = (
  pieces: readonly TextPiece[],
  { drawing, pictures }: Pick<Painting, 'drawing' | 'pictures'>,
  view: Matrix,
): { readonly kept: readonly KeptPiece[]; readonly hiddenChars: number } => {
  const kept: KeptPiece[] = [];
  let hiddenChars = 0;
  for (const piece of pieces) {
    const invisible = piece.look === 'unseen';
    if (!invisible || shows(pictures, drawing.shapes, product(view, piece.transform), piece.width)) kept.push({ piece, invisible });
    else hiddenChars += piece.str.replace(/\s+/gu, '').length;
  }
  return { kept, hiddenChars };
};

/** Whether what stands there is also a picture or shapes. */
const shows = (pictures: readonly Box[], shapes: readonly Box[], [a, b, c, d, x, y]: Matrix, width: number): boolean => {
  const size = Math.hypot(c, d);
  const scale = Math.hypot(a, b) || 1;
  const along = width / 2;
  const middle: Point = [x + (a / scale) * along + c * 0.3, y + (b / scale) * along + d * 0.3];
  if (pictures.some((box) => isWithin(box, middle)) || shapes.some((box) => isWithin(box, middle))) return true;
  const line = { left: x, right: x + width, top: y - size, bottom: y + size * 0.3 };
  return shapes.some(({ left, right, top, bottom }) => isWithin(line, [(left + right) / 2, (top + bottom) / 2]));
};

const isWithin = ({ left, right, top, bottom }: Box, [x, y]: Point): boolean => x >= left && x <= right && y >= top && y <= bottom;
