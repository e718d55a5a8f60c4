import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.array(z.string());
const byId = z.record(z.string(), words);

const schema = z.strictObject({
  weaken: byId,
  triggers: byId,
  strangers: words,
  terms: z.record(z.string(), z.string()),
  deny: words,
  deadlines: z.strictObject({ stricter: words, weaker: words, conflict: words, vague: words, second: words }),
  others: z.strictObject({ agencies: words, 'stranger-keeper': z.string(), clients: z.record(z.string(), z.string()) }),
});

/** Words that mutators put into orders. */
export type Material = z.infer<typeof schema>;

/** Throws where the file is not as the schema says. */
export const readMaterial = (file = 'fixtures/eval/mutations.yaml'): Material => schema.parse(parse(readFileSync(file, 'utf8')));
