import type { SearchLexicon } from './lexicons/search.js';
import { fold, type Stemmer, type Token, tokenize } from './tokens.js';

/** Tokens and stems as the search index sees them. */
export interface SearchWords {
  readonly tokens: (text: string) => readonly Token[];
  /** Takes a folded form. */
  readonly stem: (form: string) => string;
}

const MAX_CACHED = 50_000;

/** The rules' stemmer, with the endings taken off that it leaves in some forms of a word only, and words kept apart that it takes for one. */
export const createSearchWords = (stem: Stemmer, lexicon: SearchLexicon): SearchWords => {
  const endings = lexicon.endings.map(fold);
  const own = new Set(lexicon.own.map(fold));
  const nouns = new Map(lexicon.nouns.stems.flatMap((noun) => lexicon.nouns.endings.map((ending) => [fold(noun + ending), fold(noun)])));
  // The longest first, so that «ующийся» is not taken for what ends in «ся» alone.
  const verbs = lexicon.verbs.endings.map(fold).sort((a, b) => b.length - a.length);
  const cache = new Map<string, string>();
  const shortened = (stemmed: string): string => {
    const ending = endings.find((each) => stemmed.endsWith(each));
    const rest = ending === undefined ? stemmed : stemmed.slice(0, -ending.length);
    return rest.length >= lexicon.minLetters ? rest : stemmed;
  };
  const doubled = (form: string, stemmed: string): string => {
    const last = stemmed.slice(-1);
    return lexicon.doubled.includes(last) && form.startsWith(stemmed + last) ? stemmed + last : stemmed;
  };
  const made = (form: string): string => {
    if (own.has(form)) return form;
    const noun = nouns.get(form);
    if (noun !== undefined) return noun;
    const ending = verbs.find((each) => form.endsWith(each) && form.length - each.length >= lexicon.minLetters);
    if (ending !== undefined) return form.slice(0, -ending.length) + lexicon.verbs.joined;
    return shortened(doubled(form, stem(form)));
  };
  return {
    tokens: (text) => tokenize(stem, text),
    stem: (form) => {
      const hit = cache.get(form);
      if (hit !== undefined) return hit;
      const stemmed = made(form);
      if (cache.size < MAX_CACHED) cache.set(form, stemmed);
      return stemmed;
    },
  };
};
