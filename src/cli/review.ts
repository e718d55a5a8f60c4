import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { identitiesOf } from '../dataset/fingerprint.js';
import { importRows, type ReviewImport } from '../dataset/review-import.js';
import { fill, type Messages } from '../messages/index.js';
import { Refusal, type WrittenRow } from '../model/index.js';
import { readReviewRows } from '../report/xlsx/index.js';
import { codesLexiconSchema } from '../rules/lexicons/codes.js';
import { xlsxLexiconSchema } from '../rules/lexicons/xlsx.js';
import { createFolderReader } from '../rules/load.js';
import { openDatasetForChanges, putReviews, readRecords, readReviews } from '../store/index.js';
import { lineOf } from './names.js';
import type { Ports } from './ports.js';

export interface ReviewImportOptions {
  readonly sheet: string;
  /** The dataset beside the workbook where it is not named. */
  readonly dataset?: string;
  readonly json?: boolean;
  readonly rules: string;
}

/** `poryadok review import`: exit code 1 where rows were refused; the others are stored all the same. */
export const runReviewImport = async (messages: Messages, ports: Ports, options: ReviewImportOptions): Promise<number> => {
  const dataset = options.dataset ?? path.join(path.dirname(options.sheet), 'dataset.sqlite');
  const rows = await rowsOf(messages, ports, options);
  const words = await ports.openWords(options.rules);
  const db = openDatasetForChanges(dataset);
  try {
    const imported = importRows(identitiesOf(words, readRecords(db)), readReviews(db), rows, ports.clock().toISOString());
    putReviews(db, imported.reviews);
    ports.console.out(options.json ? jsonOf(imported) : textOf(messages, imported, dataset));
    return imported.refused.length > 0 ? 1 : 0;
  } finally {
    db.close();
  }
};

const rowsOf = async (messages: Messages, ports: Ports, { sheet, rules }: ReviewImportOptions): Promise<readonly WrittenRow[]> => {
  if (!existsSync(sheet)) throw new Refusal('input-missing', { path: sheet });
  const reader = createFolderReader(rules);
  const lexicon = reader.one('lexicon/xlsx.yaml', xlsxLexiconSchema).value;
  const codes = reader.one('lexicon/codes.yaml', codesLexiconSchema).value;
  if (lexicon === null || codes === null) return reader.fail();
  const bytes = readFileSync(sheet);
  const trouble = await ports.troubleOfPackage(bytes);
  if (trouble !== null)
    throw new Refusal('sheet-unreadable', { path: sheet, detail: inSentence(fill(messages.texts.failures[trouble.code].what)) });
  const rows = await readReviewRows(lexicon, codes, bytes).catch((error: unknown) => {
    throw new Refusal('sheet-unreadable', { path: sheet, detail: error instanceof Error ? lineOf(error.message) : String(error) });
  });
  if (rows === null) throw new Refusal('sheet-foreign', { path: sheet });
  return rows;
};

/** A sentence as the end of another one that brings its own stop. */
const inSentence = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/u, '')}`;

const textOf = (messages: Messages, { reviews, unchanged, refused }: ReviewImport, dataset: string): string => {
  const { review, rows } = messages.texts;
  if (reviews.length + unchanged + refused.length === 0) return `${review.nothing}\n`;
  return `${[
    fill(review.taken, { count: reviews.length }),
    ...(unchanged > 0 ? [fill(review.unchanged, { count: unchanged })] : []),
    ...(refused.length > 0 ? [fill(review.refused, { count: refused.length })] : []),
    ...refused.map(({ row, why }) => fill(review.row, { sheet: lineOf(row.sheet), row: row.row, why: rows[why] })),
    fill(review.next, { dataset }),
  ].join('\n')}\n`;
};

const jsonOf = ({ reviews, unchanged, refused }: ReviewImport): string =>
  `${JSON.stringify({ taken: reviews, unchanged, refused: refused.map(({ row, why }) => ({ why, ...row })) }, null, 2)}\n`;
