import type { Token } from '../../rules/tokens.js';
import { hasOneOf, isOneOf, justBefore } from './words.js';
import { isOfElsewhere } from './elsewhere.js';
import { isOrdinary, type Own } from './own.js';
import type { AgencyPhrase } from '../requisites/agency-name.js';
import type { Identity } from '../requisites/context.js';

/**
 * True where another body, or its head, decides on the list and on who keeps it: «Перечень утверждается приказом Министерства», «уполномоченное
 * лицо назначается председателем Комитета». An institution's founder may, and so may a body that the act names in full.
 */
export const decidesOnTheList = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  phrase: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const { bare, kind, from, head } = phrase;
  if (!isOrdinary(own)) return false;
  const isOther = bare ? kind.class === 'agency' || tokens[head]?.capital === true : isOfElsewhere(identity, own, tokens, phrase);
  if (!isOther) return false;
  const { decides, lists, authorized, people } = identity.words.keeper;
  const byHead = isOneOf(identity, people, tokens[from - 1]);
  const at = byHead ? from - 1 : from;
  const byAct = isOneOf(identity, identity.words.citedTypes, tokens[at - 1]);
  if (!byHead && !byAct) return false;
  const before = justBefore(tokens, byAct ? at - 1 : at, REACH);
  const isDecision = hasOneOf(identity, decides, before.slice(-NEAR)) && hasOneOf(identity, [...lists, ...authorized], before);
  return isDecision && !(bare && namedInFull().has(kind.lemma));
};

/** How far before the body its verb and what it decides on stand. */
const NEAR = 3;
const REACH = 12;
