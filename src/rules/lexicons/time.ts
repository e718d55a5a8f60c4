import { z } from 'zod';
import { TIME_UNITS } from '../../model/index.js';

const words = z.array(z.string());
const byNumber = z.record(z.string().regex(/^\d+(\.\d+)?$/), words);

/** `rules/lexicon/time.yaml`: what terms and dates are made of. */
export const timeLexiconSchema = z.strictObject({
  numerals: byNumber,
  /** «десятого» before a day counts the days up to it. */
  ordinals: byNumber,
  digitTails: words,
  adjectiveNumerals: byNumber,
  adjectives: z.partialRecord(z.enum(TIME_UNITS), words),
  loneAdjectives: z.array(z.enum(TIME_UNITS)),
  units: z.array(z.strictObject({ unit: z.enum(TIME_UNITS), multiple: z.number().positive(), words })),
  singular: words,
  /** A single day behind one of these is where a term starts: «со дня запроса». */
  startWords: words,
  fillers: words,
  /** «…, исчисляемый в рабочих днях»: what says in which days a term is measured. */
  measured: z.strictObject({ words, in: z.partialRecord(z.enum(TIME_UNITS), words) }),
  months: byNumber,
  yearWords: words,
  rangeWords: z.strictObject({ from: words, to: words }),
});
export type TimeLexicon = z.infer<typeof timeLexiconSchema>;
