import type { Token } from '../../rules/tokens.js';
import { hasOneOf, isOneOf, justBefore } from './words.js';
import { isOrdinary, type Own } from './own.js';
import type { AgencyPhrase } from '../requisites/agency-name.js';
import type { AgencyForm, Identity } from '../requisites/context.js';

/**
 * Ministries called by their short names where our own agency must stand: «подразделения Минздрава», «Перечень Минкультуры». A federal one
 * («Минэкономразвития России») never does, and an institution may well speak of its founder.
 */
export const shortNamesIn = (identity: Identity, own: Own, tokens: readonly Token[]): AgencyPhrase[] => {
  if (!isOrdinary(own)) return [];
  return tokens.flatMap((token, at) =>
    isShortName(identity, token) &&
    !isOwn(identity, own, token) &&
    !isFederal(identity, tokens[at + 1]) &&
    isInOurPlace(identity, tokens, at)
      ? [{ from: at, to: at + 1, head: at, kind: MINISTRY, bare: false }]
      : [],
  );
};

const MINISTRY: AgencyForm = { lemma: '', gender: 'n', class: 'agency', nominative: true };

const isShortName = (identity: Identity, { kind, form, capital }: Token): boolean =>
  kind === 'word' && capital && identity.words.keeper.ministries.some((name) => form.startsWith(name));

/** «Минэкологии» of a «Министерство экологии …», or a name that the act introduces. */
const isOwn = ({ words }: Identity, own: Own, { form, stem }: Token): boolean => {
  if (own.introduced.has(stem) || own.stems.has(stem)) return true;
  const said = form.slice(words.keeper.ministryPrefix.length).slice(0, TELLING);
  return own.isMinistry && [...own.stems].some((word) => word.startsWith(said));
};

/** Letters by which a word of the full name is known in the short one. */
const TELLING = 3;

const isFederal = (identity: Identity, next: Token | undefined): boolean => identity.words.keeper.federal.includes(next?.form ?? '');

const isInOurPlace = (identity: Identity, tokens: readonly Token[], at: number): boolean => {
  const { core, lists, papers, inner, sites, strangers, others, decides } = identity.words.keeper;
  const thing = tokens[at - 1];
  const before = justBefore(tokens, at, NEAR);
  if (hasOneOf(identity, strangers, before) || hasOneOf(identity, others, before.slice(-2))) return false;
  if (isOneOf(identity, papers, thing)) return hasOneOf(identity, inner, before);
  if (isOneOf(identity, core, thing) || isOneOf(identity, lists, thing)) return true;
  if (isOneOf(identity, lists, tokens[at - 2])) return true;
  const speaksOfList = tokens.some((token) => isOneOf(identity, identity.words.keeper.kept, token));
  if (!speaksOfList) return false;
  return (
    isOneOf(identity, sites, thing) ||
    (isOneOf(identity, identity.words.citedTypes, thing) && hasOneOf(identity, decides, justBefore(tokens, at - 1, NEAR)))
  );
};

const NEAR = 4;
