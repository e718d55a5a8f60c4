import { z } from 'zod';
import { requirementSchema } from './require-schema.js';
import { recognizeRuleSchema } from './schema.js';

/** JSON Schemas of rule files, for editors: file in the rules folder → schema. What only the loader can check is not in them. */
export const ruleJsonSchemas = (): Readonly<Record<string, object>> => ({
  'rule.schema.json': schemaOf('A recognizing rule: rules/recognize/<topic>/<id>.yaml', recognizeRuleSchema),
  'requirement.schema.json': schemaOf('A requirement: rules/require/<group>/<name>.yaml', requirementSchema),
});

/** Of a file as it is written, before defaults are filled in. */
const schemaOf = (title: string, schema: z.ZodType): object => ({ title, ...z.toJSONSchema(schema, { io: 'input' }) });
