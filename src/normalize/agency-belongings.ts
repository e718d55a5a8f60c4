import type { Token } from '../rules/tokens.js';
import { isAbbreviated, type AgencyPhrase } from './requisites/agency-name.js';
import type { AgencyForm, Identity } from './requisites/context.js';

/** The agency whose act it is, as far as it tells whose things are spoken of. */
export interface Possessor {
  readonly class: AgencyForm['class'] | null;
  /** Kinds it is called by. */
  readonly kinds: ReadonlySet<string>;
}

/**
 * True where things that a procedure tells of as its own agency's are said to be another body's: «сотрудники Комитета» in an order of a
 * ministry, «внутренние акты Министерства труда». A body that the act names in full elsewhere may well be spoken of in short.
 */
export const ownsWhatIsOurs = (
  identity: Identity,
  own: Possessor,
  tokens: readonly Token[],
  phrase: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const { core, places, people, strangers, houses, kept, papers, inner } = identity.words.keeper;
  const thing = tokens[phrase.from - 1];
  if (thing === undefined || own.class === null || isAbbreviated(phrase.kind)) return false;
  const before = tokens.slice(Math.max(0, phrase.from - 1 - NEAR), phrase.from - 1);
  if (before.some((token) => isOneOf(identity, strangers, token))) return false;
  if (phrase.bare && isOneOf(identity, kept, thing)) return !namedInFull().has(phrase.kind.lemma);
  if (own.class === 'institution' && (!phrase.bare || phrase.kind.class !== 'agency')) return false;
  const isInner = isOneOf(identity, papers, thing) && before.some((token) => isOneOf(identity, inner, token));
  if (isInner && phrase.kind.class === 'agency') return own.class !== 'institution' || !namedInFull().has(phrase.kind.lemma);
  if (!phrase.bare) return own.class === 'agency' && phrase.kind.class === 'agency' && isOneOf(identity, core, thing);
  if (goesOn(identity, tokens[phrase.to])) return false;
  const mayBeUnit = phrase.kind.class !== 'agency' || houses.some((kind) => own.kinds.has(kind));
  const ofAgencies = mayBeUnit ? [...core, ...places] : [...core, ...places, ...people];
  // An institution's founder has people and a site, too.
  const things = own.class === 'institution' ? core : ofAgencies;
  return tokens[phrase.head]?.capital === true && isOneOf(identity, things, thing) && !namedInFull().has(phrase.kind.lemma);
};

/** «сайт Департамента труда»: what follows in the genitive is a part of the name, whether or not it is known to be one. */
export const goesOn = (identity: Identity, next: Token | undefined): boolean => {
  const { nameEndings, verbEndings } = identity.words.keeper;
  const ends = (endings: readonly string[]): boolean => endings.some((ending) => next?.form.endsWith(ending));
  return next?.kind === 'word' && next.form.length > SHORTEST && ends(nameEndings) && !ends(verbEndings);
};

/** Letters of a preposition or conjunction. */
const SHORTEST = 2;

/** Words before a thing in which it may be told to be another's. */
const NEAR = 3;

const isOneOf = (identity: Identity, words: readonly string[], token: Token): boolean =>
  words.some((word) => identity.stem(word) === token.stem);

/**
 * True where another body does what a procedure bids its own agency to do: «Министерство отвечает на обращения в социальных сетях». A capital
 * at the beginning tells nothing of a body that may be a unit.
 */
export const doesWhatIsOurs = (
  identity: Identity,
  own: Possessor,
  tokens: readonly Token[],
  { bare, kind, head, from, to }: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const [subject, verb] = [tokens[head], tokens[to]];
  if (!bare || own.class === null || subject === undefined || verb === undefined || isAbbreviated(kind)) return false;
  const begins = from === 0 || tokens[from - 1]?.kind === 'mark';
  if (!subject.capital || subject.form !== kind.lemma || (kind.class !== 'agency' && begins)) return false;
  return identity.words.keeper.does.includes(verb.form) && !namedInFull().has(kind.lemma);
};
