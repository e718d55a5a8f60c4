import type { CellContent } from './cells.js';
import type { SheetSpec } from './sheet.js';

const LINE = 11.8;
const LARGE_LINE = 20;
const PADDING = 3;
/** Most that Excel allows. */
const HIGHEST = 409;

/**
 * Height of a row in points, estimated from its texts: LibreOffice does not fit the rows of such a file by itself. Over what is needed
 * rather than under it, so that nothing is cut off.
 */
export const rowHeight = (spec: SheetSpec, row: readonly CellContent[], line: number): number => {
  if (spec.rest === 'one-by-one' && line > (spec.headerRow ?? 0)) return plainHeight(spec.columns, row);
  if (line === spec.headerRow && spec.headerHeight !== null) return spec.headerHeight;
  const lines = row.map((content, column) => {
    const look = spec.looks.get(`${line},${column}`);
    const wraps = look !== 'title' && look !== 'section' && look !== 'plain';
    return wraps ? linesOf(textOf(content), spec.columns[column]?.width ?? 10, look === 'header' ? BOLD : 1) : 1;
  });
  const one = spec.looks.get(`${line},0`) === 'title' ? LARGE_LINE : LINE;
  return Math.min(HIGHEST, Math.max(1, ...lines) * one + PADDING);
};

/** Of a row under the headings, where no cell has a look of its own. */
const plainHeight = (columns: SheetSpec['columns'], row: readonly CellContent[]): number => {
  let lines = 1;
  for (const [column, content] of row.entries()) {
    const text = textOf(content);
    if (text !== '') lines = Math.max(lines, linesOf(text, columns[column]?.width ?? 10, 1));
  }
  return Math.min(HIGHEST, lines * LINE + PADDING);
};

/** Bold letters are wider. */
const BOLD = 1.15;

const textOf = (content: CellContent): string => {
  if (typeof content === 'string') return content;
  return content !== null && typeof content === 'object' && 'text' in content ? content.text : '';
};

/** A word that does not fit goes to the next line, so a line is seldom full. */
const FILLED = 0.92;

const linesOf = (text: string, width: number, wider: number): number =>
  text
    .split('\n')
    .map((paragraph) => Math.max(1, Math.ceil((paragraph.length * wider) / Math.max(1, width * FILLED))))
    .reduce((sum, each) => sum + each, 0);
