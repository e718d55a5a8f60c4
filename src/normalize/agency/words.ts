import { fold, type Token } from '../../rules/tokens.js';
import type { Identity } from '../requisites/context.js';

/** True for a token that is a form of one of the words, by stem or as it stands. */
export const isOneOf = (identity: Identity, words: readonly string[], token: Token | undefined): boolean =>
  token !== undefined && words.some((word) => identity.stem(word) === token.stem || fold(word) === token.form);

export const hasOneOf = (identity: Identity, words: readonly string[], tokens: readonly Token[]): boolean =>
  tokens.some((token) => isOneOf(identity, words, token));

/** The last tokens before a place, of the same sentence. */
export const justBefore = (tokens: readonly Token[], at: number, count: number): readonly Token[] => {
  const near = tokens.slice(Math.max(0, at - count), at);
  return near.slice(near.findLastIndex(isFullStop) + 1);
};

/** The first tokens after a place, of the same sentence. */
export const rightAfter = (tokens: readonly Token[], at: number, count: number): readonly Token[] => {
  const near = tokens.slice(at, at + count);
  const stop = near.findIndex(isFullStop);
  return stop < 0 ? near : near.slice(0, stop);
};

const isFullStop = ({ form }: Token): boolean => form === '.';

/** «сайт Департамента труда»: what follows in the genitive is a part of the name, whether or not it is known to be one. */
export const goesOn = (identity: Identity, next: Token | undefined): boolean => {
  const { nameEndings, verbEndings, notNames } = identity.words.keeper;
  const ends = (endings: readonly string[]): boolean => endings.some((ending) => next?.form.endsWith(ending));
  if (next?.kind !== 'word' || next.form.length <= SHORTEST || identity.stops.has(next.form)) return false;
  return ends(nameEndings) && !ends(verbEndings) && !notNames.includes(next.form);
};

/** Letters of a preposition or conjunction. */
const SHORTEST = 2;

/** «комитет по туризму», but not «сотрудники Комитета по телефону». */
export const namesItsField = (identity: Identity, tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at];
  if (next === undefined || !identity.lexicons.agencies.continuations.includes(next.form)) return false;
  return !isOneOf(identity, identity.words.keeper.ways, tokens[at + 1]);
};

/** «Комитета по туризму», «Инспекции ФНС», «комитета ЖКХ»; a capital may also begin what the act has a name for. */
export const nameFollows = (identity: Identity, introduced: ReadonlySet<string>, tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at];
  if (next?.kind !== 'word') return false;
  if (goesOn(identity, next) || namesItsField(identity, tokens, at)) return true;
  return next.capital && !introduced.has(next.stem) && !isOneOf(identity, identity.words.keeper.lists, next);
};
