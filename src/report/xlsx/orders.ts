import { DEVIATIONS, type Act, type DocumentRecord, type Finding, FINDING_STATUSES, type FindingStatus } from '../../model/index.js';
import type { NotCounted } from '../../rules/lexicons/report.js';

/** An act that was compared, with its findings in the order of the standard. */
export interface Order {
  readonly record: DocumentRecord;
  readonly act: Act;
  /** One a requirement; null where the record has none for it. */
  readonly findings: readonly (Finding | null)[];
}

/** What the summary needs of an order: light enough to keep for every one. */
export interface OrderTally {
  readonly agency: string | null;
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly verdicts: readonly (Pick<Finding, 'status' | 'severity'> | null)[];
}

export const ordersIn = (record: DocumentRecord, requirementIds: readonly string[]): readonly Order[] =>
  record.acts
    .filter((act) => act.isPrimary)
    .map((act) => {
      const own = new Map(record.findings.filter(({ actId }) => actId === act.id).map((finding) => [finding.requirementId, finding]));
      return { record, act, findings: requirementIds.map((id) => own.get(id) ?? null) };
    });

export const tallyOf = ({ act, findings }: Order): OrderTally => ({
  agency: act.requisites.agency.value,
  region: act.requisites.region.value,
  verdicts: findings.map((finding) => finding && verdictOf(finding)),
});

type Verdict = Pick<Finding, 'status' | 'severity'>;

const verdictOf = ({ status, severity }: Verdict): Verdict => {
  const key = `${status} ${severity}`;
  const known = shared.get(key);
  if (known !== undefined) return known;
  const made = { status, severity };
  shared.set(key, made);
  return made;
};

/** Every order shares them. */
const shared = new Map<string, Verdict>();

/** What of a document is not compared, with the reason. */
export const notComparedIn = (record: DocumentRecord): readonly { readonly act: Act | null; readonly why: NotCounted }[] => {
  if (record.status === 'failed') return [];
  if (record.status === 'skipped') return [{ act: null, why: record.errorCode === 'excluded' ? 'excluded' : 'duplicate' }];
  if (record.acts.length === 0) return [{ act: null, why: 'no-act' }];
  return record.acts
    .filter((act) => !act.isPrimary)
    .map((act) => ({ act, why: act.scope === 'touchpoint-procedure' ? 'version' : act.scope }));
};

export const isDeviation = (verdict: Pick<Finding, 'status'> | null): boolean =>
  verdict !== null && DEVIATIONS.some((each) => each === verdict.status);

export type Counts = Readonly<Record<FindingStatus, number>>;

export const countsOf = (verdicts: readonly (Pick<Finding, 'status'> | null)[]): Counts => {
  const counts = Object.fromEntries(FINDING_STATUSES.map((status) => [status, 0])) as Record<FindingStatus, number>; // every status is a key
  for (const verdict of verdicts) if (verdict !== null) counts[verdict.status] += 1;
  return counts;
};

export const deviatingIn = (counts: Counts): number => DEVIATIONS.reduce((sum, status) => sum + counts[status], 0);

export const judgedIn = (counts: Counts): number => counts.met + deviatingIn(counts);

/** met ÷ (met + partial + deviates + missing), null where nothing was judged. */
export const rateOf = (counts: Counts): number | null => (judgedIn(counts) === 0 ? null : counts.met / judgedIn(counts));
