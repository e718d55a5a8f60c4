import type { Span } from '../../model/index.js';

/** Stretches of a text that are taken. */
export interface Occupied {
  readonly overlaps: (at: Span) => boolean;
  readonly add: (at: Span) => void;
}

/** Kept apart and in order, so that asking costs a search by halves however many there are. */
export const createOccupied = (): Occupied => {
  const taken: Span[] = [];
  /** The first of the stretches that ends behind an offset. */
  const firstBehind = (offset: number): number => {
    let low = 0;
    let high = taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((taken[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    overlaps: ({ start, end }) => (taken[firstBehind(start)]?.start ?? end) < end,
    add: ({ start, end }) => {
      if (end <= start) return;
      const from = firstBehind(start);
      let to = from;
      while ((taken[to]?.start ?? end) < end) to += 1;
      const joined = taken.slice(from, to);
      const whole = { start: Math.min(start, joined[0]?.start ?? start), end: Math.max(end, joined.at(-1)?.end ?? end) };
      taken.splice(from, to - from, whole);
    },
  };
};
