import { writeWhole } from '../batch/index.js';
import type { Lang } from '../messages/index.js';
import { diffOf, type DatasetDiff, diffSideOf } from '../dataset/diff.js';
import { type Connection, openDataset, readPreview, readRecords, readStandardInfo, type WordTools } from '../store/index.js';
import { reviewedWalk } from './dataset-review.js';
import { loadReporter } from './load-reporter.js';

export interface ReportFileOptions {
  /** Path of the dataset that it is made from. */
  readonly dataset: string;
  /** Path of the page. */
  readonly out: string;
  readonly rules: string;
  readonly lang: Lang;
  readonly words: WordTools;
  /** ISO date on which decisions are judged; null for the day of the last run. */
  readonly asOf: string | null;
  /** Path of an earlier dataset that it is compared with, null for none. */
  readonly since: string | null;
  /** Whether looks and crops that the dataset holds go in: `report` puts them in, a plain run does not. */
  readonly previews: 'shown' | 'left-out';
}

/** Writes `report.html` from a dataset, whole or not at all. @throws Refusal as `openDataset`, RulesError */
export const writeReportFile = (options: ReportFileOptions): void => {
  const db = openDataset(options.dataset);
  try {
    writeWhole(options.out, pieces(db, options));
  } finally {
    db.close();
  }
};

const pieces = (db: Connection, { rules, lang, words, asOf, since, previews }: ReportFileOptions): Iterable<string> =>
  loadReporter(
    rules,
    lang,
  )({
    ...reviewedWalk(db, words, asOf),
    standard: readStandardInfo(db),
    changes: since === null ? null : changesSince(db, words, since),
    previews: previews === 'shown' ? (key) => readPreview(db, key) : null,
  });

/** @throws Refusal as `openDataset` */
const changesSince = (db: Connection, words: WordTools, since: string): DatasetDiff => {
  const earlier = openDataset(since);
  try {
    return diffOf(sideOf(earlier, words), sideOf(db, words));
  } finally {
    earlier.close();
  }
};

const sideOf = (db: Connection, words: WordTools) => diffSideOf(words, readStandardInfo(db), readRecords(db));
