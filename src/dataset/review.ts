import type { Decision, StandingReview } from '../model/index.js';
import type { Review } from '../store/index.js';
import type { FindingIdentity } from './fingerprint.js';

/** What a report shows of the decisions on the findings there are now. */
export interface Reviews {
  /** What a sheet carries to find the finding again, `fingerprint-textHash`; null for an unknown finding. */
  readonly keyOf: (findingId: string) => string | null;
  readonly reviewOf: (findingId: string) => StandingReview | null;
  /** True where a decision in force says that nothing is asked of the agency any more. */
  readonly isSettled: (findingId: string) => boolean;
}

/** @param asOf ISO date on which waivers are judged */
export const standingReviews = (
  identities: Pick<ReadonlyMap<string, FindingIdentity>, 'get'>,
  reviews: readonly Review[],
  asOf: string,
): Reviews => {
  const byFingerprint = new Map(reviews.map((review) => [review.fingerprint, review]));
  const reviewOf = (findingId: string): StandingReview | null => {
    if (byFingerprint.size === 0) return null;
    const identity = identities.get(findingId);
    const review = byFingerprint.get(identity?.fingerprint ?? '');
    return identity === undefined || review === undefined ? null : standing(identity, review, asOf);
  };
  return {
    keyOf: (findingId) => {
      const identity = identities.get(findingId);
      return identity === undefined ? null : keyOf(identity);
    },
    reviewOf,
    isSettled: (findingId) => {
      const review = reviewOf(findingId);
      return review !== null && review.state === 'in-force' && SETTLING.some((each) => each === review.decision);
    },
  };
};

/** A deviation that is a mistake of ours, is let pass, or has been put right. */
const SETTLING: readonly Decision[] = ['rejected', 'waived', 'fixed'];

export const keyOf = ({ fingerprint, textHash }: FindingIdentity): string => `${fingerprint}-${textHash}`;

const standing = ({ textHash }: FindingIdentity, review: Review, asOf: string): StandingReview => {
  const { decision, comment, reason, reviewer, until } = review;
  const changed = review.textHash !== null && review.textHash !== textHash;
  const expired = decision === 'waived' && until !== null && until < asOf;
  return { decision, comment: reason ?? comment, reviewer, until, state: changed ? 'changed' : expired ? 'expired' : 'in-force' };
};
