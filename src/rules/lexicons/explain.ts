import { z } from 'zod';

const line = z.string().min(1);
const byCode = z.record(z.string(), line);

const texts = z.strictObject({
  heading: line,
  reference: line,
  act: line,
  searched: line,
  structure: line,
  rule: line,
  parts: line,
  moreRules: line,
  found: line,
  nothingFound: line,
  match: line,
  plainMatch: line,
  alike: line,
  unused: line,
  page: line,
  rejected: line,
  rejection: line,
  reasons: byCode,
  verdict: line,
  expected: line,
  actual: line,
  explanation: line,
  nearest: line,
  noChange: line,
  notApplied: line,
  changeHeading: line,
  changes: byCode,
  noneFound: line,
});

const forms = z.strictObject({ nom: line, gen: line, dat: line, ins: line, prep: line });
/** The first names are those of the standard, which its advice uses. */
const names = z.array(forms).min(1);

/** `rules/lexicon/explain.yaml` */
export const explainLexiconSchema = z.strictObject({
  ru: texts,
  en: texts,
  levels: byCode,
  zones: byCode,
  parts: byCode,
  ownNames: z.strictObject({ list: names, agency: names, keeper: names }),
});
export type ExplainLexicon = z.infer<typeof explainLexiconSchema>;
export type ExplainTexts = z.infer<typeof texts>;
