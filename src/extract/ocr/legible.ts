import type { OcrLine, OcrWord } from '../../adapters/ocr-port.js';
import { LOST } from './lost.js';
import type { LegibilityMeter } from '../text-legibility.js';

/** Mean confidence of the words of a page, longer words counting more; 0 where there are none. */
export const confidenceOf = (lines: readonly OcrLine[]): number => {
  let sum = 0;
  let weight = 0;
  for (const line of lines) {
    for (const word of line.words) {
      sum += word.confidence * word.text.length;
      weight += word.text.length;
    }
  }
  return weight === 0 ? 0 : sum / weight;
};

/** Whether what was read is what stands there: by confidence, by how Russian it looks, by words of two alphabets. */
export const isLegiblePage = (meter: LegibilityMeter, lines: readonly OcrLine[]): boolean => {
  const words = lines.flatMap((line) => line.words.map((word) => word.text));
  const text = words.join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEW_LETTERS) return confidenceOf(lines) > MIN_CONFIDENCE;
  const mixed = words.filter((word) => /\p{Script=Cyrillic}/u.test(word) && /[A-Za-z]/u.test(word)).length;
  const broken = words.filter((word) => /\p{L}[^\p{L}\d.,:;/()«»"'’№@_-]+\p{L}/u.test(word)).length;
  return (
    confidenceOf(lines) > MIN_CONFIDENCE &&
    meter.score(text) > MIN_SCORE &&
    (mixed + broken) * 8 < words.length &&
    doubtfulShare(lines.flatMap((line) => line.words)) < MOST_DOUBTFUL
  );
};

/** Share of letters in words that were read with doubts; those lost under a stamp are judged by themselves. */
export const doubtfulShare = (words: readonly Pick<OcrWord, 'text' | 'confidence'>[]): number => {
  const read = words.filter(({ text }) => text !== LOST);
  const all = read.reduce((sum, { text }) => sum + text.length, 0);
  const doubtful = read.reduce((sum, { text, confidence }) => sum + (confidence < DOUBTFUL ? text.length : 0), 0);
  return all === 0 ? 0 : doubtful / all;
};

const FEW_LETTERS = 40;
/** Pages read well stand above 0.85, noise read as text below 0.5. */
const MIN_CONFIDENCE = 0.6;
/** Pages of good scans stand below 0.1, those whose letters are too small or torn above 0.3; of their words every fifth is wrong. */
const MOST_DOUBTFUL = 0.25;
const DOUBTFUL = 0.6;
/** Pages read well stand above 3.5. */
const MIN_SCORE = 2;
