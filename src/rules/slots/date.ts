import type { TimeLexicon } from '../lexicons/time.js';
import type { Token } from '../tokens.js';
import { formsOf, type Read } from './number.js';

/** A calendar date. `iso` is null unless day, month and year are all there and make a real date. */
export interface DateValue {
  readonly iso: string | null;
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

export type DateReader = (tokens: readonly Token[], at: number) => Read<DateValue> | null;

/** Reads «25.10.2023», «1 июля 2024 г.», «« 27 » сентября 2024», «23 05 2024», «1 июля» at a token; null where there is none. */
export const createDateReader = (lexicon: TimeLexicon): DateReader => {
  const months = formsOf(lexicon.months);
  const yearWords = new Set(lexicon.yearWords);
  return (tokens, at) => {
    const read = readNumeric(tokens, at) ?? readWorded(months, tokens, at);
    if (read === null) return null;
    const after = tokens[read.end];
    if (after === undefined || !yearWords.has(after.form)) return read;
    const dot = after.form.length === 1 && tokens[read.end + 1]?.form === '.' ? 1 : 0;
    return { ...read, end: read.end + 1 + dot };
  };
};

/** ISO date of a real calendar day, else null (30 February is no date). */
export const isoDate = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > days) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const dateOf = (year: number | null, month: number, day: number): DateValue => ({
  iso: year === null ? null : isoDate(year, month, day),
  day,
  month,
  year,
});

const readNumeric = (tokens: readonly Token[], at: number): Read<DateValue> | null => {
  const match = /^(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})$/u.exec(tokens[at]?.form ?? '');
  if (match !== null) {
    const year = Number(match[3]);
    const date = dateOf(year < 100 ? 2000 + year : year, Number(match[2]), Number(match[1]));
    return date.iso === null ? null : { end: at + 1, value: date };
  }
  // «20. 01. 2012»: spaced by recognition.
  const parts = spaced(tokens, at);
  return parts === null ? null : parts;
};

const spaced = (tokens: readonly Token[], at: number): Read<DateValue> | null => {
  const day = readDay(tokens, at);
  if (day === null) return null;
  const dotAfterDay = tokens[day.end]?.form === '.' ? 1 : 0;
  const month = plainNumber(tokens[day.end + dotAfterDay], 2);
  if (month === null || month > 12) return null;
  const dotAfterMonth = tokens[day.end + dotAfterDay + 1]?.form === '.' ? 1 : 0;
  const yearAt = day.end + dotAfterDay + 1 + dotAfterMonth;
  const year = plainNumber(tokens[yearAt], 4);
  if (year === null || year < 1900) return null;
  const date = dateOf(year, month, day.value);
  return date.iso === null ? null : { end: yearAt + 1, value: date };
};

const readWorded = (months: ReadonlyMap<string, number>, tokens: readonly Token[], at: number): Read<DateValue> | null => {
  const day = readDay(tokens, at);
  if (day === null) return null;
  const month = months.get(tokens[day.end]?.form ?? '');
  if (month === undefined) return null;
  const year = plainNumber(tokens[day.end + 1], 4);
  const hasYear = year !== null && year >= 1900 && year <= 2100;
  const date = dateOf(hasYear ? year : null, month, day.value);
  return hasYear && date.iso === null ? null : { end: day.end + (hasYear ? 2 : 1), value: date };
};

/** A day, bare or in quotes: «27», "27". */
const readDay = (tokens: readonly Token[], at: number): Read<number> | null => {
  const quoted = /^[«"“„]$/u.test(tokens[at]?.form ?? '') ? 1 : 0;
  const day = plainNumber(tokens[at + quoted], 2);
  if (day === null || day < 1 || day > 31) return null;
  const closed = quoted === 1 && /^[»"”“]$/u.test(tokens[at + 2]?.form ?? '') ? 1 : 0;
  return quoted === 1 && closed === 0 ? null : { end: at + 1 + quoted + closed, value: day };
};

const plainNumber = (token: Token | undefined, maxDigits: number): number | null =>
  token !== undefined && /^\d+$/u.test(token.form) && token.form.length <= maxDigits ? Number(token.form) : null;
