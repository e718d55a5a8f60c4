import type { Act, DocumentRecord, Finding, FindingStatus, Place, RequirementInfo, StandardInfo } from '../model/index.js';
import { type Connection, type FindingChanges, readStandardInfo, recordsOf, type RunInfo, writeRejudged } from '../store/index.js';

export interface RejudgeInput {
  readonly standard: StandardInfo;
  /** Judges the acts of one file by some requirements, from their facts alone. */
  readonly judge: (acts: readonly Act[], requirements: ReadonlySet<string>) => readonly Finding[];
  /** Of the requirements given, those that ask for what reading did not look for, each with the codes of it. */
  readonly notAsked: (requirements: ReadonlySet<string>) => ReadonlyMap<string, readonly string[]>;
  /** Words of a verdict that the stored facts cannot give. */
  readonly words: { readonly explanation: (codes: readonly string[]) => string; readonly actual: string; readonly advice: string };
  readonly run: Omit<RunInfo, 'finishedAt'> & { readonly finishedAt: () => string };
}

/** How the verdicts on a requirement have moved. Null: there was none, or there is none any more. */
export interface Move {
  readonly requirementId: string;
  readonly from: FindingStatus | null;
  readonly to: FindingStatus | null;
  readonly orders: number;
}

export interface RejudgeResult {
  readonly orders: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** In what a verdict depends on. */
  readonly changed: readonly string[];
  /** Verdicts whose status is another, and those that came and went. */
  readonly moves: readonly Move[];
  /** Requirements that the stored facts do not answer for some order. */
  readonly lacking: readonly { readonly requirementId: string; readonly codes: readonly string[]; readonly orders: number }[];
}

/**
 * Compares what is stored with another edition of the standard without reading a file again. Only requirements that are new or not
 * what they were are judged; the findings of those that are gone go. What reading did not look for is undetermined, and says so.
 * @throws Refusal `dataset-without-records`
 */
export const rejudge = (db: Connection, input: RejudgeInput): RejudgeResult => {
  const kinds = sorted(db, input.standard);
  const asked = new Set([...kinds.added, ...kinds.changed]);
  const notAsked = input.notAsked(asked);
  const moves = createMoves(db, kinds.removed);
  const lacking = new Map<string, number>();
  const changes = changesOf(db, input, asked, notAsked, (before, now) => {
    moves.add(now.requirementId, before?.status ?? null, now.status);
    if (now.status === 'undetermined' && notAsked.has(now.requirementId)) {
      lacking.set(now.requirementId, (lacking.get(now.requirementId) ?? 0) + 1);
    }
  });
  const gathered = [...changes];
  const run = { ...input.run, finishedAt: input.run.finishedAt() };
  writeRejudged(db, { standard: input.standard, changes: gathered, run });
  return {
    orders: db.prepare<[], number>('SELECT count(*) FROM acts WHERE is_primary').pluck().get() ?? 0,
    ...kinds,
    moves: moves.all(),
    lacking: [...lacking].map(([requirementId, orders]) => ({ requirementId, codes: notAsked.get(requirementId) ?? [], orders })),
  };
};

type Kinds = Pick<RejudgeResult, 'removed' | 'added' | 'changed'>;

/** A requirement whose edition is not known was changed, as far as we can tell. */
const sorted = (db: Connection, standard: StandardInfo): Kinds => {
  const before = new Set(readStandardInfo(db).requirements.map(({ id }) => id));
  const editions = new Map(db.prepare<[], [string, string]>('SELECT requirement_id, edition FROM requirement_editions').raw().all());
  const now = new Set(standard.requirements.map(({ id }) => id));
  const isSame = ({ id, edition }: RequirementInfo): boolean => edition !== undefined && editions.get(id) === edition;
  return {
    removed: [...before].filter((id) => !now.has(id)),
    added: standard.requirements.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    changed: standard.requirements.filter((each) => before.has(each.id) && !isSame(each)).map(({ id }) => id),
  };
};

function* changesOf(
  db: Connection,
  input: RejudgeInput,
  asked: ReadonlySet<string>,
  notAsked: ReadonlyMap<string, readonly string[]>,
  note: (before: Finding | undefined, now: Finding) => void,
): Generator<FindingChanges, void> {
  if (asked.size === 0) return;
  const ids = db.prepare<[], string>('SELECT DISTINCT document_id FROM acts WHERE is_primary ORDER BY document_id').pluck().all();
  for (const record of recordsOf(db, ids)) {
    const before = new Map(record.findings.filter(({ requirementId }) => asked.has(requirementId)).map((each) => [keyOf(each), each]));
    const findings = judged(input, record, asked, notAsked).filter((now) => {
      const earlier = before.get(keyOf(now));
      note(earlier, now);
      return earlier === undefined || told(earlier) !== told(now);
    });
    if (findings.length > 0) yield { documentId: record.id, findings };
  }
}

const judged = (
  { judge, words }: RejudgeInput,
  { acts }: DocumentRecord,
  asked: ReadonlySet<string>,
  notAsked: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] => {
  if (notAsked.size === 0) return judge(acts, asked);
  const answerable = new Set([...asked].filter((id) => !notAsked.has(id)));
  const unread = new Set(acts.filter(({ unreadable }) => unreadable.length > 0).map(({ id }) => id));
  // What was not looked for may stand anywhere: as with a place that cannot be read, a verdict on something found stands.
  const doubtful = judge(
    acts.map((act) => ({ ...act, unreadable: [...act.unreadable, ANYWHERE] })),
    new Set(notAsked.keys()),
  ).map((finding) =>
    finding.status !== 'undetermined' || unread.has(finding.actId)
      ? finding
      : {
          ...finding,
          actual: words.actual,
          explanation: words.explanation(notAsked.get(finding.requirementId) ?? []),
          recommendation: words.advice,
        },
  );
  return [...(answerable.size === 0 ? [] : judge(acts, answerable)), ...doubtful];
};

const ANYWHERE: Place = { start: 0, end: 0, page: null, quote: '' };

/** An act has one finding a requirement. */
const keyOf = ({ actId, requirementId }: Finding): string => `${actId} ${requirementId}`;

/** Everything that a finding says. */
const told = (each: Finding): string =>
  JSON.stringify([
    [each.status, each.direction, each.severity, each.expected, each.actual, each.explanation, each.recommendation, each.clauseId],
    [each.confidence, each.place === null ? null : placed(each.place)],
    each.evidence.map((one) => [one.role, one.clauseId, placed(one)]),
  ]);

const placed = ({ start, end, page, quote }: Place): unknown => (quote === '' ? null : [start, end, page, quote]);

/** Counts verdicts by what they were and are; begins with those that go. */
const createMoves = (db: Connection, removed: readonly string[]) => {
  const counts = new Map<string, Move>();
  const add = (requirementId: string, from: FindingStatus | null, to: FindingStatus | null, orders = 1): void => {
    if (from === to) return;
    const key = `${requirementId} ${from} ${to}`;
    counts.set(key, { requirementId, from, to, orders: (counts.get(key)?.orders ?? 0) + orders });
  };
  const going = db.prepare<[string], { status: FindingStatus; orders: number }>(
    'SELECT status, count(*) AS orders FROM findings WHERE requirement_id = ? GROUP BY status ORDER BY status',
  );
  for (const id of removed) for (const { status, orders } of going.all(id)) add(id, status, null, orders);
  return { add, all: (): readonly Move[] => [...counts.values()] };
};
