import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { mayBeUnit } from './belongings.js';
import type { Own } from './own.js';
import { hasOneOf, isOneOf, rightAfter } from './words.js';
import { isAbbreviated, type AgencyPhrase } from '../requisites/agency-name.js';
import type { Identity } from '../requisites/context.js';

/** Words behind the body in which the list is named: «работу по формированию, ведению и обновлению перечня». */
const REACH = 9;

/**
 * True where the work on the list is said to go on in another kind of body: «организует в комитете работу по ведению перечня», in small letters
 * too. Of institutions only those count that others are never called by; what may be a unit of the agency tells nothing.
 */
export const isWhereTheWorkIs = (
  input: ActInput,
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  { bare, kind, from, to }: AgencyPhrase,
): boolean => {
  const { into, works, actions, special } = identity.words.keeper;
  if (!bare || own.class === null || own.kinds.has(kind.lemma) || isAbbreviated(kind)) return false;
  if (!(kind.class === 'agency' ? !mayBeUnit(identity, own, kind) : special.includes(kind.lemma))) return false;
  if (!isOneOf(identity, into, tokens[from - 1]) || !isOneOf(identity, works, tokens[to])) return false;
  const behind = rightAfter(tokens, to, REACH);
  return hasOneOf(identity, actions, behind) && input.found.finder(unitOf(behind), 'list').size > 0;
};
