import { DEVIATIONS, type Finding, type StandingReview } from '../model/index.js';

/** What people decided on findings, by their ids. */
export interface ReportReviews {
  readonly reviewOf: (findingId: string) => StandingReview | null;
  /** True where a decision in force says that nothing is asked of the agency any more. */
  readonly isSettled: (findingId: string) => boolean;
}

export const NO_REVIEWS: ReportReviews = { reviewOf: () => null, isSettled: () => false };

/** True for a deviation that a decision has taken off the agency. */
export const settles = (reviews: ReportReviews, finding: Finding): boolean =>
  DEVIATIONS.some((status) => status === finding.status) && reviews.isSettled(finding.id);
