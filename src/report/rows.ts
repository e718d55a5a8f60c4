import { type Act, casedDeadlines, type DocumentRecord, type Finding } from '../model/index.js';
import type { Line, LineAct } from './line.js';
import type { NotCounted } from '../rules/lexicons/report.js';

/** A line of the matrix with all that is known of it. */
export interface Row extends Line {
  readonly record: DocumentRecord;
  readonly act: Act;
  /** One a requirement; null where the record has none for it. */
  readonly findings: readonly (Finding | null)[];
}

/** Something received that takes no part in the comparison. */
export interface Uncounted {
  readonly record: Pick<DocumentRecord, 'path'>;
  readonly act: LineAct | null;
  readonly why: NotCounted;
}

/** Every act that was compared, in the order of the documents. */
export const rowsOf = (documents: readonly DocumentRecord[], requirementIds: readonly string[]): Row[] =>
  documents.flatMap((record, document) => rowsIn(record, document, requirementIds));

/** Every act of one document that was compared. */
export const rowsIn = (record: DocumentRecord, document: number, requirementIds: readonly string[]): Row[] =>
  record.acts
    .filter((act) => act.isPrimary)
    .map((act) => ({
      document,
      record,
      act,
      findings: findingsOf(record, act, requirementIds),
      triggers: [...new Set(act.facts.triggers.map(({ kind }) => kind))],
      channels: [...new Set(act.facts.touchpoints.map(({ channel }) => channel))],
      terms: casedDeadlines(act),
    }));

/** What was read or skipped and is not compared, with the reason. */
export const uncountedOf = (documents: readonly DocumentRecord[]): Uncounted[] => documents.flatMap(uncountedIn);

/** The same of one document. */
export const uncountedIn = (record: DocumentRecord): Uncounted[] => {
  if (record.status === 'failed') return [];
  if (record.status === 'skipped') {
    return [{ record, act: null, why: record.errorCode === 'excluded' ? 'excluded' : 'duplicate' }];
  }
  if (record.acts.length === 0) return [{ record, act: null, why: 'no-act' }];
  return record.acts.filter((act) => !act.isPrimary).map((act) => ({ record, act, why: reasonOf(act) }));
};

const findingsOf = (record: DocumentRecord, act: Act, ids: readonly string[]): (Finding | null)[] => {
  const own = new Map(record.findings.filter((finding) => finding.actId === act.id).map((finding) => [finding.requirementId, finding]));
  return ids.map((id) => own.get(id) ?? null);
};

const reasonOf = (act: Act): NotCounted => (act.scope === 'touchpoint-procedure' ? 'version' : act.scope);
