import type { XmlElement, XmlNode } from '../../adapters/xml-port.js';
import type { SourceBlock, TableBlock, TableCell } from '../../model/index.js';
import { layoutBlocks } from '../layout-order.js';
import { alternative, child, childValue, wordsOf, integer, toggle } from './elements.js';
import { createFlow, type Flow, putBlocks, recordRevision } from './story.js';
import { type Borders, isLayout, readBorders } from './table-layout.js';

/** A table with its cells read and its merged cells told, before it is known what it is for. */
export interface ReadTable {
  readonly rows: readonly ReadRow[];
}

export interface ReadRow {
  readonly cells: readonly ReadCell[];
  readonly header: boolean;
  readonly page: number;
  /** Those of the table, with the row's exceptions. */
  readonly borders: Borders;
}

export interface ReadCell {
  readonly column: number;
  readonly colSpan: number;
  rowSpan: number;
  /** `continue` is part of the cell above and shows nothing of its own. */
  readonly merge: 'none' | 'restart' | 'continue';
  readonly blocks: readonly SourceBlock[];
  /** Its own only. */
  readonly borders: Borders;
}

type ReadBlocks = (flow: Flow, nodes: readonly XmlNode[]) => readonly SourceBlock[];

/**
 * Reads `w:tbl` into the flow: a data table as one block, a layout table as the paragraphs of its cells in reading
 * order. Text boxes anchored in a data table go before it, notes after it.
 */
export const readTable = (flow: Flow, element: XmlElement, readBlocks: ReadBlocks): void => {
  const properties = child(element, 'w:tblPr');
  const inherited = flow.state.styles.tableBorders(childValue(properties, 'w:tblStyle'));
  const borders = [child(properties, 'w:tblBorders'), inherited ?? undefined];
  const page = flow.state.page;
  const revised = flow.state.findings.revisions.length;
  const rows = collect(element, 'w:tr').flatMap((row) => readRow(flow, row, borders, readBlocks));
  const table: ReadTable = { rows: spanRows(rows) };
  if (rows.length === 0) return;
  if (isLayout(table)) putBlocks(flow, layoutBlocks(rows.map(({ cells }) => cells)));
  else {
    const blocks = asData(flow, table, page);
    putBlocks(flow, blocks);
    const block = blocks.find((each) => each.kind === 'table' && each.region === flow.region);
    if (block !== undefined) recordOrigin(flow, table, { block, element, revised });
  }
};

/** Rows of a table, cells of a row: also inside content controls and the like. */
const collect = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((node) => {
    if (typeof node === 'string') return [];
    if (node.name === name) return [node];
    if (node.name === 'mc:AlternateContent') return collect({ ...node, children: alternative(node) }, name);
    return WRAPPERS.has(node.name) ? collect(node, name) : [];
  });

const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

const readRow = (flow: Flow, element: XmlElement, borders: readonly (XmlElement | undefined)[], readBlocks: ReadBlocks): ReadRow[] => {
  const properties = child(element, 'w:trPr');
  if (child(properties, 'w:del') !== undefined) {
    recordRevision(flow.state, null, 'deleted', wordsOf(element));
    return [];
  }
  if (toggle(properties, 'w:hidden') === true) {
    flow.state.findings.hiddenChars += wordsOf(element).length;
    return [];
  }
  if (child(properties, 'w:ins') !== undefined) recordRevision(flow.state, null, 'inserted', wordsOf(element));
  const cells: ReadCell[] = [];
  let column = Math.min(MAX_SPAN, Math.max(0, integer(childValue(properties, 'w:gridBefore')) ?? 0));
  for (const cell of collect(element, 'w:tc')) {
    const read = readCell(flow, cell, column, readBlocks);
    if (read === null) continue;
    column += read.colSpan;
    const last = cells.at(-1);
    if (last !== undefined && isMergedLeft(cell)) cells[cells.length - 1] = { ...last, colSpan: last.colSpan + read.colSpan };
    else cells.push(read);
  }
  const first = cells.flatMap((cell) => cell.blocks).find((block) => block.page !== null);
  return [
    {
      cells,
      header: toggle(properties, 'w:tblHeader') ?? false,
      page: first?.page ?? flow.state.page,
      borders: readBorders(child(child(element, 'w:tblPrEx'), 'w:tblBorders'), ...borders),
    },
  ];
};

/** Horizontal merging of the old kind (17.4.22). */
const isMergedLeft = (cell: XmlElement): boolean => {
  const merge = child(child(cell, 'w:tcPr'), 'w:hMerge');
  return merge !== undefined && merge.attributes['w:val'] !== 'restart';
};

const MAX_SPAN = 64;

const readCell = (flow: Flow, element: XmlElement, column: number, readBlocks: ReadBlocks): ReadCell | null => {
  const properties = child(element, 'w:tcPr');
  if (child(properties, 'w:cellDel') !== undefined) {
    recordRevision(flow.state, null, 'deleted', wordsOf(element));
    return null;
  }
  const vertical = child(properties, 'w:vMerge');
  const merge = vertical === undefined ? 'none' : vertical.attributes['w:val'] === 'restart' ? 'restart' : 'continue';
  const span = integer(childValue(properties, 'w:gridSpan')) ?? 1;
  // A continued cell shows nothing of its own, and its paragraphs are not counted.
  const blocks = merge === 'continue' ? [] : readBlocks(createFlow(flow.state, flow.region), element.children);
  return {
    column,
    colSpan: Math.min(MAX_SPAN, Math.max(1, span)),
    rowSpan: 1,
    merge,
    blocks,
    borders: readBorders(child(properties, 'w:tcBorders')),
  };
};

/** Lengthens each `restart` cell over the `continue` cells under it; a `continue` with nothing above stands alone. */
const spanRows = (rows: readonly ReadRow[]): ReadRow[] => {
  const open = new Map<number, ReadCell>();
  return rows.map((row) => {
    const reached = new Set<number>();
    const cells = row.cells.filter((cell) => {
      const above = cell.merge === 'continue' ? open.get(cell.column) : undefined;
      if (above !== undefined) above.rowSpan += 1;
      else if (cell.merge !== 'none') open.set(cell.column, cell);
      if (cell.merge !== 'none') reached.add(cell.column);
      return above === undefined;
    });
    for (const column of open.keys()) {
      if (!reached.has(column)) open.delete(column);
    }
    return { ...row, cells };
  });
};

const asData = (flow: Flow, table: ReadTable, page: number): SourceBlock[] => {
  const floating = table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks.filter((block) => block.region !== flow.region)));
  const block: TableBlock = {
    kind: 'table',
    rows: table.rows.map((row) => ({
      cells: row.cells.map((cell) => toCell(flow, cell)),
      header: row.header,
      page: row.page,
    })),
    page: table.rows[0]?.page ?? page,
    region: flow.region,
    legibility: 'good',
  };
  return [...floating.filter((each) => each.region !== 'footnote'), block, ...floating.filter((each) => each.region === 'footnote')];
};

/** Changes inside cells are changes of the table; `revised` is how many there were before it. */
const recordOrigin = (
  { state }: Flow,
  table: ReadTable,
  { block, element, revised }: { readonly block: SourceBlock; readonly element: XmlElement; readonly revised: number },
): void => {
  state.trace?.blocks.set(block, element);
  const revisions = state.findings.revisions.slice(revised);
  if (revisions.length === 0) return;
  const inner = new Set(table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks)));
  for (const revision of revisions) {
    if (revision.block !== null && inner.has(revision.block)) revision.block = block;
  }
};

const toCell = (flow: Flow, { blocks, column, colSpan, rowSpan }: ReadCell): TableCell => ({
  text: blocks
    .filter((block) => block.region === flow.region)
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n'),
  column,
  colSpan,
  rowSpan,
});

/** A number stands in the text of a cell as it does on the page; a nested table is laid flat, a row a line. */
const blockText = (block: SourceBlock): string => {
  if (block.kind === 'paragraph') return block.label === null ? block.text : `${block.label} ${block.text}`.trim();
  return block.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')).join('\n');
};
