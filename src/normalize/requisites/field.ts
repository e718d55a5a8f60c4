import type { Field, Span } from '../../model/index.js';
import { placeOf, type ActInput } from '../context.js';

/** A value read at a place. */
export interface Reading<T> {
  readonly value: T;
  readonly at: Span;
  readonly confidence?: number;
}

export const foundField = <T>(input: ActInput, ruleId: string, { value, at, confidence = 1 }: Reading<T>): Field<T> => ({
  ...placeOf(input.file, at),
  ruleId,
  confidence,
  state: 'found',
  value,
  candidates: [],
});

const NOWHERE = { start: 0, end: 0, page: null, quote: '', ruleId: null, confidence: 0 };

export const absentField = <T>(): Field<T> => ({ ...NOWHERE, state: 'absent', value: null, candidates: [] });

export const ambiguousField = <T>(input: ActInput, ruleId: string, readings: readonly Reading<T>[]): Field<T> => {
  const [first] = readings;
  return {
    ...(first === undefined ? NOWHERE : placeOf(input.file, first.at)),
    ruleId,
    confidence: 0.5,
    state: 'ambiguous',
    value: null,
    candidates: readings.map(({ value }) => value),
  };
};

/** Absent, or unreadable where the text that should hold it cannot be trusted. */
export const missingField = <T>(input: ActInput, searched: Span | null): Field<T> => {
  const bad = searched === null ? undefined : input.file.unreadable.find((span) => span.start < searched.end && searched.start < span.end);
  return bad === undefined
    ? absentField()
    : { ...placeOf(input.file, bad), ruleId: null, confidence: 0, state: 'unreadable', value: null, candidates: [] };
};

export const fieldOf = <T>(input: ActInput, ruleId: string, reading: Reading<T> | null, searched: Span | null): Field<T> =>
  reading === null ? missingField(input, searched) : foundField(input, ruleId, reading);
