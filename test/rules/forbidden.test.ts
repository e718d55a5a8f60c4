import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecognition, type Recognition } from '../../src/rules/load.js';
import { unitOf } from '../../src/rules/phrase/unit.js';
import { createRuleBook, hitsIn } from '../../src/rules/rulebook.js';
import type { RecognizeRule } from '../../src/rules/schema.js';
import { tokenize } from '../../src/rules/tokens.js';

const recognition: Recognition = loadRecognition(path.resolve(import.meta.dirname, '../../rules'));
const { vocabulary, negation, stem } = recognition;

const [first] = recognition.book.rules;
if (first === undefined) throw new Error('there are no rules');

const RULE: RecognizeRule = {
  ...first,
  id: 'made/publication',
  in: 'sentence',
  reach: 'lead',
  emit: { provision: 'list-publication' },
  match: ['размещает*'],
  none: ['приказ'],
  notUnder: [],
  company: 0,
};

const unit = (text: string) => unitOf(tokenize(stem, text));

const isFound = (own: string, lead = '', rule = RULE): boolean => {
  const book = createRuleBook(vocabulary, [rule]);
  const place = { own: unit(own), lead: unit(lead), carried: unit('') };
  return hitsIn(vocabulary.finder, negation, book, 'sentence', place).length > 0;
};

const words = (count: number): string => Array.from({ length: count }, (_, index) => `слово${index}`).join(' ');

describe('what forbids', () => {
  it.each([
    ['beside the words found', 'Перечень размещается, приказ тоже', '', false],
    ['nowhere', 'Перечень размещается', '', true],
    ['at any distance in a short sentence', `Перечень размещается ${words(25)} приказ`, '', false],
    ['far from them in a long one', `Перечень размещается ${words(50)} приказ`, '', true],
    ['near them in a long one', `Перечень размещается ${words(10)} приказ ${words(50)}`, '', false],
    ['before them in a long one', `${words(50)} приказ ${words(10)} размещается`, '', false],
    ['in the lead-in', 'Перечень размещается', 'Приказ:', false],
    ['far off in a long lead-in', 'Перечень размещается', `Приказ ${words(50)}:`, true],
    ['at the end of a long lead-in', 'Перечень размещается', `${words(50)} приказ:`, false],
  ])('%s', (_, own, lead, found) => {
    expect(isFound(own, lead)).toBe(found);
  });

  it('is seen behind words of the heading that would begin the same phrase', () => {
    const rule: RecognizeRule = { ...RULE, none: ['перечень …2 утверждает*'] };
    expect(isFound('Перечень утверждается и размещается', 'О Перечне', rule)).toBe(false);
    expect(isFound('Порядок утверждается, перечень размещается', 'О Перечне', rule)).toBe(true);
  });

  it('forbids a term or a role anywhere', () => {
    const role: RecognizeRule = { ...RULE, emit: { role: 'publisher', holder: 'unit', rank: 1 } };
    expect(isFound(`Перечень размещается ${words(50)} приказ`, '', role)).toBe(false);
    expect(isFound(`Перечень размещается ${words(50)}`, '', role)).toBe(true);
  });
});
