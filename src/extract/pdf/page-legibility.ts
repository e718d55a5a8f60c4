import type { PdfPage } from '../../adapters/pdf-port.js';
import type { LegibilityMeter } from '../text-legibility.js';

/** `blank`: nothing is on the page; `image`: a picture and no text to speak of; `garbled`: a text layer not to be trusted. */
export type PageState = 'good' | 'blank' | 'image' | 'garbled';

/** Judges whether the text layer of a page is what one sees on it. */
export const judgePage = (meter: LegibilityMeter, page: PdfPage): PageState => {
  if (page.damaged === true) return 'garbled';
  const text = page.items.map((item) => item.text).join(' ');
  const visible = text.replace(/\s+/gu, '').length;
  if (visible === 0) return page.largeImages > 0 || page.rulings.length > MANY_LINES ? 'image' : 'blank';
  // A stray number or a caption over a picture of the whole page.
  if (page.largeImages > 0 && visible < FEW_CHARACTERS) return 'image';
  const lost = text.match(/[\uFFFD\uE000-\uF8FF\u0000-\u0008\u000E-\u001F\u0080-\u009F]/gu)?.length ?? 0;
  const bullets = text.match(/[\uF0B7\uF02D\uF0A7\uF0FC\uF0D8]/gu)?.length ?? 0;
  if (lost - bullets > visible * 0.05) return 'garbled';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS) return 'good';
  if (cyrillic < letters * 0.5) return 'garbled';
  // What a scanner's own recognition laid under the picture: seldom checked by anybody.
  if (page.largeImages > 0 && page.items.every(({ invisible }) => invisible) && isPoorRecognition(text)) return 'garbled';
  return cyrillic >= JUDGED_LETTERS && meter.isGarbled(text) ? 'garbled' : 'good';
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
