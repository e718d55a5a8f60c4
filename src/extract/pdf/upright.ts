import type { PdfItem, PdfPage, PdfRuling } from '../../adapters/pdf-port.js';

/** A page whose text runs up or down the sheet (a landscape annex on an upright page) is turned so that it reads. */
export const turnPage = (page: PdfPage): PdfPage => {
  const upright = lettersAt(page.items, 0);
  const angle = [90, 180, 270].find((candidate) => lettersAt(page.items, candidate) > upright) ?? 0;
  if (angle === 0) return page;
  const [width, height] = angle === 180 ? [page.width, page.height] : [page.height, page.width];
  const turn = (x: number, y: number): readonly [number, number] => {
    if (angle === 90) return [y, page.width - x];
    return angle === 270 ? [page.height - y, x] : [page.width - x, page.height - y];
  };
  const items = page.items.map((item): PdfItem => {
    const [x, y] = turn(item.x, item.y);
    return { ...item, x, y, angle: (item.angle - angle + 360) % 360 };
  });
  const rulings = page.rulings.map((line): PdfRuling => {
    const [ax, ay] = turn(line.x1, line.y1);
    const [bx, by] = turn(line.x2, line.y2);
    return { x1: Math.min(ax, bx), y1: Math.min(ay, by), x2: Math.max(ax, bx), y2: Math.max(ay, by) };
  });
  return { ...page, width, height, items, rulings };
};

/** Upright within the slant of a careless scan; what is not is a watermark or runs along the margin. */
export const isUpright = (item: PdfItem): boolean => Math.abs(((item.angle + 180) % 360) - 180) < 6;

const lettersAt = (items: readonly PdfItem[], angle: number): number =>
  items.reduce((sum, item) => sum + (Math.abs(((item.angle - angle + 540) % 360) - 180) < 6 ? item.text.length : 0), 0);
