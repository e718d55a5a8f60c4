import type { PdfItem } from '../../adapters/pdf-port.js';
import type { RuledGrid } from './grid.js';

/**
 * Turned headings of columns whose second line a writer has put behind the first instead of beside it, over the cells below
 * and out of sight: it is put where it belongs, a line further in the heading's own cell.
 */
export const withTurnedLines = (items: readonly PdfItem[], grids: readonly RuledGrid[]): readonly PdfItem[] => {
  const turned = items.filter(isTurned);
  if (turned.length < 2 || grids.length === 0) return items;
  return items.map((item) => {
    if (!isTurned(item) || !grids.some((grid) => crosses(grid, item))) return item;
    const head = turned.find((other) => other !== item && isBehind(item, other) && !grids.some((grid) => crosses(grid, other)));
    if (head === undefined) return item;
    const line = head.size * LINE * (head.angle === 270 ? 1 : -1);
    return { ...item, x: head.x + line, y: head.y };
  });
};

/** From one line to the next, in sizes of letters. */
const LINE = 1.2;

const isTurned = ({ angle }: PdfItem): boolean => angle === 90 || angle === 270;

/** Where text begins and ends down the page, the higher first. */
const reachOf = ({ y, width, angle }: PdfItem): readonly [number, number] => (angle === 270 ? [y - width, y] : [y, y + width]);

/** An edge of a row runs through the middle of it. */
const crosses = ({ xs, ys }: RuledGrid, item: PdfItem): boolean => {
  const [from, to] = reachOf(item);
  const within = item.x > (xs[0] ?? 0) && item.x < (xs.at(-1) ?? 0);
  return within && ys.some((y) => y > from + item.size && y < to - item.size);
};

/** On one line with another, one beginning where the other ends. */
const isBehind = (item: PdfItem, other: PdfItem): boolean => {
  if (item.angle !== other.angle || Math.abs(item.x - other.x) > item.size * 0.3) return false;
  const [[from, to], [otherFrom, otherTo]] = [reachOf(item), reachOf(other)];
  return Math.min(Math.abs(from - otherTo), Math.abs(to - otherFrom)) < item.size;
};
