import { createHash } from 'node:crypto';
import type { Act, Direction, DocumentRecord, Finding, FindingStatus, RequirementInfo, Severity, StandardInfo } from '../model/index.js';
import type { WordTools } from '../store/index.js';
import { identitiesOf } from './fingerprint.js';

/** What of a dataset is compared: light enough to hold both sides at once. */
export interface DiffSide {
  readonly standard: StandardInfo;
  readonly orders: readonly DiffOrder[];
}

export interface DiffOrder {
  /** What people know the act by. */
  readonly actKey: string;
  readonly path: string;
  readonly sha256: string;
  /** Of the words of its file, whatever the format. */
  readonly textHash: string;
  readonly agency: string | null;
  readonly actType: string | null;
  readonly number: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  /** Directions of work, in a fixed order. */
  readonly subjects: string;
  /** By requirement. */
  readonly verdicts: ReadonlyMap<string, DiffVerdict>;
}

export interface DiffVerdict {
  readonly status: FindingStatus;
  readonly direction: Direction | null;
  readonly severity: Severity;
  readonly expected: string;
  readonly actual: string;
  /** Words that it rests on; null for none. */
  readonly quote: string | null;
  /** Of verdict and words. */
  readonly textHash: string;
}

/** Walks the documents of a dataset once, in the order of their paths. */
export const diffSideOf = (words: WordTools, standard: StandardInfo, records: Iterable<DocumentRecord>): DiffSide => {
  const orders: DiffOrder[] = [];
  const taken = new Map<string, number>();
  for (const record of records) {
    const acts = record.acts.filter(({ isPrimary }) => isPrimary);
    if (acts.length === 0) continue;
    const identities = identitiesOf(words, [record]);
    const textHash = wordsHash(words, record.text);
    for (const act of acts) {
      const findings = record.findings.filter(({ actId }) => actId === act.id);
      const key = identities.get(findings[0]?.id ?? '')?.actKey ?? `${record.sha256} ${act.ordinal}`;
      const times = (taken.get(key) ?? 0) + 1;
      taken.set(key, times);
      orders.push({
        ...head(record, act, textHash),
        actKey: times === 1 ? key : `${key} | ${times}`,
        verdicts: new Map(findings.map((each) => [each.requirementId, verdictOf(each, identities.get(each.id)?.textHash ?? '')])),
      });
    }
  }
  return { standard, orders };
};

const head = (record: DocumentRecord, { requisites }: Act, textHash: string) => ({
  path: record.path,
  sha256: record.sha256,
  textHash,
  agency: requisites.agency.value,
  actType: requisites.actType.value,
  number: requisites.number.value,
  date: requisites.date.value,
  subjects: [...(requisites.subjects.value ?? [])].sort().join(','),
});

const verdictOf = (finding: Finding, textHash: string): DiffVerdict => ({
  status: finding.status,
  direction: finding.direction,
  severity: finding.severity,
  expected: finding.expected,
  actual: finding.actual,
  quote: finding.place?.quote ?? null,
  textHash,
});

/** Of the words alone: the same order in another format has the same. */
const wordsHash = (words: WordTools, text: string): string => {
  const hash = createHash('sha256');
  for (const { kind, form } of words.tokens(text.normalize('NFC'))) if (kind !== 'mark') hash.update(`${form} `);
  return hash.digest('hex');
};

/** True where both editions ask the same in the same words. */
export const sameRequirement = (a: RequirementInfo | undefined, b: RequirementInfo | undefined): boolean =>
  a !== undefined && b !== undefined && a.title === b.title && a.severity === b.severity && a.referenceText === b.referenceText;
