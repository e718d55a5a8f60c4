import { z } from 'zod';
import { TIME_UNITS, TOUCHPOINT_TYPES } from '../../model/index.js';

/** What each kind of check can come to; every case has an explanation of its own. */
export const CASES = {
  provision: ['met', 'contrary', 'missing'],
  items: ['met', 'partial', 'contrary', 'missing'],
  terms: ['met', 'partial', 'missing'],
  trigger: ['met', 'contrary', 'replaced', 'missing'],
  deadline: ['met', 'stricter', 'weaker', 'different', 'conflict', 'several', 'periodEnd', 'unmeasurable', 'missing'],
  'response-time': ['met', 'partial', 'differs', 'conflict', 'missing'],
  'touchpoints-named': ['met', 'undivided', 'missing'],
  requisites: ['met', 'partial', 'missing'],
  basis: ['met', 'unnumbered', 'missing'],
  control: ['named', 'head', 'unnamed', 'unit', 'missing'],
  'stamp-match': ['met', 'differs', 'blanks', 'incomplete', 'bare', 'missing'],
  'list-form': ['table', 'annexed', 'left', 'absent', 'missing'],
  'authorized-person': ['met', 'unit', 'head', 'missing'],
  'unit-duties': ['met', 'appointed', 'initiates', 'missing'],
  'types-division': ['met', 'oneSided', 'missing'],
  'channel-type': ['met', 'differs'],
  'list-table': ['met', 'fewer', 'missing'],
  'table-complete': ['met', 'incomplete'],
  'table-type': ['met', 'differs'],
  agency: ['met', 'other'],
  'client-type': ['met', 'differs', 'elsewhere'],
  designation: ['met', 'differs'],
  references: ['met', 'none', 'absent'],
  numbering: ['met', 'faults'],
  'single-version': ['met', 'several'],
} as const satisfies Record<string, readonly string[]>;

export type CheckKind = keyof typeof CASES;
export type CaseOf<K extends CheckKind> = (typeof CASES)[K][number];

const line = z.string().min(1);
const oneEach = <const K extends readonly string[]>(codes: K) => z.record(z.enum(codes), line);

const KINDS = Object.keys(CASES);

const explanationsSchema = z.record(z.enum(KINDS), z.record(z.string(), line)).superRefine((given, context) => {
  for (const [kind, cases] of Object.entries(CASES)) {
    const expected: readonly string[] = cases;
    for (const name of expected.filter((each) => given[kind]?.[each] === undefined)) {
      context.addIssue({ code: 'custom', path: [kind, name], message: 'no explanation for this case' });
    }
    for (const name of Object.keys(given[kind] ?? {}).filter((each) => !expected.includes(each))) {
      context.addIssue({ code: 'custom', path: [kind, name], message: 'no such case' });
    }
  }
});

/** How a unit of time is counted: one, two to four, five and more; `genitive` is one of them after a preposition. */
const countedSchema = z.strictObject({ one: line, few: line, many: line, genitive: line });

/** `rules/lexicon/verdicts.yaml`: the words of findings. `{name}` is a place for a value. */
export const verdictsLexiconSchema = z.strictObject({
  /** By kind of check and case. A requirement file may say it in its own words. */
  explanations: explanationsSchema,
  /** Why a requirement does not apply, by the condition that does not hold. */
  notApplicable: oneEach(['order', 'not-draft', 'table-with-rows', 'type-column', 'list-divided', 'authorized-named', 'channels']),
  /** Where the text could not be read well enough: `absent` for what may stand there, `requisites` for a field of the act. */
  undetermined: oneEach(['absent', 'condition', 'requisites', 'actual', 'advice']),
  actual: oneEach(['nothing', 'items', 'lacking', 'notApplicable']),
  /** Added to the explanation where blanks of a draft are no deviation. */
  draftNote: line,
  requisites: oneEach(['actType', 'date', 'number', 'agency', 'signatory']),
  columns: oneEach(['direction', 'touchpoint', 'needs', 'features']),
  cells: oneEach(['touchpoint', 'needs', 'type']),
  units: z.record(z.enum(TIME_UNITS), countedSchema),
  types: oneEach(TOUCHPOINT_TYPES),
  clients: oneEach(['internal', 'external', 'both', 'unqualified']),
  mentions: oneEach(['title', 'heading', 'purpose', 'elsewhere']),
  numbering: oneEach(['gap', 'repeat', 'start', 'disorder']),
  /** Small joints: a quoted name, a row of the table, a correction of a type, a date, what a blank is shown as. */
  text: oneEach(['quoted', 'row', 'correction', 'date', 'blank', 'stamp']),
});
export type VerdictsLexicon = z.infer<typeof verdictsLexiconSchema>;
