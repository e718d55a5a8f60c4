import { z } from 'zod';
import {
  CHANNELS,
  DEADLINE_ACTIONS,
  DIRECTIONS,
  FINDING_STATUSES,
  PROVISION_TOPICS,
  SEVERITIES,
  TIME_UNITS,
  TOUCHPOINT_TYPES,
  TRIGGER_KINDS,
  type FindingStatus,
  type ProvisionTopic,
} from '../model/index.js';
import { CASES, type CheckKind } from './lexicons/verdicts.js';

const line = z.string().min(1);
// The keys of a literal are the topics, which Object.keys does not say.
const topic = z.enum(Object.keys(PROVISION_TOPICS) as ProvisionTopic[]);
const days = z.strictObject({ value: z.number().positive(), unit: z.enum(TIME_UNITS) });

/** One thing of a list that the standard asks for: its code, what findings call it, and the words to paste where it lacks. */
const itemSchema = z.strictObject({ item: line, label: line, wording: line, optional: z.boolean().default(false) });

/** A term that must be defined; `names` are the ways to call it. */
const termSchema = z.strictObject({ names: z.array(line).min(1), wording: line });

/** An item of the topic `contrary`: the order says the opposite, and which way it departs from the standard. */
const contrary = z.array(z.strictObject({ item: z.enum(PROVISION_TOPICS.contrary), direction: z.enum(DIRECTIONS) })).default([]);

const kindOnly = <const K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });

/** The closed set of checks; each has a file of its own in `src/compare/checks`. A new kind is a decision record. */
const expectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('provision'), topic, contrary }),
  z.strictObject({ kind: z.literal('items'), topic, items: z.array(itemSchema).min(1), contrary }),
  z.strictObject({ kind: z.literal('terms'), terms: z.array(termSchema).min(1) }),
  z.strictObject({ kind: z.literal('trigger'), trigger: z.enum(TRIGGER_KINDS), inItsPlace: z.enum(TRIGGER_KINDS).optional(), contrary }),
  z.strictObject({ kind: z.literal('deadline'), action: z.enum(DEADLINE_ACTIONS), ...days.shape }),
  z.strictObject({
    kind: z.literal('response-time'),
    terms: z.array(z.strictObject({ action: z.enum(DEADLINE_ACTIONS), label: line, ...days.shape })).min(1),
  }),
  z.strictObject({ kind: z.literal('touchpoints-named'), type: z.enum(TOUCHPOINT_TYPES) }),
  z.strictObject({
    kind: z.literal('client-type'),
    /** Whether «клиент» unqualified names the same clients as «внешний и внутренний». */
    unqualified: z.enum(['both', 'own']),
  }),
  z.strictObject({
    kind: z.literal('numbering'),
    alphabet: line,
    /** Letters that a list may leave out without a gap. */
    skippable: z.string(),
  }),
  kindOnly('requisites'),
  kindOnly('basis'),
  kindOnly('control'),
  kindOnly('stamp-match'),
  kindOnly('list-form'),
  kindOnly('authorized-person'),
  kindOnly('unit-duties'),
  kindOnly('types-division'),
  kindOnly('channel-type'),
  kindOnly('list-table'),
  kindOnly('table-complete'),
  kindOnly('table-type'),
  kindOnly('agency'),
  kindOnly('designation'),
  kindOnly('references'),
  kindOnly('single-version'),
]);
export type Expectation = z.infer<typeof expectSchema>;
export type ExpectationOf<K extends CheckKind> = Extract<Expectation, { kind: K }>;

/** What must hold for a requirement to apply. */
const conditionSchema = z.union([
  z.enum(['order', 'not-draft', 'table-with-rows', 'type-column', 'list-divided', 'authorized-named']),
  z.strictObject({ channels: z.array(z.enum(CHANNELS)).min(1) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/**
 * A wording and the verdict it gets: clauses of a procedure (a bare text), or a whole order where letterhead, stamp, annex
 * or table matter.
 */
const exampleSchema = z.union([
  line.transform((text) => ({ text, order: null, because: null })),
  z
    .strictObject({ text: line.nullable().default(null), order: line.nullable().default(null), because: line.nullable().default(null) })
    .refine(({ text, order }) => (text === null) !== (order === null), { message: 'give either text or order' }),
]);
export type RequirementExample = z.infer<typeof exampleSchema>;

/** The verdicts each kind of check can give where the requirement applies and everything is readable. */
export const VERDICTS: Readonly<Record<CheckKind, readonly FindingStatus[]>> = {
  provision: ['met', 'missing'],
  items: ['met', 'partial', 'missing'],
  terms: ['met', 'partial', 'missing'],
  trigger: ['met', 'missing'],
  deadline: ['met', 'partial', 'deviates', 'missing'],
  'response-time': ['met', 'partial', 'deviates', 'missing'],
  'touchpoints-named': ['met', 'partial', 'missing'],
  // An act of which not even the type is known is not in scope.
  requisites: ['met', 'partial'],
  basis: ['met', 'missing'],
  control: ['met', 'partial', 'missing'],
  'stamp-match': ['met', 'deviates', 'missing'],
  'list-form': ['met', 'deviates', 'missing'],
  'authorized-person': ['met', 'partial', 'missing'],
  'unit-duties': ['met', 'partial', 'deviates', 'missing'],
  'types-division': ['met', 'partial', 'missing'],
  'channel-type': ['met', 'deviates'],
  'list-table': ['met', 'partial', 'missing'],
  'table-complete': ['met', 'partial'],
  'table-type': ['met', 'deviates'],
  agency: ['met', 'deviates'],
  'client-type': ['met', 'deviates'],
  designation: ['met', 'deviates'],
  references: ['met', 'deviates'],
  numbering: ['met', 'deviates'],
  'single-version': ['met', 'deviates'],
};

/** A requirement as its file has it: `rules/require/<group>/<name>.yaml`. */
export const requirementSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]+(\.[a-z-]+)+$/),
    group: line,
    ordinal: z.int().positive(),
    title: line,
    severity: z.enum(SEVERITIES),
    rationale: line,
    reference: z.strictObject({ clause: line, text: line, source: line }),
    when: z.array(conditionSchema).default([]),
    expect: expectSchema,
    /** What the standard wants, in a sentence; `{term}` is the term of `expect`. */
    expected: line,
    /** Explanations in place of those of `lexicon/verdicts.yaml`, by case. */
    says: z.record(z.string(), line).default({}),
    /** What to do where the requirement is not met, with words ready to paste; `{lacking}`: wordings of the items that lack. */
    advice: line,
    /** Advice of its own for a case. */
    adviceFor: z.record(z.string(), line).default({}),
    /** Requirements whose verdict may change with this one, each with the reason: what meets this one meets them, or lets them apply. */
    affects: z.record(z.string(), line).default({}),
    examples: z.partialRecord(z.enum(FINDING_STATUSES), z.array(exampleSchema).min(1)),
  })
  .superRefine((requirement, context) => {
    const cases: readonly string[] = CASES[requirement.expect.kind];
    for (const field of ['says', 'adviceFor'] as const) {
      for (const name of Object.keys(requirement[field])) {
        if (!cases.includes(name)) {
          context.addIssue({ code: 'custom', path: [field, name], message: `no such case; there are: ${cases.join(', ')}` });
        }
      }
    }
    const verdicts = verdictsOf(requirement);
    for (const verdict of verdicts) {
      if (requirement.examples[verdict] === undefined) {
        context.addIssue({ code: 'custom', path: ['examples'], message: `no example for the verdict ${verdict}` });
      }
    }
    for (const verdict of Object.keys(requirement.examples)) {
      if (!verdicts.some((each) => each === verdict)) {
        context.addIssue({ code: 'custom', path: ['examples', verdict], message: `this requirement never gets ${verdict}` });
      }
    }
    checkItems(requirement.expect, context);
  });
export type RequirementFile = z.infer<typeof requirementSchema>;

/** Every verdict that a readable order can get on a requirement. */
export const verdictsOf = (requirement: {
  readonly expect: Expectation;
  readonly when: readonly Condition[];
}): readonly FindingStatus[] => [
  ...VERDICTS[requirement.expect.kind],
  ...('contrary' in requirement.expect && requirement.expect.contrary.length > 0 ? (['deviates'] as const) : []),
  ...(requirement.when.length > 0 ? (['not-applicable'] as const) : []),
];

/** `rules/standard.yaml`: the edition, its groups in order, and where its wordings come from. */
export const standardSchema = z.strictObject({
  id: line,
  version: line,
  title: line,
  groups: z.array(z.strictObject({ id: line, title: line })).min(1),
  sources: z.record(z.string(), line),
});

const checkItems = (expect: Expectation, context: z.RefinementCtx): void => {
  if (expect.kind !== 'items') return;
  const known: Readonly<Record<string, readonly string[]>> = PROVISION_TOPICS;
  const items = known[expect.topic] ?? [];
  expect.items.forEach(({ item }, index) => {
    if (!items.includes(item)) {
      context.addIssue({
        code: 'custom',
        path: ['expect', 'items', index, 'item'],
        message: `${expect.topic} has no item ${item}; there are: ${items.join(', ')}`,
      });
    }
  });
};
