import { z } from 'zod';

const word = z.string().min(1);
const words = z.array(word);

/** `rules/lexicon/regions.yaml` */
export const regionsSchema = z.strictObject({
  regions: z.array(
    z.strictObject({
      code: z.string().regex(/^RU-[A-Z0-9]{2,3}$/),
      name: word,
      okato: z
        .string()
        .regex(/^\d{11}$/)
        .nullable(),
      oktmo: z
        .string()
        .regex(/^\d{8}$/)
        .nullable(),
      federal_district: word.nullable(),
      forms: words.min(1),
      cities: words,
      domains: words,
    }),
  ),
});
export type RegionRow = z.infer<typeof regionsSchema>['regions'][number];

/**
 * What a kind of body is to an act. `agency`: issues acts; `either`: may be an agency or a unit of one; `unit`: a part of an
 * agency; `institution`: a subordinate body; `superior`: stands over agencies; `official`: a post that issues acts.
 */
export const AGENCY_CLASSES = ['agency', 'either', 'unit', 'institution', 'superior', 'official'] as const;
export type AgencyClass = (typeof AGENCY_CLASSES)[number];

/** `rules/lexicon/agencies.yaml` */
export const agenciesSchema = z.strictObject({
  kinds: z.array(
    z.strictObject({
      lemma: word,
      gender: z.enum(['m', 'f', 'n']),
      class: z.enum(AGENCY_CLASSES),
      /** Oblique forms of the singular. */
      forms: words,
    }),
  ),
  /** Kinds written as abbreviations: capitals only. */
  abbreviations: words,
  /** Abbreviations before a quoted name that are no bodies: information systems, programmes. */
  systems: words,
  /** First letters of adjectives that may begin a name. */
  modifiers: words,
  /** Adjectives of the look of a place's that name none. */
  superiorAdjectives: words,
  placeAdjectiveEndings: words,
  nominativeEndings: words,
  /** A name never runs over these words. */
  stops: words,
  /** Nor over words that end so (verbs). */
  stopEndings: words,
  /** Ends a name too, unless the name goes on to say whose body it is. */
  stopsUnlessWhose: words,
  /** Words behind a name that begin what belongs to the body: «и его филиалы». */
  belongings: words,
  /** Endings of a verb right behind a body's kind. */
  verbEndings: words,
  /** Openings of what a name may go on with after a region. */
  continuations: words,
  /** What is written with a capital inside names: words as in `forms` of regions. */
  capitals: words,
  /** What a municipality is called: the name that stands before or after it begins with a capital. */
  municipalities: words,
  /** Adjectives of those that are no names. */
  municipalAdjectives: words,
  /** How names of towns are declined: an ending and what it becomes; an empty one stands for a consonant. */
  placeEndings: z.array(z.strictObject({ from: z.string(), to: words })),
  /** Letters of Russian; a line with others is in another language. */
  alphabet: word,
  /** Words of addresses: a name ends before them. */
  addressWords: words,
  /** Words by which a line of a letterhead is known to be Russian. */
  commonWords: words,
});
export type AgenciesLexicon = z.infer<typeof agenciesSchema>;

/** `rules/lexicon/identity.yaml`: the words by which an act's requisites are known. */
export const identitySchema = z.strictObject({
  directiveTypes: words.min(1),
  citedTypes: words.min(1),
  basisTypes: words.min(1),
  approvedOn: words.min(1),
  procedureTypes: words.min(1),
  memoTypes: words.min(1),
  operative: z.record(word, word),
  numberSigns: words.min(1),
  numberLetters: z.string(),
  withoutNumber: words,
  dateFrom: words.min(1),
  yearWords: words.min(1),
  placePrefixes: words.min(1),
  replyPrefixes: words,
  registrationWords: words,
  signatureStampWords: words,
  signatureOwners: words,
  signatureMarks: words,
  signatureStops: words,
  draftMarks: words,
  /** What a body keeps in a social network: a name in quotes behind «страница Комитета» is the network's. */
  pages: words,
  stamp: z.strictObject({ approved: words, approve: words, agreed: words, annex: words, follows: words }),
  selfWords: words,
  remarkOpeners: words,
  purposeOpeners: words,
  definitionWords: words,
  definitionVerbs: words,
  conjunctions: words,
  keeper: z.strictObject({
    /** What is kept. */
    lists: words,
    /** Verbs and nouns of keeping it. */
    actions: words,
    clients: words,
    /** What a body does with its clients: the body stands in the place of the keeper. */
    dealings: words,
    /** What a client does with his need: he comes to the body. */
    comes: words,
    /** Nouns for what a client had to do with a body. */
    turns: words,
    /** Words that tell of what was before. */
    past: words,
    /** Prepositions before the client and before the body. */
    with: words,
    into: words,
    /** Endings of the accusative where it is not the nominative. */
    accusative: words,
    /** What a procedure tells of as its own agency's: always, and unless another body is named in full. */
    core: words,
    /** Verbs of what a procedure bids its own agency to do. */
    does: words,
    places: words,
    /** The list itself, and papers that are the agency's where they are called inner ones. */
    kept: words,
    papers: words,
    inner: words,
    /** People and parts of a body, of a unit too. */
    people: words,
    /** Before a body that is told from the agency. */
    strangers: words,
    /** Endings of a word that goes on with a body's name, of verbs that look like one, and other words that do. */
    nameEndings: words,
    verbEndings: words,
    notNames: words,
    /** What stands behind «по» where it is no field of a body. */
    ways: words,
    /** What is organized in a body. */
    works: words,
    /** Kinds of bodies that are made of committees and departments. */
    houses: words,
    /** Before an agency that is not the keeper. */
    others: words,
    sites: words,
    /** Kinds that are no unit but of houses and ministries, and kinds that are bodies of their own in small letters, too. */
    wholes: words,
    always: words,
    /** Kinds that are doings, too, with the endings of what is done to: «Управление рисками». */
    doings: z.record(word, words),
    /** Kinds written short: what they stand for, and the word of it. */
    shortKinds: z.record(word, z.strictObject({ kind: word, with: word })),
    /** Kinds of institutions that not every one may be called by. */
    special: words,
    /** Kinds of which a bare one with a capital that nothing introduces is left over from another's text. */
    leftovers: words,
    /** Those whose staff is told of as ours. */
    ranks: words,
    /** Who keeps the list, and verbs of deciding on it or on him. */
    authorized: words,
    decides: words,
    /** Participles of meeting a body, of coming to it, and what comes. */
    meeting: words,
    arriving: words,
    arrivals: words,
    /** Posts of those who head one kind of body, with its forms, and what they give. */
    heads: z.array(z.strictObject({ post: word, of: word, forms: words })),
    bids: words,
    /** Short names of ministries by how they begin, with what they share, and words behind a federal one. */
    ministries: words,
    ministryPrefix: word,
    ministryKinds: words,
    federal: words,
    /** What an institution tells of its founder. */
    founders: words,
    /** People of a body, and what binds them to the procedure. */
    staff: words,
    binds: words,
  }),
});
export type IdentityWords = z.infer<typeof identitySchema>;
