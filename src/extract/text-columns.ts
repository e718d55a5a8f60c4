import type { ReadingLexicon } from './context.js';
import { TAKEN, type TextLine } from './text-lines.js';

/** Lines `[from, to)` in which a stamp stands beside something else. */
export interface ColumnBand {
  readonly from: number;
  readonly to: number;
}

/**
 * Runs of lines that begin with an approval stamp or an annex's caption at the right of a letterhead or another stamp. They are kept
 * as they stand, for the parser to tell the columns apart: no line of them ends or begins a paragraph by itself.
 */
export const findStampBands = (lexicon: ReadingLexicon, lines: readonly TextLine[]): readonly ColumnBand[] => {
  const bands: ColumnBand[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const edge = stampEdge(lexicon, lines[at]);
    if (edge === null) continue;
    let to = at + 1;
    while (to - at < MAX_LINES && isWithin(lines, to, edge)) to += 1;
    if (to - at < 2) continue;
    bands.push({ from: at, to });
    at = to - 1;
  }
  return bands;
};

const MAX_LINES = 18;

const HALVES = /^\s*(\S+(?: {1,2}\S+)*)(?: {3,}| *\t\s*)(\S.*)$/u;

/** Where the left half of a line with a stamp at its right ends; null for other lines. */
const stampEdge = (lexicon: ReadingLexicon, line: TextLine | undefined): number | null => {
  if (line === undefined || line.text === TAKEN || line.blank) return null;
  const match = HALVES.exec(line.text);
  const right = match?.[2]?.toLowerCase() ?? '';
  if (match === null || / {3,}|\t/u.test(right) || !lexicon.annexWords.some((word) => right.replace(/^[«"]/u, '').startsWith(word)))
    return null;
  return (match[1] ?? '').length;
};

/** The next line, or the one after a blank line where that still has something far to the right. */
const isWithin = (lines: readonly TextLine[], at: number, edge: number): boolean => {
  const line = lines[at];
  if (line === undefined || line.text === TAKEN || line.page !== lines[at - 1]?.page) return false;
  if (!line.blank) return true;
  const next = lines[at + 1];
  return next !== undefined && !next.blank && (next.indent > edge || /\S(?: {3,}|\t)\S/u.test(next.text));
};
