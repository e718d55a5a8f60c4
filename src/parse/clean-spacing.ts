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

/** Two pieces in a row that are short enough, between single spaces: any run has them, and most lines do not. */
const hasShortPieces = (text: string): boolean => {
  let count = 0;
  let before = text.indexOf(' ');
  for (let space = text.indexOf(' ', before + 1); space >= 0 && before >= 0; space = text.indexOf(' ', space + 1)) {
    count = space - before > 1 && space - before <= MAX_PIECE + 1 ? count + 1 : 0;
    if (count >= MIN_PIECES - 2 && SHORT_PIECES.test(text.slice(Math.max(0, space - 2 * MAX_PIECE - 1), space))) return true;
    before = space;
  }
  return false;
};

const SHORT_PIECES = /(?:^|[^\p{L}])\p{L}{1,4} \p{L}{1,4}$/u;

/** Characters of four letters, each of which may take two. */
const MAX_PIECE = 8;

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
