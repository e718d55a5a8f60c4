import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CellContent } from './cells.js';

/** Rows that are written after others that come later: held packed, since nobody knows how many there will be. */
export interface LaterRows {
  add(row: readonly CellContent[]): void;
  /** In the order in which they came. */
  all(): Iterable<readonly CellContent[]>;
}

const AT_A_TIME = 500;

export const laterRows = (): LaterRows => {
  const packed: Buffer[] = [];
  let waiting: (readonly CellContent[])[] = [];
  return {
    add: (row) => {
      waiting.push(row);
      if (waiting.length < AT_A_TIME) return;
      packed.push(deflateRawSync(JSON.stringify(waiting), { level: 1 }));
      waiting = [];
    },
    *all() {
      // What `add` packed.
      for (const bytes of packed) yield* JSON.parse(inflateRawSync(bytes).toString('utf8')) as (readonly CellContent[])[];
      yield* waiting;
    },
  };
};
