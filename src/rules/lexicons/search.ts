import { z } from 'zod';

/** `rules/lexicon/search.yaml`: what the search takes off stems, so that all forms of a word meet in one. */
export const searchLexiconSchema = z.strictObject({
  endings: z.array(z.string().min(1)),
  minLetters: z.int().positive(),
  /** Letters that the stemmer makes single where a word has them twice. */
  doubled: z.array(z.string().length(1)),
  /** Endings of verbs that share the stem of no noun; what is left of each form is joined with `joined`. */
  verbs: z.strictObject({ joined: z.string().min(1), endings: z.array(z.string().min(1)) }),
  /** Words that are stems of their own. */
  own: z.array(z.string().min(1)),
  /** Nouns that keep the ending which others lose: their stems, and what their forms add. */
  nouns: z.strictObject({ stems: z.array(z.string().min(1)), endings: z.array(z.string().min(1)) }),
});

export type SearchLexicon = z.infer<typeof searchLexiconSchema>;
