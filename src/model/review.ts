import type { FindingStatus } from './codes.js';

/** What a reviewer decides on a finding. Closed list: add to the end, never rename. */
export const DECISIONS = ['confirmed', 'dismissed', 'waived', 'fixed'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Where a decision stands at the next report: whether it still settles the finding. */
export const REVIEW_STATES = ['in-force', 'changed', 'expired'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** One decision on one finding. Found again by `fingerprint`, whatever became of clause numbers, file and format. */
export interface Review {
  /** Of the agency, the act and the requirement: 16 hex digits. */
  readonly fingerprint: string;
  /** Of the verdict and the words it rested on when the decision was made: where it differs now, the text has changed. */
  readonly textFingerprint: string;
  readonly decision: Decision;
  /** For `waived` the reason, never null. */
  readonly comment: string | null;
  readonly reviewer: string | null;
  /** ISO date, the last day on which a waiver holds; null for ever. */
  readonly validUntil: string | null;
  /** What was decided on, so that a change can be shown. */
  readonly requirementId: string;
  readonly status: FindingStatus;
  readonly quote: string;
}

/** A decision as it stands on a given day for the finding as it is now. */
export interface StandingReview extends Review {
  readonly state: ReviewState;
}
