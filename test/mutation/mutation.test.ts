import { beforeAll, describe, expect, it } from 'vitest';
import { openPipeline } from '../../src/pipeline.js';
import { loadStandard } from '../../src/rules/standard.js';
import { readGrammar } from '../eval/grammar.js';
import { readMaterial } from './material.js';
import { MUTATION_KINDS } from './mutator.js';
import { mutatorsOf } from './mutators/index.js';
import { isRight, judge, mutantsOf, type Bench, type Judged } from './score.js';
import { readScores } from './scores.js';
import { composedSubjects } from './subject.js';

/** What no requirement may fall below; what is below one for now is told in docs/rules.md. */
const FLOOR = 0.5;
const FLOOR_OVER_ALL = 0.9;
/** Mutants of each requirement. */
/** In compliant orders the clause that names the keeper also words his duties, and mutants that touch another requirement are left out. */
const ENOUGH = { usual: 20, 'formation.authorized-person': 10 };

const standard = loadStandard('rules');
const scores = readScores();

describe('the committed mutation scores', () => {
  it('are of the requirements that there are', () => {
    expect(Object.keys(scores.requirements)).toEqual(standard.requirements.map(({ id }) => id));
  });

  it.each(standard.requirements.map(({ id }) => [id]))('%s: enough mutants, and most of them judged as declared', (id) => {
    const score = scores.requirements[id] ?? { mutants: 0, right: 0 };
    expect(score.mutants).toBeGreaterThanOrEqual(id === 'formation.authorized-person' ? ENOUGH[id] : ENOUGH.usual);
    expect(score.right / score.mutants).toBeGreaterThanOrEqual(FLOOR);
  });

  it('are high over all', () => {
    expect(scores.right / scores.mutants).toBeGreaterThanOrEqual(FLOOR_OVER_ALL);
  });

  it('show every `affects` in a mutant that was judged right', () => {
    const claimed = standard.requirements.flatMap(({ id, affects }) => Object.keys(affects).map((other) => `${id} → ${other}`));
    const shown = Object.entries(scores.affects).flatMap(([id, others]) => Object.keys(others).map((other) => `${id} → ${other}`));
    expect(claimed.filter((each) => !shown.includes(each))).toEqual([]);
  });
});

describe('mutators', () => {
  it('are of every kind, several for most requirements', () => {
    const all = standard.requirements.map((requirement) => mutatorsOf(requirement));
    expect(new Set(all.flat().map(({ kind }) => kind))).toEqual(new Set(MUTATION_KINDS));
    expect(all.every((mutators) => mutators.length >= 2)).toBe(true);
  });
});

describe('mutants of a few composed orders', () => {
  let bench: Bench;
  const judged: (Judged & { readonly right: boolean })[] = [];

  beforeAll(async () => {
    const pipeline = await openPipeline('rules');
    const grammar = readGrammar();
    bench = {
      pipeline,
      grammar,
      material: readMaterial(),
      subjects: await composedSubjects(pipeline, grammar, scores.seed, 6),
      seed: scores.seed,
    };
    for (const requirement of pipeline.standard.requirements) {
      for (const mutant of mutantsOf(bench, requirement, 1)) {
        const each = await judge(bench, mutant);
        judged.push({ ...each, right: isRight(requirement, each) });
      }
    }
  });

  it('are judged as their mutators declare', () => {
    expect(judged.length).toBeGreaterThan(30);
    expect(judged.filter(({ right }) => right).length / judged.length).toBeGreaterThanOrEqual(0.85);
  });

  it('are the same every time', () => {
    const [requirement] = standard.requirements;
    if (requirement === undefined) throw new Error('no requirements');
    const texts = (): string[] => mutantsOf(bench, requirement, 5).map(({ mutation }) => JSON.stringify(mutation.edits));
    expect(texts()).toEqual(texts());
  });
});
