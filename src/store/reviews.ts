import type { Decision } from '../model/index.js';
import type { Connection } from './dataset.js';

/** What a person decided about a finding. */
export interface Review {
  /** Of what the finding says: survives renumbering and a new reading. */
  readonly fingerprint: string;
  readonly requirementId: string;
  /** What the act is known by among people: the same for a new reading of it. */
  readonly actKey: string;
  /** Null for a comment alone. */
  readonly decision: Decision | null;
  readonly comment: string | null;
  readonly reviewer: string | null;
  /** Why a deviation is let pass; always there for `waived`. */
  readonly reason: string | null;
  /** ISO 8601 date after which a waiver holds no more, null for one without end. */
  readonly until: string | null;
  /** Of the words that were decided upon: another hash means that they have changed since. */
  readonly textHash: string | null;
  readonly quote: string | null;
  /** ISO 8601, UTC. */
  readonly importedAt: string;
}

/** Adds decisions; a later one on the same finding takes the place of the earlier. All or none: throws where one breaks the schema. */
export const putReviews = (db: Connection, reviews: readonly Review[]): void => {
  const put = db.prepare(
    `INSERT OR REPLACE INTO reviews
       (fingerprint, requirement_id, act_key, decision, comment, reviewer, reason, until, text_hash, quote, imported_at)
     VALUES (@fingerprint, @requirementId, @actKey, @decision, @comment, @reviewer, @reason, @until, @textHash, @quote, @importedAt)`,
  );
  db.transaction(() => {
    for (const review of reviews) put.run(review);
  })();
};

/** All decisions, by fingerprint. */
export const readReviews = (db: Connection): readonly Review[] =>
  db
    .prepare<[], Review>(
      `SELECT fingerprint, requirement_id AS requirementId, act_key AS actKey, decision, comment, reviewer, reason, until,
         text_hash AS textHash, quote, imported_at AS importedAt
       FROM reviews ORDER BY fingerprint`,
    )
    .all();
