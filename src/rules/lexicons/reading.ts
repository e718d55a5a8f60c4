import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);

/** Schema of `rules/lexicon/reading.yaml`: what readers tell text from garbage by, and how they mend what layout cut. */
export const readingLexiconSchema = z.strictObject({
  bigrams: z.array(z.strictObject({ weight: z.number().positive(), pairs: z.string().min(2) })).min(1),
  encodings: words,
  hyphenPrefixes: words,
  hyphenSuffixes: words,
  compoundEndings: words,
  suffixBeginnings: words,
  shortWords: words,
  neverBegins: words,
  tableContinuations: words,
  tableTitles: words,
  annexWords: words,
  signatureStamp: words,
  pageWords: words,
  abbreviations: words,
});
