import { z } from 'zod';

const words = z.array(z.string().min(1));
const letters = z.record(z.string().min(1), z.string());

/** `rules/lexicon/structure.yaml`: the words and signs by which a document's structure is known. All words in lower case. */
export const structureLexiconSchema = z.strictObject({
  alphabet: z.strictObject({
    /** Letters of lettered lists, in order. */
    letters: z.string().min(1),
    /** Letters that lists leave out by custom. */
    skippable: z.string(),
    lookAlikes: letters,
    romanLookAlikes: letters,
    digitLookAlikes: letters,
    latinWords: words,
    oneLetterWords: words,
    dashes: words,
  }),
  mojibake: letters,
  numberSigns: words,
  numberSignFollowers: words,
  spacedWords: words,
  timeWords: words,
  /** «рабочих», «календарных»: what days are, before «дней». */
  dayKinds: words,
  actTypes: words,
  /** The same in the languages of the republics. */
  nativeActTypes: words,
  nativePlaceWords: words,
  actTypeFollowers: words,
  /** At the end of a line of a letterhead they ask for the place that the next line names. */
  openNames: words,
  operative: z.strictObject({ words, openers: words }),
  title: z.strictObject({ openers: words }),
  stamp: z.strictObject({
    approved: words,
    approve: words,
    agreed: words,
    annex: words,
    approvedFollowers: words,
    annexFollowers: words,
    notes: words,
  }),
  headings: z.strictObject({
    procedure: words,
    list: words,
    other: words,
    /** What begins under a heading: the heading itself ends there. */
    bodyOpeners: words,
    listTopic: words,
    listSubject: words,
    /** Beginnings of the words for those whom touchpoints are for. */
    listClients: words,
    /** Beginnings of the words by which the columns of a list are known. */
    listColumns: z.strictObject({ point: words, need: words, type: words }),
    touchpointTypes: words,
    /** Stems of the words for a blank form. */
    forms: words,
  }),
  /** How a short name is introduced in brackets. */
  definedBy: words,
  memo: words,
  memoFollowers: words,
  approvalSheet: words,
  addressee: words,
  salutations: words,
  posts: words,
  actingMarks: words,
  patronymicEndings: words,
  noise: z.strictObject({ phrases: words, registration: words, draft: words, marks: words }),
  siteChrome: z.strictObject({ before: words, after: words }),
  tables: z.strictObject({ continuation: words, header: words, titles: words, captions: words }),
  sectionWords: words,
  sectionSigns: words,
  pageWords: words,
  pageOf: words,
  agencyWords: words,
  superiorLines: words,
  territoryWords: words,
  place: z.strictObject({ prefixes: words, bare: words }),
  months: words,
  dateWords: words,
  dateFrom: words,
  yearWords: words,
  openWords: words,
  sentences: z.strictObject({ abbreviations: words, mayEnd: words, city: words }),
  citation: z.strictObject({
    section: z.string(),
    clause: z.string(),
    item: z.string(),
    paragraph: z.string(),
    article: z.string(),
    chapter: z.string(),
    quoteOpen: z.string(),
    quoteClose: z.string(),
    zones: z.record(z.string(), z.string()),
  }),
});

export type StructureLexicon = z.infer<typeof structureLexiconSchema>;
