import type { ReadingLexicon } from '../context.js';
import type { Fragment, Row } from './lines.js';
import type { Box } from './page-tables.js';

export interface StampedRows {
  /** Rows of the page without the stamps. */
  readonly rows: readonly Row[];
  /** Each stamp's lines, top down. */
  readonly stamps: readonly (readonly Fragment[])[];
}

/** Takes electronic signature stamps out of the rows: what stands in a drawn box with two of its phrases, or close round them. */
export const takeStamps = (lexicon: ReadingLexicon, rows: readonly Row[], boxes: readonly Box[]): StampedRows => {
  const all = rows.flatMap((row) => row.segments);
  const stamps: Fragment[][] = [];
  const taken = new Set<Fragment>();
  const take = (own: readonly Fragment[]): void => {
    const fresh = own.filter((segment) => !taken.has(segment));
    if (phrasesIn(lexicon, fresh) < 2) return;
    for (const segment of fresh) taken.add(segment);
    stamps.push(fresh);
  };
  for (const box of [...boxes].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const inside = all.filter((segment) => contains(box, segment));
    if (inside.length > 0 && inside.length <= MAX_LINES) take(inside);
  }
  for (const seed of all) {
    if (!taken.has(seed) && phrasesIn(lexicon, [seed]) > 0) take(around(lexicon, all, seed));
  }
  const left = rows.map((row) => ({ ...row, segments: row.segments.filter((segment) => !taken.has(segment)) }));
  return { rows: left.filter((row) => row.segments.length > 0), stamps };
};

const MAX_LINES = 16;

const sizeOf = (box: Box): number => (box.right - box.left) * (box.bottom - box.top);

const contains = (box: Box, segment: Fragment): boolean => {
  const middle = (segment.x + segment.right) / 2;
  return middle > box.left && middle < box.right && segment.y > box.top && segment.y < box.bottom + 2;
};

/** How many different phrases of a signature stamp the lines have, a phrase broken over lines too. */
const phrasesIn = (lexicon: ReadingLexicon, segments: readonly Fragment[]): number => {
  const text = segments
    .map((segment) => segment.text)
    .join(' ')
    .toLowerCase()
    .replace(/\s+/gu, ' ');
  return lexicon.signatureStamp.filter((phrase) => text.includes(phrase)).length;
};

/** Lines over and under the seed that overlap it, are no longer than a stamp is wide and stand as close as lines do. */
const around = (lexicon: ReadingLexicon, all: readonly Fragment[], seed: Fragment): readonly Fragment[] => {
  const near = all
    .filter((segment) => segment.x < seed.right + 60 && segment.right > seed.x - 60 && segment.right - segment.x < MAX_WIDTH)
    .sort((a, b) => a.y - b.y);
  const at = near.indexOf(seed);
  const own = [seed];
  for (const step of [1, -1]) {
    let last = seed;
    for (let i = at + step; i >= 0 && i < near.length && own.length < MAX_LINES; i += step) {
      const next = near[i];
      if (next === undefined || Math.abs(next.y - last.y) > Math.max(last.size, next.size) * 2.2 || Math.abs(next.size - seed.size) > 3)
        break;
      if (step < 0 && phrasesIn(lexicon, [next]) === 0) break;
      own.push(next);
      last = next;
    }
  }
  const sorted = own.sort((a, b) => a.y - b.y || a.x - b.x);
  const lastPhrase = sorted.findLastIndex((segment) => phrasesIn(lexicon, [segment]) > 0);
  return sorted.slice(0, lastPhrase + 1);
};

const MAX_WIDTH = 320;
