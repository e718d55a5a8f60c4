import type { OcrLine, OcrWord } from '../../adapters/ocr-port.js';
import type { Area } from './pixels.js';

/** A cell of a table. */
export type Zone = Area;

/** Words that stand side by side, whichever line they were read in. */
export interface Row {
  readonly words: readonly { readonly word: OcrWord; readonly line: number }[];
  readonly baseline: number;
  readonly size: number;
  /** The cell they stand in; null outside of tables. */
  readonly zone: Zone | null;
}

/** In sizes of letters, from the line they stand on: how far up the ink of a row reaches. */
export const RISE = 0.7;

/** Rows of a page or of a cell, from the top. */
export const rowsOf = (lines: readonly OcrLine[], zones: readonly Zone[]): readonly Row[] => {
  const found = lines.flatMap(({ words, size }, line): readonly Row[] => {
    if (words.length === 0) return [];
    return [
      {
        words: words.map((word) => ({ word, line })),
        baseline: median(words.map((word) => word.baseline)),
        size,
        zone: zoneOf(words, zones),
      },
    ];
  });
  const rows: Row[] = [];
  for (const next of found.sort((a, b) => a.baseline - b.baseline)) {
    const at = rows.findIndex(
      (row) => row.zone === next.zone && Math.abs(row.baseline - next.baseline) < Math.max(row.size, next.size) * SAME_ROW,
    );
    const row = rows[at];
    if (row === undefined) rows.push(next);
    else rows[at] = { ...row, size: row.words.length >= next.words.length ? row.size : next.size, words: [...row.words, ...next.words] };
  }
  return rows.map((row) => ({ ...row, words: row.words.toSorted((a, b) => a.word.left - b.word.left) }));
};

/** In sizes of letters. */
const SAME_ROW = 0.3;

const zoneOf = (words: readonly OcrWord[], zones: readonly Zone[]): Zone | null => {
  const [word] = words;
  if (word === undefined) return null;
  const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
  return zones.find((zone) => x > zone.left && x < zone.right && y > zone.top && y < zone.bottom) ?? null;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
