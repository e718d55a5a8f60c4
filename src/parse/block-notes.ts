import type { Diagnostic, SourceBlock, SourceDocument } from '../model/index.js';

/** What a reader noticed in a block of the source: it goes with the block's text to its place in the normalized text. */
export type BlockNotes = Map<SourceBlock, readonly Diagnostic[]>;

/** The diagnostics that name their block (`data.block`, a position in `SourceDocument.blocks`), by block. */
export const notesByBlock = ({ blocks }: SourceDocument, noticed: readonly Diagnostic[]): BlockNotes => {
  const notes: BlockNotes = new Map();
  for (const item of noticed) {
    const block = typeof item.data['block'] === 'number' ? blocks[item.data['block']] : undefined;
    if (block !== undefined) notes.set(block, [...(notes.get(block) ?? []), item]);
  }
  return notes;
};

/**
 * All diagnostics of a file, each once: a block that was printed in pieces left one in each, and one whose text is gone
 * left none and has no place.
 */
export const placedOnce = (noticed: readonly Diagnostic[], printed: readonly Diagnostic[]): readonly Diagnostic[] => {
  const own = new Set(noticed.map(({ data }) => data));
  const places = new Map<Diagnostic['data'], Diagnostic>();
  for (const item of printed) {
    if (!own.has(item.data)) continue;
    const before = places.get(item.data);
    places.set(
      item.data,
      before === undefined ? item : { ...before, start: least(before.start, item.start), end: most(before.end, item.end) },
    );
  }
  return [...noticed.map((item) => places.get(item.data) ?? item), ...printed.filter(({ data }) => !own.has(data))];
};

const least = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));

const most = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.max(a, b));
