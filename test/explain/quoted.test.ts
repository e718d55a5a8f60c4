import { describe, expect, it } from 'vitest';
import { quotedIn } from '../../src/explain/candidates.js';
import { labelAfter } from '../../src/explain/labels.js';

describe('words to paste', () => {
  it.each([
    ['Дополнить пунктом: «Перечень утверждается».', ['Перечень утверждается']],
    ['Изложить так: «в сети «Интернет» размещается» либо «на сайте».', ['в сети «Интернет» размещается', 'на сайте']],
    ['Назвать клиентов одинаково.', []],
    ['Не закрыто: «в сети', []],
  ])('%s', (text, expected) => {
    expect(quotedIn(text)).toEqual(expected);
  });
});

describe('the next label', () => {
  const letters = [...'абвгдежзик'];
  it.each([
    ['5.4.', '5.5.'],
    ['9', '10'],
    ['б)', 'в)'],
    ['и)', 'к)'],
    ['к)', null],
    ['–', '–'],
    ['II.', null],
  ])('%s → %s', (label, expected) => {
    expect(labelAfter(label, letters)).toBe(expected);
  });
});
