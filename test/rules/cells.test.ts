import path from 'node:path';
import { expect, it } from 'vitest';
import { loadRecognition } from '../../src/rules/load.js';
import { unitOf } from '../../src/rules/phrase/unit.js';
import { predicateTest } from '../../src/rules/segment.js';
import { tokenize } from '../../src/rules/tokens.js';

const { grammar, stem, vocabulary } = loadRecognition(path.resolve(import.meta.dirname, '../../rules'));

it.each([
  ['post', 'Начальники отделов\tУведомляют отдел документооборота', 'Начальники отделов'],
  ['post', 'Заместитель министра\tДва рабочих дня', 'Заместитель министра'],
  ['post', 'Начальник отдела Кадров', 'Начальник отдела Кадров'],
  ['unit', 'Отдел информатизации\t10 рабочих дней', 'Отдел информатизации'],
  ['unit', 'Структурные\tотделы', undefined],
])('no name of a %s goes on over the next cell: %j', (concept, row, expected) => {
  const tokens = tokenize(stem, row);
  const end = vocabulary.finder(unitOf(tokens), concept).get(0)?.[0]?.end;
  expect(end === undefined ? undefined : row.slice(0, tokens[end - 1]?.end)).toBe(expected);
});

it.each([
  ['Министр\tУтверждает перечень', 1, true],
  ['Министр Утверждает перечень', 1, false],
])('a cell begins with a capital whatever it says: %j', (row, index, expected) => {
  const token = tokenize(stem, row)[index];
  expect(token !== undefined && predicateTest(grammar)(token)).toBe(expected);
});

it('knows the cells of a row cut before with another base', () => {
  const cells = (base: number): number[] =>
    tokenize(stem, 'Отдел кадров\tВедение\t5 дней', base).flatMap(({ opensCell, start }) => (opensCell === true ? [start - base] : []));
  expect([cells(0), cells(7)]).toEqual([
    [13, 21],
    [13, 21],
  ]);
});

it.each([
  ['поручить⁵ заместителю»,¹ а', ['поручить', 'заместителю', '»', ',', 'а']],
  ['пункт 5¹ и «а¹», 30 м²', ['пункт', '5¹', 'и', '«', 'а¹', '»', ',', '30', 'м²']],
])('a raised figure behind a word leads to a footnote, one at a number or a letter is its own: %j', (text, expected) => {
  expect(tokenize(stem, text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
