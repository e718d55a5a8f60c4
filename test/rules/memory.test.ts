import { describe, expect, it } from 'vitest';
import { contentOf, namesWithin } from '../../src/rules/content.js';
import { createMemory } from '../../src/rules/memory.js';
import { tokenize } from '../../src/rules/tokens.js';

const stem = (form: string): string => form.slice(0, 5);
const content = (text: string, base = 0): string => contentOf(tokenize(stem, text, base));

describe('the content of tokens', () => {
  it('does not depend on where they stand or on how far apart', () => {
    expect(content('Перечень  ведет\nотдел.', 70)).toBe(content('Перечень ведет отдел.'));
  });
  it.each([
    ['another word', 'Перечень ведет отдел', 'Перечень ведет служба'],
    ['a capital', 'Перечень ведет Отдел', 'Перечень ведет отдел'],
    ['what touches', 'отдел - служба', 'отдел- служба'],
    ['where one word ends', 'пере чень', 'перечень'],
  ])('tells %s', (_, one, other) => {
    expect(content(one)).not.toBe(content(other));
  });
});

describe('names of a document', () => {
  const terms = new Map([['list', [['свод'], ['база', 'точек']]]]);
  it('count where their first word stands', () => {
    expect(namesWithin(tokenize(stem, 'ведется база'), terms)).toContain('точек');
  });
  it('do not count where it does not', () => {
    expect(namesWithin(tokenize(stem, 'точек взаимодействия'), terms)).toBe('');
  });
});

describe('a memory', () => {
  it('works once for a key', () => {
    const memory = createMemory<number>(10_000);
    let worked = 0;
    const work = (): number => (worked += 1);
    expect([memory.recall('а', work), memory.recall('а', work), memory.recall('б', work)]).toEqual([1, 1, 2]);
  });
  it('forgets rather than grows', () => {
    const memory = createMemory<number>(1000);
    let worked = 0;
    for (let index = 0; index < 100; index += 1) memory.recall(`ключ ${index}`, () => (worked += 1));
    memory.recall('ключ 0', () => (worked += 1));
    memory.recall('ключ 99', () => (worked += 1));
    expect(worked).toBeGreaterThan(100);
    expect(worked).toBeLessThanOrEqual(102);
  });
  it('keeps that nothing was found', () => {
    const memory = createMemory<undefined>(1000);
    let worked = 0;
    const work = (): undefined => void (worked += 1);
    memory.recall('а', work);
    memory.recall('а', work);
    expect(worked).toBe(1);
  });
});
