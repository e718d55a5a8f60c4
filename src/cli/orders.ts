import {
  type Act,
  DEVIATIONS,
  type DocumentRecord,
  type Finding,
  FINDING_STATUSES,
  type FindingStatus,
  type RequirementInfo,
  SEVERITIES,
  type Severity,
  type StandardInfo,
} from '../model/index.js';

/** What a verdict is counted by. */
export type Verdict = Pick<Finding, 'requirementId' | 'status' | 'severity'>;

/** What is said of one order at a glance. */
export interface OrderSummary<V extends Verdict = Finding> {
  readonly documentId: string;
  readonly path: string;
  readonly actId: string;
  readonly region: string | null;
  readonly agency: string | null;
  readonly actType: string | null;
  readonly number: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  readonly draft: boolean;
  readonly counts: Readonly<Record<FindingStatus, number>>;
  /** The gravest deviation; of equals the one that lacks most, then the first in the standard. */
  readonly worst: Deviation<V> | null;
  readonly deviations: readonly Deviation<V>[];
}

export interface Deviation<V extends Verdict = Finding> {
  readonly requirement: RequirementInfo;
  readonly finding: V;
}

/** What of an order stands in its summary as it is. */
export type OrderHead = Omit<OrderSummary, 'counts' | 'worst' | 'deviations'>;

/** The orders compared, in the order of documents and acts. */
export const orderSummaries = (documents: readonly DocumentRecord[], standard: StandardInfo): readonly OrderSummary[] => {
  const requirements = new Map(standard.requirements.map((each) => [each.id, each]));
  return documents.flatMap((document) => document.acts.filter((act) => act.isPrimary).map((act) => summaryOf(document, act, requirements)));
};

/** An order with what its verdicts come to. */
export const withVerdicts = <V extends Verdict>(
  head: OrderHead,
  findings: readonly V[],
  requirements: ReadonlyMap<string, RequirementInfo>,
): OrderSummary<V> => {
  const deviations = findings.flatMap((finding) => {
    const requirement = requirements.get(finding.requirementId);
    return requirement !== undefined && isDeviation(finding) ? [{ requirement, finding }] : [];
  });
  const sorted = deviations.toSorted((a, b) => gravity(a) - gravity(b) || a.requirement.ordinal - b.requirement.ordinal);
  return { ...head, counts: countsOf(findings), worst: sorted[0] ?? null, deviations: sorted };
};

/** Deviations of a severity or a graver one. */
export const atOrAbove = <V extends Verdict>(deviations: readonly Deviation<V>[], severity: Severity): readonly Deviation<V>[] =>
  deviations.filter(({ finding }) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity));

const summaryOf = (document: DocumentRecord, act: Act, requirements: ReadonlyMap<string, RequirementInfo>): OrderSummary => {
  const { requisites } = act;
  return withVerdicts(
    {
      documentId: document.id,
      path: document.path,
      actId: act.id,
      region: requisites.region.value?.name ?? null,
      agency: requisites.agency.value,
      actType: requisites.actType.value,
      number: requisites.number.value,
      date: requisites.date.value,
      draft: act.status === 'draft',
    },
    document.findings.filter((finding) => finding.actId === act.id),
    requirements,
  );
};

const isDeviation = (finding: Verdict): boolean => DEVIATIONS.some((status) => status === finding.status);

const countsOf = (findings: readonly Verdict[]): Readonly<Record<FindingStatus, number>> => {
  const counts = { met: 0, partial: 0, deviates: 0, missing: 0, 'not-applicable': 0, undetermined: 0 };
  for (const { status } of findings) counts[status] += 1;
  return counts;
};

/** Severity first, then missing before deviates before partial. */
const gravity = ({ finding }: Deviation<Verdict>): number =>
  SEVERITIES.indexOf(finding.severity) * FINDING_STATUSES.length - FINDING_STATUSES.indexOf(finding.status);
