import {
  DEVIATIONS,
  type DocumentRecord,
  FINDING_STATUSES,
  type FindingStatus,
  type RequirementInfo,
  SEVERITIES,
  type Severity,
} from '../model/index.js';
import type { Line, LineFinding, LineTerm } from './line.js';

export type VerdictCounts = Readonly<Record<FindingStatus, number>>;

export interface SeverityLine {
  /** Null: all severities together. */
  readonly severity: Severity | null;
  readonly counts: VerdictCounts;
  readonly rate: number | null;
}

export interface DeviationLine {
  readonly requirement: RequirementInfo;
  readonly deviating: number;
  /** Orders to which the requirement applies and whose verdict is known. */
  readonly judged: number;
}

export interface RegionLine {
  readonly orders: number;
  readonly rate: number | null;
}

export interface FileCounts {
  readonly received: number;
  readonly parsed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One bar of a chart: its label is made of `key` by the one who draws it. */
export interface Bar {
  readonly key: string;
  readonly count: number;
}

/** met ÷ (met + partial + deviates + missing), null where nothing was judged. */
export const rateOf = (counts: VerdictCounts): number | null => {
  const judged = judgedIn(counts);
  return judged === 0 ? null : counts.met / judged;
};

export const judgedIn = (counts: VerdictCounts): number => counts.met + DEVIATIONS.reduce((sum, status) => sum + counts[status], 0);

export const deviatingIn = (counts: VerdictCounts): number => DEVIATIONS.reduce((sum, status) => sum + counts[status], 0);

/** What a decision has settled counts neither way. */
export const countVerdicts = (findings: readonly (LineFinding | null)[]): VerdictCounts => {
  const counts: Record<FindingStatus, number> = { ...NO_VERDICTS };
  for (const finding of findings) if (finding !== null && finding.settled !== true) counts[finding.status] += 1;
  return counts;
};

export const fileCounts = (documents: readonly DocumentRecord[]): FileCounts => {
  const having = (status: DocumentRecord['status']) => documents.filter((each) => each.status === status).length;
  return { received: documents.length, parsed: having('parsed'), failed: having('failed'), skipped: having('skipped') };
};

/** One line a severity from the gravest down, then one for all. */
export const bySeverity = (rows: readonly Line[]): SeverityLine[] => {
  const all = rows.flatMap((row) => row.findings);
  return [...SEVERITIES, null].map((severity) => {
    const counts = countVerdicts(severity === null ? all : all.filter((finding) => finding?.severity === severity));
    return { severity, counts, rate: rateOf(counts) };
  });
};

/** Requirements by how many orders deviate from them, most first; those nobody deviates from are left out. */
export const commonDeviations = (rows: readonly Line[], requirements: readonly RequirementInfo[]): DeviationLine[] =>
  requirements
    .map((requirement, index) => {
      const counts = countVerdicts(rows.map((row) => row.findings[index] ?? null));
      return { requirement, deviating: deviatingIn(counts), judged: judgedIn(counts) };
    })
    .filter((line) => line.deviating > 0)
    .sort((a, b) => b.deviating - a.deviating || a.requirement.ordinal - b.requirement.ordinal);

/** By region code; the key '' gathers the orders whose region is not known. */
export const byRegion = (rows: readonly Line[]): ReadonlyMap<string, RegionLine> => {
  const groups = grouped(rows, (row) => row.act.requisites.region.value?.code ?? '');
  return new Map(
    [...groups].map(([code, own]) => [code, { orders: own.length, rate: rateOf(countVerdicts(own.flatMap((row) => row.findings))) }]),
  );
};

/** Orders by the term they set for publishing the updated list; the key is `value unit`, or a bound, `conflict`, or '' for none. */
export const byUpdateTerm = (rows: readonly Line[]): Bar[] => tally(rows.map((row) => termKey(updateDeadlines(row))));

/** Orders by each kind of trigger they name. */
export const byTrigger = (rows: readonly Line[]): Bar[] => tally(rows.flatMap((row) => row.triggers));

/** Orders by each channel they name among their touchpoints. */
export const byChannel = (rows: readonly Line[]): Bar[] => tally(rows.flatMap((row) => row.channels));

/** Orders by tenths of the share of requirements met: the key is the lower bound in per cent. */
export const byRate = (rows: readonly Line[]): Bar[] => {
  const tenths = rows.flatMap((row) => {
    const rate = rateOf(countVerdicts(row.findings));
    return rate === null ? [] : [Math.min(9, Math.floor(rate * 10 + 1e-9))];
  });
  return Array.from({ length: 10 }, (_, tenth) => ({
    key: String(tenth * 10),
    count: tenths.filter((each) => each === tenth).length,
  }));
};

export const updateDeadlines = (row: Line): readonly LineTerm[] =>
  row.terms.filter((deadline) => deadline.action === 'publish-updated-list');

export const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

const NO_VERDICTS = Object.fromEntries(FINDING_STATUSES.map((status) => [status, 0])) as Record<FindingStatus, number>; // every status is a key

const termKey = (deadlines: readonly LineTerm[]): string => {
  const measurable = deadlines.find((deadline) => deadline.value !== null && deadline.unit !== null);
  if (measurable !== undefined) return `${measurable.value} ${measurable.unit}`;
  return deadlines[0]?.conflict === true ? 'conflict' : (deadlines[0]?.bound ?? '');
};

const tally = (keys: readonly string[]): Bar[] =>
  [...grouped(keys, (key) => key)]
    .map(([key, own]) => ({ key, count: own.length }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
