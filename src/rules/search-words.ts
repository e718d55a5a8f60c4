import type { SearchLexicon } from './lexicons/search.js';
import { fold, type Stemmer, type Token, tokenize } from './tokens.js';

/** Tokens and stems as the search index sees them. */
export interface SearchWords {
  readonly tokens: (text: string) => readonly Token[];
  /** Takes a folded form. */
  readonly stem: (form: string) => string;
}

const MAX_CACHED = 50_000;

/** The rules' stemmer, with the endings taken off that it leaves in some forms of a word only. */
export const createSearchWords = (stem: Stemmer, lexicon: SearchLexicon): SearchWords => {
  const endings = lexicon.endings.map(fold);
  const cache = new Map<string, string>();
  const shortened = (stemmed: string): string => {
    const ending = endings.find((each) => stemmed.endsWith(each));
    const rest = ending === undefined ? stemmed : stemmed.slice(0, -ending.length);
    return rest.length >= lexicon.minLetters ? rest : stemmed;
  };
  return {
    tokens: (text) => tokenize(stem, text),
    stem: (form) => {
      const hit = cache.get(form);
      if (hit !== undefined) return hit;
      const made = shortened(stem(form));
      if (cache.size < MAX_CACHED) cache.set(form, made);
      return made;
    },
  };
};
