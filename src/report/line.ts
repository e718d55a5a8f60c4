import type { Act, CasedDeadline, Channel, DocumentRecord, Field, Finding, Requisites, TriggerKind } from '../model/index.js';
import type { Row } from './rows.js';
import { type ReportReviews, settles } from './settled.js';

/**
 * One line of the matrix: a primary act, light enough that ten thousand are held at once. Texts, clauses, quotes and findings in full
 * stay in the record, which is walked again when its detail is packed.
 */
export interface Line {
  /** Position in `ReportInput.documents`. */
  readonly document: number;
  readonly record: Pick<DocumentRecord, 'path'>;
  readonly act: LineAct;
  /** One a requirement, in the order of the standard; null where the record has none for it. */
  readonly findings: readonly (LineFinding | null)[];
  readonly triggers: readonly TriggerKind[];
  readonly channels: readonly Channel[];
  readonly terms: readonly LineTerm[];
}

export interface LineAct {
  readonly id: string;
  readonly status: Act['status'];
  readonly requisites: LineRequisites;
}

export type LineRequisites = {
  readonly [K in Exclude<keyof Requisites, 'dateText'>]: Pick<Requisites[K], 'value'>;
} & Pick<Requisites, 'dateText'>;

/** `settled`: a decision in force says that it is no deviation to be answered for. */
export type LineFinding = Pick<Finding, 'requirementId' | 'status' | 'direction' | 'severity'> & { readonly settled?: boolean };

export type LineTerm = Pick<CasedDeadline, 'action' | 'bound' | 'value' | 'unit' | 'date' | 'afterEvent' | 'conflict' | 'ownCase'>;

/** Cuts a row down to its line: nothing in it holds on to the record. */
export const lineOf = (row: Row, reviews: ReportReviews): Line => ({
  document: row.document,
  record: { path: row.record.path },
  act: actLine(row.act),
  findings: row.findings.map((finding) => finding && findingLine(finding, settles(reviews, finding))),
  triggers: row.triggers,
  channels: row.channels,
  terms: row.terms.map(({ action, bound, value, unit, date, afterEvent, conflict, ownCase }) => ({
    action,
    bound,
    value,
    unit,
    date,
    afterEvent,
    conflict,
    ownCase,
  })),
});

export const actLine = ({ id, status, requisites: of }: LineAct): LineAct => ({
  id,
  status,
  requisites: {
    actType: valueOf(of.actType),
    number: valueOf(of.number),
    date: valueOf(of.date),
    dateText: of.dateText,
    place: valueOf(of.place),
    agency: valueOf(of.agency),
    region: valueOf(of.region),
    title: valueOf(of.title),
    signatoryName: valueOf(of.signatoryName),
    signatoryPosition: valueOf(of.signatoryPosition),
    subjects: valueOf(of.subjects),
    clientTypes: valueOf(of.clientTypes),
  },
});

const valueOf = <T>({ value }: Pick<Field<T>, 'value'>): Pick<Field<T>, 'value'> => ({ value });

const findingLine = ({ requirementId, status, direction, severity }: Finding, settled: boolean): LineFinding => {
  const key = [requirementId, status, direction, severity, settled].join(' ');
  const known = findingLines.get(key);
  if (known !== undefined) return known;
  const made = { requirementId, status, direction, severity, settled };
  findingLines.set(key, made);
  return made;
};

/** Requirements times verdicts: ten thousand orders share a few hundred of these. */
const findingLines = new Map<string, LineFinding>();
