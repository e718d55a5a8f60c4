import { fold } from '../rules/tokens.js';
import type { CleaningStep } from './clean.js';
import { perLexicon, type ParseContext } from './context.js';
import { replaceMapped } from './mapped-text.js';

/** Pieces of one to four letters parted by single spaces; a wider gap parts words. */
const RUN = /(?<![\p{L}\p{N}.])\p{L}{1,4}(?: \p{L}{1,4}){3,}(?![\p{L}\p{N}.])(?: :)?/gu;
const MIN_PIECES = 4;
/** Below this a run of single letters is taken for a list of letters, unless it makes a known word. */
const MIN_UNKNOWN_LETTERS = 5;

/** Joins letter-spaced words; also where single letters of them stand together. */
export const joinSpacedLetters: CleaningStep = (context, source, note) =>
  replaceMapped(source, RUN, (found, offset) => {
    const colon = found.endsWith(' :') ? ':' : '';
    const pieces = (colon ? found.slice(0, -2) : found).split(' ');
    const joined = joinPieces(context, pieces);
    if (joined.length === pieces.length) return null;
    const to = joined.join(' ') + (colon || '');
    note('letter-spacing-joined', source.map[offset] ?? 0, { from: found, to });
    return to;
  });

const words = perLexicon(({ spacedWords, alphabet }) => ({
  known: new Set(spacedWords.map(fold)),
  longest: Math.max(...spacedWords.map((word) => word.length)),
  oneLetter: new Set(alphabet.oneLetterWords),
  alphabet: fold(alphabet.letters),
}));

const joinPieces = (context: ParseContext, pieces: readonly string[]): string[] => {
  const out: string[] = [];
  let at = 0;
  while (at < pieces.length) {
    const end = knownWordEnd(context, pieces, at) ?? unknownWordEnd(context, pieces, at);
    out.push(pieces.slice(at, end).join(''));
    at = end;
  }
  return out;
};

/** End of the longest run of pieces that spells a known word, mostly letter by letter. */
const knownWordEnd = (context: ParseContext, pieces: readonly string[], start: number): number | null => {
  const { known, longest } = words(context);
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
const unknownWordEnd = (context: ParseContext, pieces: readonly string[], start: number): number => {
  const { oneLetter, alphabet } = words(context);
  let end = start;
  while (end < pieces.length && pieces[end]?.length === 1) end += 1;
  const letters = pieces.slice(start, end);
  const text = fold(letters.join(''));
  const isWord =
    letters.length >= MIN_UNKNOWN_LETTERS && !alphabet.includes(text) && letters.filter((letter) => !oneLetter.has(fold(letter))).length >= 2;
  return isWord ? end : start + 1;
};
