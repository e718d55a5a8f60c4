import { looksOf } from './anchors.js';
import type { ParseContext } from './context.js';

/** Rows of two columns put one column after the other, blank lines between what belongs apart. */
export interface Unwoven {
  /** How many of the lines handed in stand in columns. */
  readonly taken: number;
  readonly lines: readonly string[];
}

/**
 * Lines of which the first has an approval stamp or an annex's caption beside something else: a letterhead, a stamp of another
 * kind, a heading. The letterhead comes first, as it does where it stands over the stamp; null where no stamp stands beside.
 */
export const besideStamp = (context: ParseContext, lines: readonly string[]): Unwoven | null => {
  const [first] = lines;
  const opened = first === undefined || !/\S(?: {3}|\t)/u.test(first) ? null : openerOf(context, first);
  if (opened === null) return null;
  const left: string[] = [];
  const right: string[] = [];
  let gutter: Gutter = opened;
  let taken = 0;
  for (const line of lines.slice(0, MAX_LINES)) {
    if (line.trim() === '') {
      if (!goesOn(lines.slice(taken + 1, taken + 4), gutter)) break;
      left.push('');
      taken += 1;
      continue;
    }
    const cut = cutAt(line, gutter);
    if (cut === null || (cut.right === '' && endsColumns(context, cut.left))) break;
    gutter = cut.gutter;
    left.push(cut.left);
    if (cut.right !== '') right.push(cut.right);
    taken += 1;
  }
  if (right.length < MIN_LINES || left.filter((line) => line !== '').length === 0) return null;
  const [above, below] = parted(context, left);
  const agreed = above.length > 0 && looksOf(context, above[0] ?? '').stamp === 'agreed';
  return { taken, lines: agreed ? [...right, '', ...above, '', ...below] : [...above, '', ...right, '', ...below] };
};

const MIN_LINES = 2;
/** Rows that stamps and letterheads take. */
const MAX_LINES = 40;

/** Where the left column may end and the right one begin, in characters. */
type Gutter = readonly [number, number];

interface Piece {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** A tab leads to one place, however long what stands before it. */
const TABBED = 120;
const WIDE_GAP = 3;

const piecesOf = (raw: string): readonly Piece[] => {
  const tab = /\t+/u.exec(raw);
  const line = tab === null ? raw : raw.slice(0, tab.index).padEnd(TABBED) + raw.slice(tab.index + tab[0].length).replaceAll('\t', '   ');
  return [...line.matchAll(/\S+(?: \S+)*/gu)].map((match) => ({ text: match[0], at: match.index, end: match.index + match[0].length }));
};

/** The gutter of a row whose right half begins a stamp; a name beside it would make it a line of a sheet of approvals. */
const openerOf = (context: ParseContext, line: string): Gutter | null => {
  const pieces = piecesOf(line);
  const [left, right] = pieces;
  if (left === undefined || right === undefined || pieces.length !== 2 || right.at - left.end < WIDE_GAP) return null;
  const stamp = looksOf(context, right.text).stamp;
  if (stamp === null || stamp === 'agreed' || looksOf(context, left.text).name) return null;
  return [left.end, right.at];
};

interface Cut {
  readonly gutter: Gutter;
  readonly left: string;
  readonly right: string;
}

/** A row divided at the gutter, which narrows with it; null where the row stands across. */
const cutAt = (line: string, [from, to]: Gutter): Cut | null => {
  const pieces = piecesOf(line);
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  for (let next = 1; next < pieces.length; next += 1) {
    const gutter = [Math.max(from, pieces[next - 1]?.end ?? 0), Math.min(to, pieces[next]?.at ?? 0)] as const;
    if (gutter[1] - gutter[0] >= MIN_GUTTER) return { gutter, left: joined(pieces.slice(0, next)), right: joined(pieces.slice(next)) };
  }
  if (first.at >= from && to - from >= MIN_GUTTER && Math.min(to, first.at) - from >= MIN_GUTTER)
    return { gutter: [from, Math.min(to, first.at)], left: '', right: joined(pieces) };
  return to - Math.max(from, last.end) >= MIN_GUTTER ? { gutter: [Math.max(from, last.end), to], left: joined(pieces), right: '' } : null;
};

const MIN_GUTTER = 2;

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join(' ');

/** After a blank line the columns go on where a line still has both. */
const goesOn = (rest: readonly string[], gutter: Gutter): boolean => {
  const next = rest.find((line) => line.trim() !== '');
  const cut = next === undefined ? null : cutAt(next, gutter);
  return cut !== null && cut.right !== '';
};

/** A heading under the stamp stands below both columns, though it is no longer than the left one. */
const endsColumns = (context: ParseContext, line: string): boolean => {
  const looks = looksOf(context, line);
  return looks.heading !== null || looks.title || looks.actType;
};

/** What stands in the left column over its own heading, and the heading with what follows. */
const parted = (context: ParseContext, left: readonly string[]): readonly [readonly string[], readonly string[]] => {
  const at = left.findIndex((line) => line !== '' && endsColumns(context, line.replace(/(?<=\p{L}) (?=\p{L}(?: |$))/gu, '')));
  return at < 0 ? [left, []] : [left.slice(0, at), left.slice(at)];
};
