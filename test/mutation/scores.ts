import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Standard } from '../../src/rules/standard.js';
import { isRight, type Judged } from './score.js';

export const SCORES_FILE = 'fixtures/eval/mutation.json';

const scoresSchema = z.strictObject({
  seed: z.number(),
  mutants: z.number(),
  right: z.number(),
  requirements: z.record(z.string(), z.strictObject({ mutants: z.number(), right: z.number() })),
  /** For each requirement and each one that it affects: a mutator and an order that show it. */
  affects: z.record(z.string(), z.record(z.string(), z.strictObject({ mutator: z.string(), subject: z.string() }))),
});

/** What `npm run mutation -- --write` leaves. */
export type Scores = z.infer<typeof scoresSchema>;

export const readScores = (): Scores => scoresSchema.parse(JSON.parse(readFileSync(SCORES_FILE, 'utf8')));

/** @param shown mutants that show only what affects what: they are not counted */
export const scoresOf = ({ requirements }: Standard, judged: readonly Judged[], shown: readonly Judged[], seed: number): Scores => {
  const of = (id: string): Judged[] => judged.filter(({ requirement }) => requirement === id);
  const rows = requirements.map((requirement) => {
    const own = of(requirement.id);
    const right = own.filter((each) => isRight(requirement, each));
    const more = shown.filter((each) => each.requirement === requirement.id && isRight(requirement, each));
    return { requirement, own, right, examples: [...right, ...more] };
  });
  return {
    seed,
    mutants: judged.length,
    right: rows.reduce((sum, { right }) => sum + right.length, 0),
    requirements: Object.fromEntries(
      rows.map(({ requirement, own, right }) => [requirement.id, { mutants: own.length, right: right.length }]),
    ),
    affects: Object.fromEntries(
      rows.flatMap(({ requirement: { id, affects }, examples }) => {
        const seen = Object.keys(affects).flatMap((other) => {
          const example = examples.find(({ others }) => others.some((each) => each.startsWith(`${other} `)));
          return example === undefined ? [] : [[other, { mutator: example.mutator, subject: example.subject }] as const];
        });
        return seen.length === 0 ? [] : [[id, Object.fromEntries(seen)] as const];
      }),
    ),
  };
};

/** The figures known before, with those of the requirements judged anew in their place. */
export const merged = (before: Scores, now: Scores): Scores => {
  const fresh = Object.entries(now.requirements).filter(([, { mutants }]) => mutants > 0);
  const ids = new Set(fresh.map(([id]) => id));
  const requirements = Object.fromEntries(
    Object.keys(now.requirements).map((id) => [id, (ids.has(id) ? now : before).requirements[id] ?? { mutants: 0, right: 0 }]),
  );
  const affects = Object.fromEntries(
    Object.keys(now.requirements).flatMap((id) => {
      const known = (ids.has(id) ? now : before).affects[id];
      return known === undefined ? [] : [[id, known] as const];
    }),
  );
  const sum = (field: 'mutants' | 'right'): number => Object.values(requirements).reduce((total, each) => total + each[field], 0);
  return { seed: now.seed, mutants: sum('mutants'), right: sum('right'), requirements, affects };
};
