import { z } from 'zod';

const word = z.string();
const gender = z.enum(['m', 'f', 'n']);

/** `rules/lexicon/declension.yaml`: how a phrase in any case goes back to the nominative. */
export const declensionSchema = z.strictObject({
  adjectives: z.array(
    z.strictObject({ from: z.array(word), m: word.optional(), f: word.optional(), n: word.optional(), p: word.optional() }),
  ),
  softAfter: z.array(word),
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
});
export type Declension = z.infer<typeof declensionSchema>;
