import { z } from 'zod';

/** `lexicon/examples.yaml`: the smallest order that examples of requirements are put into. */
export const examplesLexiconSchema = z.strictObject({
  /** A whole order in which `{clauses}` stands for clauses of the procedure. */
  order: z.string().refine((order) => order.includes('{clauses}'), { message: 'there must be {clauses} in it' }),
});
