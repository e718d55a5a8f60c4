import type { SourceBlock } from '../model/index.js';

interface Cell {
  readonly column: number;
  readonly colSpan: number;
  readonly blocks: readonly SourceBlock[];
}

/**
 * What the cells of a layout table hold, in reading order: row by row, but column by column where every column has a heading in
 * capitals over it (two stamps side by side, a letterhead in two languages, each line in a row of its own).
 */
export const layoutBlocks = (rows: readonly (readonly Cell[])[]): readonly SourceBlock[] => {
  const filled = rows.filter((cells) => cells.some(hasText));
  const inColumns =
    filled.length > 1 && filled.every((cells) => cells.every(({ colSpan }) => colSpan === 1)) && isHeadings(filled[0] ?? []);
  if (!inColumns) return rows.flatMap((cells) => cells.flatMap(({ blocks }) => blocks));
  const columns = [...new Set(filled.flatMap((cells) => cells.map(({ column }) => column)))].sort((a, b) => a - b);
  return columns.flatMap((column) =>
    filled.flatMap((cells) => cells.filter((cell) => cell.column === column).flatMap(({ blocks }) => blocks)),
  );
};

const hasText = ({ blocks }: Cell): boolean => blocks.length > 0;

const isHeadings = (cells: readonly Cell[]): boolean => {
  const texts = cells.filter(hasText).map(({ blocks }) => (blocks[0]?.kind === 'paragraph' ? blocks[0].text : ''));
  return texts.length > 1 && texts.every((text) => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text));
};
