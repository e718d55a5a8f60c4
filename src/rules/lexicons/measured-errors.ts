import { z } from 'zod';
import { READING_METHODS } from '../../model/index.js';

const count = z.int().nonnegative();

/** `rules/measured-errors.json`: how often verdicts err on labelled orders; made by `npm run errors`. */
export const measuredErrorsSchema = z.strictObject({
  about: z.string().min(1),
  requirements: z.record(
    z.string(),
    z.strictObject({
      edition: z.string().min(1),
      byMethod: z
        .partialRecord(
          z.enum(READING_METHODS),
          z.strictObject({ truePositive: count, falseNegative: count, trueNegative: count, falsePositive: count }),
        )
        // A way of reading that is not there has no key.
        .transform((byMethod) => byMethod as Partial<Record<(typeof READING_METHODS)[number], Confusion>>),
    }),
  ),
});

interface Confusion {
  readonly truePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
  readonly falsePositive: number;
}

export type MeasuredErrorsFile = z.infer<typeof measuredErrorsSchema>;
