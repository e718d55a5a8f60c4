import { z } from 'zod';

/** `rules/lexicon/search.yaml`: what the search takes off stems, so that all forms of a word meet in one. */
export const searchLexiconSchema = z.strictObject({
  endings: z.array(z.string().min(1)),
  minLetters: z.int().positive(),
});

export type SearchLexicon = z.infer<typeof searchLexiconSchema>;
