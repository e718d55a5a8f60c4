import type { Reading, SourceDocument } from '../../model/index.js';
import type { DocxContext } from './context.js';
import { readFile } from './document.js';

export type { DocxContext, NumberingLexicon } from './context.js';
export { compareWithPages } from './page-reading.js';
export { previewDocx, type DocxPreview } from './preview.js';
export { compareWithSecond, type ReadingDifference } from './second-reading.js';

/**
 * Reads a DOCX or DOCM file: blocks in reading order, numbers as Word shows them, tracked changes as accepted, hidden
 * text left out. Headers come first, footers last, footnotes after the paragraph that refers to them, text boxes before
 * the paragraph they are anchored in. Pages are those Word laid out last, null where the file does not say.
 *
 * Fails with `empty` (no text and no picture), `unreadable-text` (pictures only), `corrupt`, `encrypted`, `too-large`,
 * `too-deep`.
 */
export const readDocx = (context: DocxContext, bytes: Buffer): Promise<Reading<SourceDocument>> => readFile(context, bytes, 0);

/** Reads a document in the XML of Word 2003 the same way; its format is that of the old Word. */
export const readWordXml = async (context: DocxContext, bytes: Buffer): Promise<Reading<SourceDocument>> => {
  const reading = await readFile(context, bytes, 0);
  return reading.ok ? { ...reading, value: { ...reading.value, format: 'doc' } } : reading;
};
