import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { triggerCode } from '../../src/rules/likeness/codes.js';
import { loadStandard, type Requirement } from '../../src/rules/standard.js';

const text = z.union([z.string(), z.array(z.string()).min(1)]).transform((value) => [value].flat());
const wording = z.union([
  text.transform((lines) => ({ lines, part: null })),
  z.strictObject({ part: z.string(), text }).transform(({ part, text: lines }) => ({ lines, part })),
]);
const half = z.strictObject({ meets: z.array(wording), not: z.array(wording) });
const fileSchema = z.strictObject({ requirement: z.string(), dev: half, test: half });

/** A clause written by one who had not read the rules, and the codes that it says, or is near and does not say. */
export interface BlindWording {
  readonly requirement: string;
  /** The lead-ins and the words themselves. */
  readonly lines: readonly string[];
  readonly codes: readonly string[];
  readonly meets: boolean;
}

const FOLDER = 'fixtures/wordings';

/** The clauses of a half that tell of provisions and triggers; of the half `test` figures only are shown. */
export const readWordings = (of: 'dev' | 'test'): BlindWording[] => {
  const requirements = new Map(loadStandard('rules').requirements.map((each) => [each.id, each]));
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const file = fileSchema.parse(parse(readFileSync(path.join(FOLDER, name), 'utf8')));
      const requirement = requirements.get(file.requirement);
      if (requirement === undefined) throw new Error(`${name}: there is no requirement ${file.requirement}`);
      const parts = [...new Set([...file.dev.meets, ...file.test.meets].flatMap(({ part }) => part ?? []))];
      const codes = codesOf(requirement);
      const read = (meets: boolean) =>
        file[of][meets ? 'meets' : 'not'].map(({ lines, part }) => ({
          requirement: file.requirement,
          lines,
          // The parts stand in the order of the items of the requirement.
          codes: part === null || parts.length !== codes.length ? codes : codes.slice(parts.indexOf(part), parts.indexOf(part) + 1),
          meets,
        }));
      return codes.length === 0 ? [] : [...read(true), ...read(false)];
    });
};

const codesOf = ({ expect }: Requirement): string[] => {
  switch (expect.kind) {
    case 'provision':
      return [expect.topic];
    case 'items':
      return expect.items.map(({ item }) => `${expect.topic}/${item}`);
    case 'trigger':
      return [triggerCode(expect.trigger)];
    case 'unit-duties':
      return ['unit-duties/units-prepare'];
    default:
      return [];
  }
};
