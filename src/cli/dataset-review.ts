import { identitiesOf } from '../dataset/fingerprint.js';
import { type Reviews, standingReviews } from '../dataset/review.js';
import { type Connection, readRecords, readReviews, type WordTools } from '../store/index.js';

/**
 * The decisions of a dataset on its own findings.
 * @param asOf ISO date; the day of the dataset's last run where it is not given
 */
export const reviewsOf = (db: Connection, words: WordTools, asOf: string | null): Reviews =>
  standingReviews(identitiesOf(words, readRecords(db)), readReviews(db), asOf ?? dayOf(db));

/** The day that the last run was asked to judge by, else the day on which it ended. */
const dayOf = (db: Connection): string =>
  db.prepare<[], string>('SELECT coalesce(as_of, substr(finished_at, 1, 10)) FROM runs ORDER BY id DESC LIMIT 1').pluck().get() ?? '';
