import type { Diagnostic, Reading, SourceBlock, SourceDocument } from '../model/index.js';
import { diagnostic, failed, readingOf } from '../model/index.js';
import type { ExtractContext } from './context.js';
import { decodeText } from './text-encoding.js';
import { createVocabulary } from './text-hyphens.js';
import { createLegibility, type LegibilityMeter } from './text-legibility.js';
import { splitLines } from './text-lines.js';
import { composeBlocks } from './text-blocks.js';

/**
 * Reads a text file in any of the encodings that Russian offices use.
 * Fails with `empty` where there is nothing but blanks and `unreadable-text` where the words were lost.
 */
export const readText = (context: Pick<ExtractContext, 'reading'>, bytes: Buffer): Reading<SourceDocument> => {
  const { text, encoding } = decodeText(context.reading, bytes);
  const diagnostics: Diagnostic[] = [diagnostic('encoding-detected', { encoding })];
  if (/^[\s\uFEFF\u0000\u001A]*$/u.test(text)) return failed('empty', {}, diagnostics);
  const meter = createLegibility(context.reading);
  if (!meter.isLegible(text)) return failed('unreadable-text', { encoding }, diagnostics);
  const source = splitLines(text);
  const composed = composeBlocks(context.reading, createVocabulary(context.reading, text), source);
  const blocks = composed.blocks.map((block) => judge(meter, block));
  for (const block of blocks) {
    if (block.legibility === 'unreadable') diagnostics.push(diagnostic('block-unreadable', {}, { page: block.page, level: 'warning' }));
  }
  return readingOf({ format: 'txt', method: 'text', pages: source.pages > 1 ? source.pages : null, ocrConfidence: null, blocks }, [
    ...diagnostics,
    ...composed.diagnostics,
  ]);
};

const judge = (meter: LegibilityMeter, block: SourceBlock): SourceBlock =>
  block.kind === 'paragraph' && meter.isGarbled(block.text) ? { ...block, legibility: 'unreadable' } : block;
