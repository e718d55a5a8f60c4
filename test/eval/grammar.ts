import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.array(z.string());
const forms = z.record(z.string(), z.string());
const byKind = z.record(z.string(), words);
const weight = z.number().default(1);

/** A list of things said under a lead-in; the forms of leads and of items agree (noun, verb, gen, if …). */
const enumeration = z.object({
  leads: byKind,
  items: z.record(z.string(), byKind),
  near: words.default([]),
});

const decoy = z.object({
  text: z.string(),
  action: z.string().nullable(),
  bound: z.string().default('within'),
  event: z.string().nullable().default(null),
  units: words.default([]),
  reference: z.string().nullable().default(null),
  listPublication: z.boolean().default(false),
});

const finalSchema = z.object({
  'list-publication': byKind,
  triggers: enumeration,
  'unit-heads-notify': byKind,
  'update-deadline': z.object({ sentence: words, near: words, vague: z.array(z.object({ text: z.string(), bound: z.string() })) }),
  decoys: z.array(decoy),
});

const formationSchema = z.object({
  form: byKind,
  authorized: byKind,
  'authorized-person-duties': enumeration,
  'unit-duties': byKind,
  'key-touchpoints': byKind,
  'identification-basis': byKind,
  'administrative-use': byKind,
  needs: enumeration,
  'no-formalism': byKind,
  'no-duplication': byKind,
  principles: enumeration,
});

const orderSchema = z.object({
  basis: z.object({ present: words, absent: words, acts: z.array(forms) }),
  approves: byKind,
  publication: byKind,
  control: byKind,
  decoys: z.array(decoy),
});

const generalSchema = z.object({
  purpose: byKind,
  scope: byKind,
  tasks: enumeration,
  terms: z.object({ leads: words, items: z.record(z.string(), words), styles: words }),
  'client-limited': byKind,
  references: byKind,
  fillers: words,
});

const typesSchema = z.object({
  division: byKind,
  portal: enumeration,
  social: enumeration,
  'response-time': byKind,
  phone: enumeration,
  written: enumeration,
});

const listSchema = z.object({
  channels: byKind,
  leads: byKind,
  columns: byKind,
  directions: words,
  processes: words,
  'row-needs': words,
  'type-cells': byKind,
  captions: words,
  headings: byKind,
});

const agenciesSchema = z.object({
  kinds: z.array(
    z.object({ short: forms, full: forms.optional(), head: forms, acts: words.default(['приказ', 'распоряжение']), areas: words }),
  ),
  regions: z.array(z.object({ gen: z.string(), code: z.string(), city: z.string(), government: z.string() })),
  surnames: z.array(forms),
  initials: words,
  subjects: z.array(z.object({ code: z.string().nullable(), phrase: z.string() })),
  designations: z.record(z.string(), z.array(forms)),
  posts: z.array(forms),
  units: z.array(forms),
  deputies: z.array(forms),
  'act-types': z.array(
    z.object({ code: z.string(), verb: z.string(), gen: z.string(), dat: z.string(), ins: z.string(), the: forms, weight }),
  ),
  clients: z.record(z.string(), z.object({ one: forms, many: forms })),
  lists: z.array(
    z.object({ nom: z.string(), gen: z.string(), dat: z.string(), acc: z.string(), ins: z.string(), prep: z.string(), weight }),
  ),
  procedures: z.array(z.object({ noun: forms, the: forms, gender: z.number(), approved: z.string(), weight })),
  months: words,
  numbers: z.record(z.string(), z.string()),
  units_of_time: z.record(z.string(), z.object({ one: z.string(), many: z.string() })),
});

const schema = {
  order: orderSchema,
  general: generalSchema,
  formation: formationSchema,
  types: typesSchema,
  list: listSchema,
  final: finalSchema,
  agencies: agenciesSchema,
};

export type Forms = Readonly<Record<string, string>>;
export type Enumeration = z.infer<typeof enumeration>;
export type Decoy = z.infer<typeof decoy>;
export interface Grammar {
  readonly order: z.infer<typeof orderSchema>;
  readonly general: z.infer<typeof generalSchema>;
  readonly formation: z.infer<typeof formationSchema>;
  readonly types: z.infer<typeof typesSchema>;
  readonly list: z.infer<typeof listSchema>;
  readonly final: z.infer<typeof finalSchema>;
  readonly agencies: z.infer<typeof agenciesSchema>;
}

/** Reads the grammar of wordings. Throws where a file is not as the schema says. */
export const readGrammar = (folder = 'fixtures/eval'): Grammar => {
  const yaml = (name: keyof typeof schema): unknown => parse(readFileSync(path.join(folder, `${name}.yaml`), 'utf8'));
  return {
    order: schema.order.parse(yaml('order')),
    general: schema.general.parse(yaml('general')),
    formation: schema.formation.parse(yaml('formation')),
    types: schema.types.parse(yaml('types')),
    list: schema.list.parse(yaml('list')),
    final: schema.final.parse(yaml('final')),
    agencies: schema.agencies.parse(yaml('agencies')),
  };
};
