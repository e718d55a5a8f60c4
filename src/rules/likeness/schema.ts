import { z } from 'zod';

/** A weight of one trait for one code: the index of the code, then the weight. */
const weight = z.tuple([z.int().nonnegative(), z.number()]);

/** `rules/likeness.json`: what `npm run likeness` has learnt of labelled wordings. Nobody writes it by hand. */
export const likenessSchema = z.strictObject({
  note: z.string(),
  /** From this probability on a stretch is taken to say the thing. */
  threshold: z.number().gt(0).lt(1),
  /** What the probabilities are of: provision codes. */
  codes: z.array(z.string()),
  biases: z.array(z.number()),
  /** Of each code: sets of traits, of each of which a stretch must have one. */
  needs: z.array(z.array(z.array(z.string()).min(1))),
  traits: z.record(z.string(), z.array(weight)),
});
export type LikenessData = z.infer<typeof likenessSchema>;
