import type { PdfPage } from '../../adapters/pdf-port.js';
import type { LegibilityMeter } from '../text-legibility.js';

/** `blank`: nothing is on the page; `image`: a picture and no text to speak of; `garbled`: a text layer not to be trusted. */
export type PageState = 'good' | 'blank' | 'image' | 'garbled';

/** Judges whether the text layer of a page is what one sees on it. */
export const judgePage = (meter: LegibilityMeter, page: PdfPage): PageState => {
  if (page.damaged === true) return 'garbled';
  const text = page.items.map((item) => item.text).join(' ');
  const { visible, lost, letters, cyrillic } = countCharacters(text);
  if (visible === 0) return page.largeImages > 0 || page.rulings.length > MANY_LINES ? 'image' : 'blank';
  // A stray number or a caption over a picture of the whole page.
  if (page.largeImages > 0 && visible < FEW_CHARACTERS) return 'image';
  if (lost > visible * 0.05) return 'garbled';
  if (letters < MIN_LETTERS) return 'good';
  if (cyrillic < letters * 0.5) return 'garbled';
  // What a scanner's own recognition laid under the picture: seldom checked by anybody.
  if (page.largeImages > 0 && page.items.every(({ invisible }) => invisible) && isPoorRecognition(text)) return 'garbled';
  return cyrillic >= JUDGED_LETTERS && meter.isGarbled(text) ? 'garbled' : 'good';
};

interface Characters {
  /** Code units that are no blanks. */
  readonly visible: number;
  /** Replaced, for private use, controls; bullets of symbol fonts apart. */
  readonly lost: number;
  readonly letters: number;
  readonly cyrillic: number;
}

const countCharacters = (text: string): Characters => {
  const counts = [0, 0, 0, 0, 0, 0];
  let visible = 0;
  for (const char of text) {
    const kind = kindOf(char);
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (kind !== BLANK) visible += char.length;
  }
  const [, lost = 0, other = 0, cyrillicLetters = 0, cyrillicSigns = 0] = counts;
  return { visible, lost, letters: other + cyrillicLetters, cyrillic: cyrillicLetters + cyrillicSigns };
};

const [BLANK, LOST, LETTER, CYRILLIC_LETTER, CYRILLIC_SIGN, OTHER] = [0, 1, 2, 3, 4, 5];

const kindOf = (char: string): number => {
  const known = KINDS.get(char);
  if (known !== undefined) return known;
  const kind = tellKind(char);
  KINDS.set(char, kind);
  return kind;
};

/** Of each character that has been met; there are no more of them than Unicode has. */
const KINDS = new Map<string, number>();

const tellKind = (char: string): number => {
  if (/\s/u.test(char)) return BLANK;
  if (/[\uFFFD\uE000-\uF8FF\u0000-\u0008\u000E-\u001F\u0080-\u009F]/u.test(char))
    return /[\uF0B7\uF02D\uF0A7\uF0FC\uF0D8]/u.test(char) ? OTHER : LOST;
  const cyrillic = /\p{Script=Cyrillic}/u.test(char);
  if (/\p{L}/u.test(char)) return cyrillic ? CYRILLIC_LETTER : LETTER;
  return cyrillic ? CYRILLIC_SIGN : OTHER;
};

/** Words that nobody writes: of two alphabets, with a figure or a sign among the letters, with capitals after small letters. */
const isPoorRecognition = (text: string): boolean => {
  const words = text.split(/\s+/u).filter((word) => /\p{L}{2}/u.test(word));
  const broken = words.filter(
    (word) =>
      (/\p{Script=Cyrillic}/u.test(word) && /[A-Za-z]/u.test(word)) ||
      /\p{Script=Cyrillic}[\d|\\/^_~<>{}[\]*=+$#&]\p{Script=Cyrillic}/u.test(word) ||
      /\p{Script=Cyrillic}\p{Ll}\p{Lu}/u.test(word),
  );
  return words.length >= FEW_WORDS && broken.length > words.length * MOST_BROKEN;
};

const FEW_WORDS = 10;
const MOST_BROKEN = 0.05;

const MANY_LINES = 500;
const FEW_CHARACTERS = 12;
const MIN_LETTERS = 20;
const JUDGED_LETTERS = 60;
