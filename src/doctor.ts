import { readFile } from 'node:fs/promises';
import { mammothReader } from './adapters/mammoth.js';
import { findSoffice, officePdf } from './adapters/soffice.js';
import { compareWithPages, compareWithSecond, type ReadingDifference } from './extract/docx/index.js';
import { extract, type ExtractContext } from './extract/index.js';
import { Refusal } from './model/index.js';
import { openPipeline } from './pipeline.js';

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
  const { contexts } = await openPipeline(rulesFolder);
  const second = await compareWithSecond(contexts.extract, mammothReader, bytes);
  if (second === null) return null;
  const pages = await readPages(contexts.extract, bytes);
  return [...second.map(shown('mammoth')), ...(pages ?? []).map(shown('libreoffice'))];
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
