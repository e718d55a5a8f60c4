import type { CleaningStep } from './clean.js';
import { replaceMapped } from './mapped-text.js';

/**
 * Quotation marks of other kinds (typed on a keyboard, «„…“», «“…”») become «…» where both of a pair are there: names are
 * looked for in those. A mark alone, as of inches, stays.
 */
export const pairQuotes: CleaningStep = (_context, source) => {
  const closed: number[] = [];
  return replaceMapped(
    replaceMapped(source, OPENING, () => '«'),
    CLOSING,
    (_found, offset, whole) => {
      const from = Math.max(0, offset - LONGEST);
      const before = whole.slice(from, offset);
      const depth = count(before, '«') - count(before, '»') - closed.filter((at) => at >= from).length;
      // «Экран 24"»: the pair is closed by the next mark.
      if (depth < (whole[offset + 1] === '»' ? 2 : 1)) return null;
      closed.push(offset);
      return '»';
    },
  );
};

const LONGEST = 300;

/** A mark that a word follows and, before any other mark, one that ends a word. */
const OPENING = /(?<![^\s(«/-])["„“](?=[^\s"„“”][^"„“”]{0,300}["“”](?![\p{L}\p{N}]))/gu;
const CLOSING = /(?<=[^\s«("„“])["“”](?![\p{L}\p{N}])/gu;

const count = (text: string, mark: string): number => text.split(mark).length - 1;
