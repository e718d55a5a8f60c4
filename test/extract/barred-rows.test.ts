import { describe, expect, it } from 'vitest';
import { barredLines } from '../../src/extract/barred-rows.js';

/** Rows put together, «·» between them; lines outside of tables in brackets. */
const told = (lines: readonly string[]): string => {
  const barred = barredLines(lines);
  return lines.reduce((text, line, at) => {
    const own = barred.get(at);
    if (own === undefined) return `${text}[${line}]`;
    return own === 'begins' ? `${text}·${line}` : `${text} ${line}`;
  }, '');
};

describe('rows of cells that bars part', () => {
  const rows: readonly (readonly [string, readonly string[], string])[] = [
    ['one line each', ['Точка | Вид | Потребность', 'Касса | офлайн | билет'], '·Точка | Вид | Потребность·Касса | офлайн | билет'],
    [
      'a cell that goes on',
      ['a | b | c', 'Касса | офлайн | купить', 'билет', 'Сайт | цифровая | узнать'],
      '·a | b | c·Касса | офлайн | купить билет·Сайт | цифровая | узнать',
    ],
    ['a row that breaks between bars', ['a | b | c', 'Касса | купить', 'билет | офлайн'], '·a | b | c·Касса | купить билет | офлайн'],
    [
      'a row whose last cell stands on the next line',
      ['a | b | c', 'Касса | билет |', 'Офлайн', 'Сайт | новости | Цифровая'],
      '·a | b | c·Касса | билет | Офлайн·Сайт | новости | Цифровая',
    ],
    [
      'every row broken',
      ['1 | Кадры | Кабинет |', 'Прием | офлайн', '2 | Кадры | Телефон |', 'Справка | офлайн'],
      '·1 | Кадры | Кабинет | Прием | офлайн·2 | Кадры | Телефон | Справка | офлайн',
    ],
    ['a row over the whole width', ['a | b | c', 'Цифровые точки', 'Сайт | новости | да'], '·a | b | c·Цифровые точки·Сайт | новости | да'],
    [
      'a heading above and a sentence below',
      ['ПЕРЕЧЕНЬ', 'a | b | c', 'd | e | f', 'Перечень ведет отдел.'],
      '[ПЕРЕЧЕНЬ]·a | b | c·d | e | f[Перечень ведет отдел.]',
    ],
    [
      'bars at the edges of the table, a sentence right below',
      ['| Повод | Срок |', '| Упоминание | 4 часа |', '| Обращение | 2 часа |', '17. Телефон:'],
      '·| Повод | Срок |·| Упоминание | 4 часа |·| Обращение | 2 часа |[17. Телефон:]',
    ],
    [
      'bars at the edges of a table that ends the file',
      ['| № | Точка | Вид |', '| 1 | Сайт | Цифровая |', '| 2 | Приёмная главы', 'округа | Офлайн |', '| 3 | Почта | Офлайн |'],
      '·| № | Точка | Вид |·| 1 | Сайт | Цифровая |·| 2 | Приёмная главы округа | Офлайн |·| 3 | Почта | Офлайн |',
    ],
    ['the last row cut by the edge of the page', ['a | b | c', 'Касса | купить'], '·a | b | c·Касса | купить'],
    [
      'the first row cut by the edge of the page',
      ['билет | офлайн', 'Сайт | новости | да', 'Чат | ответ | да', '4'],
      '·билет | офлайн·Сайт | новости | да·Чат | ответ | да[4]',
    ],
    [
      'a header cut by the edge of the page',
      ['Точка | Вид | Потребность', 'клиента | Тип', '3'],
      '·Точка | Вид | Потребность клиента | Тип[3]',
    ],
    ['a blank line ends a table', ['a | b | c', '', 'd | e | f'], '[a | b | c][][d | e | f]'],
    [
      'lines that add up to no rows',
      ['A | B | C', 'D | E', 'F | G | H', 'I | J', 'Далее.', 'Текст.'],
      '[A | B | C][D | E][F | G | H][I | J][Далее.][Текст.]',
    ],
    ['one bar in a sentence is none', ['Сайт | портал', 'и Перечень | список'], '[Сайт | портал][и Перечень | список]'],
    ['an item is no cell', ['a | b | c', 'd | e | f', 'а) сайт;', 'б) чат.'], '·a | b | c·d | e | f[а) сайт;][б) чат.]'],
  ];
  it.each(rows)('%s', (_, lines, expected) => {
    expect(told(lines)).toBe(expected);
  });
});
