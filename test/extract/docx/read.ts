import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openZip } from '../../../src/adapters/zip.js';
import { parseXml } from '../../../src/adapters/xml.js';
import { type DocxContext, readDocx } from '../../../src/extract/docx/index.js';
import type { Diagnostic, ParagraphBlock, SourceDocument, TableBlock } from '../../../src/model/index.js';
import { numberingLexiconSchema } from '../../../src/rules/lexicons/numbering.js';
import { type DocxSource, docx } from './build.js';

export const context: DocxContext = {
  openZip,
  parseXml,
  numbering: numberingLexiconSchema.parse(parse(readFileSync(new URL('../../../rules/lexicon/numbering.yaml', import.meta.url), 'utf8'))),
};

/** Reads a test document that must be readable. */
export const read = async (
  source: DocxSource,
): Promise<{ readonly document: SourceDocument; readonly diagnostics: readonly Diagnostic[] }> => {
  const reading = await readDocx(context, await docx(source));
  if (!reading.ok) throw new Error(`not read: ${JSON.stringify(reading.failure)}`);
  return { document: reading.value, diagnostics: reading.diagnostics };
};

export const paragraphs = (document: SourceDocument): ParagraphBlock[] => document.blocks.filter((block) => block.kind === 'paragraph');

export const tables = (document: SourceDocument): TableBlock[] => document.blocks.filter((block) => block.kind === 'table');

/** Blocks on one line each: region where it is not the body, label, text; cells of a table parted by bars. */
export const lines = (document: SourceDocument): string[] =>
  document.blocks.map((block) => {
    const region = block.region === 'body' ? '' : `(${block.region}) `;
    if (block.kind === 'table') return `${region}${block.rows.map((row) => row.cells.map((cell) => cell.text).join(' | ')).join(' / ')}`;
    return `${region}${block.label === null ? '' : `[${block.label}] `}${block.text}`;
  });

export const linesOf = async (source: DocxSource): Promise<string[]> => lines((await read(source)).document);
