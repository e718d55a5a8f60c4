import { beforeAll, describe, expect, it } from 'vitest';
import { openPipeline, type Pipeline } from '../../src/pipeline.js';
import { readGrammar } from '../eval/grammar.js';
import { countUses, ordersOf, readUses, unusedRules, type Uses } from './count.js';

describe('the count of the uses of rules', () => {
  let pipeline: Pipeline;
  let uses: Uses;

  beforeAll(async () => {
    pipeline = await openPipeline('rules');
    const grammar = readGrammar();
    uses = await countUses(pipeline, [ordersOf('corpus', grammar, 0), ordersOf('composed', grammar, 5)]);
  });

  it('counts every rule', () => {
    const ids = pipeline.contexts.normalize.recognition.book.rules.map(({ id }) => id);
    expect(Object.keys(uses.rules)).toEqual([...ids].sort());
    expect(uses.orders).toMatchObject({ corpus: 5, composed: 5, dev: 0, test: 0 });
  });

  it('finds rules that orders use, and names those that none does', () => {
    const unused = unusedRules(uses);
    const used = Object.keys(uses.rules).filter((id) => !unused.includes(id));
    expect(uses.rules['deadline/within']?.corpus).toBeGreaterThan(0);
    expect(used.length).toBeGreaterThan(50);
    expect(unused.every((id) => Object.values(uses.rules[id] ?? {}).every((count) => count === 0))).toBe(true);
  });

  it('was made over all sets and committed', () => {
    const { orders, rules } = readUses();
    expect(orders.corpus).toBeGreaterThan(0);
    expect(orders.dev).toBeGreaterThan(20);
    expect(orders.test).toBeGreaterThan(0);
    expect(orders.composed).toBeGreaterThanOrEqual(100);
    expect(Object.keys(rules).length).toBeGreaterThan(100);
  });
});
