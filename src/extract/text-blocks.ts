import type { Diagnostic, SourceBlock } from '../model/index.js';
import { diagnostic } from '../model/index.js';
import type { ReadingLexicon } from './context.js';
import { findFrames } from './text-frames.js';
import type { Vocabulary } from './text-hyphens.js';
import { TAKEN, type TextLine, type TextLines } from './text-lines.js';
import { measureLayout } from './text-layout.js';
import { composeParagraphs } from './text-paragraphs.js';
import { findSpacedTables } from './text-spaced-tables.js';
import { findTabTables } from './text-tables.js';

/** A run of lines that is a table: `[from, to)` in lines. */
export interface FoundTable {
  readonly from: number;
  readonly to: number;
  readonly block: SourceBlock;
  /** Rows cut by a page end that were put together. */
  readonly joinedRows: number;
}

/** Parts the lines of a text into tables and paragraphs, in order. */
export const composeBlocks = (
  lexicon: ReadingLexicon,
  vocabulary: Vocabulary,
  source: TextLines,
): { readonly blocks: readonly SourceBlock[]; readonly diagnostics: readonly Diagnostic[] } => {
  const paged = source.pages > 1;
  const frames = findFrames(vocabulary, source.lines, paged);
  const tabs = findTabTables(lexicon, vocabulary, outside(source.lines, frames), paged);
  const drawn = [...frames, ...tabs];
  const spaced = findSpacedTables(lexicon, vocabulary, outside(source.lines, drawn), paged);
  const tables = [...drawn, ...spaced].sort((a, b) => a.from - b.from);
  const layout = measureLayout(outside(source.lines, tables));
  const diagnostics: Diagnostic[] = [];
  const blocks: SourceBlock[] = [];
  let at = 0;
  for (const table of tables) {
    push(at, table.from);
    blocks.push(table.block);
    if (table.joinedRows > 0) diagnostics.push(diagnostic('table-rows-joined', { rows: table.joinedRows }, { page: table.block.page }));
    at = table.to;
  }
  push(at, source.lines.length);
  return { blocks, diagnostics };

  function push(from: number, to: number): void {
    const composed = composeParagraphs({ lexicon, vocabulary, layout, paged }, source.lines.slice(from, to));
    blocks.push(...composed.value);
    diagnostics.push(...composed.diagnostics);
  }
};

/** Lines with those of tables made blank barriers, so that positions stay. */
const outside = (lines: readonly TextLine[], tables: readonly FoundTable[]): readonly TextLine[] => {
  const rest = [...lines];
  for (const table of tables) {
    for (let i = table.from; i < table.to; i += 1) {
      const line = rest[i];
      if (line !== undefined) rest[i] = { ...line, text: TAKEN, blank: false };
    }
  }
  return rest;
};
