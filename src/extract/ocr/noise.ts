import type { GrayImage, OcrLine } from '../../adapters/ocr-port.js';
import { LOST } from './lost.js';
import { confidenceOf } from './legible.js';
import type { ScannedTable } from './picture.js';
import { countDark } from './pixels.js';

/** Dashes read where a tab leaves the paper white. */
export const withoutPhantoms = (image: GrayImage, line: OcrLine): OcrLine => ({
  ...line,
  words: line.words.filter((word) => /[\p{L}\p{N}]/u.test(word.text) || countDark(image, word, FAINT) > FEW_PIXELS),
});

const FEW_PIXELS = 3;
/** A dash of a coarse scan is no darker. */
const FAINT = 215;

export const isInCell = (tables: readonly ScannedTable[], { words }: OcrLine): boolean =>
  words.every((word) =>
    tables.some(({ area }) => {
      const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
      return x > area.left && x < area.right && y > area.top && y < area.bottom;
    }),
  );

const SHORT = /^(?:\p{L}{1,3}|\p{L}\/\p{L}|\d{1,3}|[-–—])[.,]?$/u;

/** A signature, a fold, the edge of a stamp. */
const STROKES = /^[/\\|<>()[\]{}~^=.,:;]+$/u;

/** Specks, strokes of a signature, parts of an emblem: read as signs with hardly any confidence. */
export const withoutNoise = (line: OcrLine, inCell: boolean): OcrLine => {
  // Single quotes are no part of Russian print; specks look like them.
  const read = line.words
    .map((word) => ({ ...word, text: word.text.replace(/^[‘’'`´]+|[‘’'`´]+$/gu, '').replace(/[-–—]{2,}/gu, '–') }))
    .filter((word) => word.text !== '');
  // A cell is clean of what lies between its lines: a letter or a dash alone in it is what it says.
  if (inCell && read.every((word) => word.confidence > 0.2 && SHORT.test(word.text))) return { ...line, words: read };
  const words = read.filter((word) => word.text === LOST || word.confidence > 0.25 || /\d|\p{L}{4}/u.test(word.text));
  if (words.every(({ text }) => STROKES.test(text))) return { ...line, words: [] };
  const sure =
    words.some((word) => word.confidence > 0.6 && /\p{L}{3}|\d/u.test(word.text)) ||
    words.some((word) => word.confidence > 0.85 && /[\p{L}\d]/u.test(word.text));
  // A mark of lost words says that there were some, however little is left beside it.
  if (words.some(({ text }) => text === LOST)) return { ...line, words };
  return { ...line, words: sure || confidenceOf([{ ...line, words }]) > 0.5 ? words : [] };
};
