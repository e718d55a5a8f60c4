import type { DocumentStatus, StandingReview } from '../../model/index.js';
import { wordingOf } from '../wording.js';
import type { CellContent } from './cells.js';
import { deviationLines, deviationsSheet } from './deviations-sheet.js';
import { dictionarySheet } from './dictionary-sheet.js';
import { factLines, factsSheet, touchpointLines, touchpointsSheet } from './fact-sheets.js';
import type { Frame } from './frame.js';
import type { WorkbookInput } from './input.js';
import { matrixLine, matrixSheet } from './matrix-sheet.js';
import { notComparedLines, notReadSheet, openLines, refusedLines } from './not-read-sheet.js';
import { ordersIn, type OrderTally, tallyOf } from './orders.js';
import { writeWorkbook } from './package.js';
import { summarySheet } from './summary-sheet.js';

export type { FindingReviews, WorkbookInput } from './input.js';
export { readReviewRows } from './review-rows.js';

/**
 * `report.xlsx`: the same matter as the page, for those who work in a spreadsheet. The same input gives the same bytes. Documents are
 * walked once, one at a time.
 */
export const renderWorkbook = (input: WorkbookInput): Promise<Uint8Array> => {
  const words = input.lexicon[input.lang];
  const frame: Frame = { input, wording: wordingOf(input.labels, input.lang), words };
  const lines = gathered(frame);
  return writeWorkbook({ title: words.title, creator: words.author }, [
    summarySheet(frame, lines),
    matrixSheet(frame, lines.matrix),
    deviationsSheet(frame, lines.deviations),
    touchpointsSheet(frame, lines.touchpoints),
    factsSheet(frame, lines.facts),
    notReadSheet(frame, [...lines.refused, ...lines.open, ...lines.notCompared]),
    dictionarySheet(frame),
  ]);
};

const gathered = (frame: Frame) => {
  const { input } = frame;
  const ids = input.standard.requirements.map(({ id }) => id);
  const files: Record<DocumentStatus, number> = { parsed: 0, failed: 0, skipped: 0 };
  const orders: OrderTally[] = [];
  const reviews: StandingReview[] = [];
  const lists = { matrix: [], deviations: [], touchpoints: [], facts: [], refused: [], open: [], notCompared: [] } as Record<
    'matrix' | 'deviations' | 'touchpoints' | 'facts' | 'refused' | 'open' | 'notCompared',
    CellContent[][]
  >; // empty lists have no type of their own
  for (const record of input.documents) {
    files[record.status] += 1;
    lists.refused.push(...refusedLines(frame, record));
    lists.notCompared.push(...notComparedLines(frame, record));
    for (const order of ordersIn(record, ids)) {
      orders.push(tallyOf(order));
      reviews.push(...order.findings.flatMap((finding) => (finding === null ? [] : (input.reviews?.reviewOf(finding.id) ?? []))));
      lists.matrix.push(matrixLine(frame, order));
      lists.deviations.push(...deviationLines(frame, order));
      lists.touchpoints.push(...touchpointLines(frame, order.act));
      lists.facts.push(...factLines(frame, order.act));
      lists.open.push(...openLines(frame, order));
    }
  }
  return { files, orders, reviews, ...lists };
};
