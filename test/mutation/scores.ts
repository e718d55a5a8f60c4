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

export const scoresOf = ({ requirements }: Standard, judged: readonly Judged[], seed: number): Scores => {
  const of = (id: string): Judged[] => judged.filter(({ requirement }) => requirement === id);
  const rows = requirements.map((requirement) => {
    const own = of(requirement.id);
    return { requirement, own, right: own.filter((each) => isRight(requirement, each)) };
  });
  return {
    seed,
    mutants: judged.length,
    right: rows.reduce((sum, { right }) => sum + right.length, 0),
    requirements: Object.fromEntries(
      rows.map(({ requirement, own, right }) => [requirement.id, { mutants: own.length, right: right.length }]),
    ),
    affects: Object.fromEntries(
      rows.flatMap(({ requirement: { id, affects }, right }) => {
        const shown = Object.keys(affects).flatMap((other) => {
          const example = right.find(({ others }) => others.some((each) => each.startsWith(`${other} `)));
          return example === undefined ? [] : [[other, { mutator: example.mutator, subject: example.subject }] as const];
        });
        return shown.length === 0 ? [] : [[id, Object.fromEntries(shown)] as const];
      }),
    ),
  };
};
