import type { Words } from './chrome.js';
import type { Facts } from './facts.js';

/** Begins as the heading of an act does («Приказ Минтруда от …», «Об утверждении …») and leads nowhere. */
export const isActHeading = (words: Words, { links, text, opening }: Facts): boolean =>
  links === 0 && text < MAX_HEADING && words.headings.has(/^[\p{L}]+/u.exec(opening)?.[0] ?? '');

const MAX_HEADING = 1000;
