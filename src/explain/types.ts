import type { Finding, FindingStatus } from '../model/index.js';

/** Why a requirement got its verdict, step by step. JSON-expressible. */
export interface Explanation {
  readonly requirement: { readonly id: string; readonly title: string; readonly reference: string; readonly source: string };
  /** Rules that were looked for, and where each may stand. Empty where the requirement is judged by the structure of the act. */
  readonly searched: readonly SearchedRule[];
  readonly matched: readonly Matched[];
  readonly rejected: readonly Rejected[];
  readonly finding: Finding;
  /** The smallest change that was tried and met the requirement; null where it is met, or where none did. */
  readonly change: Change | null;
}

export interface SearchedRule {
  readonly id: string;
  readonly title: string;
  readonly in: string;
  readonly zones: readonly string[];
  /** Null: in any part. */
  readonly parts: readonly string[] | null;
}

export interface At {
  readonly citation: string;
  readonly page: number | null;
  readonly quote: string;
  readonly start: number;
}

export interface Matched extends At {
  readonly ruleId: string | null;
  readonly title: string;
  /** Where no line of the rule matched and the place is like known wordings: the words that spoke for it, as stems. Null otherwise. */
  readonly alike: readonly string[] | null;
  /** Whether the verdict rests on it. */
  readonly counts: boolean;
}

export const REJECTIONS = [
  'denied',
  'forbidden',
  'notUnder',
  'lead',
  'place',
  'incomplete',
  'apart',
  'anotherDuty',
  'anotherRule',
  'notChosen',
] as const;
export type Rejection = (typeof REJECTIONS)[number];

export interface Rejected extends At {
  readonly ruleId: string;
  readonly title: string;
  readonly reason: Rejection;
  /** Words of the rule that were found; of a forbidden or denied match the words themselves. */
  readonly found: readonly string[];
  /** What of the rule lacked. */
  readonly lacking: readonly string[];
  /** How much of the rule was found, 0–1. */
  readonly share: number;
}

export const CHANGES = ['term', 'item', 'clause', 'wording'] as const;

export interface Change {
  readonly kind: (typeof CHANGES)[number];
  /** Words to be replaced, null where something is added. */
  readonly instead: string | null;
  readonly text: string;
  /** Behind which clause, or in which it stands. */
  readonly citation: string;
  /** The verdict that the changed act was given. */
  readonly status: FindingStatus;
}
