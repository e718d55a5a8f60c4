import type { CasedDeadline, DeadlineAction, Direction, TimeUnit } from '../model/index.js';
import { commonDirection, directionOf, type Duration } from './duration.js';

// Judging of terms in time by themselves: no wording, no evidence, nothing but numbers. The page of the report asks «what if the
// term were another» of the same code, which `npm run generate` bundles into `report/assets/judge.js`.

/** What is looked at of a term. */
export type Term = Pick<CasedDeadline, 'action' | 'bound' | 'value' | 'unit' | 'afterEvent' | 'conflict' | 'ownCase'>;

export interface WantedTerm extends Duration {
  readonly action: DeadlineAction;
}

export interface TermVerdict<T, Case extends string> {
  readonly status: 'met' | 'partial' | 'deviates' | 'missing';
  readonly case: Case;
  readonly direction: Direction | null;
  /** The terms that it rests on. */
  readonly on: readonly T[];
}

export type TermCase =
  | 'met'
  | 'missing'
  | 'unmeasurable'
  | 'conflict'
  | 'several'
  | 'periodEnd'
  | 'byDate'
  | 'stricter'
  | 'weaker'
  | 'different';

/** One term for one action. One clause that differs is enough to deviate; clauses that disagree contradict. */
export const judgeTerm = <T extends Term>(terms: readonly T[], wanted: WantedTerm): TermVerdict<T, TermCase> => {
  const given = terms.filter(({ action }) => action === wanted.action);
  const conflicting = given.filter(({ conflict }) => conflict);
  if (conflicting.length > 0) return { status: 'deviates', case: 'conflict', direction: 'different', on: conflicting };
  const measured = given.filter(isMeasured);
  // «Раз в квартал» beside a term after a change is another duty, no contradiction.
  const single = measured.filter(({ bound }) => bound !== 'periodic');
  if (measured.length > 0) return ofMeasured(single.length > 0 ? single : measured, wanted);
  const first = given[0];
  if (first === undefined) return { status: 'missing', case: 'missing', direction: null, on: [] };
  const dated = given.filter(({ bound }) => !WITHOUT_MEASURE.includes(bound));
  return dated.length > 0
    ? { status: 'deviates', case: 'byDate', direction: 'different', on: dated }
    : { status: 'partial', case: 'unmeasurable', direction: null, on: given };
};

/** Of the others a term without a length names a day: «не позднее 10 числа месяца, следующего за месяцем внесения изменений». */
const WITHOUT_MEASURE: readonly Term['bound'][] = ['timely', 'immediate'];

export interface AnswerVerdict<T> {
  readonly given: readonly T[];
  readonly directions: readonly Direction[];
  readonly contradicts: boolean;
}

/** What is said of one of several answers: terms given for it, which way each differs, whether they disagree. */
export const judgeAnswer = <T extends Term>(terms: readonly T[], wanted: WantedTerm): AnswerVerdict<T> => {
  const all = terms.filter((each) => each.action === wanted.action && (each.conflict || isMeasured(each)));
  // «Сообщения разбираются ежедневно» beside a term of the answer is no other term of it.
  const single = all.filter(({ bound }) => bound !== 'periodic');
  const given = single.length > 0 ? single : all;
  const measured = given.filter(isMeasured);
  return {
    given,
    directions: measured.map((each) => directionOf(each, wanted)).filter((direction) => direction !== null),
    contradicts: differentTerms(measured) > 1 || given.some(({ conflict }) => conflict),
  };
};

/** Terms for several answers. Another figure deviates; where only some are given and none differs, it is partial. */
export const judgeAnswers = <T extends Term>(
  terms: readonly T[],
  wanted: readonly WantedTerm[],
): TermVerdict<T, 'met' | 'missing' | 'partial' | 'differs' | 'conflict'> => {
  const answers = wanted.map((each) => judgeAnswer(terms, each));
  const contradicting = answers.filter(({ contradicts }) => contradicts);
  const differing = answers.filter(({ directions }) => directions.length > 0);
  const on = answers.flatMap(({ given }) => given);
  if (contradicting.length > 0)
    return { status: 'deviates', case: 'conflict', direction: 'different', on: contradicting.flatMap(({ given }) => given) };
  if (differing.length > 0) {
    const direction = commonDirection(differing.flatMap(({ directions }) => directions));
    return { status: 'deviates', case: 'differs', direction, on: differing.flatMap(({ given }) => given) };
  }
  if (on.length === 0) return { status: 'missing', case: 'missing', direction: null, on };
  return answers.some(({ given }) => given.length === 0)
    ? { status: 'partial', case: 'partial', direction: null, on }
    : { status: 'met', case: 'met', direction: null, on };
};

export type Measured<T extends Term> = T & { readonly value: number; readonly unit: TimeUnit };

export const isMeasured = <T extends Term>(term: T): term is Measured<T> => term.value !== null && term.unit !== null;

const ofMeasured = <T extends Term>(measured: readonly Measured<T>[], wanted: WantedTerm): TermVerdict<T, TermCase> => {
  if (differentTerms(measured) > 1) {
    const directions = measured.map((each) => directionOf(each, wanted)).filter((each) => each !== null);
    // Two terms for the same thing contradict; «в пожароопасный период – 3 рабочих дня» is a case of its own beside them.
    const direction = measured.some(({ ownCase }) => ownCase) ? commonDirection(directions) : 'different';
    return { status: 'deviates', case: 'several', direction, on: measured };
  }
  const first = measured[0];
  const direction = first === undefined ? null : directionOf(first, wanted);
  if (direction !== null) return { status: 'deviates', case: direction, direction, on: measured };
  const late = measured.filter(({ afterEvent }) => afterEvent === 'period-end');
  return late.length > 0
    ? { status: 'deviates', case: 'periodEnd', direction: 'weaker', on: late }
    : { status: 'met', case: 'met', direction: null, on: measured };
};

const differentTerms = (measured: readonly Measured<Term>[]): number => new Set(measured.map(({ value, unit }) => `${value} ${unit}`)).size;
