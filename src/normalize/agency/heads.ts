import type { Token } from '../../rules/tokens.js';
import { goesOn, hasOneOf, isOneOf, justBefore, rightAfter } from './words.js';
import { isOrdinary, type Own } from './own.js';
import type { AgencyPhrase } from '../requisites/agency-name.js';
import type { Identity } from '../requisites/context.js';

/**
 * Heads of a kind of body that ours is not, where our own must stand: «приказом министра», «утверждается министром», «заместитель министра» in
 * a committee's order. A minister told by what he heads («министра финансов») is another, and an institution may speak of its founder's.
 */
export const foreignHeadsIn = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  namedInFull: () => ReadonlySet<string>,
): AgencyPhrase[] => {
  if (!isOrdinary(own)) return [];
  return identity.words.keeper.heads.flatMap(({ post, of, forms }) => {
    if (own.kinds.has(of) || own.posts.has(identity.stem(post))) return [];
    const kind = { lemma: post, gender: 'm', class: 'official', nominative: false } as const;
    return tokens.flatMap(({ form }, at) =>
      forms.includes(form) && isInOurPlace(identity, tokens, at) && !goesOn(identity, tokens[at + 1]) && !namedInFull().has(of)
        ? [{ from: at, to: at + 1, head: at, kind, bare: true }]
        : [],
    );
  });
};

/** «по указанию министра», «заместитель министра», «Перечень утверждается министром», «назначается приказом министра». */
const isInOurPlace = (identity: Identity, tokens: readonly Token[], at: number): boolean => {
  const { bids, decides, lists, authorized, strangers } = identity.words.keeper;
  const before = justBefore(tokens, at, REACH);
  if (hasOneOf(identity, strangers, before.slice(-NEAR))) return false;
  if (isOneOf(identity, bids, tokens[at - 1])) return hasOneOf(identity, [...lists, ...authorized], justBefore(tokens, at, tokens.length));
  const after = rightAfter(tokens, at + 1, REACH);
  if (isOneOf(identity, decides, tokens[at + 1])) return hasOneOf(identity, [...lists, ...authorized], after);
  return hasOneOf(identity, decides, before.slice(-NEAR)) && hasOneOf(identity, [...lists, ...authorized], before);
};

/** How far before the head the verb and what is decided on stand. */
const NEAR = 3;
const REACH = 12;
