import type { Act, Direction, Evidence, EvidenceRole, Fact, FindingStatus, Place, Provenance } from '../model/index.js';
import type { CaseOf, CheckKind } from '../rules/lexicons/verdicts.js';
import type { ExpectationOf } from '../rules/require-schema.js';
import type { ActView } from './act-view.js';
import type { CompareContext } from './context.js';
import type { Unread } from './unread.js';
import type { Wording } from './wording.js';

/** What a check comes to; the finding is worded from it. */
export interface Verdict<Case extends string = string> {
  readonly status: Exclude<FindingStatus, 'not-applicable'>;
  /** Which explanation it gets. Not looked at where the status is undetermined. */
  readonly case: Case;
  readonly direction?: Direction;
  /** `absent`: it rests on something not found, so that it does not stand where that may be in what could not be read. */
  readonly rests: 'found' | 'absent';
  /** Values for the explanation and the advice. */
  readonly data?: Readonly<Record<string, string>>;
  /** What the order says, where the quotes of the evidence alone do not tell. */
  readonly actual?: string;
  readonly evidence: readonly Ground[];
}

/** A place that a verdict rests on, with how sure we are of it. */
export interface Ground extends Evidence {
  readonly confidence: number;
}

/** What every check is handed. Requirements are judged from facts alone: a check never looks at the words of a clause. */
export interface CheckInput {
  readonly context: CompareContext;
  readonly wording: Wording;
  readonly act: Act;
  readonly view: ActView;
  readonly unread: Unread;
  /** The other acts of the file. */
  readonly siblings: readonly Act[];
}

export type Check<K extends CheckKind> = (input: CheckInput, expect: ExpectationOf<K>) => Verdict<CaseOf<K>>;

/** Grounds of facts, each place once. */
export const grounds = (facts: readonly Fact[], role: EvidenceRole = 'found'): Ground[] => {
  const seen = new Set<string>();
  return facts.flatMap((fact) => {
    const key = `${fact.start}-${fact.end}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [ground(fact, fact.clauseId, role, fact.confidence)];
  });
};

/** The ground of a requisite, none where it was not found. */
export const fieldGround = (field: Provenance & { readonly state: string }, role: EvidenceRole = 'found'): Ground[] =>
  field.state === 'found' && field.quote !== '' ? [ground(field, null, role, field.confidence)] : [];

export const ground = (place: Place, clauseId: string | null, role: EvidenceRole = 'found', confidence = 1): Ground => ({
  role,
  clauseId,
  start: place.start,
  end: place.end,
  page: place.page,
  quote: place.quote,
  confidence,
});
