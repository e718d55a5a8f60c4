import { hash } from 'node:crypto';
import type { Evidence, Finding, Place } from '../model/index.js';
import type { Requirement } from '../rules/standard.js';
import type { Unmet } from './conditions.js';
import type { Nearest } from './nearest.js';
import { ground, type CheckInput, type Ground, type Verdict } from './verdict.js';

/** A requirement that does not apply, or of which we cannot tell whether it does. */
export const findingOfUnmet = (input: CheckInput, requirement: Requirement, { name, rests }: Unmet): Finding => {
  const { lexicon } = input.wording;
  const unread = rests === 'absent' && input.unread.mayHide(requirement);
  return {
    ...headOf(input, requirement),
    status: unread ? 'undetermined' : 'not-applicable',
    direction: null,
    actual: unread ? lexicon.undetermined.actual : lexicon.actual.notApplicable,
    explanation: unread ? lexicon.undetermined.condition : lexicon.notApplicable[name],
    recommendation: unread ? lexicon.undetermined.advice : null,
    clauseId: null,
    place: null,
    confidence: 1,
    evidence: [],
  };
};

/** The finding of a verdict. It is undetermined where what was not found, or the rest of what was, may be in what could not be read. */
export const findingOf = (
  input: CheckInput,
  requirement: Requirement,
  given: Verdict,
  nearest: (reference: string) => Nearest | null,
): Finding => {
  const verdict = withNearest(requirement, readable(input, requirement, given), nearest);
  const first = verdict.evidence.find(({ role }) => role !== 'nearest');
  const explanation = explanationOf(input, requirement, verdict);
  return {
    ...headOf(input, requirement),
    status: verdict.status,
    direction: verdict.status === 'deviates' ? (verdict.direction ?? 'different') : null,
    actual: actualOf(input, verdict) ?? explanation,
    explanation,
    recommendation: recommendationOf(input, requirement, verdict),
    clauseId: first?.clauseId ?? null,
    place: first === undefined ? null : placeOf(first),
    confidence: confidenceOf(verdict),
    evidence: verdict.evidence.map(evidenceOf),
  };
};

/** A verdict with the nearest wording, where something was looked for and not found. */
interface Judged extends Verdict {
  readonly similarity: number;
}

const readable = (input: CheckInput, requirement: Requirement, verdict: Verdict): Verdict =>
  verdict.status !== 'undetermined' && isOpen(input, requirement, verdict) ? { ...verdict, status: 'undetermined' } : verdict;

/** Something that was not found may be hidden, or words beside those that were found against the requirement. */
const isOpen = ({ unread }: CheckInput, requirement: Requirement, { rests, status, evidence }: Verdict): boolean => {
  if (rests === 'absent') return unread.mayHide(requirement);
  const found = evidence.filter(({ role }) => role !== 'nearest');
  // What is left of a torn sentence may say what the whole did not.
  return status === 'met' ? found.length > 0 && found.every((each) => unread.isTorn(each)) : found.some((each) => unread.reaches(each));
};

const withNearest = ({ referenceText }: Requirement, verdict: Verdict, nearest: (reference: string) => Nearest | null): Judged => {
  if (verdict.status !== 'missing' || verdict.evidence.length > 0) return { ...verdict, similarity: 0 };
  const near = nearest(referenceText);
  if (near === null) return { ...verdict, similarity: 0 };
  return { ...verdict, similarity: near.similarity, evidence: [ground(near.clause, near.clause.id, 'nearest')] };
};

const headOf = (
  input: CheckInput,
  requirement: Requirement,
): Pick<Finding, 'id' | 'actId' | 'requirementId' | 'severity' | 'expected'> => ({
  id: hash('sha256', JSON.stringify([input.act.id, requirement.id])).slice(0, 16),
  actId: input.act.id,
  requirementId: requirement.id,
  severity: requirement.severity,
  expected: input.wording.fill(requirement.expected, termOf(input, requirement)),
});

/** The term of a requirement that has one, for its own words. */
const termOf = ({ wording }: CheckInput, { expect }: Requirement): Readonly<Record<string, string>> =>
  expect.kind === 'deadline' ? { term: wording.termGenitive(expect.value, expect.unit) } : {};

/** The words of the order, or what there is of them; null where the explanation says it all. */
const actualOf = ({ wording }: CheckInput, verdict: Judged): string | null => {
  const { lexicon } = wording;
  if (verdict.actual !== undefined) return verdict.actual;
  // What a check itself points to is what the order says instead; a merely similar wording is not.
  const said = verdict.evidence.filter(({ role }) => role !== 'nearest' || verdict.similarity === 0);
  const quotes = said.map(({ quote }) => wording.quote(quote));
  if (quotes.length > 0) return wording.list(quotes.slice(0, MAX_QUOTES).map(wording.quoted));
  if (verdict.status === 'undetermined') return lexicon.undetermined.actual;
  return verdict.status === 'missing' ? lexicon.actual.nothing : null;
};

const MAX_QUOTES = 4;

const explanationOf = (input: CheckInput, requirement: Requirement, verdict: Judged): string => {
  const { view, wording } = input;
  const { lexicon } = wording;
  const { kind } = requirement.expect;
  if (verdict.status === 'undetermined') {
    const unread = isOpen(input, requirement, verdict) && (verdict.rests === 'absent' || verdict.data?.unclear === undefined);
    return wording.fill(unread ? lexicon.undetermined.absent : lexicon.undetermined.requisites, verdict.data ?? {});
  }
  const template = requirement.says[verdict.case] ?? lexicon.explanations[kind]?.[verdict.case] ?? '';
  const text = wording.fill(template, { place: wording.places(view, verdict.evidence), ...verdict.data });
  return kind === 'requisites' && hasBlanks(input) ? `${text} ${lexicon.draftNote}` : text;
};

/** A draft whose date or number is to be filled in at signing. */
const hasBlanks = ({ act, view }: CheckInput): boolean =>
  view.isDraft && (act.requisites.date.state !== 'found' || act.requisites.number.state !== 'found');

const recommendationOf = (input: CheckInput, requirement: Requirement, verdict: Judged): string | null => {
  const { wording } = input;
  if (verdict.status === 'met') return null;
  if (verdict.status === 'undetermined') return wording.lexicon.undetermined.advice;
  const { lacking = '', lackingWords = lacking, ...rest } = verdict.data ?? {};
  const template = requirement.adviceFor[verdict.case] ?? requirement.advice;
  return wording.fill(template, { ...rest, lacking: lackingWords, ...termOf(input, requirement) });
};

/** The least sure of what it rests on; less sure that something is missing, the nearer the nearest wording comes. */
const confidenceOf = ({ status, evidence, similarity }: Judged): number => {
  const found = evidence.filter(({ role }) => role !== 'nearest').map(({ confidence }) => confidence);
  const least = Math.min(1, ...found);
  return Math.round((status === 'missing' ? Math.min(least, 1 - similarity / 2) : least) * 100) / 100;
};

const placeOf = ({ start, end, page, quote }: Ground): Place => ({ start, end, page, quote });

const evidenceOf = ({ role, clauseId, start, end, page, quote }: Ground): Evidence => ({ role, clauseId, start, end, page, quote });
