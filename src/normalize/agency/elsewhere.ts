import type { Token } from '../../rules/tokens.js';
import { hasOneOf, isOneOf, justBefore } from './words.js';
import type { Own } from './own.js';
import { isOfPlace, type AgencyPhrase } from '../requisites/agency-name.js';
import type { Identity } from '../requisites/context.js';
import { formsIn } from '../requisites/forms.js';

/**
 * True where what is ours is said to be a body's of another region, or that of a namesake of another place: «на сайте Комитета по туризму
 * Новгородской области», «служащий администрации Собинского района». What is told of others («опыт Министерства туризма Карелии») is none.
 */
export const isElsewhere = (identity: Identity, own: Own, tokens: readonly Token[], phrase: AgencyPhrase): boolean => {
  if (phrase.bare) return false;
  const { core, places, people, kept, papers, sites, strangers } = identity.words.keeper;
  if (!isOneOf(identity, [...core, ...places, ...people, ...kept, ...papers, ...sites], tokens[phrase.from - 1])) return false;
  if (hasOneOf(identity, strangers, justBefore(tokens, phrase.from, NEAR))) return false;
  return isOfElsewhere(identity, own, tokens, phrase);
};

/** True for a body of another region, or of the same name in another place. */
export const isOfElsewhere = (identity: Identity, own: Own, tokens: readonly Token[], phrase: AgencyPhrase): boolean =>
  isOfAnotherRegion(identity, own, tokens, phrase) || isNamesake(identity, own, tokens, phrase);

/** Words before a body in which it may be told to be another. */
const NEAR = 4;

const isOfAnotherRegion = (identity: Identity, own: Own, tokens: readonly Token[], { from, to }: AgencyPhrase): boolean => {
  const named = formsIn(identity.region, tokens.slice(from, to));
  return own.region !== null && named.length > 0 && named.every(({ of }) => of.code !== own.region);
};

/** The same name but for the place that it is of. */
const isNamesake = (identity: Identity, own: Own, tokens: readonly Token[], { from, to, kind }: AgencyPhrase): boolean => {
  const strange = tokens.slice(from, to).filter(({ kind: of, form, stem }) => of === 'word' && form.length > SHORT && !own.stems.has(stem));
  const places = strange.filter(({ form }) => identity.kinds.get(form)?.lemma !== kind.lemma);
  return own.kinds.has(kind.lemma) && places.length > 0 && places.every((token) => token.capital && isOfPlace(identity, token));
};

/** Letters of words that tell nothing. */
const SHORT = 3;
