import { z } from 'zod';

const word = z.string();
const gender = z.enum(['m', 'f', 'n']);

export const CASES = ['nom', 'gen', 'dat', 'acc', 'ins', 'pre'] as const;
export type Case = (typeof CASES)[number];

/** One ending of a name: `from` becomes `to` where the stem ends in one of `after` (any stem where it is empty). */
const nameEndingSchema = z.strictObject({
  from: word,
  to: word,
  gender: z.enum(['m', 'f']),
  cases: z.array(z.enum(CASES)),
  after: z.array(word).default([]),
});
export type NameEnding = z.infer<typeof nameEndingSchema>;

/** `rules/lexicon/declension.yaml`: how a phrase in any case goes back to the nominative. */
export const declensionSchema = z.strictObject({
  adjectives: z.array(
    z.strictObject({ from: z.array(word), m: word.optional(), f: word.optional(), n: word.optional(), p: word.optional() }),
  ),
  /** Adjectives whose masculine ends in a stressed syllable: «правовой», «городской»; stems without ending. */
  stressed: z.strictObject({ ending: word, stems: z.array(word) }),
  softAfter: z.array(word),
  softPairs: z.record(word, word),
  nouns: z.array(
    z.strictObject({
      lemma: word,
      plural: word,
      gender,
      singularForms: z.array(word),
      pluralForms: z.array(word),
    }),
  ),
  vowelsAndSigns: z.array(word),
  masculineEndings: z.strictObject({ singular: z.array(word), plural: z.array(word) }),
  /** Nouns that end so have an accusative of their own: «глава», «служба». */
  feminineLemmaEndings: z.array(word),
  /** First words after which the head of a post stays as it is: «и.о. начальника». */
  acting: z.array(word),
  /** Preposition → cases of the name that stands right behind it: «возложить на …». */
  governed: z.record(word, z.array(z.enum(CASES))),
  /** First words of a tail that agrees with the head: «подразделение, ответственное за процесс». */
  tails: z.array(word),
  /** Beginnings of participles that name a person by themselves: «ведущий перечень». */
  substantives: z.array(word),
  /** Posts that head an agency where nothing below an agency follows. */
  headPosts: z.array(word),
  /** What a post that is no head of an agency depends on. */
  subordinateUnits: z.array(word),
  patronymics: z.array(nameEndingSchema),
  firstNames: z.array(nameEndingSchema),
  surnames: z.array(nameEndingSchema),
  /** Nominative → other forms, for names that the endings do not bring back. */
  irregularFirstNames: z.record(word, z.array(word)),
});
export type Declension = z.infer<typeof declensionSchema>;
