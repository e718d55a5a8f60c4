import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);
const reads = z.record(z.string().length(1), z.string().min(1));

/** `rules/lexicon/ocr.yaml`: what recognition of scans is known to take for what. */
export const ocrLexiconSchema = z.strictObject({
  digits: reads,
  roman: reads,
  letters: z.string().min(1),
  skippedLetters: z.string(),
  letterReads: reads,
  oneLetterWords: z.string().min(1),
  numberSign: words,
  numberSignReads: words,
  numberSignAfterYear: words,
  closingReads: reads,
  domains: words,
  latinNames: words,
  letterRuns: z.record(z.string().length(2), z.string().min(1)),
});
