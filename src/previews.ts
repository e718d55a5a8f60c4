import { mammothReader } from './adapters/mammoth.js';
import { openCrops, type PageCrops } from './adapters/crops.js';
import { findOcr } from './adapters/ocr.js';
import { parseXml } from './adapters/xml.js';
import { openZip } from './adapters/zip.js';
import { previewDocx } from './extract/docx/index.js';
import { numberingLexiconSchema } from './rules/lexicons/numbering.js';
import { createFolderReader } from './rules/load.js';

export type { PageCrops };

/** Makes what a reader looks at beside the text: costly, so that it is kept. */
export interface PreviewMaker {
  /** A DOCX as HTML with our numbers; null where it cannot be drawn. */
  look(bytes: Buffer): Promise<string | null>;
  /** A scanned file opened for cutting pieces out of its pages; null where it cannot be opened, or the programs for it are missing. */
  openPages(bytes: Buffer, format: 'pdf' | 'image'): Promise<PageCrops | null>;
}

/** Throws `RulesError`. */
export const createPreviewMaker = async (rulesFolder: string): Promise<PreviewMaker> => {
  const reader = createFolderReader(rulesFolder);
  const numbering = reader.one('lexicon/numbering.yaml', numberingLexiconSchema).value ?? reader.fail();
  const { ocr } = await findOcr(process.env);
  return {
    look: async (bytes) => (await previewDocx({ openZip, parseXml, numbering }, mammothReader, bytes))?.html ?? null,
    openPages: async (bytes, format) => (ocr === null ? null : openCrops(ocr, bytes, format)),
  };
};
