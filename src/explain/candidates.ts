import type { Act, Clause, Fact, Finding, Part, TimeUnit } from '../model/index.js';
import type { Recognition } from '../rules/load.js';
import type { ExplainLexicon } from '../rules/lexicons/explain.js';
import { unitOf } from '../rules/phrase/unit.js';
import type { Requirement, Standard } from '../rules/standard.js';
import { tokenize } from '../rules/tokens.js';
import { labelAfter } from './labels.js';
import { withOwnNames } from './own-names.js';
import type { Change } from './types.js';

export interface CandidateContext {
  readonly recognition: Recognition;
  readonly lexicon: ExplainLexicon;
  readonly standard: Standard;
  /** «10 рабочих дней» in the genitive. */
  readonly term: (value: number, unit: TimeUnit) => string;
}

export interface CandidateInput {
  readonly text: string;
  readonly act: Act;
  readonly finding: Finding;
  readonly requirement: Requirement;
}

/** A change of wording to be tried: what the text becomes. */
export interface Candidate extends Omit<Change, 'status'> {
  readonly changed: string;
}

/** Changes worth trying, the shortest first. */
export const candidatesOf = (context: CandidateContext, input: CandidateInput): Candidate[] =>
  [...otherTerms(context, input), ...wordings(context, input), ...furtherItems(context, input), ...furtherClauses(context, input)].toSorted(
    (a, b) => cost(a) - cost(b),
  );

/** Characters that are written and struck out. */
const cost = ({ text, instead }: Candidate): number => text.length + (instead?.length ?? 0);

const replacement = ({ text, act }: CandidateInput, kind: 'term' | 'wording', start: number, end: number, by: string): Candidate => ({
  kind,
  instead: text.slice(start, end),
  text: by,
  citation: clauseAt(act, start)?.citation ?? '',
  changed: `${text.slice(0, start)}${by}${text.slice(end)}`,
});

/** The number and unit of the term alone. */
const otherTerms = (context: CandidateContext, input: CandidateInput): Candidate[] => {
  const { expect } = input.requirement;
  const wanted = expect.kind === 'deadline' ? [expect] : expect.kind === 'response-time' ? expect.terms : [];
  return wanted.flatMap(({ action, value, unit }) =>
    input.act.facts.deadlines
      .filter((fact) => fact.action === action && (fact.conflict || fact.value !== value || fact.unit !== unit))
      .flatMap((fact) =>
        durationsIn(context, input, fact).map(({ start, end }) => replacement(input, 'term', start, end, context.term(value, unit))),
      ),
  );
};

const durationsIn = (
  { recognition }: CandidateContext,
  { text }: CandidateInput,
  { start, end }: Fact,
): { start: number; end: number }[] => {
  const tokens = tokenize(recognition.stem, text.slice(start, end), start);
  const found = [...recognition.vocabulary.finder(unitOf(tokens), 'duration')].sort(([a], [b]) => a - b);
  const [first] = found;
  const [longest] = first?.[1] ?? [];
  const [from, to] = [tokens[first?.[0] ?? -1], tokens[(longest?.end ?? 0) - 1]];
  return from === undefined || to === undefined ? [] : [{ start: from.start, end: to.end }];
};

/** The words of the advice in the place of those that the finding quotes. */
const wordings = (context: CandidateContext, input: CandidateInput): Candidate[] => {
  const { finding } = input;
  if (finding.status === 'missing') return [];
  const places = finding.evidence.filter(({ role }) => role !== 'nearest').slice(0, 2);
  return advised(context, input).flatMap((text) => places.map(({ start, end }) => replacement(input, 'wording', start, end, text)));
};

/** The lists and sentences in the quotation marks of the recommendation, with the names that the act uses. */
const advised = ({ lexicon }: CandidateContext, { act, finding }: CandidateInput): string[] =>
  quotedIn(finding.recommendation ?? '').map((text) => withOwnNames(lexicon, act, text));

/** What stands in outer «…»: inner ones belong to it. */
export const quotedIn = (text: string): string[] => {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '«' && ++depth === 1) from = at + 1;
    if (text[at] === '»' && depth > 0 && --depth === 0) found.push(text.slice(from, at));
  }
  return found;
};

/** What lacks, as further items of the list that has the rest of it. */
const furtherItems = (context: CandidateContext, input: CandidateInput): Candidate[] => {
  const { act, text, requirement } = input;
  const wanted = lackingWords(context, input);
  const siblings = siblingsOf(act, requirement);
  const last = siblings.at(-1);
  if (wanted.length === 0 || last === undefined) return [];
  const clause = clauseAt(act, last.start);
  if (clause === null || clause.kind !== 'item') return [];
  const items = partOf(act, clause)?.clauses.filter(({ parentId }) => parentId === clause.parentId) ?? [];
  const end = items.at(-1) ?? clause;
  let label = end.label;
  const lines = wanted.map((words) => {
    label = label === null ? null : labelAfter(label, letters(context));
    return `${label === null ? '' : `${label} `}${words}`;
  });
  const at = lineEnd(text, end.end);
  const before = text.slice(0, at).replace(/[.;]\s*$/u, '');
  const changed = `${before};\n${lines.join(';\n')}.${text.slice(at)}`;
  return [{ kind: 'item', instead: null, text: wanted.join('; '), citation: end.citation, changed }];
};

const lackingWords = (context: CandidateContext, input: CandidateInput): string[] => {
  const { expect } = input.requirement;
  const own = (text: string): string =>
    withOwnNames(context.lexicon, input.act, text).replace(/^\p{Lu}(?=\p{Ll}+\s)/u, (letter) => letter.toLowerCase());
  if (expect.kind === 'items') {
    const has = (item: string): boolean => input.act.facts.provisions.some((fact) => fact.topic === expect.topic && fact.item === item);
    return expect.items.filter(({ item, optional }) => !optional && !has(item)).map(({ wording }) => own(wording));
  }
  return expect.kind === 'trigger' ? advised(context, input).map(own) : [];
};

/** Facts of the same list. */
const siblingsOf = ({ facts }: Act, { expect }: Requirement): readonly Fact[] => {
  if (expect.kind === 'items') return facts.provisions.filter(({ topic }) => topic === expect.topic);
  return expect.kind === 'trigger' ? facts.triggers : [];
};

/** A clause of its own: behind what is near it, and at the end of the section where the rest of its group stands. */
const furtherClauses = (context: CandidateContext, input: CandidateInput): Candidate[] => {
  const { act, text } = input;
  return placesFor(context, input).flatMap((clause) =>
    advised(context, input).map((words): Candidate => {
      const at = lineEnd(text, treeEnd(act, clause));
      const label = clause.label === null ? null : labelAfter(clause.label, letters(context));
      const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/u.test(words) ? '' : '.'}`;
      const changed = `${text.slice(0, at)}\n${label === null ? '' : `${label} `}${sentence}${text.slice(at)}`;
      return { kind: 'clause', instead: null, text: words, citation: clause.citation, changed };
    }),
  );
};

const placesFor = ({ standard }: CandidateContext, { act, requirement, finding }: CandidateInput): Clause[] => {
  const inOrder = requirement.groupId === 'order';
  const part = act.parts.find(({ kind }) => kind === (inOrder ? 'order' : 'procedure')) ?? act.parts[0];
  if (part === undefined) return [];
  const clauses = part.clauses.filter(
    ({ zone, kind, label }) => zone === 'body' && (kind === 'clause' || kind === 'paragraph') && (label !== null || !inOrder),
  );
  const near = finding.clauseId === null ? undefined : clauses.find(({ id }) => id === finding.clauseId);
  const share = standard.requirements.filter(({ groupId }) => groupId === requirement.groupId).length;
  const section = Math.min(
    clauses.length,
    Math.ceil((clauses.length * groupEnd(standard, requirement)) / Math.max(1, standard.requirements.length)),
  );
  const bySection = share === 0 ? undefined : lastOfSection(part, clauses, clauses[section - 1]);
  return [...new Set([near, bySection, clauses.at(-1)])].filter((clause) => clause !== undefined);
};

/** How many requirements stand up to the end of the group: sections come in the order of the standard. */
const groupEnd = ({ requirements }: Standard, { groupId }: Requirement): number =>
  requirements.reduce((last, { groupId: group }, index) => (group === groupId ? index + 1 : last), 0);

const lastOfSection = (part: Part, clauses: readonly Clause[], clause: Clause | undefined): Clause | undefined => {
  if (clause === undefined) return undefined;
  const byId = new Map(part.clauses.map((each) => [each.id, each]));
  const parent = clause.parentId === null ? null : (byId.get(clause.parentId)?.id ?? null);
  return clauses.findLast(({ parentId }) => parentId === parent);
};

const letters = ({ standard }: CandidateContext): readonly string[] => {
  const expect = standard.requirements.find((each) => each.expect.kind === 'numbering')?.expect;
  return expect?.kind === 'numbering' ? [...expect.alphabet].filter((letter) => !expect.skippable.includes(letter)) : [];
};

const partOf = ({ parts }: Act, clause: Clause): Part | null => parts.find(({ clauses }) => clauses.includes(clause)) ?? null;

const clauseAt = ({ parts }: Act, start: number): Clause | null =>
  parts
    .flatMap(({ clauses }) => clauses)
    .filter((clause) => clause.start <= start && start <= clause.end)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;

const treeEnd = (act: Act, clause: Clause): number => {
  const inside = new Set([clause.id]);
  let end = clause.end;
  for (const other of partOf(act, clause)?.clauses ?? []) {
    if (other.parentId === null || !inside.has(other.parentId)) continue;
    inside.add(other.id);
    end = Math.max(end, other.end);
  }
  return end;
};

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};
