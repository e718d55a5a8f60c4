import { z } from 'zod';

const label = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });

/** Title, and what it means where the title does not say it. */
const wording = z.tuple([z.string().min(1), z.string().min(1).nullable()]);
const described = z.strictObject({ ru: wording, en: wording });

const codeList = z.string().min(1);

/** `rules/lexicon/dataset.yaml`: titles of tables, views and columns of the dataset, its units and the codes that `codes.yaml` lacks. */
export const datasetLexiconSchema = z.strictObject({
  units: z.record(z.string(), label),
  /** Lists of codes that only the dataset has. */
  codes: z.record(z.string(), z.record(z.string(), label)),
  /** Of tables made for every table of another kind: `{title}` and `{table}` are of that one. */
  history: described,
  known: described,
  tables: z.record(z.string(), described),
  /** By name of the column, or by `table.column` where the table gives it another sense. */
  columns: z.record(
    z.string(),
    described.extend({ unit: z.string().optional(), codes: z.union([codeList, z.array(codeList)]).optional() }),
  ),
});

export type DatasetLexicon = z.infer<typeof datasetLexiconSchema>;
