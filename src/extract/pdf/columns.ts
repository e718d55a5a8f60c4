import type { Fragment, Row } from './lines.js';
import { joinSegments, splitWithin } from './lines.js';

/** Lines that are read one after another: the page's flow, or one of two columns side by side. */
export interface Column {
  readonly kind: 'flow' | 'side';
  readonly lines: readonly Fragment[];
}

/** Reading order: a letterhead or stamps in two columns are read column by column, all else row by row. */
export const toColumns = (rows: readonly Row[]): readonly Column[] => {
  const columns: Column[] = [];
  let flow: Fragment[] = [];
  const flush = (): void => {
    if (flow.length > 0) columns.push({ kind: 'flow', lines: flow });
    flow = [];
  };
  for (let at = 0; at < rows.length; ) {
    const band = findBand(rows, at);
    if (band === null) {
      const line = joinSegments(rows[at]?.segments ?? []);
      if (line !== null) flow.push(line);
      at += 1;
      continue;
    }
    flush();
    columns.push({ kind: 'side', lines: band.left }, { kind: 'side', lines: band.right });
    at = band.next;
  }
  flush();
  return columns;
};

interface Band {
  readonly left: readonly Fragment[];
  readonly right: readonly Fragment[];
  readonly next: number;
}

/** Narrowest gutter between columns, in points. */
const GUTTER = 14;

/** Rows from `at` on that one gutter divides, if both sides have two lines and more. */
const findBand = (rows: readonly Row[], at: number): Band | null => {
  const left: Fragment[] = [];
  const right: Fragment[] = [];
  let gutter: readonly [number, number] | null = null;
  let both = 0;
  let next = at;
  let previous: Row | null = null;
  for (; next < rows.length; next += 1) {
    const row = rows[next];
    if (row === undefined || (previous !== null && row.y - previous.y > FAR * sizeOf(row))) break;
    const cut: Cut | null = cutRow(row, gutter);
    if (cut === null) break;
    gutter = cut.gutter;
    if (cut.left !== null) left.push(cut.left);
    if (cut.right !== null) right.push(cut.right);
    if (cut.left !== null && cut.right !== null) both += 1;
    previous = row;
  }
  const divided = gutter !== null && left.length >= 2 && right.length >= 2 && both >= 2 && left.length + right.length >= 5;
  return divided && !areSignatures(left, right, both) ? { left, right, next } : null;
};

/** Posts at the left and names with initials (or numbers, dates) at the right go together row by row. */
const areSignatures = (left: readonly Fragment[], right: readonly Fragment[], both: number): boolean => {
  const widest = Math.max(...right.map((line) => line.right - line.x));
  const named = right.filter((line) => /\p{Lu}\.\s?(?:\p{Lu}\.)?\s?\p{Lu}|\p{Lu}\p{Ll}+\s\p{Lu}\.|^[^\p{L}]*$/u.test(line.text)).length;
  return widest < 90 || named >= right.length * 0.6 || (both === right.length && both < 3 && left.length > 6);
};

const FAR = 3;

const sizeOf = (row: Row): number => Math.max(...row.segments.map((segment) => segment.size));

interface Cut {
  readonly gutter: readonly [number, number];
  readonly left: Fragment | null;
  readonly right: Fragment | null;
}

/** Divides a row at the gutter, narrowing it; the first row must show one. Null where the row crosses it. */
const cutRow = (row: Row, gutter: readonly [number, number] | null): Cut | null => {
  const [first, second] = row.segments;
  if (first === undefined || row.segments.length > 2) return null;
  if (second !== undefined) {
    const narrowed = narrow(gutter, first.right, second.x);
    return narrowed === null ? null : { gutter: narrowed, left: first, right: second };
  }
  if (gutter === null) return null;
  const before = narrow(gutter, first.right, Number.POSITIVE_INFINITY);
  if (before !== null && first.x < gutter[0]) return { gutter: before, left: first, right: null };
  const after = narrow(gutter, Number.NEGATIVE_INFINITY, first.x);
  return after === null ? cutAcross(first, gutter) : { gutter: after, left: null, right: first };
};

/** A long line at the left comes so near to one at the right that they were taken for one. */
const cutAcross = (line: Fragment, gutter: readonly [number, number]): Cut | null => {
  const halves = splitWithin(line, gutter, GUTTER);
  if (halves === null) return null;
  const [left, right] = halves;
  const narrowed = narrow(gutter, left.right, right.x);
  return narrowed === null ? null : { gutter: narrowed, left, right };
};

const narrow = (gutter: readonly [number, number] | null, from: number, to: number): readonly [number, number] | null => {
  const narrowed = [Math.max(from, gutter?.[0] ?? from), Math.min(to, gutter?.[1] ?? to)] as const;
  return narrowed[1] - narrowed[0] >= GUTTER ? narrowed : null;
};
