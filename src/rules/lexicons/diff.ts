import { z } from 'zod';

const line = z.string().min(1);

const languageSchema = z.strictObject({
  standardSame: line,
  standardChanged: line,
  totals: line,
  causes: line,
  orders: line,
  nothing: line,
  noAgency: line,
  noNumber: line,
  order: line,
  document: line,
  /** Empty for an order that is the same one. */
  state: z.record(z.enum(['kept', 'replaced', 'added', 'removed']), z.string()),
  change: z.record(z.enum(['new', 'fixed', 'changed', 'unclear']), line),
  cause: z.record(z.enum(['order', 'standard', 'reading']), line),
  line,
  before: line,
  after: line,
  /** Of the section of a report. */
  title: line,
});

/** `rules/lexicon/diff.yaml`: the comparison of two datasets, in each language. */
export const diffLexiconSchema = z.strictObject({ ru: languageSchema, en: languageSchema });
export type DiffLexicon = z.infer<typeof diffLexiconSchema>;
export type DiffWords = z.infer<typeof languageSchema>;
