import type { Token } from '../../rules/tokens.js';
import { mayBeUnit } from './belongings.js';
import { hasOneOf, isOneOf, justBefore, nameFollows } from './words.js';
import { isOrdinary, type Own } from './own.js';
import { isAbbreviated, type AgencyPhrase } from '../requisites/agency-name.js';
import type { Identity } from '../requisites/context.js';

/**
 * True for a bare kind with a capital that nothing in the act introduces: «Министерство определяет …», «ведется в Комитете» in an order of
 * another kind of body are left over from the text that it was taken from. Where it is told that the body is another («по согласованию с
 * Министерством», «представляется в Комитет») it is none, and an institution or a body under another may well speak of that one.
 */
export const isLeftover = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  phrase: AgencyPhrase,
  namedInFull: () => ReadonlySet<string>,
): boolean => {
  const { leftovers, strangers, others, authorized } = identity.words.keeper;
  const { bare, kind, head, from, to } = phrase;
  if (!bare || !isOrdinary(own) || isAbbreviated(kind)) return false;
  if (!leftovers.includes(kind.lemma) || mayBeUnit(identity, own, kind) || tokens[head]?.capital !== true) return false;
  if (nameFollows(identity, own.introduced, tokens, to)) return false;
  if (hasOneOf(identity, strangers, justBefore(tokens, from, NEAR))) return false;
  // «уполномоченное лицо Министерства»: he is ours.
  const isTold = !isOneOf(identity, authorized, tokens[from - 1]) && hasOneOf(identity, others, justBefore(tokens, from, 2));
  return !isTold && !namedInFull().has(kind.lemma);
};

/** Words before a body in which it may be told to be another. */
const NEAR = 4;
