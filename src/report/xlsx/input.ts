import type { DocumentRecord, StandingReview } from '../../model/index.js';
import type { XlsxLexicon } from '../../rules/lexicons/xlsx.js';
import type { ReportLabels, ReportLang, ReportStandard } from '../input.js';

/** What the workbook is made of. The same input gives the same bytes. */
export interface WorkbookInput {
  /** In the order in which they are to be listed; walked once. */
  readonly documents: Iterable<DocumentRecord>;
  readonly standard: ReportStandard;
  readonly labels: ReportLabels;
  readonly lang: ReportLang;
  readonly lexicon: XlsxLexicon;
  /** By id of the finding; without it the columns of the decision stand empty and nothing can be read back. */
  readonly reviews?: FindingReviews;
  /** Name of the page beside the workbook. */
  readonly page?: string;
  /** Address of a file as seen from the workbook's folder; null where it is not known. */
  readonly fileHref?: (record: DocumentRecord) => string | null;
}

export interface FindingReviews {
  /** What the cell «key» holds: finds the verdict again when the sheet comes back. */
  readonly keyOf: (findingId: string) => string | null;
  readonly reviewOf: (findingId: string) => StandingReview | null;
}
