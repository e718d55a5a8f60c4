import { describe, expect, it } from 'vitest';
import { cellsRight, charactersRight, labelsRight } from './measures.js';

const ITEMS = [
  { label: '1.', text: 'Общие положения' },
  { label: '1.1.', text: 'Порядок обязателен' },
  { label: 'а)', text: 'первый' },
  { label: '–', text: 'пункт' },
];

describe('numbers right', () => {
  it.each([
    ['as shown', '1. Общие положения\n1.1.\tПорядок обязателен\nа) первый\n- пункт', 4],
    ['none', 'Общие положения\nПорядок обязателен\nпервый\nпункт', 0],
    ['restarted and translated', '1. Общие положения\n1. Порядок обязателен\na) первый\nпункт', 1],
    ['the end of a longer one', '11. Общие положения\n2.1.1. Порядок обязателен\n◦ пункт', 1],
    ['a number before another paragraph', '1. Общие положения первый 1.1. и далее. Порядок обязателен', 1],
  ])('%s', (_, given, right) => {
    expect(labelsRight(ITEMS, given)).toEqual({ right, of: 4 });
  });

  it('of paragraphs that begin alike, each its own', () => {
    const wanted = [
      { label: '1.', text: 'абзац 1' },
      { label: '2.', text: 'абзац 10' },
    ];
    expect(labelsRight(wanted, '2. абзац 10\n1. абзац 1').right).toBe(2);
    expect(labelsRight(wanted, '1. абзац 10\nабзац 1').right).toBe(0);
  });
});

describe('characters right', () => {
  it.each([
    ['the same over other lines', 'один два три', 'один\nдва три', 10, 20 / 2],
    ['a word lost', 'один два', 'один', 4, 11 / 2],
    ['a word added', 'один', 'один два', 4, 11 / 2],
    ['out of order', 'один три', 'три один', 4, 14 / 2],
    ['nothing', 'один', '', 0, 4 / 2],
  ])('%s', (_, wanted, given, right, half) => {
    expect(charactersRight(wanted, given)).toEqual({ right: 2 * right, of: 2 * half });
  });
});

describe('cells right', () => {
  it.each([
    [
      'the same',
      [
        ['№', 'Точка'],
        ['1', 'Сайт'],
      ],
      4,
    ],
    [
      'words cut in a cell',
      [
        ['№', 'Точ ка'],
        ['1', 'Сайт'],
      ],
      3,
    ],
    [
      'a column shifted',
      [
        ['', '№', 'Точка'],
        ['', '1', 'Сайт'],
      ],
      0,
    ],
    [
      'rows with others between',
      [
        ['№', 'Точка'],
        ['x', 'y'],
        ['1', 'Сайт'],
      ],
      4,
    ],
    ['one row for two', [['№', 'Точка']], 2],
    ['none', [], 0],
  ])('%s', (_, given, right) => {
    const wanted = [
      ['№', 'Точка'],
      ['1', 'Сайт'],
    ];
    expect(cellsRight(wanted, given)).toEqual({ right, of: 4 });
  });
});
