import { readFile } from 'node:fs/promises';
import { mammothReader } from './adapters/mammoth.js';
import { lazyPdfPort } from './adapters/lazy-pdf.js';
import { findSoffice, officePdf } from './adapters/soffice.js';
import { parseXml } from './adapters/xml.js';
import { openZip } from './adapters/zip.js';
import { compareWithPages, compareWithSecond, type ReadingDifference } from './extract/docx/index.js';
import { DEFAULT_LIMITS, extract, type ExtractContext } from './extract/index.js';
import { Refusal } from './model/index.js';
import { htmlLexiconSchema } from './rules/lexicons/html.js';
import { numberingLexiconSchema } from './rules/lexicons/numbering.js';
import { ocrLexiconSchema } from './rules/lexicons/ocr.js';
import { readingLexiconSchema } from './rules/lexicons/reading.js';
import { createFolderReader } from './rules/load.js';

export { findInstalled, type Installed } from './adapters/installed.js';

/** What one reading of a file has and the other has not. */
export interface ShownDifference {
  readonly side: 'ours' | 'second';
  /** What our reading was held against: mammoth's, or ours of the pages that LibreOffice printed. */
  readonly against: 'mammoth' | 'libreoffice';
  readonly text: string;
  /** Null where nothing explains it. */
  readonly reason: string | null;
}

/**
 * Reads a DOCX with our reader and with mammoth, and where LibreOffice is installed, its PDF of the file too. Null where
 * our reader or mammoth cannot read it. Throws `Refusal` where there is no file.
 */
export const readTwice = async (rulesFolder: string, file: string): Promise<readonly ShownDifference[] | null> => {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new Refusal('input-missing', { path: file });
  const context = openContext(rulesFolder);
  const second = await compareWithSecond(context, mammothReader, bytes);
  if (second === null) return null;
  const pages = await readPages(context, bytes);
  return [...second.map(shown('mammoth')), ...(pages ?? []).map(shown('libreoffice'))];
};

/** Readers without recognition or converter: a DOCX and the PDF printed of it need neither. */
const openContext = (rulesFolder: string): ExtractContext => {
  const reader = createFolderReader(rulesFolder);
  const numbering = reader.one('lexicon/numbering.yaml', numberingLexiconSchema).value ?? reader.fail();
  const reading = reader.one('lexicon/reading.yaml', readingLexiconSchema).value ?? reader.fail();
  const html = reader.one('lexicon/html.yaml', htmlLexiconSchema).value ?? reader.fail();
  const ocrWords = reader.one('lexicon/ocr.yaml', ocrLexiconSchema).value ?? reader.fail();
  return { openZip, parseXml, pdf: lazyPdfPort, ocr: null, converter: null, limits: DEFAULT_LIMITS, numbering, reading, html, ocrWords };
};

const shown =
  (against: ShownDifference['against']) =>
  ({ side, words, reason }: ReadingDifference): ShownDifference => ({ side, against, text: words, reason });

/** Null where LibreOffice is not installed or prints nothing. */
const readPages = async (context: ExtractContext, bytes: Buffer): Promise<readonly ReadingDifference[] | null> => {
  const program = findSoffice(process.env);
  const pdf = program === null ? null : await officePdf(program, bytes);
  if (pdf === null) return null;
  const [docx, pages] = await Promise.all([extract(context, { path: '.docx', bytes }), extract(context, { path: '.pdf', bytes: pdf })]);
  return docx.ok && pages.ok ? compareWithPages(docx.value.blocks, pages.value.blocks) : null;
};
