import { z } from 'zod';

/** `rules/lexicon/queries.yaml`: questions to the dataset, each in plain SQL. */
export const queriesLexiconSchema = z.strictObject({
  queries: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/u),
        title: z.strictObject({ ru: z.string().min(1), en: z.string().min(1) }),
        /** Values of named parameters where none are given. */
        parameters: z.record(z.string(), z.string()).default({}),
        sql: z.string().min(1),
      }),
    )
    .superRefine((queries, context) => {
      for (const [index, { id }] of queries.entries()) {
        if (queries.findIndex((each) => each.id === id) !== index)
          context.addIssue({ code: 'custom', message: 'id repeated', path: [index, 'id'] });
      }
    }),
});

export type CannedQuery = z.infer<typeof queriesLexiconSchema>['queries'][number];
