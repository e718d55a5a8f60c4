import type { FindingStatus, Span } from '../../src/model/index.js';
import type { Pipeline } from '../../src/pipeline.js';
import type { Requirement } from '../../src/rules/standard.js';
import type { Grammar } from '../eval/grammar.js';
import { createRandom } from '../eval/random.js';
import { applied, type Edit } from './edits.js';
import type { Material } from './material.js';
import type { Mutation, MutationKind, Mutator } from './mutator.js';
import { mutatorsOf } from './mutators/index.js';
import { readText, type Subject } from './subject.js';

/** A mutant and what it was judged to be. */
export interface Judged {
  readonly requirement: string;
  readonly mutator: string;
  readonly kind: MutationKind;
  readonly subject: string;
  readonly declared: FindingStatus;
  /** `none` where the mutant is no act that is judged. */
  readonly got: FindingStatus | 'none';
  /** Other requirements whose verdict changed, with the new one. */
  readonly others: readonly string[];
  /** The words that the verdict rests on. */
  readonly quotes: readonly string[];
  readonly text: string;
}

export interface Bench {
  readonly pipeline: Pipeline;
  readonly grammar: Grammar;
  readonly material: Material;
  readonly subjects: readonly Subject[];
  readonly seed: number;
}

/** One mutant to be judged. */
export interface Mutant {
  readonly requirement: Requirement;
  readonly mutator: Mutator;
  readonly subject: Subject;
  readonly mutation: Mutation;
}

/** Mutants of a requirement, each mutator in turn, as far as the orders go. */
export const mutantsOf = (bench: Bench, requirement: Requirement, most: number): Mutant[] => {
  const queues = mutatorsOf(requirement).map((mutator) => candidates(bench, requirement, mutator));
  const mutants: Mutant[] = [];
  while (mutants.length < most && queues.length > 0) {
    for (const queue of queues.slice()) {
      const next = queue.next();
      if (next.done === true) queues.splice(queues.indexOf(queue), 1);
      else if (mutants.length < most) mutants.push(next.value);
    }
  }
  return mutants;
};

function* candidates(bench: Bench, requirement: Requirement, mutator: Mutator): Generator<Mutant> {
  const order = createRandom(bench.seed + hash(`${requirement.id} ${mutator.name}`)).shuffled(bench.subjects);
  for (const subject of order) {
    const mutant = mutantOf(bench, requirement, mutator, subject);
    if (mutant !== null) yield mutant;
  }
}

/** The mutant that a mutator makes of an order: always the same. Null where it can make none. */
export const mutantOf = (bench: Bench, requirement: Requirement, mutator: Mutator, subject: Subject): Mutant | null => {
  if (!subject.met.has(requirement.id)) return null;
  const random = createRandom(bench.seed + hash(`${requirement.id} ${mutator.name} ${subject.name}`));
  const mutation = mutator.mutate({ subject, requirement, random, material: bench.material, grammar: bench.grammar });
  return mutation === null || touchesOthers(subject, requirement, mutation.edits) ? null : { requirement, mutator, subject, mutation };
};

/** Where the words taken out meet another requirement as well, its verdict would have to change too. */
const touchesOthers = (subject: Subject, requirement: Requirement, edits: readonly Edit[]): boolean => {
  const labels = new Set(subject.clauses.map(({ labelStart }) => labelStart));
  const gone = edits.filter(({ start, end, renames }) => end > start && renames !== true && !(labels.has(start) && end - start < LABEL));
  return [...subject.findings].some(([id, { status, evidence }]) => {
    if (status === 'not-applicable' || id === requirement.id || id in requirement.affects) return false;
    if (status === 'met' && (WHOLE.includes(id) || isSameTable(requirement, id))) return false;
    return evidence.some((place) => place.role !== 'nearest' && gone.some((edit) => takesFrom(edit, place)));
  });
};

/** A table is met by many cells: one of them takes nothing from it. */
const takesFrom = (edit: Span, place: Span): boolean => {
  const shared = Math.min(edit.end, place.end) - Math.max(edit.start, place.start);
  return place.end - place.start > LONG ? shared > (place.end - place.start) / 2 : shared > 0;
};

/** Requirements of one table share its cells: a cell that one of them is spoilt by stays for the rest of them. */
const isSameTable = ({ id }: Requirement, other: string): boolean =>
  id.startsWith('list.table-') && (other.startsWith('list.') || other === 'formation.form');

/** Characters of a quote that is more than a clause. */
const LONG = 1200;

/** Labels are shorter, in characters. */
const LABEL = 10;

/** Where they are met, these rest on words all over the order. */
const WHOLE: readonly string[] = [
  'consistency.agency',
  'consistency.client-type',
  'consistency.references',
  'consistency.numbering',
  'consistency.authorized-person',
];

export const judge = async (bench: Bench, { requirement, mutator, subject, mutation }: Mutant): Promise<Judged> => {
  const text = applied(subject.text, mutation.edits);
  const { findings, acts } = await readText(bench.pipeline, text);
  const first = acts.find(({ isPrimary, scope }) => isPrimary && scope === 'touchpoint-procedure');
  const verdicts = new Map(findings.filter(({ actId }) => actId === first?.id).map(({ requirementId, status }) => [requirementId, status]));
  const others = [...subject.findings].flatMap(([id, { status }]) => {
    const now = verdicts.get(id);
    return id === requirement.id || now === status || now === undefined ? [] : [`${id} ${now}`];
  });
  return {
    requirement: requirement.id,
    mutator: mutator.name,
    kind: mutator.kind,
    subject: subject.name,
    declared: mutation.status,
    got: verdicts.get(requirement.id) ?? 'none',
    others,
    quotes: (findings.find(({ requirementId }) => requirementId === requirement.id)?.evidence ?? [])
      .filter(({ role }) => role !== 'nearest')
      .map(({ quote }) => quote),
    text,
  };
};

/** As declared, and no verdict changed but those that the requirement says it affects. */
export const isRight = ({ affects }: Requirement, { declared, got, others }: Judged): boolean =>
  declared === got && others.every((other) => (other.split(' ')[0] ?? '') in affects);

export const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
