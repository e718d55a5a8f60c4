import { fold } from '../rules/tokens.js';
import type { ParseContext } from './context.js';
import type { DraftBlock } from './draft.js';

/** Words of the file, for telling a word cut at a line's end from a compound. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Words with a hyphen inside a line. */
  readonly compounds: ReadonlySet<string>;
}

const WORD = /\p{L}+(?:-\p{L}+)*(?!-$)/gu;

/** Read when first asked for: few files cut words. */
export const vocabularyOf = (blocks: readonly DraftBlock[]): Vocabulary => {
  let read: Vocabulary | null = null;
  const all = (): Vocabulary => (read ??= readVocabulary(blocks));
  return {
    get words() {
      return all().words;
    },
    get compounds() {
      return all().compounds;
    },
  };
};

const readVocabulary = (blocks: readonly DraftBlock[]): Vocabulary => {
  const words = new Set<string>();
  const compounds = new Set<string>();
  for (const block of blocks) {
    const texts = block.kind === 'table' ? block.table.rows.flatMap((row) => row.cells.map((cell) => cell.text)) : [block.text];
    for (const text of texts) {
      // The pieces of a word cut at the end or the beginning of a line are no words of their own.
      for (const [word] of (text.endsWith('-') ? text.replace(/\p{L}+-$/u, '') : text).matchAll(WORD))
        (word.includes('-') ? compounds : words).add(fold(word));
    }
  }
  return { words, compounds };
};

/**
 * The width at which the lines of a text file were wrapped: most long lines end near it and none goes far beyond.
 * Null where paragraphs stand on one line each.
 */
export const wrapWidthOf = (_context: ParseContext, blocks: readonly DraftBlock[]): number | null => {
  const widths: number[] = [];
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    if (block.kind !== 'paragraph' || block.dropped !== null) return;
    if (next?.kind === 'paragraph' && !next.opensBlock && block.width >= MIN_LINE) widths.push(block.width);
  });
  if (widths.length < MIN_LINES) return null;
  const all = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.width] : [])).sort((a, b) => a - b);
  const top = all[Math.floor(all.length * 0.98)] ?? 0;
  if (top > MAX_WRAP) return null;
  const near = widths.filter((width) => width >= top * 0.8).length;
  return near * 2 >= widths.length ? top : null;
};

const MIN_LINE = 40;
const MIN_LINES = 8;
const MAX_WRAP = 130;
