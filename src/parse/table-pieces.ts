import type { ParseContext } from './context.js';
import type { DraftBlock, DraftTable } from './draft.js';
import { isSameTable, isTableContinuation } from './tables.js';

export interface Gathered {
  readonly blocks: readonly DraftBlock[];
  /** First piece of a table → all its pieces, in order. */
  readonly pieces: ReadonlyMap<DraftBlock, readonly DraftTable[]>;
}

/** Puts the pieces of a table that pages cut into one place; dropped lines between them go after it. */
export const gatherTables = (context: ParseContext, blocks: readonly DraftBlock[]): Gathered => {
  const out: DraftBlock[] = [];
  const pieces = new Map<DraftBlock, DraftTable[]>();
  let table: { first: DraftTable; all: DraftTable[] } | null = null;
  let between: DraftBlock[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') {
      if (table !== null && isSameTable(table.first, block)) table.all.push(block);
      else {
        out.push(...between, block);
        between = [];
        table = { first: block, all: [block] };
        pieces.set(block, table.all);
      }
    } else if (table !== null && (block.dropped !== null || isTableContinuation(context, block.text))) {
      between.push(block.dropped === null ? { ...block, dropped: 'repeated-header-row' } : block);
    } else {
      out.push(...between, block);
      between = [];
      table = null;
    }
  }
  out.push(...between);
  return { blocks: out, pieces };
};
