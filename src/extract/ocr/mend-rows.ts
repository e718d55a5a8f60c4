import type { Diagnostic, SourceBlock } from '../../model/index.js';
import type { OcrLexicon } from './context.js';
import { labelRepaired } from './mended-label.js';

/** Numbers of rows in the first column: one that was misread stands between its neighbours. */
export const mendRowNumbers = (
  lexicon: OcrLexicon,
  block: SourceBlock,
  pages: ReadonlySet<number>,
  diagnostics: Diagnostic[],
): SourceBlock => {
  if (block.kind !== 'table') return block;
  const firsts = block.rows.map(
    (row) => (row.header ? undefined : row.cells.find((cell) => cell.column === 0 && cell.colSpan === 1))?.text.trim() ?? '',
  );
  const rows = block.rows.map((row, index) => {
    const read = firsts[index] ?? '';
    const wanted = row.page !== null && pages.has(row.page) ? between(lexicon, firsts, index) : null;
    if (wanted === null || wanted === read) return row;
    const near = (texts: readonly string[]): string | null => texts.find((text) => text !== '') ?? null;
    const [after, before] = [near(firsts.slice(0, index).reverse()), near(firsts.slice(index + 1))];
    diagnostics.push(labelRepaired(read, { label: wanted, length: read.length, after, before }, row.page));
    return { ...row, cells: row.cells.map((cell) => (cell.column === 0 ? { ...cell, text: wanted } : cell)) };
  });
  return { ...block, rows };
};

const between = (lexicon: OcrLexicon, firsts: readonly string[], index: number): string | null => {
  const read = firsts[index] ?? '';
  const stop = /\.$/u.test(read) ? '.' : '';
  const sign = read.replace(/[.,]$/u, '');
  if (sign === '' || sign.length > 3 || /^\d+$/u.test(sign)) return null;
  const figures = [...sign].map((each) => (/\d/u.test(each) ? each : (lexicon.digits[each] ?? '?'))).join('');
  const before = numberOf(firsts.slice(0, index).reverse());
  const after = numberOf(firsts.slice(index + 1));
  const fits = (before !== null && figures === String(before + 1)) || (after !== null && figures === String(after - 1));
  return fits ? figures + stop : null;
};

/** Of the nearest cell that is not blank. */
const numberOf = (texts: readonly string[]): number | null => {
  const first = texts.find((text) => text !== '');
  return first !== undefined && /^\d{1,3}\.?$/u.test(first) ? Number.parseInt(first, 10) : null;
};
