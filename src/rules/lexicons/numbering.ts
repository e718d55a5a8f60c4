import { z } from 'zod';

/** `rules/lexicon/numbering.yaml`: letters and words that automatic numbers are written in. */
export const numberingLexiconSchema = z.strictObject({
  russianLetters: z.string().min(1),
  ordinalSuffix: z.string(),
  cardinals: z.array(z.string()),
  ordinals: z.array(z.string()),
});
