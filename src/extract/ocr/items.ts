import type { OcrLine, OcrWord } from '../../adapters/ocr-port.js';
import type { PdfItem } from '../../adapters/pdf-port.js';

/**
 * Lines of pixels to items of a page in points. Words of a line stand in one item as long as no gap parts columns; the
 * size of letters is evened out, as recognition measures it by what letters a line happens to have.
 */
export const toItems = (lines: readonly OcrLine[], dpi: number): readonly PdfItem[] => {
  const scale = 72 / dpi;
  const usual = usualSize(lines);
  return lines.flatMap((line) => {
    const size = Math.abs(line.size - usual) < usual * SAME_SIZE || line.size === 0 ? usual : line.size;
    return chunksOf(line.words, size).map((words): PdfItem => {
      const left = Math.min(...words.map((word) => word.left));
      const right = Math.max(...words.map((word) => word.right));
      return {
        text: words.map((word) => word.text).join(' '),
        x: left * scale,
        y: median(words.map((word) => word.baseline)) * scale,
        width: (right - left) * scale,
        size: Math.round(size * scale * 2) / 2,
        bold: false,
        angle: 0,
        invisible: false,
      };
    });
  });
};

const SAME_SIZE = 0.22;
/** In sizes of letters; blanks of justified lines are narrower. */
const COLUMN_GAP = 1.6;

const chunksOf = (words: readonly OcrWord[], size: number): readonly (readonly OcrWord[])[] => {
  const chunks: OcrWord[][] = [];
  for (const word of words) {
    const chunk = chunks.at(-1);
    const last = chunk?.at(-1);
    if (chunk === undefined || last === undefined || word.left - last.right > size * COLUMN_GAP) chunks.push([word]);
    else chunk.push(word);
  }
  return chunks;
};

/** By the length of text, so that headings do not count much. */
const usualSize = (lines: readonly OcrLine[]): number =>
  median(lines.flatMap((line) => Array.from({ length: line.words.length }, () => line.size)).filter((size) => size > 0)) || 12;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
