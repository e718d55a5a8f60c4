import { readFile } from 'node:fs/promises';
import { mammothReader } from './adapters/mammoth.js';
import { parseXml } from './adapters/xml.js';
import { openZip } from './adapters/zip.js';
import { compareWithSecond } from './extract/docx/index.js';
import { Refusal } from './model/index.js';
import { numberingLexiconSchema } from './rules/lexicons/numbering.js';
import { createFolderReader } from './rules/load.js';

export { findInstalled, type Installed } from './adapters/installed.js';

/** What one reader of a file has and the other has not. */
export interface ShownDifference {
  readonly side: 'ours' | 'second';
  readonly text: string;
  /** Null where nothing explains it. */
  readonly reason: string | null;
}

/** Reads a DOCX with our reader and with mammoth. Null where one of them cannot read it. Throws `Refusal` where there is no file. */
export const readTwice = async (rulesFolder: string, file: string): Promise<readonly ShownDifference[] | null> => {
  const reader = createFolderReader(rulesFolder);
  const numbering = reader.one('lexicon/numbering.yaml', numberingLexiconSchema).value ?? reader.fail();
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new Refusal('input-missing', { path: file });
  const differences = await compareWithSecond({ openZip, parseXml, numbering }, mammothReader, bytes);
  return differences?.map(({ side, words, reason }) => ({ side, text: words, reason })) ?? null;
};
