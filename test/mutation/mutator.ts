import type { FindingStatus, Span } from '../../src/model/index.js';
import type { Requirement } from '../../src/rules/standard.js';
import type { Grammar } from '../eval/grammar.js';
import type { Random } from '../eval/random.js';
import { fill } from '../eval/wording.js';
import type { Edit } from './edits.js';
import type { Material } from './material.js';
import type { Subject } from './subject.js';

export const MUTATION_KINDS = ['delete', 'weaken', 'alter', 'move', 'add'] as const;
export type MutationKind = (typeof MUTATION_KINDS)[number];

/** What a mutator works on. */
export interface MutationInput {
  readonly subject: Subject;
  readonly requirement: Requirement;
  readonly random: Random;
  readonly material: Material;
  readonly grammar: Grammar;
}

/** Changes of the text, and the verdict that they must lead to. */
export interface Mutation {
  readonly edits: readonly Edit[];
  readonly status: FindingStatus;
}

/** One way to spoil what meets a requirement. */
export interface Mutator {
  readonly name: string;
  readonly kind: MutationKind;
  /** Null where the order has nothing that this mutator can change. */
  readonly mutate: (input: MutationInput) => Mutation | null;
}

export const mutator = (name: string, kind: MutationKind, mutate: Mutator['mutate']): Mutator => ({ name, kind, mutate });

/** A mutation where there is something to edit. */
export const leadsTo = (status: FindingStatus, edits: readonly Edit[] | null): Mutation | null =>
  edits === null || edits.length === 0 ? null : { edits, status };

/** The places that a finding rests on. */
export const grounds = ({ subject, requirement }: MutationInput): Span[] =>
  (subject.findings.get(requirement.id)?.evidence ?? []).filter(({ role }) => role === 'found');

/** A wording with the order's own words; null where the order has none for a placeholder. */
export const said = ({ subject }: MutationInput, template: string): string | null => {
  if (!template.includes('{')) return template;
  if (subject.words === null) return null;
  try {
    return fill(template, subject.words);
  } catch {
    return null;
  }
};

/** The first stretch within a place that the pattern finds, and what stands there instead. */
export const rewritten = (subject: Subject, within: Span, pattern: RegExp, by: (match: RegExpExecArray) => string): Edit[] | null => {
  const match = pattern.exec(subject.text.slice(within.start, within.end));
  if (match === null) return null;
  const start = within.start + match.index;
  return [{ start, end: start + match[0].length, text: by(match) }];
};
