import type { Printed, PrintedParagraph } from './print.js';

/**
 * Where paragraphs quote the new wording of another act: from the position of the first to
 * that of the last, in `printed`. Their numbers are those of the act that is changed. One paragraph is no range.
 */
export const quotedRanges = (printed: readonly Printed[]): ReadonlyMap<number, number> => {
  const ranges = new Map<number, number>();
  let lead = false;
  for (let at = 0; at < printed.length; at += 1) {
    const item = printed[at];
    if (item === undefined || item.kind === 'dropped') continue;
    const end = lead && isBody(item) && opens(item.text) ? endOf(printed, at) : null;
    if (end !== null && end > at) {
      ranges.set(at, end);
      at = end;
      lead = false;
    } else lead = isBody(item) && /:$/u.test(item.text);
  }
  return ranges;
};

const isBody = (item: Printed | undefined): item is PrintedParagraph => item?.kind === 'paragraph' && item.zone === 'body';

const OPENS = /^[«"“„]/u;
const CLOSES = /[»"”“][.;,]?$/u;
/** «Клиент» – гражданин … puts its own term in quotation marks: nothing is left open. */
const opens = (text: string): boolean => {
  if (!OPENS.test(text)) return false;
  if (/^["“”]/u.test(text)) return count(text, /["“”]/gu) % 2 === 1;
  let depth = 0;
  for (const mark of text.match(/[«„»“]/gu) ?? []) {
    depth += mark === '«' || mark === '„' ? 1 : -1;
    if (depth === 0) return false;
  }
  return true;
};

/** Paragraphs: a longer new wording is a text of its own. */
const MAX_QUOTE = 60;

/** The paragraph that closes the quotation; of several, the one where all quotation marks are closed. */
const endOf = (printed: readonly Printed[], start: number): number | null => {
  let depth = 0;
  let marks = 0;
  let first: number | null = null;
  for (let at = start; at < Math.min(printed.length, start + MAX_QUOTE); at += 1) {
    const item = printed[at];
    if (item === undefined || item.kind === 'dropped') continue;
    if (item.kind === 'table') continue;
    if (!isBody(item)) break;
    depth += count(item.text, /[«„]/gu) - count(item.text, /[»]/gu);
    marks += count(item.text, /["“”]/gu);
    if (!CLOSES.test(item.text)) continue;
    if (depth <= 0 && marks % 2 === 0) return at;
    first ??= at;
  }
  return first;
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
