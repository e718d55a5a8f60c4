import type { TimeLexicon } from '../lexicons/time.js';
import { fold, type Token } from '../tokens.js';

/** A count read from digits, words or both. `conflict`: the digits and the words in brackets disagree. */
export interface NumberValue {
  readonly value: number;
  readonly conflict: boolean;
  /** What the words in brackets say where they disagree, else null. */
  readonly words: number | null;
}

export interface Read<T> {
  readonly end: number;
  readonly value: T;
}

/** Reads «10», «10 (десяти)», «10 (десятого)», «десяти», «двадцати одного», «5-ти» at token `at`; null where there is no number. */
export type NumberReader = (tokens: readonly Token[], at: number) => Read<NumberValue> | null;

export const createNumberReader = (lexicon: TimeLexicon): NumberReader => {
  const numerals = formsOf(lexicon.numerals);
  const inBrackets = new Map([...formsOf(lexicon.ordinals), ...numerals]);
  const tails = new Set(lexicon.digitTails.map(fold));
  return (tokens, at) => {
    const digits = readDigits(tails, tokens, at);
    if (digits === null) {
      const words = readWords(numerals, tokens, at);
      return words === null ? null : withDigitsInBrackets(tails, tokens, words);
    }
    return withWordsInBrackets(inBrackets, tokens, digits);
  };
};

/** Form → value for a table of value → forms. */
export const formsOf = (table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, number> => {
  const forms = new Map<string, number>();
  for (const [value, list] of Object.entries(table)) for (const form of list) forms.set(fold(form), Number(value));
  return forms;
};

const MAX_COUNT = 9999;

const readDigits = (tails: ReadonlySet<string>, tokens: readonly Token[], at: number): Read<number> | null => {
  const token = tokens[at];
  if (token?.kind !== 'number') return null;
  // «4.2.11» is the number of a clause; a year has four figures.
  const match = /^(\d+(?:[.,]\d+)?)(?:(?:\.\d{1,2}){1,3}|[-‑](\p{L}+))?$/u.exec(token.form);
  if (match === null) return null;
  const [, digits = '', tail] = match;
  if (tail !== undefined && !tails.has(tail)) return null;
  const value = Number(digits.replace(',', '.'));
  return value > MAX_COUNT ? null : { end: at + 1, value };
};

/** Tens and units add up: «двадцати одного» is 21; «пять десять» is 5 and then 10. */
const readWords = (numerals: ReadonlyMap<string, number>, tokens: readonly Token[], at: number): Read<number> | null => {
  const first = numerals.get(tokens[at]?.form ?? '');
  if (first === undefined) return null;
  let total = first;
  let last = first;
  let end = at + 1;
  for (let value = numerals.get(tokens[end]?.form ?? ''); value !== undefined; value = numerals.get(tokens[end]?.form ?? '')) {
    if (last % 10 !== 0 || value >= last || (last < 100 && value >= 10)) break;
    total += value;
    last = value;
    end += 1;
  }
  return { end, value: total };
};

const withWordsInBrackets = (numerals: ReadonlyMap<string, number>, tokens: readonly Token[], digits: Read<number>): Read<NumberValue> => {
  const plain = { end: digits.end, value: { value: digits.value, conflict: false, words: null } };
  if (tokens[digits.end]?.form !== '(') return plain;
  const words = readWords(numerals, tokens, digits.end + 1);
  if (words === null || tokens[words.end]?.form !== ')') return plain;
  const conflict = words.value !== digits.value;
  return { end: words.end + 1, value: { value: digits.value, conflict, words: conflict ? words.value : null } };
};

const withDigitsInBrackets = (tails: ReadonlySet<string>, tokens: readonly Token[], words: Read<number>): Read<NumberValue> => {
  const plain = { end: words.end, value: { value: words.value, conflict: false, words: null } };
  if (tokens[words.end]?.form !== '(') return plain;
  const digits = readDigits(tails, tokens, words.end + 1);
  if (digits === null || tokens[digits.end]?.form !== ')') return plain;
  const conflict = digits.value !== words.value;
  return { end: digits.end + 1, value: { value: digits.value, conflict, words: conflict ? words.value : null } };
};
