import { fold } from '../rules/tokens.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import { besideStamp } from './stamp-columns.js';

/**
 * Lines of a block set in two columns, as one column after the other: two stamps side by side, or a letterhead in two
 * languages. Other blocks stay as they are: a post and a name beside it are one line.
 */
export const unweave = (context: ParseContext, lines: readonly string[]): readonly string[] => {
  const three = stampsInThree(context, lines);
  if (three !== null) return three;
  const stamped = besideStamp(context, lines);
  if (stamped !== null) return [...stamped.lines, '', ...lines.slice(stamped.taken)];
  const cut = lines.map(cutLine);
  const edge = edgeOf(cut);
  if (edge === null) return lines;
  const left: string[] = [];
  const right: string[] = [];
  for (const [index, row] of cut.entries()) {
    const line = lines[index] ?? '';
    if (row === null) (indentOf(line) >= edge - SLACK ? right : left).push(line);
    else {
      if (Math.abs(row.edge - edge) > SLACK) return lines;
      left.push(row.left);
      right.push(row.right);
    }
  }
  const agreed = isStamp(context, 'agreed', left) || isStamp(context, 'agreed', right);
  const approved = isStamp(context, 'approve', left) || isStamp(context, 'approve', right);
  const rows = cut.filter((row) => row !== null).length;
  if (agreed && approved) return isStamp(context, 'agreed', left) ? [...right, ...left] : [...left, ...right];
  if (rows < MIN_ROWS) return lines;
  const foreign =
    isForeign(context, left) === isForeign(context, right) ? besideAgency(context, left, right) : isForeign(context, left) ? left : right;
  if (foreign === null) return lines;
  return foreign === left ? [...left, ...right] : [...right, ...left];
};

/** Three stamps side by side, the approval first; null where they are not three. */
const stampsInThree = (context: ParseContext, lines: readonly string[]): readonly string[] | null => {
  const pieces = lines.map(piecesOf);
  const [first] = pieces;
  if (first?.length !== 3 || pieces.length < MIN_ROWS) return null;
  const columns: string[][] = first.map(() => []);
  for (const { text, at } of pieces.flat()) {
    const distances = first.map((edge) => Math.abs(edge.at - at));
    const nearest = Math.min(...distances);
    if (nearest > SLACK * 2) return null;
    columns[distances.indexOf(nearest)]?.push(text);
  }
  const approved = columns.findIndex((column) => isStamp(context, 'approve', column));
  if (approved < 0 || !columns.some((column) => isStamp(context, 'agreed', column))) return null;
  return [...(columns[approved] ?? []), ...columns.filter((_, index) => index !== approved).flat()];
};

const piecesOf = (raw: string): readonly { readonly text: string; readonly at: number }[] =>
  [...raw.replaceAll('\t', TAB).matchAll(/\S+(?: {1,2}\S+)*/gu)].map((match) => ({ text: match[0], at: match.index }));

/** The column that is not the one that begins with an agency's name; null where both or neither do, or where names stand in it. */
const besideAgency = (context: ParseContext, left: readonly string[], right: readonly string[]): readonly string[] | null => {
  const { agency, plain } = openers(context);
  const [first, second] = [left, right].map((column) => agency.test(fold(column[0]?.trim() ?? '')));
  if (first === second) return null;
  const other = first === true ? right : left;
  return other.every((line) => plain.test(line.trim())) ? other : null;
};

const SLACK = 6;
const MIN_ROWS = 2;
const TAB = ' '.repeat(8);
/** A tab leads to one place, however long what stands before it. */
const TAB_EDGE = 40;

interface Row {
  readonly left: string;
  readonly right: string;
  /** Column at which the right half begins. */
  readonly edge: number;
}

const cutLine = (raw: string): Row | null => {
  const line = raw.replaceAll('\t', TAB).trimEnd();
  const tabbed = raw.trim().includes('\t');
  const halves = line.trimStart().split(/ {3,}/u);
  const [left, right] = halves;
  return left === undefined || right === undefined || halves.length > 2
    ? null
    : { left, right, edge: tabbed ? TAB_EDGE : line.length - right.length };
};

/** The usual column of right halves; null where no line has one. */
const edgeOf = (cut: readonly (Row | null)[]): number | null => {
  const edges = cut.flatMap((row) => (row === null ? [] : [row.edge])).sort((a, b) => a - b);
  return edges[Math.floor(edges.length / 2)] ?? null;
};

const indentOf = (line: string): number => /^\s*/u.exec(line.replaceAll('\t', TAB))?.[0].length ?? 0;

const openers = perLexicon(({ stamp, agencyWords }) => ({
  agency: new RegExp(`^(?:${anyOf(agencyWords.map(fold))})(?!\\p{L})`, 'u'),
  /** Words without initials, numbers or stops: a name in another language. */
  plain: /^[\p{L} «»"-]*$/u,
  agreed: new RegExp(`^(?:${anyOf(stamp.agreed.map(fold))})\\W*$`, 'u'),
  approve: new RegExp(`^(?:${anyOf([...stamp.approve, ...stamp.approved].map(fold))})(?!\\p{L})`, 'u'),
}));

/** Whether a text begins a stamp of one of two or more side by side. */
export const beginsStamp = (context: ParseContext, text: string): boolean =>
  isStamp(context, 'agreed', text.split('\n')) || isStamp(context, 'approve', text.split('\n'));

/** Whether a text begins the stamp that says who approved. */
export const beginsApproval = (context: ParseContext, text: string): boolean => isStamp(context, 'approve', text.split('\n'));

const isStamp = (context: ParseContext, kind: 'agreed' | 'approve', column: readonly string[]): boolean =>
  openers(context)[kind].test(
    fold(
      column
        .find((line) => line.trim() !== '')
        ?.trim()
        .replace(/^[«"]/u, '') ?? '',
    ),
  );

/** A column with a letter that Russian has not. */
const isForeign = ({ structure }: ParseContext, column: readonly string[]): boolean => {
  const letters = fold(column.join('')).match(/\p{Script=Cyrillic}/gu) ?? [];
  return letters.some((letter) => !structure.alphabet.letters.includes(letter));
};
