import { diagnostic } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { looksOf } from './anchors.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import { noteIn, type Draft, type DraftBlock } from './draft.js';

/** Marks page numbers and running headers as dropped, and what follows them as standing after a page break. */
export const markFurniture = (context: ParseContext, blocks: readonly DraftBlock[]): DraftBlock[] => {
  const marked = [...blocks];
  const numbers = apart(
    context,
    blocks,
    blocks.flatMap((block, index) => (isPageNumber(context, blocks, block, index) ? [index] : [])),
  );
  for (const index of numbers) drop(marked, index, 'page-number');
  const counted = blocks.flatMap((block, index) =>
    block.kind === 'paragraph' && block.dropped !== null && patterns(context).bare.test(block.text) ? [index] : [],
  );
  for (const index of counted) relabel(marked, index);
  for (const index of runningHeaders(context, blocks, [...numbers, ...counted])) drop(marked, index, 'running-header');
  return marked.map((block, index) => {
    if (block.kind === 'table' || block.dropped !== null) return block;
    return { ...block, afterPageBreak: followsPageBreak(marked, block, index) };
  });
};

const patterns = perLexicon(({ pageWords, pageOf }) => ({
  bare: /^(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?$/u,
  worded: new RegExp(`^(?:${anyOf(pageWords)})\\.? ?\\d{1,4}(?: (?:${anyOf(pageOf)}) \\d{1,4})?$`, 'iu'),
  counted: new RegExp(`^\\d{1,4} (?:${anyOf(pageOf)}) \\d{1,4}$`, 'iu'),
}));

const isPageNumber = (context: ParseContext, blocks: readonly DraftBlock[], block: DraftBlock, index: number): boolean => {
  if (block.kind === 'table' || block.auto !== null || block.dropped !== null) return false;
  const { bare, worded, counted } = patterns(context);
  const text = fold(block.text);
  if (worded.test(text) || counted.test(text)) return true;
  // A number alone is a page number where it opens a block, and not the number that «№» above it asks for.
  const before = blocks[index - 1];
  return (
    bare.test(text) && block.opensBlock && !(before?.kind === 'paragraph' && /(?:№|\p{Ll}|,)$/u.test(before.text) && before.text.length < 4)
  );
};

/** Numbers close to one another are no pages: a table that was flattened leaves its rows and columns numbered so. */
const apart = (context: ParseContext, blocks: readonly DraftBlock[], numbers: readonly number[]): number[] => {
  const { bare } = patterns(context);
  const isBare = (block: DraftBlock | undefined): boolean => block?.kind === 'paragraph' && block.page === null && bare.test(block.text);
  return numbers.filter((at) => {
    if (!isBare(blocks[at])) return true;
    for (let near = 1; near < SHORTEST_PAGE; near += 1) if (isBare(blocks[at - near]) || isBare(blocks[at + near])) return false;
    return true;
  });
};

/** Lines. */
const SHORTEST_PAGE = 6;

/** Lines that stand next to page numbers more than once; a caption, which each annex has at the head of its page, more often. */
const runningHeaders = (context: ParseContext, blocks: readonly DraftBlock[], numbers: readonly number[]): number[] => {
  const seen = new Map<string, number[]>();
  for (const at of numbers) {
    for (const near of [at - 1, at + 1]) {
      const block = blocks[near];
      if (block?.kind !== 'paragraph' || block.dropped !== null || block.text.length > MAX_HEADER || block.auto !== null) continue;
      seen.set(block.text, [...(seen.get(block.text) ?? []), near]);
    }
  }
  const least = (text: string): number => (looksOf(context, text).stamp === null ? 2 : MOST_ANNEXES);
  return [...seen].flatMap(([text, places]) => (places.length >= least(text) ? places : []));
};

const MAX_HEADER = 160;
/** With captions in the same words: as many pages under one caption are a running header. */
const MOST_ANNEXES = 4;

const drop = (blocks: DraftBlock[], index: number, reason: NonNullable<Draft['dropped']>): void => {
  const block = blocks[index];
  if (block === undefined || block.kind === 'table') return;
  const code = reason === 'page-number' ? 'page-number-dropped' : 'running-header-dropped';
  blocks[index] = { ...noteIn(block, diagnostic(code, { text: block.text })), dropped: reason };
};

/** A reader that puts page numbers among headers has said as much. */
const relabel = (blocks: DraftBlock[], index: number): void => {
  const block = blocks[index];
  if (block?.kind === 'paragraph') blocks[index] = { ...block, dropped: 'page-number' };
};

const followsPageBreak = (blocks: readonly DraftBlock[], block: Draft, index: number): boolean => {
  let at = index - 1;
  let furniture = false;
  for (; at >= 0; at -= 1) {
    const before = blocks[at];
    if (before?.kind !== 'paragraph' || before.dropped === null) break;
    furniture = true;
  }
  const before = blocks[at];
  const turned = before?.kind === 'paragraph' && before.page !== null && block.page !== null && block.page > before.page;
  return at >= 0 && (furniture || turned);
};
