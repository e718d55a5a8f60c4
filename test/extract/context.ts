import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseXml } from '../../src/adapters/xml.js';
import { openZip } from '../../src/adapters/zip.js';
import { DEFAULT_LIMITS, type ExtractContext } from '../../src/extract/index.js';
import type { SourceBlock, TableBlock } from '../../src/model/index.js';
import { htmlLexiconSchema } from '../../src/rules/lexicons/html.js';
import { ocrLexiconSchema } from '../../src/rules/lexicons/ocr.js';
import { readingLexiconSchema } from '../../src/rules/lexicons/reading.js';

const lexicon = (name: string): unknown => parse(readFileSync(new URL(`../../rules/lexicon/${name}.yaml`, import.meta.url), 'utf8'));

export const reading = readingLexiconSchema.parse(lexicon('reading'));
const ocrWords = ocrLexiconSchema.parse(lexicon('ocr'));
const html = htmlLexiconSchema.parse(lexicon('html'));

/** A context with the words of `rules/lexicon`, no recognition and no converter. */
export const testContext = (rest: Partial<ExtractContext> = {}): ExtractContext => ({
  reading,
  html,
  ocrWords,
  numbering: { russianLetters: 'абвг', ordinalSuffix: '-й', cardinals: [], ordinals: [] },
  limits: DEFAULT_LIMITS,
  pdf: { open: async () => ({ ok: false, reason: 'corrupt', detail: 'not wired' }) },
  openZip,
  parseXml,
  ocr: null,
  converter: null,
  ...rest,
});

/** Texts of the paragraphs of the body. */
export const bodyTexts = (blocks: readonly SourceBlock[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' && block.region === 'body' ? [block.text] : []));

/** A table as rows of `column[+colSpan][vRowSpan]:text`, header rows with `#` before. */
export const drawn = (table: TableBlock): readonly string[] => drawnRows(table.rows);

export const drawnRows = (rows: TableBlock['rows']): readonly string[] =>
  rows.map((row) => {
    const cells = row.cells.map((cell) => {
      const spans = `${cell.colSpan > 1 ? `+${cell.colSpan}` : ''}${cell.rowSpan > 1 ? `v${cell.rowSpan}` : ''}`;
      return `${cell.column}${spans}:${cell.text.replaceAll('\n', '/')}`;
    });
    return `${row.header ? '# ' : ''}${cells.join(' | ')}`;
  });

export const tablesOf = (blocks: readonly SourceBlock[]): readonly TableBlock[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
