import type { Story } from './story.js';

/** Words to be found, and which of several equal places is meant. */
export interface Anchor {
  readonly quote: string;
  /** How many equal places stand before it in the text that was read. */
  readonly ordinal: number;
  /** How many there are in all. */
  readonly total: number;
  /** Where it stands in that text, 0–1. */
  readonly share: number;
}

/** From the first character to the one after the last, as positions in text nodes. */
export interface Found {
  readonly from: { readonly node: number; readonly index: number };
  readonly to: { readonly node: number; readonly index: number };
}

/** A story as letters and digits alone, so that spaces, marks, line ends and labels between pieces do not matter. */
export interface Letters {
  readonly text: string;
  readonly node: readonly number[];
  readonly index: readonly number[];
}

export const lettersOf = (story: Story): Letters => {
  let text = '';
  const node: number[] = [];
  const index: number[] = [];
  for (const [position, each] of story.nodes.entries()) {
    for (let at = 0; at < each.text.length; at += 1) {
      const folded = foldedUnit(each.text.charAt(at));
      if (folded === '') continue;
      text += folded;
      node.push(position);
      index.push(at);
    }
  }
  return { text, node, index };
};

/** Lower case, without two dots over a letter; empty for what is neither letter nor digit. */
const foldedUnit = (unit: string): string => {
  if (!/[\p{L}\p{N}]/u.test(unit)) return '';
  const lower = unit.toLowerCase();
  const bare = lower.normalize('NFD').replace('\u0308', '').normalize('NFC');
  return bare.length === 1 ? bare : lower.charAt(0);
};

export const foldedLetters = (text: string): string =>
  [...text.normalize('NFC')].map((unit) => (unit.length === 1 ? foldedUnit(unit) : '')).join('');

/**
 * Where the words stand: all of them, else the longest line or cell of them that is there (a quote that runs over several lines has the
 * labels of their paragraphs in it, which no run holds).
 */
export const locate = (letters: Letters, anchor: Anchor): Found | null => {
  const whole = occurrence(letters.text, foldedLetters(anchor.quote), anchor);
  if (whole !== null) return found(letters, whole.start, whole.end);
  const pieces = anchor.quote
    .split(/[\n\t]/)
    .flatMap((piece) => [piece, piece.replace(/^\S{1,12}\s+/, '')])
    .map(foldedLetters)
    .filter((piece) => piece.length >= SHORTEST_PIECE)
    .sort((a, b) => b.length - a.length);
  for (const piece of pieces) {
    const at = occurrence(letters.text, piece, { ...anchor, ordinal: -1 });
    if (at !== null) return found(letters, at.start, at.end);
  }
  return null;
};

const SHORTEST_PIECE = 12;

/** The same one of equal places where there are as many of them as in the text read, else the one that stands nearest. */
const occurrence = (
  text: string,
  words: string,
  { ordinal, total, share }: Anchor,
): { readonly start: number; readonly end: number } | null => {
  if (words === '') return null;
  const starts: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && starts.length < MOST; at = text.indexOf(words, at + words.length)) starts.push(at);
  const distance = (start: number): number => Math.abs(start / Math.max(1, text.length) - share);
  const start = starts.length === total && ordinal >= 0 ? starts[ordinal] : starts.toSorted((a, b) => distance(a) - distance(b))[0];
  return start === undefined ? null : { start, end: start + words.length };
};

const MOST = 10_000;

const found = (letters: Letters, start: number, end: number): Found => ({
  from: { node: letters.node[start] ?? 0, index: letters.index[start] ?? 0 },
  to: { node: letters.node[end - 1] ?? 0, index: (letters.index[end - 1] ?? 0) + 1 },
});

/** The anchor of a stretch of a text. */
export const anchorOf = (folded: FoldedText, quote: string, start: number): Anchor => {
  const words = foldedLetters(quote);
  let ordinal = 0;
  let total = 0;
  if (words !== '') {
    const limit = folded.before(start);
    for (let at = folded.text.indexOf(words); at >= 0 && total < MOST; at = folded.text.indexOf(words, at + words.length)) {
      if (at < limit) ordinal += 1;
      total += 1;
    }
  }
  return { quote, ordinal, total, share: folded.before(start) / Math.max(1, folded.text.length) };
};

export interface FoldedText {
  readonly text: string;
  /** Number of letters and digits before an offset of the original. */
  readonly before: (offset: number) => number;
}

export const foldedText = (original: string): FoldedText => {
  const counts: number[] = [0];
  let text = '';
  for (let at = 0; at < original.length; at += 1) {
    text += foldedUnit(original.charAt(at));
    counts.push(text.length);
  }
  return { text, before: (offset) => counts[Math.max(0, Math.min(offset, original.length))] ?? 0 };
};
