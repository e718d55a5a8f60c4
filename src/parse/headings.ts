import type { Node } from './clauses.js';
import type { Printed, PrintedParagraph } from './print.js';

const MAX_HEADING = 200;
const MAX_WORDS = 22;

/** Whether an unlabelled paragraph heads a section: short, with a capital, no stop, after a finished text and before a new one. */
export const looksLikeHeading = (item: PrintedParagraph, before: Node | null, next: Printed | undefined): boolean => {
  const { text } = item;
  if (text.length > MAX_HEADING || text.split(' ').length > MAX_WORDS || !/^["«(]?\p{Lu}/u.test(text)) return false;
  const { heading, bold, align } = item.draft.style;
  const marked = heading !== null || bold || align === 'center';
  if (/[;:,!?]$/u.test(text) || (/\.$/u.test(text) && !marked)) return false;
  const inBody = before !== null && before.zone === 'body';
  if (inBody && before.role === 'heading' && !marked && next?.kind !== 'paragraph') return false;
  const goesOn = inBody && /[:;,]$/u.test(before.text) && before.role !== 'heading';
  if (goesOn) return (marked || /;$/u.test(before.text)) && startsAnew(next);
  const unfinishedItem = inBody && before.role !== 'heading' && !/[.!?»)]$/u.test(before.text) && !isShortHeadingLike(before);
  if (unfinishedItem && !marked && !startsAnew(next)) return false;
  return marked ? next?.kind === 'paragraph' && next.zone === 'body' : isFollowedByText(next);
};

/** Clause 1 of something comes next. */
const startsAnew = (next: Printed | undefined): boolean =>
  next?.kind === 'paragraph' &&
  next.zone === 'body' &&
  next.label !== null &&
  next.label.scheme !== 'dash' &&
  next.label.numbers.at(-1) === 1;

/** What a heading heads: labelled clauses or whole sentences. */
const isFollowedByText = (next: Printed | undefined): boolean => {
  if (next?.kind !== 'paragraph' || next.zone !== 'body') return false;
  if (next.label !== null) return next.label.scheme !== 'dash';
  return /^["«(]?\p{Lu}/u.test(next.text) && /[.:;]$/u.test(next.text);
};

const isShortHeadingLike = (node: Node): boolean =>
  node.label?.scheme === 'roman' ||
  node.label?.scheme === 'section-word' ||
  (node.label?.scheme === 'decimal' && node.text.length < MAX_HEADING);
