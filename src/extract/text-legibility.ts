import type { ReadingLexicon } from './context.js';

/** Measures how much a text looks like Russian rather than like bytes decoded wrongly. */
export interface LegibilityMeter {
  /** Mean weight of the pairs of adjacent letters less penalties; Russian stands above 2, garbage below 1. */
  score(text: string): number;
  /** False for text whose letters were lost, replaced or decoded wrongly. */
  isLegible(text: string): boolean;
  /** True for a single paragraph whose letters are certainly not what was written. */
  isGarbled(text: string): boolean;
}

export const createLegibility = (lexicon: ReadingLexicon): LegibilityMeter => {
  const weights = new Map<string, number>();
  for (const { weight, pairs } of lexicon.bigrams) {
    for (const pair of pairs.split(/\s+/u)) if (pair !== '') weights.set(pair, weight);
  }
  const score = (text: string): number => scoreText(weights, text);
  return {
    score,
    isLegible: (text) => isLegible(score, text),
    isGarbled: (text) => {
      const counts = count(text.slice(0, SAMPLE));
      return counts.lost > counts.letters * 0.05 || (counts.cyrillic >= MIN_JUDGED && score(text) < MIN_BLOCK_SCORE);
    },
  };
};

const scoreText = (weights: ReadonlyMap<string, number>, text: string): number => {
  let total = 0;
  let pairs = 0;
  for (const [word] of text.matchAll(WORD)) {
    const folded = word.toLowerCase();
    for (let i = 1; i < word.length; i += 1) {
      // «ккк» stands for what is left out; it says nothing of the encoding.
      if (folded.charAt(i) === folded.charAt(i - 1)) continue;
      pairs += 1;
      total += weights.get(folded.slice(i - 1, i + 1)) ?? 0;
      if (isCaseBreak(word, i)) total -= CASE_PENALTY;
    }
    if (FOREIGN.test(word)) total -= word.length;
  }
  return pairs === 0 ? UNKNOWN : total / pairs;
};

/** Where no two letters stand together nothing is known: halfway between garbage and text. */
const UNKNOWN = 1.4;
const CASE_PENALTY = 3;
/** Letters with the controls, pseudo-graphics and signs that another code page puts in their place. */
const WORD = /(?:\p{L}|[\u0080-\u009F\u2550-\u259F\uFFFD\u00A2-\u00AF\u00B1-\u00BF\u20AC]|\p{Sm}(?=\p{L}))+/gu;
const FOREIGN = /\p{L}[^\p{L}]|[^\p{L}]\p{L}/u;

/** A capital after a small letter inside a word: KOI8-R and windows-1251 taken for one another swap cases. */
const isCaseBreak = (word: string, at: number): boolean => {
  const before = word.charAt(at - 1);
  const here = word.charAt(at);
  return before !== before.toUpperCase() && here !== here.toLowerCase();
};

const isLegible = (score: (text: string) => number, whole: string): boolean => {
  const text = whole.slice(0, SAMPLE);
  const counts = count(text.replace(FRAME, ' '));
  if (counts.letters === 0) return false;
  if (counts.lost > counts.letters * 0.05) return false;
  if (counts.cyrillic >= counts.letters * 0.5) {
    // Where the words were lost, what is left is punctuation, figures and a few letters.
    return counts.letters >= counts.visible * 0.3 && (counts.cyrillic < MIN_LETTERS || score(text) >= MIN_SCORE);
  }
  return counts.ascii >= counts.letters * 0.9 && counts.letters >= counts.visible * 0.6;
};

const SAMPLE = 200_000;
/** What tables are drawn with, not what a letter became in a wrong encoding. */
const FRAME = /(?<![^\s\u2500-\u257F])[\u2500-\u257F]+(?![^\s\u2500-\u257F])|[-=+|!*#~]{3,}/gu;
const MIN_LETTERS = 20;
/** Letters of a paragraph that make the measure certain. */
const MIN_JUDGED = 40;
/** Files in Russian score above 4, windows-1251 and KOI8-R taken for one another up to 1.35. */
const MIN_SCORE = 1.4;
/** A paragraph may be in another language of the country: those score from 1.5 up, UTF-8 taken for one byte below 0. */
const MIN_BLOCK_SCORE = 0.8;

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
    if (/[\s_.]/u.test(char)) continue;
    visible += 1;
    if (/\p{L}/u.test(char)) letters += 1;
    if (/\p{Script=Cyrillic}/u.test(char)) cyrillic += 1;
    if (/[A-Za-z]/u.test(char)) ascii += 1;
    if (/[\uFFFD\u0000-\u0008\u000E-\u001F\u0080-\u009F]/u.test(char)) lost += 1;
  }
  return { letters, cyrillic, ascii, visible, lost };
};
