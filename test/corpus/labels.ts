import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const nullable = z.string().nullable().default(null);
const words = z.array(z.string()).default([]);

const findingLabel = z.union([
  z.string().transform((status) => ({ status, direction: null, readings: [] as string[] })),
  z
    .looseObject({ status: z.string(), direction: nullable, readings: words })
    .transform(({ status, direction, readings }) => ({ status, direction, readings })),
]);

export const actLabel = z.looseObject({
  scope: z.string(),
  status: nullable,
  is_primary: z.boolean().default(false),
  version_of: z.number().nullable().default(null),
  act_type: nullable,
  number: z
    .union([z.string(), z.number()])
    .nullable()
    .default(null)
    .transform((value) => (value === null ? null : String(value))),
  date: nullable,
  date_text: nullable,
  place: nullable,
  agency: nullable,
  region_code: nullable,
  title: nullable,
  signatory_name: nullable,
  signatory_position: nullable,
  subjects: words,
  client_types: words,
  parts: words,
  definitions: words,
  roles: z
    .array(z.looseObject({ role: z.string(), holder: z.string(), designation: nullable, person_name: nullable, person_printed: nullable }))
    .default([]),
  triggers: z.array(z.looseObject({ kind: z.string() })).default([]),
  deadlines: z
    .array(
      z.looseObject({
        action: z.string(),
        bound: z.string(),
        value: z.number().nullable(),
        unit: nullable,
        date: nullable,
        after_event: nullable,
      }),
    )
    .default([]),
  provisions: words,
  list_rows: z.number().default(0),
  touchpoints: z.array(z.looseObject({ source: z.string(), name: z.string(), channel: z.string(), type_declared: nullable })).default([]),
  contacts: z.array(z.looseObject({ kind: z.string(), normalized: nullable })).default([]),
  act_references: z
    .array(z.looseObject({ act_type: nullable, number: z.union([z.string(), z.number()]).nullable().default(null), date: nullable }))
    .default([]),
  findings: z.record(z.string(), findingLabel).default({}),
});

const fileLabel = z.looseObject({ file: z.string(), half: z.enum(['dev', 'test']).optional(), acts: z.array(actLabel) });

/** What a human read in one order, as `corpus/labels/README.md` describes it. */
export type FileLabel = z.infer<typeof fileLabel>;
export type ActLabel = z.infer<typeof actLabel>;

/** Reads one label file. Throws where it is not as the README says. */
export const readLabel = (file: string): FileLabel => fileLabel.parse(parse(readFileSync(file, 'utf8')));
