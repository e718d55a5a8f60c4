import { type Diagnostic, diagnostic, type Outcome, outcome, type SourceBlock } from '../../model/index.js';
import type { LegibilityMeter } from '../text-legibility.js';
import type { RecognizedPage } from './page.js';

/**
 * Marks the paragraphs and tables of recognized pages whose words are not to be believed: by how surely they were read, by how Russian
 * they look, by signs inside words. A word or two (a signature, a note by hand) are no text whose loss would matter.
 * A table over several pages is not to be believed where its part on one of them is not.
 */
export const judgeBlocks = (
  meter: LegibilityMeter,
  blocks: readonly SourceBlock[],
  pages: readonly RecognizedPage[],
): Outcome<readonly SourceBlock[]> => {
  const confidences = new Map(pages.map(({ scan }) => [scan.page, confidencesOf(scan.words)]));
  const diagnostics: Diagnostic[] = [];
  const value = blocks.map((block): SourceBlock => {
    if (block.legibility === 'unreadable') return block;
    const weak = partsOf(block).find(({ page, text }) => {
      const known = page === null ? undefined : confidences.get(page);
      return known !== undefined && !isLegible(meter, text, known);
    });
    if (weak === undefined) return block;
    diagnostics.push(diagnostic('block-unreadable', {}, { page: weak.page, level: 'warning' }));
    return { ...block, legibility: 'unreadable' };
  });
  return outcome(value, diagnostics);
};

interface Part {
  readonly page: number | null;
  readonly text: string;
}

/** A paragraph, or the rows of a table page by page, without addresses: they look like no Russian. */
const partsOf = (block: SourceBlock): readonly Part[] => {
  if (block.kind === 'paragraph') return [block];
  const texts = new Map<number | null, string>();
  for (const row of block.rows) {
    const page = row.page ?? block.page;
    const words = row.cells.flatMap(({ text }) => text.split(/\s+/u)).filter((word) => !/[A-Za-z@]/u.test(word));
    texts.set(page, `${texts.get(page) ?? ''} ${words.join(' ')}`);
  }
  return [...texts].map(([page, text]) => ({ page, text }));
};

type Confidences = ReadonlyMap<string, number>;

/** Of each word of a page; of one that was read more than once, the best. */
const confidencesOf = (words: RecognizedPage['scan']['words']): Confidences => {
  const best = new Map<string, number>();
  for (const { text, confidence } of words) best.set(text, Math.max(confidence, best.get(text) ?? 0));
  return best;
};

/** Letters of a text that is worth judging. */
const MIN_LETTERS = 60;
/** Paragraphs read well stand above 0.85. */
const MIN_CONFIDENCE = 0.55;

const isLegible = (meter: LegibilityMeter, text: string, known: Confidences): boolean => {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return true;
  const words = text.split(/\s+/u).filter((word) => known.has(word));
  const length = words.reduce((sum, word) => sum + word.length, 0);
  const sure = words.reduce((sum, word) => sum + (known.get(word) ?? 0) * word.length, 0);
  return (length === 0 || sure / length > MIN_CONFIDENCE) && !meter.isGarbled(text);
};
