import type { Span } from '../../model/index.js';
import type { IdentityWords } from '../../rules/lexicons/identity.js';
import { anyOf } from './patterns.js';
import { matchesOf } from '../../rules/matches.js';

/** A number as printed and as written together: «154 - ОД» is `154-ОД`. */
export interface NumberFound extends Span {
  readonly value: string;
}

export interface NumberPatterns {
  /** A sign of a number, wherever it stands. */
  readonly sign: RegExp;
  /** A number right after its sign. */
  readonly body: RegExp;
  readonly without: RegExp;
}

export const createNumberPatterns = (words: IdentityWords): NumberPatterns => {
  const piece = '[\\p{L}\\p{N}]+(?:\\.[\\p{L}\\p{N}]+)*';
  const separator = '(?:[-–—‑/\\\\]|\\s[-–—‑/\\\\]\\s?|[-–—‑/\\\\]\\s)';
  return {
    sign: new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(words.numberSigns)})(?!\\p{L})`, 'gu'),
    // «№ 15 ОД»: capitals after a space are the number's where nothing but a date, a quote or the end follows.
    body: new RegExp(
      `[\\s_«"№]*(${piece}(?:${separator}${piece})*(?:(?<=\\d) \\p{Lu}{1,4}(?=\\s*$|\\s*\\n|[,;)»]|\\s+(?:«|(?:${anyOf(words.dateFrom)})\\s)))?@?)`,
      'yu',
    ),
    without: new RegExp(`[\\s_]*(?:${anyOf(words.withoutNumber)})(?!\\p{L})`, 'yiu'),
  };
};

/** Every number with its sign, left to right; `blanks` are signs with no number after them. */
export const numbersIn = (patterns: NumberPatterns, text: string, base = 0): { found: NumberFound[]; blanks: number[] } => {
  const found: NumberFound[] = [];
  const blanks: number[] = [];
  for (const match of matchesOf(patterns.sign, text)) {
    const after = match.index + match[0].length;
    if (!isSign(text, match, after)) continue;
    const number = numberAfter(patterns, text, after) ?? numberBefore(text, match.index, after);
    if (number === null) blanks.push(base + match.index);
    else found.push({ value: number.value, start: base + number.start, end: base + number.end });
  }
  return { found, blanks };
};

/** Latin letters are a sign only where a digit follows. */
const isSign = (text: string, match: RegExpExecArray, after: number): boolean =>
  !/^[A-Za-z]/u.test(match[0]) || /^[\s_.]*\d/u.test(text.slice(after, after + 4));

const numberAfter = ({ body, without }: NumberPatterns, text: string, from: number): NumberFound | null => {
  without.lastIndex = from;
  if (without.test(text)) return null;
  body.lastIndex = from;
  const match = body.exec(text);
  if (match === null || /\n\s*\n/u.test(match[0])) return null;
  const printed = trimmed(match[1] ?? '', text.slice(body.lastIndex));
  if (!/\d/u.test(printed) || printed.length > MAX_LENGTH) return null;
  const start = body.lastIndex - (match[1] ?? '').length;
  return { value: printed.replace(/\s*[–—‑-]\s*/gu, '-').replace(/\s*([/\\])\s*/gu, '$1'), start, end: start + printed.length };
};

/** «12 №» at the end of a line: typed the wrong way round. */
const numberBefore = (text: string, sign: number, after: number): NumberFound | null => {
  if (!/^\s*(?:\n|$|\p{Lu}\p{Ll})/u.test(text.slice(after, after + MAX_LENGTH))) return null;
  const match = /(?<=^|\s)(\d[\p{L}\d]*(?:[-/][\p{L}\d]+)*)[ \t]+$/u.exec(text.slice(Math.max(0, sign - MAX_LENGTH), sign));
  const value = match?.[1];
  if (match === null || value === undefined || /^(?:19|20)\d\d$/u.test(value)) return null;
  const start = Math.max(0, sign - MAX_LENGTH) + match.index;
  return { value, start, end: start + value.length };
};

const MAX_LENGTH = 40;

/** What follows a spaced dash is the number's only where it is short and no sentence goes on after it. */
const trimmed = (printed: string, after: string): string => {
  const spaced = /^(.*\d.*?)\s[-–—‑/]\s?(\p{L}+)$/u.exec(printed);
  if (spaced === null) return printed.replace(/\n.*$/su, '');
  const [, head = '', tail = ''] = spaced;
  return tail.length > 5 || /^\s+\p{Ll}{3,}/u.test(after) ? head : printed;
};
