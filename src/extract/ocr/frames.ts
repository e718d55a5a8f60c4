import type { GrayImage } from '../../adapters/ocr-port.js';
import type { ScannedTable } from './picture.js';
import { DARK } from './pixels.js';

/** Rectangular stamps put over print: small frames through whose edges letters run. The cells of a table have paper along theirs. */
export const framesOverPrint = (image: GrayImage, tables: readonly ScannedTable[], dpi: number): readonly ScannedTable[] =>
  tables.filter(
    ({ area, cells }) =>
      cells.length <= MOST_CELLS &&
      area.right - area.left <= dpi * MOST_ACROSS &&
      area.bottom - area.top <= dpi * MOST_DOWN &&
      crossedShare(image, area, Math.max(3, Math.round(dpi / 50))) > CROSSED,
  );

const MOST_CELLS = 4;
/** Inches. */
const MOST_ACROSS = 3.6;
const MOST_DOWN = 2;
/** Share of an edge beside which there is ink on both sides. */
const CROSSED = 0.03;

/** Of the upright edges: along level ones a line of print may just stand close. */
const crossedShare = (image: GrayImage, area: ScannedTable['area'], beside: number): number => {
  const isDark = (x: number, y: number): boolean => {
    for (let dx = 0; dx < 3; dx += 1) if ((image.data[y * image.width + x + dx - 1] ?? 255) < DARK) return true;
    return false;
  };
  let [crossed, all] = [0, 0];
  for (const edge of [area.left, area.right]) {
    const x = Math.round(edge);
    if (x - beside < 1 || x + beside >= image.width - 1) continue;
    for (let y = Math.max(0, Math.round(area.top) + beside); y < Math.min(image.height, area.bottom - beside); y += 1) {
      all += 1;
      if (isDark(x - beside, y) && isDark(x + beside, y)) crossed += 1;
    }
  }
  return all === 0 ? 0 : crossed / all;
};
