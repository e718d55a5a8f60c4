import { type Diagnostic, diagnostic, type Outcome, outcome, type SourceBlock, type TableRow } from '../../model/index.js';
import type { LegibilityMeter } from '../text-legibility.js';
import { doubtfulShare } from './legible.js';
import { LOST } from './lost.js';
import type { RecognizedPage } from './page.js';
import type { WordSense } from './sound.js';

/** How words are judged: by pairs of letters all together, one by one. */
export interface Measures {
  readonly meter: LegibilityMeter;
  readonly sense: WordSense;
}

/**
 * Marks the paragraphs and tables of recognized pages whose words are not to be believed: by how surely they were read, by how Russian
 * they look, by signs inside words. A word or two (a signature, a note by hand) are no text whose loss would matter.
 * A table over several pages is not to be believed where its part on one of them is not.
 */
export const judgeBlocks = (
  measures: Measures,
  blocks: readonly SourceBlock[],
  pages: readonly RecognizedPage[],
): Outcome<readonly SourceBlock[]> => {
  const confidences = new Map(pages.map(({ scan }) => [scan.page, confidencesOf(scan.words)]));
  const diagnostics: Diagnostic[] = [];
  const value = blocks.map((block): SourceBlock => {
    if (block.legibility === 'unreadable') return block;
    const covered = withCovered(block);
    diagnostics.push(...covered.pages.map((page) => diagnostic('block-covered', {}, { page, level: 'warning' })));
    if (covered.block.legibility === 'unreadable') return covered.block;
    const weak = partsOf(block).find(({ page, text }) => {
      const known = page === null ? undefined : confidences.get(page);
      return known !== undefined && !isLegible(measures, text, known);
    });
    if (weak === undefined) return covered.block;
    diagnostics.push(diagnostic('block-unreadable', {}, { page: weak.page, level: 'warning' }));
    return { ...block, legibility: 'unreadable' };
  });
  return outcome(value, diagnostics);
};

/** A paragraph or rows of a table in which words are lost under a stamp or a stroke by hand. */
const withCovered = (block: SourceBlock): { readonly block: SourceBlock; readonly pages: readonly (number | null)[] } => {
  if (block.kind === 'paragraph')
    return block.text.includes(LOST) ? { block: { ...block, legibility: 'unreadable' }, pages: [block.page] } : { block, pages: [] };
  const isCovered = ({ cells }: TableRow): boolean => cells.some(({ text }) => text.includes(LOST));
  const pages = new Set(block.rows.filter(isCovered).map((row) => row.page ?? block.page));
  if (pages.size === 0) return { block, pages: [] };
  return {
    block: { ...block, rows: block.rows.map((row) => (isCovered(row) ? { ...row, legibility: 'unreadable' } : row)) },
    pages: [...pages],
  };
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
/** Share of letters in words read with doubts: on pages read well no paragraph has more than a tenth. */
const MOST_DOUBTFUL = 0.35;
/** Share of letters in words that have runs of letters like no word, where they were not read surely either. */
const MOST_ODD = 0.2;
const READ_WELL = 0.85;
/** One or two may be names. */
const FEW_ODD = 3;

const isLegible = ({ meter, sense }: Measures, text: string, known: Confidences): boolean => {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return true;
  const words = text.split(/\s+/u).flatMap((word) => {
    const confidence = known.get(word);
    return confidence === undefined ? [] : [{ text: word, confidence }];
  });
  const length = words.reduce((sum, word) => sum + word.text.length, 0);
  const sure = words.reduce((sum, word) => sum + word.confidence * word.text.length, 0);
  if (length === 0) return !meter.isGarbled(text);
  if (sure / length <= MIN_CONFIDENCE || doubtfulShare(words) > MOST_DOUBTFUL || meter.isGarbled(text)) return false;
  // Names of things that our texts do not have are read surely.
  const odd = words.filter((word) => word.confidence < READ_WELL && sense.of(word.text) === 'odd');
  return odd.length < FEW_ODD || odd.reduce((sum, word) => sum + word.text.length, 0) < length * MOST_ODD;
};
