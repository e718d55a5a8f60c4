import type { SourceBlock } from '../model/index.js';

interface Cell {
  readonly column: number;
  readonly colSpan: number;
  readonly blocks: readonly SourceBlock[];
}

/**
 * What the cells of a layout table hold, in reading order: row by row, but column by column where every column has a heading in
 * capitals over it (two stamps side by side, a letterhead in two languages, each line in a row of its own), or a stamp stands
 * at the right of a letterhead.
 */
export const layoutBlocks = (rows: readonly (readonly Cell[])[]): readonly SourceBlock[] => {
  const filled = rows.filter((cells) => cells.some(hasText));
  const inColumns =
    filled.length > 1 &&
    filled.every((cells) => cells.every(({ colSpan }) => colSpan === 1)) &&
    (isHeadings(filled[0] ?? []) || isBesideStamp(filled));
  if (!inColumns) return rows.flatMap((cells) => cells.flatMap(({ blocks }) => blocks));
  const columns = [...new Set(filled.flatMap((cells) => cells.map(({ column }) => column)))].sort((a, b) => a - b);
  return columns.flatMap((column) =>
    filled.flatMap((cells) => cells.filter((cell) => cell.column === column).flatMap(({ blocks }) => blocks)),
  );
};

/**
 * A letterhead with a stamp at its right: over the last of two columns one long word in capitals, under it a post, a name and, somewhere,
 * a date or a line to be filled in. Names in capitals beside posts have none.
 */
const isBesideStamp = (filled: readonly (readonly Cell[])[]): boolean => {
  const last = filled[0]?.filter(hasText).at(-1);
  if (last === undefined || (filled[0]?.filter(hasText).length ?? 0) !== 2) return false;
  const column = filled.flatMap((cells) => cells.filter((cell) => cell.column === last.column && hasText(cell)).map(firstText));
  const [head = '', ...rest] = column;
  return /^\p{Lu}{7,}:?$/u.test(head.trim()) && rest.length > 1 && rest.some((text) => /\d{2}|_{3}/u.test(text));
};

const firstText = ({ blocks }: Cell): string => (blocks[0]?.kind === 'paragraph' ? blocks[0].text : '');

const hasText = ({ blocks }: Cell): boolean => blocks.length > 0;

const isHeadings = (cells: readonly Cell[]): boolean => {
  const texts = cells.filter(hasText).map(firstText);
  return texts.length > 1 && texts.every((text) => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text));
};
