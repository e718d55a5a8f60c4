import type { OcrLine } from '../../adapters/ocr-port.js';
import type { PdfItem } from '../../adapters/pdf-port.js';
import { touches } from './page-rulings.js';
import type { ScannedTable } from './picture.js';
import type { ScannedLine } from './rulings.js';

/** A line to write on that stands in a row of text is a blank left open: «от ______ № ____». */
export const blanksOf = (
  lines: readonly ScannedLine[],
  tables: readonly ScannedTable[],
  text: readonly OcrLine[],
  dpi: number,
): readonly PdfItem[] => {
  const scale = 72 / dpi;
  const words = text.flatMap((line) => line.words.map((word) => ({ ...word, size: line.size })));
  return lines.flatMap((line): readonly PdfItem[] => {
    if (line.direction !== 'horizontal' || tables.some((table) => touches(table.area, line))) return [];
    const beside = words.filter((word) => Math.abs(word.baseline - line.top) < word.size * 0.35);
    const over = beside.some((word) => word.left < line.right - word.size * 0.3 && word.right > line.left + word.size * 0.3);
    const [first] = beside;
    if (first === undefined || over) return [];
    const count = Math.max(3, Math.round((line.right - line.left) / (first.size * 0.45)));
    return [
      {
        text: '_'.repeat(Math.min(60, count)),
        x: line.left * scale,
        y: first.baseline * scale,
        width: (line.right - line.left) * scale,
        size: first.size * scale,
        bold: false,
        angle: 0,
        invisible: false,
      },
    ];
  });
};
