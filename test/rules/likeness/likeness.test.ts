import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../src/rules/likeness/codes.js';
import { createLikeness } from '../../../src/rules/likeness/likeness.js';
import { traitsOf } from '../../../src/rules/likeness/traits.js';
import { loadRecognition } from '../../../src/rules/load.js';
import { unitOf } from '../../../src/rules/phrase/unit.js';
import { tokenize } from '../../../src/rules/tokens.js';
import { wordingFigures } from '../../likeness/figures.js';

const recognition = loadRecognition('rules');

const traits = (text: string, lead = ''): ReadonlyMap<string, number> => {
  const cut = (line: string) => unitOf(tokenize(recognition.stem, line));
  return traitsOf(recognition.vocabulary.finder, recognition.isDenial, { own: cut(text), lead: cut(lead) });
};

describe('traits', () => {
  it('are stems, their beginnings, concepts, and the same of the lead-in', () => {
    expect([...traits('Перечень размещается на сайте', 'Точки взаимодействия').keys()]).toEqual(
      expect.arrayContaining(['s:перечень', 'r:переч', 's:размеща', 'c:list', 'c:official-site', 'lc:touchpoint']),
    );
  });

  it('tell what is denied, and not what «не» does not deny', () => {
    expect([...traits('точки не дублируются').keys()]).toContain('n:дубли');
    expect([...traits('не более двух раз').keys()].filter((trait) => trait.startsWith('n:'))).toEqual([]);
    expect([...traits('обратная связь', 'Не предусматривается:').keys()]).toContain('ln:преду');
  });
});

const likeness = createLikeness({
  note: '',
  threshold: 0.5,
  codes: ['first', 'second'],
  biases: [-1, -3],
  needs: [[['s:перечень', 'ls:перечень']], []],
  traits: {
    's:перечень': [[0, 2]],
    's:сайт': [
      [0, 1],
      [1, 2],
    ],
    'n:дубли': [[1, 2]],
  },
});

describe('likeness', () => {
  it('adds the weights of the traits that are there', () => {
    const [told, ...others] = likeness.likenings(
      new Map([
        ['s:перечень', 1],
        ['s:сайт', 1],
      ]),
    );
    expect(told?.code).toBe('first');
    expect(told?.probability).toBeCloseTo(1 / (1 + Math.exp(-2)));
    expect(others).toEqual([]);
  });

  it('tells nothing without what is needed, however like it is', () => {
    expect(likeness.likenings(new Map([['s:сайт', 5]])).map(({ code }) => code)).toEqual(['second']);
  });

  it('tells what is less like it where less is asked for', () => {
    const seen = new Map([['s:сайт', 1]]);
    expect(likeness.likenings(seen).map(({ code }) => code)).toEqual([]);
    expect(likeness.likenings(seen, 0.2).map(({ code }) => code)).toEqual(['second']);
  });

  it('takes a denial that no known wording has for a denial of the thing', () => {
    expect(likeness.isDenied(new Map([['n:дубли', 1]]), 'second')).toBe(false);
    expect(likeness.isDenied(new Map([['n:разме', 1]]), 'second')).toBe(true);
    expect(likeness.isDenied(new Map([['ln:преду', 0.4]]), 'first')).toBe(true);
    expect(likeness.isDenied(new Map([['s:сайт', 1]]), 'first')).toBe(false);
  });

  it('names what spoke for a code, the strongest first', () => {
    const seen = new Map([
      ['s:сайт', 1],
      ['s:перечень', 1],
      ['s:иное', 1],
    ]);
    expect(likeness.reasons(seen, 'first')).toEqual(['s:перечень', 's:сайт']);
  });
});

describe('what has been learnt', () => {
  it('is of provisions and triggers that rules tell', () => {
    const told = new Set(recognition.book.rules.flatMap(({ emit }) => codeOf(emit) ?? []));
    expect(recognition.likeness?.codes.filter((code) => !told.has(code))).toEqual([]);
    expect(recognition.likeness?.codes.length).toBeGreaterThan(50);
  });

  it('tells more wordings than the rules alone, and takes few near misses for them', () => {
    const all = wordingFigures(recognition)
      .split('\n')
      .filter((line) => line.includes('| all |'));
    const figures = all.map((line) => line.match(/\d+/gu)?.map(Number) ?? []);
    for (const [rules = 0, total = 0, , near = 0, either = 0, , wrong = 0] of figures) {
      expect(either).toBeGreaterThan(rules);
      expect(either / total).toBeGreaterThan(0.85);
      expect(wrong / near).toBeLessThan(0.2);
    }
    expect(figures).toHaveLength(2);
  });
});
