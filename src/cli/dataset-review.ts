import { actNamer, type FindingIdentity, identitiesOf, identityOf } from '../dataset/fingerprint.js';
import { type Reviews, standingReviews } from '../dataset/review.js';
import type { DocumentRecord, Finding } from '../model/index.js';
import { type Connection, readRecords, readReviews, type WordTools } from '../store/index.js';

/**
 * The decisions of a dataset on its own findings.
 * @param asOf ISO date; the day of the dataset's last run where it is not given
 */
export const reviewsOf = (db: Connection, words: WordTools, asOf: string | null): Reviews =>
  standingReviews(identitiesOf(words, readRecords(db)), readReviews(db), asOf ?? dayOf(db));

/** Documents walked one at a time, with the decisions on the one in hand. */
export interface ReviewedWalk {
  /** May be walked more than once, never twice at a time. */
  readonly documents: Iterable<DocumentRecord>;
  /** Of the document that the walk gave last. */
  readonly reviews: Reviews;
}

/** The same for those who look at one document after the other: what findings are known by is found out as it is asked for. */
export const reviewedWalk = (db: Connection, words: WordTools, asOf: string | null): ReviewedWalk => {
  const current = { findings: new Map<string, Finding>(), actKeys: new Map<string, string>() as ReadonlyMap<string, string> };
  const get = (findingId: string): FindingIdentity | undefined => {
    const finding = current.findings.get(findingId);
    const actKey = current.actKeys.get(finding?.actId ?? '');
    return finding === undefined || actKey === undefined ? undefined : identityOf(words, actKey, finding);
  };
  return {
    documents: {
      *[Symbol.iterator]() {
        const namer = actNamer(words);
        for (const record of readRecords(db)) {
          current.actKeys = namer(record);
          current.findings = new Map(record.findings.map((finding) => [finding.id, finding]));
          yield record;
        }
      },
    },
    reviews: standingReviews({ get }, readReviews(db), asOf ?? dayOf(db)),
  };
};

/** The day that the last run was asked to judge by, else the day on which it ended. */
const dayOf = (db: Connection): string =>
  db.prepare<[], string>('SELECT coalesce(as_of, substr(finished_at, 1, 10)) FROM runs ORDER BY id DESC LIMIT 1').pluck().get() ?? '';
