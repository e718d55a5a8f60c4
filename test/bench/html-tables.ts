import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Grid } from './measures.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Rows of all tables of a page, cells in their grid columns. */
export const htmlRows = (html: string): Grid => elements(parse(html), 'table').flatMap(gridOf);

const gridOf = (table: Element): string[][] => {
  const grid: (string | undefined)[][] = [];
  for (const [rowNo, row] of elements(table, 'tr').entries()) {
    const cells = row.childNodes.filter((node): node is Element => node.nodeName === 'td' || node.nodeName === 'th');
    for (const cell of cells) {
      const own = (grid[rowNo] ??= []);
      let column = 0;
      while (own[column] !== undefined) column += 1;
      for (let down = 0; down < spanOf(cell, 'rowspan'); down += 1) {
        for (let right = 0; right < spanOf(cell, 'colspan'); right += 1)
          (grid[rowNo + down] ??= [])[column + right] = down === 0 && right === 0 ? textOf(cell) : '';
      }
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
};

const MOST = 1000;

const spanOf = (cell: Element, name: string): number =>
  Math.min(MOST, Math.max(1, Number(cell.attrs.find((each) => each.name === name)?.value ?? 1) || 1));

const elements = (node: Node, name: string): Element[] =>
  'childNodes' in node
    ? node.childNodes.flatMap((inner) => (inner.nodeName === name && 'tagName' in inner ? [inner] : elements(inner, name)))
    : [];

const textOf = (node: Node): string => {
  if (node.nodeName === 'br') return ' ';
  if ('value' in node) return node.value;
  const inner = 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  return node.nodeName === 'p' ? `${inner} ` : inner;
};
