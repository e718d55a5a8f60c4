import { fold } from '../rules/tokens.js';
import type { CleaningStep } from './clean.js';
import { perLexicon, type ParseContext } from './context.js';
import { lettersFollow } from './labels.js';
import { replaceMapped } from './mapped-text.js';

/** Pieces of one to four letters parted by single spaces; a wider gap parts words. */
const RUN = /(?<![\p{L}\p{N}.])\p{L}{1,4}(?: \p{L}{1,4}){3,}(?![\p{L}\p{N}.])(?: :)?/gu;
const MIN_PIECES = 4;
/** Below this a run of single letters is taken for a list of letters, unless it makes a known word. */
const MIN_UNKNOWN_LETTERS = 5;

/** Joins letter-spaced words; also where single letters of them stand together. */
export const joinSpacedLetters: CleaningStep = (context, source, note) =>
  hasShortPieces(source.text) ? joinRuns(context, source, note) : source;

/** Four pieces in a row, of which the two inner ones stand between single spaces: any run begins so, and most lines have none. */
const hasShortPieces = (text: string): boolean => {
  const longest = SURROGATE.test(text) ? 2 * MAX_PIECE : MAX_PIECE;
  let first = text.indexOf(' ');
  let second = text.indexOf(' ', first + 1);
  while (first >= 0 && second >= 0) {
    const third = text.indexOf(' ', second + 1);
    if (third < 0) return false;
    const isShort = second - first > 1 && second - first <= longest + 1 && third - second > 1 && third - second <= longest + 1;
    if (isShort && SHORT_PIECES.test(text.slice(Math.max(0, first - longest - 1), third + longest + 2))) return true;
    [first, second] = [second, third];
  }
  return false;
};

const SHORT_PIECES = /(?<![\p{L}\p{N}.])\p{L}{1,4}(?: \p{L}{1,4}){3}(?![\p{L}\p{N}.])/u;
const SURROGATE = /[\uD800-\uDFFF]/;
const MAX_PIECE = 4;

const joinRuns: CleaningStep = (context, source, note) =>
  replaceMapped(source, RUN, (found, offset) => {
    const colon = found.endsWith(' :') ? ':' : '';
    const pieces = (colon ? found.slice(0, -2) : found).split(' ');
    const words = joinPieces(context, pieces);
    if (words.every((word) => word.length === 1)) return null;
    let at = offset;
    for (const word of words) {
      const from = word.join(' ');
      if (word.length > 1) note('letter-spacing-joined', source.map[at] ?? 0, { from, to: word.join('') });
      at += from.length + 1;
    }
    // The blank before a colon goes with the blanks between the letters.
    const gap = (words.at(-1)?.length ?? 0) > 1 ? '' : ' ';
    return words.map((word) => word.join('')).join(' ') + (colon === '' ? '' : gap + colon);
  });

const lexicon = perLexicon(({ spacedWords, alphabet }) => ({
  known: new Set(spacedWords.map(fold)),
  longest: Math.max(...spacedWords.map((word) => word.length)),
  oneLetter: new Set(alphabet.oneLetterWords),
}));

/** The pieces grouped into words: known ones first, then long runs of single letters that nothing else explains. */
const joinPieces = (context: ParseContext, pieces: readonly string[]): string[][] => {
  const known = pieces.map((_, start) => knownWordEnd(context, pieces, start));
  const words: string[][] = [];
  let at = 0;
  while (at < pieces.length) {
    const end =
      known[at] ??
      unknownWordEnd(
        context,
        pieces,
        at,
        known.findIndex((found, start) => start > at && found !== null),
      );
    words.push(pieces.slice(at, end));
    at = end;
  }
  return words;
};

/** End of the longest run of pieces that spells a known word, mostly letter by letter. */
const knownWordEnd = (context: ParseContext, pieces: readonly string[], start: number): number | null => {
  const { known, longest } = lexicon(context);
  let text = '';
  let best: number | null = null;
  for (let end = start; end < pieces.length && text.length < longest; end += 1) {
    text += pieces[end] ?? '';
    const count = end - start + 1;
    if (count >= MIN_PIECES && count * 2 >= text.length && known.has(fold(text))) best = end + 1;
  }
  return best;
};

/** End of a run of single letters that no list of letters or of one-letter words explains; `start + 1` where there is none. */
const unknownWordEnd = (context: ParseContext, pieces: readonly string[], start: number, nextKnown: number): number => {
  const limit = nextKnown < 0 ? pieces.length : nextKnown;
  let end = start;
  while (end < limit && pieces[end]?.length === 1) end += 1;
  const letters = pieces.slice(start, end).map(fold);
  const { oneLetter } = lexicon(context);
  const isWord =
    letters.length >= MIN_UNKNOWN_LETTERS &&
    !letters.some((letter) => /\p{Script=Latin}/u.test(letter)) &&
    !isAlphabetical(context, letters) &&
    letters.filter((letter) => !oneLetter.has(letter)).length >= 2;
  return isWord ? end : start + 1;
};

const isAlphabetical = (context: ParseContext, letters: readonly string[]): boolean => {
  const values = letters.map((letter) => context.structure.alphabet.letters.indexOf(letter) + 1);
  return values.every((value, index) => index === 0 || lettersFollow(context, values[index - 1] ?? 0, value));
};
