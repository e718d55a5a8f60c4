import { beforeAll, describe, expect, it } from 'vitest';
import { openPipeline, type Pipeline } from '../../src/pipeline.js';
import { f1, type Score, scoreFactKinds } from '../corpus/score.js';
import { factsIn } from './facts-in.js';
import { PASSAGE_KINDS, type PassageKind, readPassages } from './passages.js';

/** Least F1 on the passages that are worked on: what was learnt from them is not to be lost. */
const BARS: readonly (readonly [kind: PassageKind, least: number])[] = [
  ['roles', 0.9],
  ['deadlines', 0.95],
  ['touchpoints', 0.92],
];

describe('passages that are worked on', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await openPipeline('rules');
  });

  it.each(BARS)('%s', async (kind, least) => {
    const score: Score = new Map();
    for (const passage of readPassages(kind, 'dev')) {
      scoreFactKinds(score, passage.name, passage.label, await factsIn(pipeline, passage), PASSAGE_KINDS[kind]);
    }
    for (const tally of score.values()) {
      expect(tally.hits).toBeGreaterThan(20);
      expect(f1(tally)).toBeGreaterThan(least);
    }
  });

  it.each(BARS.map(([kind]) => kind))('%s are there in two halves, near misses in both', (kind) => {
    for (const half of ['dev', 'test'] as const) {
      const found = readPassages(kind, half);
      const empty = found.filter(({ label }) => label[kind]?.length === 0);
      expect([found.length > 30, empty.length > 3]).toEqual([true, true]);
    }
  });
});
