import { fold } from '../rules/tokens.js';
import { looksOf } from './anchors.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import type { DraftBlock } from './draft.js';

/** Marks lines of a web page before and after the act: only such as are clearly a site's own words. */
export const markSiteChrome = (context: ParseContext, blocks: readonly DraftBlock[]): DraftBlock[] => {
  const lines = blocks.map((block) => (block.kind === 'paragraph' && block.dropped === null ? block.text : ''));
  const marked = new Set<number>();
  const first = lines.findIndex((line) => beginsAct(context, line));
  lines.slice(0, Math.max(0, first)).forEach((line, index) => {
    if (line !== '' && before(context).test(fold(line))) marked.add(index);
  });
  // From the end upwards, as long as lines are a site's.
  const last = lines.length - 1;
  for (let index = last; index > Math.max(first, last - REACH); index -= 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    if (!after(context).test(fold(line))) break;
    marked.add(index);
  }
  return blocks.map((block, index) => (marked.has(index) && block.kind === 'paragraph' ? { ...block, dropped: 'site-chrome' } : block));
};

const REACH = 40;

const beginsAct = (context: ParseContext, line: string): boolean => {
  if (line === '') return false;
  const { actType, stamp, operative } = looksOf(context, line);
  return actType || stamp !== null || operative;
};

const before = perLexicon(({ siteChrome }) => new RegExp(`^(?:${anyOf(siteChrome.before.map(fold))})(?!\\p{L})`, 'u'));
const after = perLexicon(({ siteChrome }) => new RegExp(`^(?:${anyOf(siteChrome.after.map(fold))})(?!\\p{L})`, 'u'));
