import { raisedDigits } from '../raised-digits.js';
import type { Row } from './lines.js';

/** The number that a row of footnotes begins with, in plain figures; null where it has none. */
export const noteNumber = (row: Row | undefined): string | null => {
  const found = /^([⁰¹²³⁴-⁹]{1,3}|\d{1,3})(?![\d.)])/u.exec(row?.segments[0]?.text ?? '')?.[1];
  return found === undefined ? null : found.replace(/\D/gu, (digit) => String(RAISED.indexOf(digit)));
};

/** A raised number that leads to a footnote: behind a word or a mark, not behind a number, a unit or the letter of an item. */
export const referenceMark = (number: string): RegExp =>
  new RegExp(`(?<=\\p{L}\\p{L}|[^\\d\\s] \\p{L}|[»”"),.;:])${raisedDigits(number)}(?![⁰¹²³⁴-⁹)])`, 'gu');

/** Rows without the references to the footnotes of their page: a word processor has no such figures within its words either. */
export const withoutReferences = (rows: readonly Row[], notes: readonly Row[]): readonly Row[] => {
  const numbers = notes.flatMap((row) => noteNumber(row) ?? []);
  if (numbers.length === 0) return rows;
  const marks = numbers.map(referenceMark);
  return rows.map((row) => ({
    ...row,
    segments: row.segments.map((segment) => ({ ...segment, text: marks.reduce((text, mark) => text.replace(mark, ''), segment.text) })),
  }));
};

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
