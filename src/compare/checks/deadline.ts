import type { Deadline, TimeUnit } from '../../model/index.js';
import type { CaseOf } from '../../rules/lexicons/verdicts.js';
import type { ExpectationOf } from '../../rules/require-schema.js';
import { directionOf } from '../duration.js';
import { grounds, type Check, type CheckInput, type Verdict } from '../verdict.js';

/** A term in time for one action. One clause that differs is enough to deviate; clauses that disagree contradict. */
export const deadline: Check<'deadline'> = (input, expect) => {
  const given = input.act.facts.deadlines.filter(({ action }) => action === expect.action);
  const all = given.filter(isMeasured);
  // «Раз в квартал» beside a term after a change is another duty, no contradiction.
  const terms = all.filter(({ bound }) => bound !== 'periodic');
  const measured = terms.length > 0 ? terms : all;
  const shared = { expectedTerm: input.wording.term(expect.value, expect.unit) };
  const conflicting = given.filter(({ conflict }) => conflict);
  if (conflicting.length > 0) {
    const data = { ...shared, quote: input.wording.quote(conflicting[0]?.quote ?? '') };
    const evidence = grounds(conflicting, 'contradicts');
    return { status: 'deviates', case: 'conflict', direction: 'different', rests: 'found', data, evidence };
  }
  if (measured.length > 0) return ofMeasured(input, expect, measured, shared);
  const first = given[0];
  if (first === undefined) return { status: 'missing', case: 'missing', rests: 'absent', data: shared, evidence: [] };
  const data = { ...shared, quote: input.wording.quote(first.quote) };
  return first.bound === 'by-date'
    ? {
        status: 'deviates',
        case: 'different',
        direction: 'different',
        rests: 'found',
        data: { ...data, term: input.wording.quoted(data.quote) },
        evidence: grounds(given),
      }
    : { status: 'partial', case: 'unmeasurable', rests: 'found', data, evidence: grounds(given) };
};

type Measured = Deadline & { readonly value: number; readonly unit: TimeUnit };

const isMeasured = (term: Deadline): term is Measured => term.value !== null && term.unit !== null;

const ofMeasured = (
  { wording }: CheckInput,
  expect: ExpectationOf<'deadline'>,
  measured: readonly Measured[],
  shared: Readonly<Record<string, string>>,
): Verdict<CaseOf<'deadline'>> => {
  const texts = measured.map(({ value, unit }) => wording.term(value, unit));
  const term = texts[0] ?? '';
  if (new Set(texts).size > 1) {
    const data = { ...shared, term, terms: wording.list(texts) };
    const evidence = grounds(measured, 'contradicts');
    return { status: 'deviates', case: 'several', direction: 'different', rests: 'found', data, evidence };
  }
  const data = { ...shared, term };
  const first = measured[0];
  const direction = first === undefined ? null : directionOf(first, expect);
  if (direction !== null) return { status: 'deviates', case: direction, direction, rests: 'found', data, evidence: grounds(measured) };
  const late = measured.filter(({ afterEvent }) => afterEvent === 'period-end');
  return late.length > 0
    ? { status: 'deviates', case: 'periodEnd', direction: 'weaker', rests: 'found', data, evidence: grounds(late) }
    : { status: 'met', case: 'met', rests: 'found', data, evidence: grounds(measured) };
};
