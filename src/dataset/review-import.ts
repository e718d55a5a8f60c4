import type { WrittenRow } from '../model/index.js';
import type { Review } from '../store/index.js';
import type { FindingIdentity } from './fingerprint.js';

export const ROW_REFUSALS = [
  'no-key', // the key is missing or was changed
  'unknown-finding', // the dataset has no such finding
  'unknown-decision', // the decision is none of the list
  'waiver-without-reason',
  'no-date', // «valid until» is no date
  'date-without-waiver', // only a waiver has an end
  'nothing-decided', // a reviewer without decision and comment
  'said-twice', // another row says something else of the same finding
] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

export interface RefusedRow {
  readonly row: WrittenRow;
  readonly why: RowRefusal;
}

export interface ReviewImport {
  /** New and changed decisions, to be put into the dataset. */
  readonly reviews: readonly Review[];
  /** Rows that say what the dataset says already. */
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
}

/**
 * Decisions of a sheet. A row that cannot be taken is refused alone; an empty row says nothing, so that an older sheet takes no decision
 * away that was made since.
 * @param importedAt ISO 8601, UTC
 */
export const importRows = (
  identities: ReadonlyMap<string, FindingIdentity>,
  stored: readonly Review[],
  rows: readonly WrittenRow[],
  importedAt: string,
): ReviewImport => {
  const known = new Map([...identities.values()].map((identity) => [identity.fingerprint, identity]));
  const before = new Map(stored.map((review) => [review.fingerprint, review]));
  const taken = new Map<string, Review>();
  const refused: RefusedRow[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const review = reviewOf(known, row, importedAt);
    if (typeof review === 'string') refused.push({ row, why: review });
    else {
      const said = taken.get(review.fingerprint);
      const earlier = before.get(review.fingerprint);
      if (said !== undefined) {
        if (!sameWords(said, review)) refused.push({ row, why: 'said-twice' });
      } else {
        taken.set(review.fingerprint, earlier !== undefined && sayTheSame(earlier, review) ? earlier : review);
        if (taken.get(review.fingerprint) === earlier) unchanged += 1;
      }
    }
  }
  return { reviews: [...taken.values()].filter((review) => before.get(review.fingerprint) !== review), unchanged, refused };
};

const KEY = /^([0-9a-f]{16})-([0-9a-f]{16})$/u;

const reviewOf = (known: ReadonlyMap<string, FindingIdentity>, row: WrittenRow, importedAt: string): Review | RowRefusal => {
  const [, fingerprint, textHash] = KEY.exec(row.key.trim().toLowerCase()) ?? [];
  if (fingerprint === undefined || textHash === undefined) return 'no-key';
  const identity = known.get(fingerprint);
  if (identity === undefined) return 'unknown-finding';
  const fault = faultOf(row);
  if (fault !== null) return fault;
  const waived = row.decision === 'waived';
  return {
    fingerprint,
    requirementId: identity.finding.requirementId,
    actKey: identity.actKey,
    decision: row.decision,
    comment: waived ? null : row.comment,
    reviewer: row.reviewer,
    reason: waived ? row.comment : null,
    until: row.until,
    // What the reviewer saw, not what stands there now: a change since then has to show.
    textHash,
    quote: textHash === identity.textHash ? (identity.finding.place?.quote ?? null) : row.quote,
    importedAt,
  };
};

const faultOf = ({ decisionText, decision, comment, untilText, until }: WrittenRow): RowRefusal | null => {
  if (decisionText !== null && decision === null) return 'unknown-decision';
  if (decision === null && comment === null) return 'nothing-decided';
  if (decision === 'waived' && comment === null) return 'waiver-without-reason';
  if (untilText !== null && until === null) return 'no-date';
  if (until !== null && decision !== 'waived') return 'date-without-waiver';
  return null;
};

/** The same decision in the same words. */
const sameWords = (a: Review, b: Review): boolean =>
  a.decision === b.decision && a.comment === b.comment && a.reason === b.reason && a.reviewer === b.reviewer && a.until === b.until;

const sayTheSame = (a: Review, b: Review): boolean => sameWords(a, b) && a.textHash === b.textHash;
