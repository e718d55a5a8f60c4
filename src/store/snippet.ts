import { type IndexedWord, indexedWords, type WordTools } from './words.js';

const WINDOW = 24;
const WORDS_BEFORE = 6;

/** The stretch of a text that holds most of the wanted stems, as printed, cut at words, with the marks round them. */
export const snippetOf = (
  words: WordTools,
  text: string,
  wanted: ReadonlySet<string>,
  [open, close]: readonly [string, string],
): string => {
  const all = indexedWords(words, text);
  const first = withContext(all, wanted, bestWindow(all, wanted));
  const shown = all.slice(first, first + WINDOW);
  const start = first === 0 ? 0 : (shown[0]?.start ?? 0);
  const end = first + WINDOW >= all.length ? text.length : (shown.at(-1)?.end ?? text.length);
  let marked = '';
  let at = start;
  for (const word of shown.filter((each) => wanted.has(each.stem))) {
    marked += text.slice(at, word.start) + open + text.slice(word.start, word.end) + close;
    at = word.end;
  }
  marked += text.slice(at, end);
  return `${start > 0 ? '…' : ''}${marked.replace(/\s+/gu, ' ').trim()}${end < text.length ? '…' : ''}`;
};

/** Index of the first word of the window with the most hits; one pass. */
const bestWindow = (all: readonly IndexedWord[], wanted: ReadonlySet<string>): number => {
  const hit = (index: number): number => (wanted.has(all[index]?.stem ?? '') ? 1 : 0);
  let count = 0;
  let best = { first: 0, count: 0 };
  for (let last = 0; last < all.length; last += 1) {
    count += hit(last) - (last >= WINDOW ? hit(last - WINDOW) : 0);
    if (count > best.count) best = { first: Math.max(0, last - WINDOW + 1), count };
  }
  return best.first;
};

/** Moves a window to the right as far as its first hit allows, so that there are words after the last one too. */
const withContext = (all: readonly IndexedWord[], wanted: ReadonlySet<string>, first: number): number => {
  const firstHit = all.findIndex((word, index) => index >= first && wanted.has(word.stem));
  return Math.max(first, firstHit - WORDS_BEFORE);
};
