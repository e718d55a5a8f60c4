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

/** What is said of one order at a glance. */
export interface OrderSummary {
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
  readonly worst: Deviation | null;
  readonly deviations: readonly Deviation[];
}

export interface Deviation {
  readonly requirement: RequirementInfo;
  readonly finding: Finding;
}

/** The orders compared, in the order of documents and acts. */
export const orderSummaries = (documents: readonly DocumentRecord[], standard: StandardInfo): readonly OrderSummary[] => {
  const requirements = new Map(standard.requirements.map((each) => [each.id, each]));
  return documents.flatMap((document) => document.acts.filter((act) => act.isPrimary).map((act) => summaryOf(document, act, requirements)));
};

/** Deviations of a severity or a graver one. */
export const atOrAbove = (deviations: readonly Deviation[], severity: Severity): readonly Deviation[] =>
  deviations.filter(({ finding }) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity));

const summaryOf = (document: DocumentRecord, act: Act, requirements: ReadonlyMap<string, RequirementInfo>): OrderSummary => {
  const findings = document.findings.filter((finding) => finding.actId === act.id);
  const deviations = findings.flatMap((finding) => {
    const requirement = requirements.get(finding.requirementId);
    return requirement !== undefined && isDeviation(finding) ? [{ requirement, finding }] : [];
  });
  const { requisites } = act;
  const sorted = deviations.toSorted((a, b) => gravity(a) - gravity(b) || a.requirement.ordinal - b.requirement.ordinal);
  return {
    documentId: document.id,
    path: document.path,
    actId: act.id,
    region: requisites.region.value?.name ?? null,
    agency: requisites.agency.value,
    actType: requisites.actType.value,
    number: requisites.number.value,
    date: requisites.date.value,
    draft: act.status === 'draft',
    counts: countsOf(findings),
    worst: sorted[0] ?? null,
    deviations: sorted,
  };
};

const isDeviation = (finding: Finding): boolean => DEVIATIONS.some((status) => status === finding.status);

const countsOf = (findings: readonly Finding[]): Readonly<Record<FindingStatus, number>> => {
  const counts = { met: 0, partial: 0, deviates: 0, missing: 0, 'not-applicable': 0, undetermined: 0 };
  for (const { status } of findings) counts[status] += 1;
  return counts;
};

/** Severity first, then missing before deviates before partial. */
const gravity = ({ finding }: Deviation): number =>
  SEVERITIES.indexOf(finding.severity) * FINDING_STATUSES.length - FINDING_STATUSES.indexOf(finding.status);
