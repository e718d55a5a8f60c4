import type { DocumentStatus, StandingReview } from '../../model/index.js';
import { wordingOf } from '../wording.js';
import type { CellContent } from './cells.js';
import { deviationLines, deviationsSheet } from './deviations-sheet.js';
import { dictionarySheet } from './dictionary-sheet.js';
import { factLines, factsSheet, touchpointLines, touchpointsSheet } from './fact-sheets.js';
import type { Frame } from './frame.js';
import type { WorkbookInput } from './input.js';
import { laterRows } from './later-rows.js';
import { matrixLine, matrixSheet } from './matrix-sheet.js';
import { notComparedLines, notReadSheet, openLines, refusedLines } from './not-read-sheet.js';
import { ordersIn, type OrderTally, tallyOf } from './orders.js';
import { openWorkbook, type OpenWorkbook } from './package.js';
import { summarySheet, type Totals } from './summary-sheet.js';

export type { FindingReviews, WorkbookInput } from './input.js';
export { readReviewRows } from './review-rows.js';

/** `report.xlsx`, whole. */
export const renderWorkbook = async (input: WorkbookInput): Promise<Uint8Array> => Buffer.concat(await workbookPieces(input));

/**
 * `report.xlsx`: the same matter as the page, for those who work in a spreadsheet. The same input gives the same bytes. Documents are
 * walked once, one at a time; of the large tables nothing is held but what is packed already.
 */
export const workbookPieces = async (input: WorkbookInput): Promise<readonly Uint8Array[]> => {
  const words = input.lexicon[input.lang];
  const frame: Frame = { input, wording: wordingOf(input.labels, input.lang), words };
  const sheets = (totals: Totals) => [
    summarySheet(frame, totals),
    matrixSheet(frame),
    deviationsSheet(frame),
    touchpointsSheet(frame),
    factsSheet(frame),
    notReadSheet(frame),
    dictionarySheet(frame),
  ];
  const book = await openWorkbook({ title: words.title, creator: words.author }, sheets(NOTHING));
  return book.finish(sheets(writeRows(frame, book)));
};

const NOTHING: Totals = { files: { parsed: 0, failed: 0, skipped: 0 }, orders: [], reviews: [] };

/** Positions of the tables among the sheets. */
const TABLE = { matrix: 1, deviations: 2, touchpoints: 3, facts: 4, notRead: 5 } as const;

const writeRows = (frame: Frame, book: OpenWorkbook): Totals => {
  const { input } = frame;
  const ids = input.standard.requirements.map(({ id }) => id);
  const files: Record<DocumentStatus, number> = { parsed: 0, failed: 0, skipped: 0 };
  const orders: OrderTally[] = [];
  const reviews: StandingReview[] = [];
  const [open, notCompared] = [laterRows(), laterRows()];
  const put = numbered(book);
  for (const record of input.documents) {
    files[record.status] += 1;
    put('notRead', refusedLines(frame, record));
    for (const line of notComparedLines(frame, record)) notCompared.add(line);
    for (const order of ordersIn(record, ids)) {
      orders.push(tallyOf(order));
      for (const finding of order.findings) {
        const review = finding === null ? null : (input.reviews?.reviewOf(finding.id) ?? null);
        if (review !== null) reviews.push(review);
      }
      put('matrix', [matrixLine(frame, order)]);
      put('deviations', deviationLines(frame, order));
      put('touchpoints', touchpointLines(frame, order.act));
      put('facts', factLines(frame, order.act));
      for (const line of openLines(frame, order)) open.add(line);
    }
  }
  put('notRead', open.all());
  put('notRead', notCompared.all());
  return { files, orders, reviews };
};

/** Adds lines to tables, each with its number before it. */
const numbered = (book: OpenWorkbook): ((table: keyof typeof TABLE, lines: Iterable<readonly CellContent[]>) => void) => {
  const counts = new Map<string, number>();
  return (table, lines) => {
    for (const line of lines) {
      const number = (counts.get(table) ?? 0) + 1;
      counts.set(table, number);
      book.add(TABLE[table], [number, ...line]);
    }
  };
};
