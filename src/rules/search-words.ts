import type { SearchLexicon } from './lexicons/search.js';
import { fold, type Stemmer, type Token, tokenize } from './tokens.js';

/** Tokens and stems as the search index sees them. */
export interface SearchWords {
  readonly tokens: (text: string) => readonly Token[];
  /** Takes a folded form. */
  readonly stem: (form: string) => string;
}

/** The rules' stemmer, with the endings taken off that it leaves in some forms of a word only. */
export const createSearchWords = (stem: Stemmer, lexicon: SearchLexicon): SearchWords => {
  const endings = lexicon.endings.map(fold);
  return {
    tokens: (text) => tokenize(stem, text),
    stem: (form) => {
      const stemmed = stem(form);
      const ending = endings.find((each) => stemmed.endsWith(each));
      const rest = ending === undefined ? stemmed : stemmed.slice(0, -ending.length);
      return rest.length >= lexicon.minLetters ? rest : stemmed;
    },
  };
};
