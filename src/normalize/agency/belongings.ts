import type { Token } from '../../rules/tokens.js';
import { isOrdinary, type Own } from './own.js';
import { goesOn, hasOneOf, isOneOf, justBefore, nameFollows, namesItsField } from './words.js';
import { isAbbreviated, type AgencyPhrase } from '../requisites/agency-name.js';
import type { AgencyForm, Identity } from '../requisites/context.js';

/**
 * True where things that a procedure tells of as its own agency's are said to be another body's: «сотрудники Комитета» in an order of a
 * ministry, «внутренние акты Министерства труда». A body that the act names in full elsewhere may well be spoken of in short.
 */
export const ownsWhatIsOurs = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  phrase: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const { kept, papers, inner, founders } = identity.words.keeper;
  const { bare, kind, from, to } = phrase;
  const thing = tokens[from - 1];
  if (thing === undefined || own.class === null || isAbbreviated(kind)) return false;
  const before = justBefore(tokens, from - 1, NEAR);
  if (isStrangers(identity, before) || (own.class === 'institution' && hasOneOf(identity, founders, before))) return false;
  if (bare && isOneOf(identity, kept, thing)) return !namedInFull().has(kind.lemma);
  if (isOneOf(identity, papers, thing) && hasOneOf(identity, inner, before))
    return hasInnerPapers(identity, own, tokens, phrase, namedInFull);
  if (!bare) return hasNamed(identity, own, kind, thing);
  if (nameFollows(identity, own.introduced, tokens, to)) return false;
  return isOneOf(identity, thingsOf(identity, own, tokens, phrase), thing) && !namedInFull().has(kind.lemma);
};

/** What a body named in full cannot have: of one called as the agency is, the staff neither. */
const hasNamed = (identity: Identity, own: Own, kind: AgencyForm, thing: Token): boolean => {
  const { core, ranks, houses } = identity.words.keeper;
  const isNamesake = own.kinds.has(kind.lemma) && kind.class !== 'institution' && !houses.includes(kind.lemma);
  if (isOneOf(identity, core, thing)) return isNamesake || (own.class === 'agency' && kind.class === 'agency');
  return isNamesake && kind.class === 'agency' && isOneOf(identity, ranks, thing);
};

/** «сотрудники иного Комитета», but not «иные внутренние акты Комитета», which are other acts of the same. */
const isStrangers = (identity: Identity, before: readonly Token[]): boolean => {
  const { strangers, inner } = identity.words.keeper;
  const last = before.findLastIndex((token) => isOneOf(identity, strangers, token));
  return last >= 0 && !hasOneOf(identity, inner, before.slice(last + 1));
};

/** Papers called inner ones are the agency's own, also where the name goes on: «внутренние акты Комитета по делам молодежи». */
const hasInnerPapers = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  { bare, kind, head }: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const isUnit = mayBeUnit(identity, own, kind);
  if (!isUnit && own.class !== 'institution') return true;
  return (!isUnit || (bare && tokens[head]?.capital === true)) && !namedInFull().has(kind.lemma);
};

/** What a body of the kind cannot have in an order of the agency unless it stands in its place. An institution's founder has people and a site. */
const thingsOf = (identity: Identity, own: Own, tokens: readonly Token[], { kind, head }: AgencyPhrase): readonly string[] => {
  const { core, places, people, always, ranks } = identity.words.keeper;
  const capital = tokens[head]?.capital === true;
  if (own.class === 'institution') return capital ? [...core, ...(kind.class === 'either' ? [] : ranks)] : [];
  const isUnit = mayBeUnit(identity, own, kind);
  if (!capital) return isUnit || !always.includes(kind.lemma) ? [] : [...core, ...people, ...places];
  return isUnit ? [...core, ...places] : [...core, ...places, ...people];
};

/** True for a kind that units of the agency may be called by: committees of a town, but never a ministry. */
export const mayBeUnit = ({ words: { keeper } }: Identity, own: Own, { class: of, lemma }: AgencyForm): boolean =>
  of !== 'agency' || (!keeper.ministryKinds.includes(lemma) && keeper.houses.some((house) => own.kinds.has(house)));

/** Words before a thing in which it may be told to be another's. */
const NEAR = 3;

/** «клиент – лицо, взаимодействующее с Министерством», «обращения граждан, поступающие в Комитет». */
export const meetsOurClients = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  { bare, kind, from, to, head }: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const { meeting, dealings, arriving, arrivals, clients, with: together, into } = identity.words.keeper;
  if (!bare || own.class === null || kind.class !== 'agency' || tokens[head]?.capital !== true) return false;
  if (goesOn(identity, tokens[to]) || namesItsField(identity, tokens, to)) return false;
  const [verb, preposition] = [tokens[from - 2], tokens[from - 1]];
  const before = justBefore(tokens, from - 2, tokens.length);
  const isWith = isOneOf(identity, together, preposition);
  const meets =
    (isWith && isOneOf(identity, [...meeting, ...dealings], verb) && hasOneOf(identity, clients, before)) ||
    (isWith && isOneOf(identity, clients, verb) && isOneOf(identity, dealings, before.at(-1)));
  const arrives =
    isOneOf(identity, into, preposition) && isOneOf(identity, arriving, verb) && hasOneOf(identity, arrivals, before.slice(-NEAR));
  return (meets || arrives) && !namedInFull().has(kind.lemma);
};

/** «внутренний клиент – работник Управления», «история его обращений в Службу»: whose staff and whose history they are is told of the agency. */
export const isToldOfOurs = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  { bare, kind, from, to, head }: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const { ranks, inner, clients, turns, past, into, houses } = identity.words.keeper;
  if (!bare || !isOrdinary(own) || isAbbreviated(kind) || tokens[head]?.capital !== true || houses.some((house) => own.kinds.has(house)))
    return false;
  if (nameFollows(identity, own.introduced, tokens, to) || namedInFull().has(kind.lemma)) return false;
  const before = justBefore(tokens, from, tokens.length);
  const isStaff =
    isOneOf(identity, ranks, before.at(-1)) &&
    before.some((token, at) => isOneOf(identity, inner, token) && isOneOf(identity, clients, before[at + 1]));
  const isPast = isOneOf(identity, into, before.at(-1)) && isOneOf(identity, turns, before.at(-2)) && hasOneOf(identity, past, before);
  return isStaff || isPast;
};

/**
 * True where another body does what a procedure bids its own agency to do: «Министерство отвечает на обращения в социальных сетях». A capital
 * at the beginning tells nothing of a body that may be a unit.
 */
export const doesWhatIsOurs = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  { bare, kind, head, from, to }: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const [subject, verb] = [tokens[head], tokens[to]];
  if (!bare || own.class === null || subject === undefined || verb === undefined || isAbbreviated(kind)) return false;
  const begins = from === 0 || tokens[from - 1]?.kind === 'mark';
  const { ministryKinds, does } = identity.words.keeper;
  // A unit is never called «министерство», with a capital or without.
  const isSure = isOrdinary(own) && !own.kinds.has(kind.lemma) && ministryKinds.includes(kind.lemma);
  if ((!subject.capital && !isSure) || subject.form !== kind.lemma || (kind.class !== 'agency' && begins)) return false;
  return (does.includes(verb.form) || (isSure && verb.form === ':')) && !namedInFull().has(kind.lemma);
};
