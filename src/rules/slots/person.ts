import type { Grammar } from '../schema.js';
import { fold, type Stemmer, type Token } from '../tokens.js';
import type { PhraseReader } from './noun-phrase.js';
import { isInitial } from './noun-phrase.js';

/** A person's name in any case: «И.И. Иванова», «Иванову И. И.», «Иванова Ивана Ивановича». */
export const createPersonReader = (stem: Stemmer, grammar: Grammar): PhraseReader => {
  const patronymics = grammar.patronymicEndings.map(fold);
  const particles = new Set(grammar.patronymicParticles.map(fold));
  const agencies = new Set(grammar.notSurnames.map(stem));
  const isName = (token: Token | undefined): boolean => token?.kind === 'word' && token.capital && token.form.length > 1;
  return (tokens, at) => {
    const initials = initialsEnd(tokens, at);
    if (initials !== null) return isName(tokens[initials]) ? { end: initials + 1, value: null } : null;
    // «заместителя министра Службы И.И. Иванова»: the name of an agency before the initials is no surname.
    if (!isName(tokens[at]) || agencies.has(tokens[at]?.stem ?? '')) return null;
    const after = initialsEnd(tokens, at + 1);
    if (after !== null) return { end: after, value: null };
    // «Анной Петровной Лосевой»
    const isPatronymicNext = patronymics.some((ending) => tokens[at + 1]?.form.endsWith(ending));
    for (const length of [3, 4]) {
      const last = tokens[at + length - 1];
      const all = tokens.slice(at, at + length);
      const isFull = all.length === length && all.every((token, index) => isName(token) || (index === 3 && token.kind === 'word'));
      const isPatronymic = length === 4 ? particles.has(last?.form ?? '') : patronymics.some((ending) => last?.form.endsWith(ending));
      if (isFull && isPatronymic && !particles.has(tokens[at + length]?.form ?? '')) return { end: at + length, value: null };
    }
    return isPatronymicNext && isName(tokens[at + 1]) && isName(tokens[at + 2]) ? { end: at + 3, value: null } : null;
  };
};

/** End of «И.И.», «И. И.» or «И.» at a token. */
const initialsEnd = (tokens: readonly Token[], at: number): number | null => {
  if (!isInitial(tokens, at)) return null;
  const first = at + 2;
  return isInitial(tokens, first) ? first + 2 : first;
};
