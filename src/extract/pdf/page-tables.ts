import type { PdfItem, PdfPage } from '../../adapters/pdf-port.js';
import { joinCellLines, type CellLine } from '../cell-text.js';
import type { DraftCell, DraftRow, DraftTable } from '../tables.js';
import type { Vocabulary } from '../text-hyphens.js';
import { findGrids, type RuledCell, type RuledGrid } from './grid.js';
import { joinSegments, toFragments, toRows } from './lines.js';
import { withTurnedLines } from './turned-items.js';

/** A table found on one page, with where it stands. */
export interface PageTable {
  readonly table: DraftTable;
  /** Edges of the columns, `table.columns + 1` of them. */
  readonly xs: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

export interface TabledPage {
  readonly tables: readonly PageTable[];
  /** Frames of a single cell: a stamp, an approval box. */
  readonly boxes: readonly Box[];
  /** Items outside the tables. */
  readonly rest: readonly PdfItem[];
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Takes the ruled tables out of a page. */
export const takeTables = (vocabulary: Vocabulary, page: PdfPage): TabledPage => {
  const grids = findGrids(page.rulings);
  let rest = withTurnedLines(page.items, grids).flatMap(splitWords);
  const tables: PageTable[] = [];
  const boxes: Box[] = [];
  for (const grid of grids) {
    const box = boxOf(grid);
    const inside = rest.filter((item) => isInside(box, item));
    if (inside.length === 0) continue;
    if (isFrame(page, grid, inside)) {
      boxes.push(box);
      continue;
    }
    rest = rest.filter((item) => !isInside(box, item));
    tables.push({ table: fillGrid(vocabulary, grid, inside, page.number), xs: grid.xs, top: box.top, bottom: box.bottom });
  }
  return { tables: tables.filter(({ table }) => table.rows.length > 0), boxes: [...boxes, ...plainBoxes(page)], rest };
};

const boxOf = (grid: RuledGrid): Box => ({
  left: grid.xs[0] ?? 0,
  right: grid.xs.at(-1) ?? 0,
  top: grid.ys[0] ?? 0,
  bottom: grid.ys.at(-1) ?? 0,
});

/** Where the middle of an item lies, whichever way it is turned. */
const middleOf = (item: PdfItem): readonly [number, number] => {
  const turn = (item.angle * Math.PI) / 180;
  const [along, across] = [item.width / 2, -item.size * 0.3];
  return [item.x + along * Math.cos(turn) - across * Math.sin(turn), item.y + along * Math.sin(turn) + across * Math.cos(turn)];
};

const isInside = (box: Box, item: PdfItem): boolean => {
  const [x, y] = middleOf(item);
  return x > box.left - 1 && x < box.right + 1 && y > box.top - 1 && y < box.bottom + 1;
};

/** Words apart, so that an item that runs over a border is shared out; a word is placed by its share of the width. */
const splitWords = (item: PdfItem): readonly PdfItem[] => {
  const step = item.width / Math.max(1, item.text.length);
  const turn = (item.angle * Math.PI) / 180;
  return [...item.text.matchAll(/\S+/gu)].map((match) => {
    const along = match.index * step;
    return {
      ...item,
      text: match[0],
      x: item.x + along * Math.cos(turn),
      y: item.y + along * Math.sin(turn),
      width: match[0].length * step,
    };
  });
};

/**
 * A frame round the page or round a text is no table: one cell holds nearly everything, or only one is filled.
 * Frames by GOST hang their inscription tables on the page border.
 */
const isFrame = (page: PdfPage, grid: RuledGrid, inside: readonly PdfItem[]): boolean => {
  const filled = grid.cells.filter((cell) => inside.some((item) => isInside(cellBox(grid, cell), item)));
  if (filled.length < 2) return true;
  const box = boxOf(grid);
  const coversPage = (box.right - box.left) * (box.bottom - box.top) > page.width * page.height * 0.6;
  return coversPage && grid.cells.some((cell) => areaOf(cellBox(grid, cell)) > page.width * page.height * 0.45);
};

const areaOf = (box: Box): number => (box.right - box.left) * (box.bottom - box.top);

const cellBox = (grid: RuledGrid, cell: RuledCell): Box => ({
  left: grid.xs[cell.column] ?? 0,
  right: grid.xs[cell.column + cell.colSpan] ?? 0,
  top: grid.ys[cell.row] ?? 0,
  bottom: grid.ys[cell.row + cell.rowSpan] ?? 0,
});

const fillGrid = (vocabulary: Vocabulary, grid: RuledGrid, items: readonly PdfItem[], page: number): DraftTable => {
  const columns = grid.xs.length - 1;
  const places = Array.from({ length: grid.ys.length - 1 }, () => new Array<DraftCell>());
  const shares = new Map<RuledCell | undefined, PdfItem[]>();
  for (const item of items) {
    const cell = cellAt(grid, item);
    const share = shares.get(cell) ?? [];
    share.push(item);
    shares.set(cell, share);
  }
  const contents = new Map(grid.cells.map((cell) => [cell, readCell(shares.get(cell) ?? [], cellBox(grid, cell))]));
  const widest = widestLines(contents);
  for (const cell of grid.cells) {
    const { lines, room } = contents.get(cell) ?? { lines: [], room: 0 };
    const reached = widest.get(keyOf(cell)) ?? 0;
    // Where lines nearly reach the edge, the longest of the column says what room the padding leaves.
    const width = reached > room * 0.75 ? Math.min(room, reached + 1) : room;
    const draft: DraftCell = { text: joinCellLines(vocabulary, lines, width) };
    for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1) {
      for (let c = cell.column; c < cell.column + cell.colSpan; c += 1) {
        const row = places[r];
        if (row !== undefined) row[c] = draft;
      }
    }
  }
  const rows: DraftRow[] = places.map((cells) => ({ cells, header: false, page }));
  return { columns, rows: rows.filter((row, r) => row.cells.some((cell) => cell.text !== '') && !isRepeated(rows, r)) };
};

/** The one cell an item belongs to; what stands on the outer border belongs inside. */
const cellAt = (grid: RuledGrid, item: PdfItem): RuledCell | undefined => {
  const [x, y] = middleOf(item);
  const column = indexAt(grid.xs, x);
  const row = indexAt(grid.ys, y);
  return grid.cells.find(
    (cell) => cell.row <= row && row < cell.row + cell.rowSpan && cell.column <= column && column < cell.column + cell.colSpan,
  );
};

const indexAt = (edges: readonly number[], value: number): number => {
  const after = edges.findIndex((edge) => edge > value);
  return Math.max(0, Math.min(edges.length - 2, (after < 0 ? edges.length : after) - 1));
};

/** A row all of whose cells go on from the row above (a double line under a header makes such rows). */
const isRepeated = (rows: readonly DraftRow[], r: number): boolean => {
  const above = rows[r - 1];
  return above !== undefined && rows[r]?.cells.every((cell, c) => cell === above.cells[c]) === true;
};

/** Both sides of a cell together: Word leaves 10.8 points, browsers from 2. */
const PADDING = 6;

interface CellContent {
  readonly lines: readonly CellLine[];
  /** Width of the cell along its lines, less the least padding. */
  readonly room: number;
}

const readCell = (items: readonly PdfItem[], box: Box): CellContent => {
  const turned = mainAngle(items);
  const own = items.filter((item) => nearAngle(item.angle, turned)).map((item) => turnUpright(item, turned));
  const rest = items.filter((item) => !nearAngle(item.angle, turned));
  const rows = toRows(toFragments(own)).flatMap((row) => joinSegments(row.segments) ?? []);
  const room = (turned === 90 || turned === 270 ? box.bottom - box.top : box.right - box.left) - PADDING;
  const lines = rows.map((line) => ({ text: line.text.replaceAll('\t', ' '), length: line.right - line.x }));
  return { lines: [...lines, ...rest.map((item) => ({ text: item.text, length: item.width }))], room };
};

/** The longest line of all cells over the same columns. */
const widestLines = (contents: ReadonlyMap<RuledCell, CellContent>): ReadonlyMap<string, number> => {
  const widest = new Map<string, number>();
  for (const [cell, { lines }] of contents) {
    widest.set(keyOf(cell), Math.max(widest.get(keyOf(cell)) ?? 0, ...lines.map((line) => line.length)));
  }
  return widest;
};

const keyOf = (cell: RuledCell): string => `${cell.column}+${cell.colSpan}`;

const nearAngle = (angle: number, of: number): boolean => Math.abs(((angle - of + 540) % 360) - 180) < 20;

const mainAngle = (items: readonly PdfItem[]): number => {
  const quarters = [0, 90, 180, 270];
  return quarters.reduce((best, angle) => (countAt(items, angle) > countAt(items, best) ? angle : best), 0);
};

const countAt = (items: readonly PdfItem[], angle: number): number => items.filter((item) => nearAngle(item.angle, angle)).length;

/** Turns a page point so that text at this angle runs left to right. */
const turnUpright = (item: PdfItem, angle: number): PdfItem => {
  const { x, y } = item;
  if (angle === 90) return { ...item, x: y, y: -x, angle: 0 };
  if (angle === 270) return { ...item, x: -y, y: x, angle: 0 };
  return angle === 180 ? { ...item, x: -x, y: -y, angle: 0 } : item;
};

/** Rectangles that no line crosses: stamps. Found from pairs of equal horizontal lines with uprights at both ends. */
const plainBoxes = (page: PdfPage): readonly Box[] => {
  const horizontal = page.rulings.filter((line) => line.y1 === line.y2 && line.x2 - line.x1 > 60);
  const vertical = page.rulings.filter((line) => line.x1 === line.x2 && line.y2 - line.y1 > 15);
  const boxes: Box[] = [];
  for (const top of horizontal.slice(0, 200)) {
    const bottom = horizontal.find((line) => line.y1 > top.y1 + 15 && Math.abs(line.x1 - top.x1) < 8 && Math.abs(line.x2 - top.x2) < 8);
    if (bottom === undefined) continue;
    const upright = (x: number): boolean =>
      vertical.some((line) => Math.abs(line.x1 - x) < 12 && line.y1 < top.y1 + 12 && line.y2 > bottom.y1 - 12);
    if (upright(top.x1) && upright(top.x2)) boxes.push({ left: top.x1, right: top.x2, top: top.y1, bottom: bottom.y1 });
  }
  return boxes;
};
