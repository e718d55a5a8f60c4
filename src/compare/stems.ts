import { tokenize, type Stemmer } from '../rules/tokens.js';

/** Stems of numbers and of words of three letters and more: prepositions and conjunctions tell nothing. */
export const stemsOf = (stem: Stemmer, text: string): Set<string> =>
  new Set(
    tokenize(stem, text)
      .filter(({ kind, form }) => kind === 'number' || (kind === 'word' && form.length > 2))
      .map((token) => token.stem),
  );
