import type { Diagnostic, ScannedPage, SourceBlock } from '../../model/index.js';
import { diagnostic } from '../../model/index.js';
import type { ExtractContext } from '../context.js';
import { createLegibility } from '../text-legibility.js';
import { judgeBlocks } from './judge-blocks.js';
import { createWordSense } from './sound.js';
import { mendLabels } from './mend-labels.js';
import { mendWords } from './mend-words.js';
import type { RecognizedPage } from './page.js';
import { recognizeAll } from './recognize-all.js';

export type { OcrLexicon } from './context.js';
export type { RecognizedPage } from './page.js';
export { recognizeAll } from './recognize-all.js';

/** Recognizes pages of a PDF. Pages that cannot be drawn or read are missing from the result. */
export const recognizePages = async (
  context: ExtractContext,
  bytes: Buffer,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, RecognizedPage>> => {
  const { ocr } = context;
  if (ocr === null || numbers.length === 0) return new Map();
  return recognizeAll(context, ocr, await ocr.openPdf(bytes), numbers);
};

export interface Finished {
  readonly blocks: readonly SourceBlock[];
  readonly diagnostics: readonly Diagnostic[];
  /** Mean over the pages that were read, null where there are none. */
  readonly confidence: number | null;
  readonly scans: readonly ScannedPage[];
}

/** Mends what recognition is known to get wrong where sequence or form leave no doubt of what was written. */
export const finishRecognized = (context: ExtractContext, blocks: readonly SourceBlock[], pages: readonly RecognizedPage[]): Finished => {
  const legible = pages.filter((each) => each.legible && each.page.items.length > 0);
  if (legible.length === 0) return { blocks, diagnostics: [], confidence: null, scans: [] };
  const own = new Set(legible.map((each) => each.page.number));
  const judged = judgeBlocks({ meter: createLegibility(context.reading), sense: createWordSense(context.ocrWords) }, blocks, legible);
  const words = mendWords(context.ocrWords, judged.value, own);
  const labels = mendLabels(context.ocrWords, words.value, own);
  const doubtful = legible.flatMap(({ page, confidence, underCovers }) => {
    const least = Math.min(confidence, underCovers ?? 1);
    return least < DOUBTFUL ? [{ page, confidence: least }] : [];
  });
  return {
    blocks: labels.value,
    diagnostics: [
      ...legible.flatMap(({ page, reread }) => reread.map((each) => diagnostic('form-repaired', each, { page: page.number }))),
      ...judged.diagnostics,
      ...words.diagnostics,
      ...labels.diagnostics,
      ...doubtful.map(({ page, confidence }) =>
        diagnostic('ocr-low-confidence', { confidence: round(confidence) }, { page: page.number, level: 'warning' }),
      ),
    ],
    confidence: round(legible.reduce((sum, each) => sum + each.confidence, 0) / legible.length),
    scans: legible.map(({ scan }) => scan),
  };
};

/** The field of the document: absent where nothing was recognized. */
export const scansOf = ({ scans }: Finished): { readonly scans?: readonly ScannedPage[] } => (scans.length === 0 ? {} : { scans });

const DOUBTFUL = 0.8;
const round = (value: number): number => Math.round(value * 1000) / 1000;
