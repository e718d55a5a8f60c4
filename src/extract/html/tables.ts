import type { BlockRegion, SourceBlock, TableBlock, TableCell, TableRow } from '../../model/index.js';
import { layoutBlocks } from '../layout-order.js';
// oxlint-disable-next-line import/no-cycle -- a block may be a table, and a cell holds blocks
import { type PageState, readBlocks } from './blocks.js';
import { type Look, lookOf } from './look.js';
import { isLayoutTable } from './table-layout.js';
import type { HtmlElement } from './tree.js';

/** A cell with what stands in it, before it is known whether the table is one of data. */
export interface ReadCell {
  readonly element: HtmlElement;
  readonly blocks: readonly SourceBlock[];
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface ReadRow {
  readonly element: HtmlElement;
  readonly cells: readonly ReadCell[];
  readonly header: boolean;
}

/** Reads a table: data as one block, a table that only puts text side by side as the paragraphs in it. */
export const readTable = (page: PageState, table: HtmlElement, look: Look, region: BlockRegion): readonly SourceBlock[] => {
  const { rows, captions } = gatherRows(page, table, look);
  const read = placeCells(page, rows, region);
  const before = captions.flatMap(({ element, look: own }) => readBlocks(page, element.children, own, region));
  if (isLayoutTable(page.sheet, table, read)) return [...before, ...layoutBlocks(read.map(({ cells }) => cells))];
  const block: TableBlock = { kind: 'table', rows: read.map(toRow), page: null, region, legibility: 'good' };
  return block.rows.some((row) => row.cells.some((cell) => cell.text !== '')) ? [...before, block] : before;
};

interface Gathered {
  readonly element: HtmlElement;
  readonly look: Look;
  readonly header: boolean;
}

const gatherRows = (
  page: PageState,
  table: HtmlElement,
  look: Look,
): { readonly rows: readonly Gathered[]; readonly captions: readonly Gathered[] } => {
  const rows: Gathered[] = [];
  const feet: Gathered[] = [];
  const captions: Gathered[] = [];
  const visit = (parent: HtmlElement, outer: Look, section: string): void => {
    for (const child of parent.children) {
      if (typeof child === 'string' || page.chrome.has(child)) continue;
      const own = lookOf(page.sheet, child, outer);
      if (own.hidden) continue;
      const entry = { element: child, look: own, header: section === 'thead' };
      if (child.name === 'tr') (section === 'tfoot' ? feet : rows).push(entry);
      else if (child.name === 'caption') captions.push(entry);
      else if (/^t(?:head|body|foot)$/u.test(child.name)) visit(child, own, child.name);
    }
  };
  visit(table, look, 'tbody');
  return { rows: [...rows, ...feet], captions };
};

const MAX_COLUMNS = 100;

/** Gives every cell its grid column, past the cells that reach down from the rows above. */
const placeCells = (page: PageState, rows: readonly Gathered[], region: BlockRegion): readonly ReadRow[] => {
  const reach: number[] = [];
  return rows.map(({ element, look, header }, index) => {
    const cells: ReadCell[] = [];
    let column = 0;
    for (const child of element.children) {
      if (typeof child === 'string' || (child.name !== 'td' && child.name !== 'th') || page.chrome.has(child)) continue;
      const own = lookOf(page.sheet, child, look);
      if (own.hidden) continue;
      while ((reach[column] ?? 0) > index) column += 1;
      if (column >= MAX_COLUMNS) break;
      const colSpan = Math.min(spanOf(child.attributes['colspan'], 1), MAX_COLUMNS - column);
      const left = rows.length - index;
      const rowSpan = Math.min(spanOf(child.attributes['rowspan'], left), left);
      for (let c = column; c < column + colSpan; c += 1) reach[c] = index + rowSpan;
      cells.push({ element: child, blocks: readBlocks(page, child.children, own, region), column, colSpan, rowSpan });
      column += colSpan;
    }
    const titled = cells.length > 1 && cells.every((cell) => cell.element.name === 'th');
    return { element, cells, header: header || titled };
  });
};

/** `0` means to the end. */
const spanOf = (value: string | undefined, whole: number): number => {
  const number = Number.parseInt(value ?? '1', 10);
  if (number === 0) return whole;
  return number > 0 ? number : 1;
};

const toRow = (row: ReadRow): TableRow => ({
  cells: row.cells.map(
    (cell): TableCell => ({ text: cellText(cell.blocks), column: cell.column, colSpan: cell.colSpan, rowSpan: cell.rowSpan }),
  ),
  header: row.header,
  page: null,
});

const cellText = (blocks: readonly SourceBlock[]): string =>
  blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [block.label === null ? block.text : `${block.label} ${block.text}`] : nestedTexts(block),
    )
    .join('\n');

const nestedTexts = (table: TableBlock): readonly string[] =>
  table.rows
    .map((row) =>
      row.cells
        .map((cell) => cell.text)
        .filter(Boolean)
        .join('\t'),
    )
    .filter(Boolean);
