import type { ReadingMethod, Severity } from '../model/index.js';
import type { Connection } from '../store/index.js';
import { type Estimate, roganGladen, wilson } from './intervals.js';

/** How often reading and judging err on a requirement, by orders labelled by hand and read in one way. */
export interface MeasuredError {
  /** Labelled as deviating: found so, and not. */
  readonly truePositive: number;
  readonly falseNegative: number;
  /** Labelled as met: found so, and not. */
  readonly trueNegative: number;
  readonly falsePositive: number;
}

export interface MeasuredRequirement {
  /** Edition of the requirement that it was measured with. */
  readonly edition: string;
  readonly byMethod: Readonly<Partial<Record<ReadingMethod, MeasuredError>>>;
}

/** Errors by requirement, as `npm run errors` measures them. */
export type MeasuredErrors = Readonly<Record<string, MeasuredRequirement>>;

/** Why a share is not corrected. */
export type Uncorrected =
  | 'not-measured' // the rules folder has no measured errors
  | 'other-edition' // they were measured with another edition of the requirement
  | 'no-cases'
  | 'few-cases' // fewer than 30
  | 'no-deviating' // no labelled case that deviates, so that it is not known how many of such are found
  | 'no-met'
  | 'not-informative'; // found no more often where there is a deviation than where there is none

export interface Prevalence {
  readonly requirementId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly method: ReadingMethod;
  /** Primary acts with a verdict that the requirement is met or not. */
  readonly judged: number;
  readonly deviations: number;
  readonly observed: Estimate;
  readonly corrected: Estimate | null;
  readonly uncorrected: Uncorrected | null;
  /** Labelled cases for that way of reading. */
  readonly cases: number;
}

/** Labelled cases below which a measured error says too little. */
export const ENOUGH_CASES = 30;

/**
 * How common each deviation is among the orders of a dataset, by the way in which they were read, in the order of the standard.
 * @param errors null where none are known
 */
export const prevalences = (db: Connection, errors: MeasuredErrors | null): readonly Prevalence[] => {
  const editions = new Map(db.prepare<[], [string, string]>('SELECT requirement_id, edition FROM requirement_editions').raw().all());
  return db
    .prepare<[], Counted>(
      `SELECT q.id AS requirementId, q.title, q.severity, d.method, count(*) AS judged,
         sum(f.status <> 'met') AS deviations
       FROM requirements q JOIN findings f ON f.requirement_id = q.id JOIN acts a ON a.id = f.act_id JOIN documents d ON d.id = a.document_id
       WHERE f.status IN ('met', 'partial', 'deviates', 'missing') AND d.method IS NOT NULL
       GROUP BY q.id, d.method ORDER BY q.ordinal, d.method DESC`,
    )
    .all()
    .map((row) => {
      const observed = wilson(row.deviations, row.judged);
      const measured = errors?.[row.requirementId];
      const error = measured?.byMethod[row.method];
      const cases = error === undefined ? 0 : casesOf(error);
      const known = errors === null ? 'not-measured' : reasonAgainst(measured, editions.get(row.requirementId), error);
      const corrected = known === null && error !== undefined ? roganGladen(row.deviations, row.judged, error) : null;
      return { ...row, observed, corrected, uncorrected: known ?? (corrected === null ? 'not-informative' : null), cases };
    });
};

type Counted = Pick<Prevalence, 'requirementId' | 'title' | 'severity' | 'method' | 'judged' | 'deviations'>;

const casesOf = ({ truePositive, falseNegative, trueNegative, falsePositive }: MeasuredError): number =>
  truePositive + falseNegative + trueNegative + falsePositive;

const reasonAgainst = (
  measured: MeasuredRequirement | undefined,
  edition: string | undefined,
  error: MeasuredError | undefined,
): Uncorrected | null => {
  if (measured !== undefined && measured.edition !== edition) return 'other-edition';
  if (error === undefined || casesOf(error) === 0) return 'no-cases';
  if (casesOf(error) < ENOUGH_CASES) return 'few-cases';
  if (error.truePositive + error.falseNegative === 0) return 'no-deviating';
  return error.trueNegative + error.falsePositive === 0 ? 'no-met' : null;
};
