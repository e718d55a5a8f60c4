import type { Token } from '../../rules/tokens.js';

/** First letters of the words of a name, one after the other: «записи актов гражданского состояния» are «загс». Short words may be left out. */
export const initialsOf = (tokens: readonly Token[]): readonly string[] => {
  const words = tokens.filter(({ kind }) => kind === 'word').flatMap(({ form }) => form.split('-'));
  const letters = (from: readonly string[]): string => from.map((word) => word.slice(0, 1)).join('');
  return [letters(words), letters(words.filter((word) => word.length > LONGEST_CONJUNCTION))];
};

const LONGEST_CONJUNCTION = 2;
/** Initials of fewer words are found in any name. */
const LEAST = 3;

/** True for a word that is made of initials of a name: «ЗАГС» where the name tells the words in full. */
export const isAbbreviationOf = (initials: readonly string[], { form }: Token): boolean =>
  form.length >= LEAST && initials.some((letters) => letters.includes(form));

/** Those of some words that stand together for an abbreviation in a name: «записи актов гражданского состояния» where the name has «ЗАГС». */
export const spelledOut = (stems: ReadonlySet<string>, words: readonly Token[]): ReadonlySet<Token> => {
  // «жилищно-коммунального» is two letters of «ЖКХ».
  const letters = words.flatMap((word) => word.form.split('-').map((part) => ({ word, letter: part.slice(0, 1) })));
  const row = letters.map(({ letter }) => letter).join('');
  const found = [...stems].flatMap((stem) => {
    const at = stem.length < LEAST ? -1 : row.indexOf(stem);
    return at < 0 ? [] : letters.slice(at, at + stem.length).map(({ word }) => word);
  });
  return new Set(found);
};
