import type { PdfItem } from '../../adapters/pdf-port.js';
import { raisedDigits } from '../raised-digits.js';

/** A piece of text on one baseline. Points from the top left corner of the page. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** What it was glued together from, left to right. */
  readonly parts?: readonly Fragment[];
}

/** What stands on one baseline, cut where the gap is too wide for a blank between words. */
export interface Row {
  readonly y: number;
  readonly segments: readonly Fragment[];
}

/** Upright text of a page as fragments: blanks trimmed, wide runs of blanks cut, letters drawn twice for boldness once. */
export const toFragments = (items: readonly PdfItem[]): readonly Fragment[] => {
  const seen = new Map<string, Fragment[]>();
  return items
    .flatMap((item) => cutItem(item))
    .filter((fragment) => {
      const twins = seen.get(fragment.text) ?? [];
      const twin = twins.some(
        (other) => Math.abs(other.x - fragment.x) < fragment.size * 0.12 && Math.abs(other.y - fragment.y) < fragment.size * 0.12,
      );
      twins.push(fragment);
      seen.set(fragment.text, twins);
      return !twin;
    });
};

/** Fragments on common baselines, top down, each row left to right. */
export const toRows = (fragments: readonly Fragment[]): readonly Row[] => {
  const rows: { y: number; size: number; readonly own: Fragment[] }[] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row !== undefined && fragment.y - row.y < SAME_LINE * Math.max(row.size, fragment.size)) {
      row.own.push(fragment);
      // The baseline of the largest letters: a raised figure does not lift its line.
      if (fragment.size > row.size) Object.assign(row, { y: fragment.y, size: fragment.size });
    } else rows.push({ y: fragment.y, size: fragment.size, own: [fragment] });
  }
  return rows.map(({ y, size, own }) => {
    const raised = own.map((fragment) => (isRaised(fragment, y, size) ? { ...fragment, text: raisedDigits(fragment.text) } : fragment));
    return { y, segments: joinLabel(toSegments(raised.sort((a, b) => a.x - b.x))) };
  });
};

/** Small and above the baseline of the line it stands in. */
const isRaised = (fragment: Fragment, y: number, size: number): boolean => fragment.size < size * 0.8 && y - fragment.y > size * 0.15;

/** A number or dash and what the tab after it leads to are one line: the dashes of a list are no column of their own. */
const joinLabel = (segments: readonly Fragment[]): readonly Fragment[] => {
  const [label, first, ...rest] = segments;
  if (label === undefined || first === undefined || !LABEL.test(label.text) || first.x - label.right > WIDEST_TAB) return segments;
  return [glue(label, first, ' '), ...rest];
};

/** The segments of a row as one line, wide gaps as `\t`; after a clause number a gap is a blank. */
export const joinSegments = (segments: readonly Fragment[]): Fragment | null => {
  const first = segments[0];
  if (first === undefined) return null;
  return segments.slice(1).reduce((line, segment) => glue(line, segment, LABEL.test(line.text) ? ' ' : '\t'), first);
};

/** A fragment as two, at the widest of its gaps within `from`–`to`; null where none there is as wide as `least`. */
export const splitWithin = (
  fragment: Fragment,
  [from, to]: readonly [number, number],
  least: number,
): readonly [Fragment, Fragment] | null => {
  const parts = fragment.parts ?? [];
  const gaps = parts.map((part, i) => Math.min(part.x, to) - Math.max(parts[i - 1]?.right ?? Number.POSITIVE_INFINITY, from));
  const widest = Math.max(...gaps);
  if (widest < least) return null;
  const index = gaps.indexOf(widest);
  const [left, right] = [together(parts.slice(0, index)), together(parts.slice(index))];
  return left === null || right === null ? null : [left, right];
};

const together = (parts: readonly Fragment[]): Fragment | null =>
  toSegments(parts).reduce<Fragment | null>((all, part) => (all === null ? part : glue(all, part, ' ')), null);

const SAME_LINE = 0.45;
/** Points from a label to its text: two default tabs of 1.25 cm. */
const WIDEST_TAB = 72;
const LABEL = /^(?:(?:\d{1,3}\.)*\d{1,3}[.)]?|[IVXLC]{1,6}[.)]?|\p{L}\)|[-–—•·▪●◦*\uF0B7\uF02D])$/u;

const cutItem = (item: PdfItem): readonly Fragment[] => {
  const step = item.width / Math.max(1, item.text.length);
  const fragments: Fragment[] = [];
  for (const match of item.text.matchAll(/\S+(?:\s\S+)*/gu)) {
    const x = item.x + match.index * step;
    fragments.push({ text: match[0], x, right: x + match[0].length * step, y: item.y, size: item.size, bold: item.bold });
  }
  return fragments;
};

const toSegments = (fragments: readonly Fragment[]): readonly Fragment[] => {
  const gaps = fragments.slice(1).map((fragment, i) => fragment.x - (fragments[i]?.right ?? 0));
  const limit = segmentGap(fragments, gaps);
  const segments: Fragment[] = [];
  for (const fragment of fragments) {
    const last = segments.at(-1);
    if (last === undefined || fragment.x - last.right > limit) segments.push(fragment);
    else
      segments[segments.length - 1] = glue(
        last,
        fragment,
        fragment.x - last.right > WORD_GAP * Math.max(fragment.size, last.size) ? ' ' : '',
      );
  }
  return segments;
};

/** In em: less is kerning, more a blank. */
const WORD_GAP = 0.15;
const COLUMN_GAP = 2.2;

/**
 * A justified line may have wide gaps, but all alike: they part no columns. More than two of them must be wide: a post, the
 * stamp beside it and a name have two, and a blank within the name.
 */
const segmentGap = (fragments: readonly Fragment[], gaps: readonly number[]): number => {
  const size = Math.max(...fragments.map((fragment) => fragment.size));
  const limit = Math.max(COLUMN_GAP * size, 16);
  const blanks = gaps.filter((gap) => gap > WORD_GAP * size).sort((a, b) => a - b);
  const median = blanks[Math.floor(blanks.length / 2)] ?? 0;
  const wide = blanks.filter((gap) => gap > median * 0.4).length;
  return wide > 2 && median > limit * 0.6 ? Math.max(limit, median * 1.8) : limit;
};

const glue = (left: Fragment, right: Fragment, between: string): Fragment => ({
  text: left.text + between + right.text,
  x: left.x,
  right: Math.max(left.right, right.right),
  y: left.y,
  size: Math.max(left.size, right.size),
  bold: left.bold && right.bold,
  parts: [...(left.parts ?? [left]), ...(right.parts ?? [right])],
});
