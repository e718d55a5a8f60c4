import { fold } from '../rules/tokens.js';
import type { CleaningStep } from './clean.js';
import { perLexicon, type ParseContext } from './context.js';
import { replaceMapped } from './mapped-text.js';
import { matchesOf } from '../rules/matches.js';

const WORD = /[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*/gu;
/** Addresses stay Latin: their Cyrillic letters, if any, are the mistake. */
const ADDRESS =
  /[^\s<>()«»"@]{1,64}@[^\s<>()«»"@]{1,255}|(?:https?:\/\/|www\.)[^\s<>()«»"]+|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:\/[^\s<>()«»"]*)?/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const ROMAN = /^[IVXLCDM]+$/;

/** Puts each word into one alphabet: Latin letters that look Russian inside Russian words, and the other way round. */
export const repairAlphabets: CleaningStep = (context, source, note) => {
  // Every repair takes a Latin letter, out of a word or into one that has others.
  if (!LATIN.test(source.text)) return source;
  const addresses = matchesOf(ADDRESS, source.text).map((match) => ({ start: match.index, end: match.index + match[0].length }));
  let next = 0;
  return replaceMapped(source, WORD, (word, offset, whole) => {
    while (next < addresses.length && (addresses[next]?.end ?? 0) <= offset) next += 1;
    const address = addresses[next];
    const inAddress = address !== undefined && address.start <= offset;
    const to = inAddress ? toLatin(context, word) : oneAlphabet(context, word, whole, offset);
    if (to === null || to === word) return null;
    note('look-alike-replaced', source.map[offset] ?? 0, { from: word, to });
    return to;
  });
};

const tables = perLexicon(({ alphabet }) => ({
  toCyrillic: new Map(Object.entries(alphabet.lookAlikes)),
  toLatin: new Map(Object.entries(alphabet.lookAlikes).map(([latin, cyrillic]) => [cyrillic, latin])),
  toRoman: new Map(Object.entries(alphabet.romanLookAlikes)),
  latinWords: new Set(alphabet.latinWords),
}));

const oneAlphabet = (context: ParseContext, word: string, whole: string, offset: number): string | null => {
  if (!LATIN.test(word)) return null;
  if (!CYRILLIC.test(word)) return wholeLatinWord(context, word, whole, offset);
  const { toRoman } = tables(context);
  const roman = swap(word, toRoman);
  if (roman !== null && ROMAN.test(roman) && word.toUpperCase() === word) return roman;
  const letters = [...word];
  const ownCyrillic = letters.filter((letter) => CYRILLIC.test(letter) && !tables(context).toLatin.has(letter)).length;
  const ownLatin = letters.filter((letter) => LATIN.test(letter) && !tables(context).toCyrillic.has(letter)).length;
  if (ownLatin > 0 && ownCyrillic > 0) return null;
  return ownLatin > 0 ? toLatin(context, word) : swap(word, tables(context).toCyrillic);
};

/** A short Russian word set in Latin letters throughout, with Russian words around it. */
const wholeLatinWord = (context: ParseContext, word: string, whole: string, offset: number): string | null => {
  const { toCyrillic, latinWords } = tables(context);
  const swapped = swap(word, toCyrillic);
  if (swapped === null || !latinWords.has(fold(swapped))) return null;
  const before = /\p{L}(?=[\s,;:«(–-]*$)/u.exec(whole.slice(Math.max(0, offset - 12), offset))?.[0];
  const after = /^\s+[«(]?(\p{L})/u.exec(whole.slice(offset + word.length, offset + word.length + 6))?.[1];
  const near = [before, after].filter((letter) => letter !== undefined);
  if (after === undefined || near.some((letter) => !CYRILLIC.test(letter))) return null;
  return swapped;
};

const toLatin = (context: ParseContext, word: string): string | null =>
  CYRILLIC.test(word) && LATIN.test(word) ? swap(word, tables(context).toLatin) : null;

/** The word with every letter of the foreign alphabet replaced; null where one has no look-alike. */
const swap = (word: string, table: ReadonlyMap<string, string>): string | null => {
  const from = table.keys().next().value;
  if (from === undefined) return null;
  const foreign = CYRILLIC.test(from) ? CYRILLIC : LATIN;
  let out = '';
  for (const letter of word) {
    const put = table.get(letter);
    if (put === undefined && foreign.test(letter)) return null;
    out += put ?? letter;
  }
  return out;
};
