import { TAKEN, type TextLine } from './text-lines.js';

/** How the lines of a text file came about. */
export interface Layout {
  /** True where lines were cut at a right margin and do not end paragraphs by themselves. */
  readonly hardWrapped: boolean;
  /** Column of the right margin; meaningful where hard-wrapped. */
  readonly width: number;
  /** Columns before an ordinary line. */
  readonly margin: number;
  /** Columns before the first line of a paragraph; the margin where paragraphs are not indented. */
  readonly paragraphIndent: number;
}

export const measureLayout = (lines: readonly TextLine[]): Layout => {
  // Rows of cells and of columns are as long as they are.
  const own = lines.filter((line) => !line.blank && line.text !== TAKEN && !/[|\t]| {3}/u.test(line.text.trim()));
  const margin = commonIndent(own);
  const paragraphIndent = commonIndent(openers(lines, margin), margin);
  const lengths = own.map((line) => line.text.length).sort((a, b) => a - b);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const long = lengths.filter((length) => length > MAX_WIDTH);
  const overlong = long.reduce((sum, length) => sum + length, 0);
  const short = lengths.slice(0, lengths.length - long.length);
  const width = short[Math.floor(short.length * 0.97)] ?? 0;
  if (overlong > total * 0.1 || width < MIN_WIDTH) return { hardWrapped: false, width, margin, paragraphIndent };
  return { hardWrapped: countsAsWrapped(lines, width), width, margin, paragraphIndent };
};

/** True where the next line's first word would not have fitted on this one. */
export const isFull = (layout: Pick<Layout, 'width'>, line: TextLine, next: TextLine): boolean => {
  const word = /\S+/u.exec(next.text)?.[0] ?? '';
  return line.text.length + 1 + word.length > layout.width;
};

/** Lines are cut between 50 and 110 columns in the files at hand; longer ones are whole paragraphs. */
const MIN_WIDTH = 45;
const MAX_WIDTH = 125;

/** Indented lines with a line at the margin under them. */
const openers = (lines: readonly TextLine[], margin: number): readonly TextLine[] =>
  lines.filter((line, i) => {
    const next = lines[i + 1];
    return !line.blank && line.indent > margin && next !== undefined && !next.blank && next.indent === margin;
  });

const commonIndent = (lines: readonly TextLine[], otherwise = 0): number => {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1);
  let best = otherwise;
  for (const [indent, count] of counts) if (count > (counts.get(best) ?? 0)) best = indent;
  return best;
};

/** Wrapped text fills its lines and breaks off in mid-sentence. */
const countsAsWrapped = (lines: readonly TextLine[], width: number): boolean => {
  let pairs = 0;
  let full = 0;
  let broken = 0;
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i - 1];
    const next = lines[i];
    if (line === undefined || next === undefined || line.blank || next.blank) continue;
    if (line.text === TAKEN || next.text === TAKEN) continue;
    pairs += 1;
    if (!isFull({ width }, line, next)) continue;
    full += 1;
    if (!/[.;:!?]["»”)]?$/u.test(line.text) || /^\s*\p{Ll}/u.test(next.text)) broken += 1;
  }
  return full >= 4 && full >= pairs * 0.3 && broken >= full * 0.6;
};
