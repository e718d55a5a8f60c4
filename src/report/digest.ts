import type { DocumentRecord } from '../model/index.js';
import { actLine, type Line, lineOf } from './line.js';
import { rowsIn, type Uncounted, uncountedIn } from './rows.js';
import type { ReportReviews } from './settled.js';
import type { FileCounts } from './statistics.js';
import { stringCounter } from './strings.js';

/** What the page needs of all documents at once: gathered in one walk over them, holding none. */
export interface Digest {
  readonly files: FileCounts;
  readonly rows: readonly Line[];
  readonly uncounted: readonly Uncounted[];
  readonly refused: readonly Refused[];
  /** Texts of findings that many orders share. */
  readonly strings: readonly string[];
}

/** A file that could not be read. */
export type Refused = Pick<DocumentRecord, 'path' | 'errorCode' | 'errorMessage'>;

export const digestOf = (documents: Iterable<DocumentRecord>, requirementIds: readonly string[], reviews: ReportReviews): Digest => {
  const files = { received: 0, parsed: 0, failed: 0, skipped: 0 };
  const rows: Line[] = [];
  const uncounted: Uncounted[] = [];
  const refused: Refused[] = [];
  const strings = stringCounter();
  for (const record of documents) {
    const { path, errorCode, errorMessage } = record;
    for (const row of rowsIn(record, files.received, requirementIds)) {
      rows.push(lineOf(row, reviews));
      strings.add(row.findings);
    }
    uncounted.push(...uncountedIn(record).map(({ act, why }) => ({ record: { path }, act: act && actLine(act), why })));
    if (record.status === 'failed') refused.push({ path, errorCode, errorMessage });
    files.received += 1;
    files[record.status] += 1;
  }
  return { files, rows, uncounted, refused, strings: strings.shared() };
};
