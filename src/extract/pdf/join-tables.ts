import type { ReadingLexicon } from '../context.js';
import type { SourceBlock } from '../../model/index.js';
import { countRepeatedHeaders, joinPiece, toTableBlock, type DraftRow, type DraftTable } from '../tables.js';
import type { Vocabulary } from '../text-hyphens.js';
import type { PageTable } from './page-tables.js';

/** What a page holds, top down: finished blocks, and tables that may go on overleaf. */
export type PageElement = { readonly kind: 'block'; readonly block: SourceBlock } | { readonly kind: 'table'; readonly table: PageTable };

/** Joins tables that go on over pages and finishes them. `joinedRows` counts rows cut by a page end. */
export const joinTables = (
  lexicon: ReadingLexicon,
  vocabulary: Vocabulary,
  pages: readonly (readonly PageElement[])[],
): { readonly blocks: readonly SourceBlock[]; readonly joinedRows: number } => {
  const out: (SourceBlock | DraftTable)[] = [];
  let open: PageTable | null = null;
  let joinedRows = 0;
  for (const page of pages) {
    const body = page.findIndex((element) => isBody(element) && !isContinuation(lexicon, element));
    page.forEach((element, i) => {
      if (element.kind === 'block') {
        if (open !== null && body >= 0 && i >= body && isBody(element)) open = null;
        out.push(open !== null && isContinuation(lexicon, element) ? asHeader(element.block) : element.block);
        return;
      }
      const piece: PageTable | null = open !== null && i === body ? fit(open, element.table) : null;
      if (open !== null && piece !== null) {
        joinedRows += joinPiece(vocabulary, open.table, piece.table);
        open = { ...open, bottom: element.table.bottom };
      } else {
        out.push(element.table.table);
        open = element.table;
      }
    });
  }
  return { blocks: out.map((each) => ('columns' in each ? toTableBlock(each) : each)), joinedRows };
};

const isBody = (element: PageElement): boolean =>
  element.kind === 'table' ||
  (element.block.region !== 'header' && element.block.region !== 'footer' && element.block.region !== 'footnote');

/** «Продолжение таблицы 1» over the piece on the next page. */
const isContinuation = (lexicon: ReadingLexicon, element: PageElement): boolean => {
  if (element.kind === 'table' || element.block.kind === 'table') return false;
  const folded = element.block.text.trim().toLowerCase();
  return folded.length < 60 && lexicon.tableContinuations.some((caption) => folded.startsWith(caption));
};

const asHeader = (block: SourceBlock): SourceBlock => ({ ...block, region: 'header' });

/** How far the same column edge may stand apart on two pages, in points. */
const SHIFT = 8;

/** The piece on the columns of the open table, or null where it is another table. */
const fit = (open: PageTable, piece: PageTable): PageTable | null => {
  const shifted = shiftTo(open.xs, piece.xs);
  if (shifted === null) return sameHeader(open.table, piece.table) ? piece : null;
  const edges = unite(open.xs, shifted);
  if (edges.length !== open.xs.length) spread(open.table, open.xs, edges);
  const own: DraftTable = { columns: piece.table.columns, rows: [...piece.table.rows] };
  if (edges.length !== shifted.length) spread(own, shifted, edges);
  return startsAnew(open.table, own) ? null : { ...piece, table: own, xs: edges };
};

const sameHeader = (table: DraftTable, piece: DraftTable): boolean =>
  table.columns === piece.columns && countRepeatedHeaders(table, piece) > 0;

/** Edges of the piece moved onto those of the table, if the outer ones agree and every edge of the fewer is among the more. */
const shiftTo = (xs: readonly number[], piece: readonly number[]): readonly number[] | null => {
  const shift = (piece[0] ?? 0) - (xs[0] ?? 0);
  const moved = piece.map((x) => x - shift);
  if (Math.abs((moved.at(-1) ?? 0) - (xs.at(-1) ?? 0)) > SHIFT * 2 || Math.abs(shift) > 60) return null;
  const [fewer, more] = moved.length < xs.length ? [moved, xs] : [xs, moved];
  const known = fewer.every((x) => more.some((other) => Math.abs(other - x) <= SHIFT * 1.5));
  return known ? moved : null;
};

const unite = (xs: readonly number[], piece: readonly number[]): readonly number[] => (piece.length > xs.length ? piece : xs);

/** Spreads the cells of a table over finer columns. */
const spread = (table: DraftTable, from: readonly number[], to: readonly number[]): void => {
  const columns = to.length - 1;
  const columnOf = (i: number): number => {
    const middle = ((to[i] ?? 0) + (to[i + 1] ?? 0)) / 2;
    const at = from.findIndex((x, c) => middle >= x && middle < (from[c + 1] ?? Number.POSITIVE_INFINITY));
    return Math.max(0, Math.min(from.length - 2, at));
  };
  const rows: readonly DraftRow[] = table.rows.map((row) => ({
    ...row,
    cells: Array.from({ length: columns }, (_, i) => row.cells[columnOf(i)] ?? { text: '' }),
  }));
  table.rows.splice(0, table.rows.length, ...rows);
  Object.assign(table, { columns });
};

/** A header with the same first cell that is otherwise unlike: another table of the same width. */
const startsAnew = (table: DraftTable, piece: DraftTable): boolean => {
  const head = table.rows[0]?.cells[0]?.text ?? '';
  return head !== '' && piece.rows[0]?.cells[0]?.text === head && countRepeatedHeaders(table, piece) === 0;
};
