import { z } from 'zod';
import {
  AFTER_EVENTS,
  CLAUSE_ZONES,
  CLIENT_TYPES,
  DEADLINE_ACTIONS,
  DEADLINE_BOUNDS,
  HOLDER_KINDS,
  PART_KINDS,
  PROVISION_TOPICS,
  ROLE_KINDS,
  SCOPES,
  SUBJECTS,
  TIME_UNITS,
  TOUCHPOINT_TYPES,
  TRIGGER_KINDS,
} from '../model/index.js';

const text = z.string().min(1);
const lines = z.union([text, z.array(text).min(1)]).transform((value) => (typeof value === 'string' ? [value] : value));

/** `topic` or `topic/item` of PROVISION_TOPICS. */
const provisionCode = text.refine(isProvisionCode, { message: 'no such topic or item of provisions' });

function isProvisionCode(code: string): boolean {
  const [topic = '', item] = code.split('/');
  const items: readonly string[] | undefined = Object.entries(PROVISION_TOPICS).find(([name]) => name === topic)?.[1];
  return items !== undefined && (item === undefined ? items.length === 0 : items.includes(item));
}

/** What a rule says it has found. One key of these. */
export const emitSchema = z.union([
  z.strictObject({ trigger: z.enum(TRIGGER_KINDS) }),
  z.strictObject({ provision: provisionCode }),
  z.strictObject({
    term: z.strictObject({
      bound: z.enum(DEADLINE_BOUNDS),
      /** Where the pattern captures no `{duration}`: a fixed value and unit. */
      value: z.number().positive().optional(),
      unit: z.enum(TIME_UNITS).optional(),
      after: z.enum(AFTER_EVENTS).optional(),
    }),
  }),
  z.strictObject({ action: z.enum(DEADLINE_ACTIONS), rank: z.number().int().default(0) }),
  z.strictObject({ role: z.enum(ROLE_KINDS), holder: z.enum(HOLDER_KINDS), rank: z.number().int().default(0) }),
  z.strictObject({
    enumeration: z.enum(['list', 'definition']),
    type: z.enum(TOUCHPOINT_TYPES).nullable().default(null),
    /** The names must follow a colon: for lead-ins whose words alone say little. */
    colon: z.boolean().default(false),
  }),
  z.strictObject({ reference: z.enum(['annex', 'clause', 'section']) }),
  z.strictObject({ scope: z.enum(SCOPES), rank: z.number().int().default(0) }),
  z.strictObject({ subject: z.enum(SUBJECTS) }),
  z.strictObject({ clients: z.array(z.enum(CLIENT_TYPES)) }),
  /**
   * `worded`: only a short name that words the concept itself stands for it, whatever it stands behind. `plural`: only one word in the
   * plural that no other concept knows does.
   */
  z.strictObject({ term_of: text, worded: z.boolean().default(false), plural: z.boolean().default(false) }),
  /** The words captured as `name` stand for the concept from then on, with no «(далее – …)». */
  z.strictObject({ name_of: text }),
  /** The words captured as `name` are called another thing too, so that alone they do not stand for the concept. */
  z.strictObject({ not_name_of: text }),
  z.strictObject({ mark: text }),
]);
export type Emit = z.infer<typeof emitSchema>;

export const UNIT_LEVELS = ['item', 'proposition', 'segment', 'sentence', 'clause'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

const exampleSchema = z.strictObject({
  /** The text; ⟦…⟧ marks the words that must be quoted. */
  text,
  /** What governs it: lead-ins from the outermost in. */
  under: lines.optional(),
  /** Captured values that must come out, by the name of the capture. */
  expect: z.record(z.string(), z.unknown()).optional(),
});
const counterExampleSchema = z.strictObject({ text, under: lines.optional(), because: text });

/** `rules/recognize/<topic>/<id>.yaml` */
export const recognizeRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)+$/),
  title: text,
  rationale: text,
  /** In what stretch of text the words must stand together. */
  in: z.enum(UNIT_LEVELS).default('segment'),
  /** `lead`: the words may stand partly in the lead-in that governs the unit. */
  reach: z.enum(['own', 'lead']).default('own'),
  /** The topic carries over: the sentences right before it in the clause govern a stretch too. */
  carry: z.boolean().default(false),
  /**
   * A line whose governing words (before `>`) are not found still counts where at least this many different items of the rule's topic
   * stand together: the items of one list bear each other out. 0: never.
   */
  company: z.int().nonnegative().default(0),
  /** What it finds counts only where at least this many other items of the rule's topic stand with it, in its clause or its list. */
  beside: z.int().nonnegative().default(0),
  /** What is quoted: the matched words, or the whole unit. */
  quote: z.enum(['match', 'unit']).default('unit'),
  zones: z.array(z.enum(CLAUSE_ZONES)).default(['body']),
  parts: z.array(z.enum(PART_KINDS)).optional(),
  /** Looked for in the rows of tables too; what says norms is in any case. */
  rows: z.boolean().default(false),
  confidence: z.number().gt(0).max(1).default(1),
  match: lines,
  /** None of these may stand in the unit. */
  none: lines.default([]),
  /** None of these may govern the unit. */
  notUnder: lines.default([]),
  /** One of these must be said in a stretch that no line finds and that is only like the known wordings; none asks for nothing. */
  alike: lines.default([]),
  emit: emitSchema,
  examples: z.strictObject({
    match: z.array(exampleSchema).min(1),
    'no-match': z.array(counterExampleSchema).min(1),
  }),
});
export type RecognizeRule = z.infer<typeof recognizeRuleSchema>;

/** `rules/lexicon/concepts/*.yaml`: a name → the ways to say one thing. */
export const conceptsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/),
  z.strictObject({ title: text, phrases: z.array(text).min(1) }),
);

/** `rules/lexicon/slots/*.yaml`: a slot whose value is a code, with the ways to say each. */
export const slotTableSchema = z.strictObject({
  slot: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: text,
  values: z.record(z.string(), z.array(text)),
});

export const negationSchema = z.strictObject({
  particles: z.array(text),
  /** Deny the first word of what is looked for only: «ни на сайте», but not the verb of «что бы ни сделал». */
  secondParticles: z.array(text),
  modals: z.array(text),
  /** Between such a verb and what is denied: «не участвуют в размещении». */
  modalPrepositions: z.array(text),
  /** Verbs that with a preposition deny what is behind them: «освобождаются от …». */
  releases: z.array(text),
  /** Lead-ins that deny all that stands under them, as lines of `notUnder`. */
  denyingLeads: z.array(text),
  exceptions: z.array(text),
  /** Predicates that, with «не» before them, deny the words a proposition begins with: «размещение … не требуется». */
  denyingPredicates: z.array(text),
  /** Names of a duty, before what it is a duty to do: «обязанность размещать …». */
  denyingHeads: z.array(text),
  /** Words that say by themselves that a thing is not there. */
  absences: z.array(text),
  /** Words that a subordinate clause begins with. */
  subordinate: z.array(text),
  /** Beginnings of verbs whose denial takes nothing away: «не препятствует», «не прекращается». */
  takingNothing: z.array(text),
  /** Words, and beginnings of words, by which a line speaks of a denial itself. */
  denialWords: z.array(text),
  denialRoots: z.array(text),
  /** Words that deny so by themselves: «размещать … необязательно». */
  denyingWords: z.array(text),
  /** Phrases of a stretch that gives nobody a role, as lines of `none`. */
  denyingRoles: z.array(text),
  /** What follows a predicate that denies under a condition only. */
  denyingConditions: z.array(text),
});

export const stemsSchema = z.strictObject({ derivational: z.array(text).default([]), aliases: z.record(z.string(), z.array(text)) });

/** `rules/lexicon/grammar.yaml`: how a sentence is cut into propositions, and noun phrases into posts, units and names. */
export const grammarSchema = z.strictObject({
  predicateEndings: z.array(text),
  predicateWords: z.array(text),
  notPredicates: z.array(text),
  conjunctions: z.array(text),
  /** Endings of what an item of a row of actions begins with («подать …, получить …»), such words that end otherwise, and words that end so and name no action. */
  actionEndings: z.array(text),
  actionWords: z.array(text),
  notActions: z.array(text),
  /** Words that join the last name of a row: «отдел кадров, архив и гараж». */
  rowConjunctions: z.array(text),
  relatives: z.array(text),
  subordinators: z.array(text),
  posts: z.array(text),
  postModifiers: z.array(text),
  /** «лицо, замещающее должность консультанта»: who holds a post, beginnings of how, what is held, and of what service. */
  holdings: z.strictObject({ holders: z.array(text), holding: z.array(text), held: z.array(text), of: z.array(text) }),
  units: z.array(text),
  /** Kinds of divisions over clauses, as their headings say: «Статья 5». */
  sectionUnits: z.array(text),
  /** Forms of the word for a unit that announce several numbers: «пунктам 2.2 и 2.5». */
  pluralUnits: z.array(text),
  /** Kinds of documents with clauses of their own, by how their words begin. */
  documentKinds: z.array(z.strictObject({ kind: text, beginnings: z.array(text) })),
  /** Beginnings of words that say that a document is this one: «настоящего». */
  ownMarks: z.array(text),
  unitModifiers: z.array(text),
  commissions: z.array(text),
  nounPhraseStops: z.array(text),
  /** Forms, or two words of which the second, that end no name though their stem would: «назначения выплат», «связям со СМИ». */
  notStops: z.array(text),
  patronymicEndings: z.array(text),
  /** Words after a patronymic that belong to it: «оглы». */
  patronymicParticles: z.array(text),
  /** Words written with a capital letter before initials that are no surnames: «Министерства И.И. Иванова». */
  notSurnames: z.array(text),
  /** Endings of an adjective: right before the head of a post or unit it belongs to its name. */
  adjectiveEndings: z.array(text),
  /** Endings of nouns that end like adjectives: they belong to no name behind them. */
  nounEndings: z.array(text),
  /** Adjectives that stand there and do not belong to the name («настоящий», «каждый», «назначенный»). */
  notModifiers: z.array(text),
  /** Exact forms that share their stem with a post and name none: «технологий». */
  notPosts: z.array(text),
  /** Words that cannot end the name of a post or unit: «отдел по …». */
  notLast: z.array(text),
  /** Forms that end the name of a post or unit: what it is made or charged with («отделу кадров обязанности по …»). */
  notWithin: z.array(text),
  /** The same for units alone: «определить отдел кадров структурным подразделением, ответственным …». */
  notWithinUnit: z.array(text),
  /** Two words that begin what no longer belongs to a name: «директором по согласованию с …». */
  notBegun: z.array(text),
  /** Endings of the instrumental: by whom something is done. */
  instrumentalEndings: z.array(text),
  /** Endings of an adjective in the genitive: after a comma it goes on with the name of a unit. */
  genitiveAdjectives: z.array(text),
  abbreviations: z.array(text),
  termIntroductions: z.array(text),
  termFillers: z.array(text),
  anaphors: z.array(text),
  leaningNouns: z.array(text),
  /** Words by which a relative clause sets a term of its own: «который в течение трех дней …». */
  termWords: z.array(text),
  others: z.array(text),
  detailWords: z.array(text),
  /** Short words by which a room goes on with the name of a building behind a comma. */
  roomWords: z.array(text),
  participleBeginnings: z.array(text),
  participleEndings: z.array(text),
  /** Words that begin no name of a touchpoint: «вроде ящика», «что личное посещение». */
  nameStops: z.array(text),
  /** Endings that finite verbs alone have: a name with such a word in it is part of a sentence. */
  finiteEndings: z.array(text),
  doingEndings: z.array(text),
  notDoing: z.array(text),
  /** Finite verbs with other endings: «стоят», «остается». */
  finiteWords: z.array(text),
  /** Endings of the infinitive: «узнать …; посоветоваться …». */
  infinitiveEndings: z.array(text),
  /** Prepositions that begin what belongs to an adjective: «доступные для всех». */
  attributePrepositions: z.array(text),
  /** Beginnings of words that only say where a thing is told: «указанные в справочнике». */
  notAttributes: z.array(text),
  /** What a cell under «Цифровая» holds where the title is true of the row, and where it is not. */
  tickMarks: z.array(text),
  blankMarks: z.array(text),
  /** Prepositions with which no meaning begins: «СЭД – для внутренних клиентов». */
  notMeanings: z.array(text),
  /** «ее страница», «их сайт»: words that a name may leave out. */
  possessives: z.array(text),
  /** Endings of the accusative alone, with which no nominative of a touchpoint's name ends: «почту», «электронную». */
  accusativeEndings: z.array(text),
  /** Prepositions that leave most names as they are in the nominative: «через». */
  accusativePrepositions: z.array(text),
  /** By what a definition of a touchpoint is known: «Окном обращения является точка взаимодействия». */
  naming: z.strictObject({
    predicates: z.array(text),
    openers: z.array(text),
    fillers: z.array(text),
    genera: z.array(text),
    dealings: z.array(text),
    lists: z.array(text),
    offline: z.array(text),
    /** Words with which a dash says how much a thing is worth, not what it is. */
    appraisals: z.array(text),
    /** Vowels that come and go before the last consonant of a stem. */
    fleeting: z.array(text),
    vowels: z.array(text),
    /** Endings of nouns in the plural, nominative and instrumental. */
    plurals: z.array(text),
    /** Endings of such nouns that name people: «заявители», «дольщики». */
    people: z.array(text),
    /** Prepositions behind which the points are only what something is said of. */
    about: z.array(text),
  }),
  /** Words between a type and the names of its touchpoints that name none themselves. */
  contactWords: z.array(text),
});
export type Grammar = z.infer<typeof grammarSchema>;
