/** What a reviewer decides on a finding. Closed list: add to the end, never rename. */
export const DECISIONS = ['confirmed', 'rejected', 'waived', 'fixed'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Where a decision stands: whether it still settles the finding. */
export const REVIEW_STATES = ['in-force', 'changed', 'expired'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What is said of a finding by a person, as a report shows it. */
export interface StandingReview {
  /** Null for a comment alone. */
  readonly decision: Decision | null;
  /** What was written beside it; for `waived` the reason. */
  readonly comment: string | null;
  readonly reviewer: string | null;
  /** ISO date, the last day on which a waiver holds; null for one without end. */
  readonly until: string | null;
  readonly state: ReviewState;
}

/** A row of a sheet that somebody wrote on. Texts as written; null where the cell is empty. */
export interface WrittenRow {
  readonly sheet: string;
  /** From 1, as the spreadsheet numbers it. */
  readonly row: number;
  readonly key: string;
  readonly decisionText: string | null;
  /** Null where `decisionText` is none of the decisions. */
  readonly decision: Decision | null;
  readonly comment: string | null;
  readonly reviewer: string | null;
  readonly untilText: string | null;
  /** ISO date; null where `untilText` is no date. */
  readonly until: string | null;
  readonly quote: string | null;
}
