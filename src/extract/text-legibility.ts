import type { ReadingLexicon } from './context.js';

/** Measures how much a text looks like Russian rather than like bytes decoded wrongly. */
export interface LegibilityMeter {
  /** Mean weight of the pairs of adjacent letters less penalties; Russian stands above 2, garbage below 1. */
  score(text: string): number;
  /** False for text whose letters were lost, replaced or decoded wrongly. */
  isLegible(text: string): boolean;
}

export const createLegibility = (lexicon: ReadingLexicon): LegibilityMeter => {
  const weights = new Map<string, number>();
  for (const { weight, pairs } of lexicon.bigrams) {
    for (const pair of pairs.split(/\s+/u)) if (pair !== '') weights.set(pair, weight);
  }
  const score = (text: string): number => scoreText(weights, text);
  return { score, isLegible: (text) => isLegible(score, text) };
};

const scoreText = (weights: ReadonlyMap<string, number>, text: string): number => {
  let total = 0;
  let pairs = 0;
  for (const [word] of text.matchAll(/[\p{L}\u0080-\u009F\u2500-\u259F\uFFFD]+/gu)) {
    const folded = word.toLowerCase();
    for (let i = 1; i < word.length; i += 1) {
      pairs += 1;
      total += weights.get(folded.slice(i - 1, i + 1)) ?? 0;
      if (isCaseBreak(word, i)) total -= CASE_PENALTY;
    }
    if (FOREIGN.test(word)) total -= word.length;
  }
  return pairs === 0 ? 0 : total / pairs;
};

const CASE_PENALTY = 3;
/** Controls of C1 and pseudo-graphics glued to letters: another code page. */
const FOREIGN = /\p{L}[\u0080-\u009F\u2550-\u259F\uFFFD]|[\u0080-\u009F\u2550-\u259F\uFFFD]\p{L}/u;

/** A capital after a small letter inside a word: KOI8-R and windows-1251 taken for one another swap cases. */
const isCaseBreak = (word: string, at: number): boolean => {
  const before = word.charAt(at - 1);
  const here = word.charAt(at);
  return before !== before.toUpperCase() && here !== here.toLowerCase();
};

const isLegible = (score: (text: string) => number, whole: string): boolean => {
  const text = whole.slice(0, SAMPLE);
  const counts = count(text);
  if (counts.letters === 0) return false;
  if (counts.lost > counts.letters * 0.05) return false;
  if (counts.cyrillic >= counts.letters * 0.5) {
    // Where the words were lost, what is left is punctuation, figures and a few letters.
    return counts.letters >= counts.visible * 0.3 && (counts.cyrillic < MIN_LETTERS || score(text) >= MIN_SCORE);
  }
  return counts.ascii >= counts.letters * 0.9 && counts.letters >= counts.visible * 0.6;
};

const SAMPLE = 200_000;
const MIN_LETTERS = 20;
/** Garbage in Cyrillic letters scores below 0.6, other languages written in Cyrillic above 1. */
const MIN_SCORE = 0.8;

interface Counts {
  readonly letters: number;
  readonly cyrillic: number;
  readonly ascii: number;
  readonly visible: number;
  readonly lost: number;
}

const count = (text: string): Counts => {
  let letters = 0;
  let cyrillic = 0;
  let ascii = 0;
  let visible = 0;
  let lost = 0;
  for (const char of text) {
    if (/\s/u.test(char)) continue;
    visible += 1;
    if (/\p{L}/u.test(char)) letters += 1;
    if (/\p{Script=Cyrillic}/u.test(char)) cyrillic += 1;
    if (/[A-Za-z]/u.test(char)) ascii += 1;
    if (/[\uFFFD\u0000-\u0008\u000E-\u001F\u0080-\u009F]/u.test(char)) lost += 1;
  }
  return { letters, cyrillic, ascii, visible, lost };
};
