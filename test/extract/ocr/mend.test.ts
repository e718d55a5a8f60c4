import { describe, expect, it } from 'vitest';
import { mendLabels } from '../../../src/extract/ocr/mend-labels.js';
import { mendWords } from '../../../src/extract/ocr/mend-words.js';
import { paragraph, PLAIN_STYLE, type SourceBlock, type TableBlock } from '../../../src/model/index.js';
import { testContext } from '../context.js';

const { ocrWords } = testContext();
const PAGES = new Set([1]);
const CENTERED = { ...PLAIN_STYLE, align: 'center' } as const;

/** `^` before a line stands for one in the middle. */
const lines = (texts: readonly string[], page = 1): readonly SourceBlock[] =>
  texts.map((text) => (text.startsWith('^') ? paragraph(text.slice(1), { page, style: CENTERED }) : paragraph(text, { page })));

const mended = (texts: readonly string[]): readonly string[] =>
  mendLabels(ocrWords, lines(texts), PAGES).value.map((block) => (block.kind === 'paragraph' ? block.text : ''));

const labels = (read: readonly string[]): readonly string[] =>
  mended(read.map((label) => `${label} Перечень ведётся`)).map((text) => text.split(' Перечень')[0] ?? '');

describe('numbers of clauses', () => {
  it.each([
    ['one figure lost between its neighbours', ['5.3.', '0.3.1.', '5.3.2.'], ['5.3.', '5.3.1.', '5.3.2.']],
    ['a stop lost', ['1.1.', '1.2.', '13.', '1.4.'], ['1.1.', '1.2.', '1.3.', '1.4.']],
    ['two stops lost', ['5.3.', '531', '5.3.1.'], ['5.3.', '531', '5.3.1.']],
    ['a letter for a figure', ['1.', '2.', 'З.', '4.'], ['1.', '2.', '3.', '4.']],
    ['a letter inside', ['2.9.', '2.1О.', '2.11.'], ['2.9.', '2.10.', '2.11.']],
    ['a comma for a stop', ['2.1.', '2,2.', '2.3.'], ['2.1.', '2.2.', '2.3.']],
    ['a blank inside', ['1.1.', '1. 2.', '1.3.'], ['1.1.', '1.2.', '1.3.']],
    ['the first of the next section', ['1.3.', '21.', '2.2.'], ['1.3.', '2.1.', '2.2.']],
    ['a true gap is left', ['1.1.', '1.2.', '1.4.', '1.5.'], ['1.1.', '1.2.', '1.4.', '1.5.']],
    ['true tens are left', ['9.', '10.', '11.', '12.'], ['9.', '10.', '11.', '12.']],
    ['a restart is left', ['4.', '5.', '1.', '2.'], ['4.', '5.', '1.', '2.']],
    ['a misread number leads nothing astray', ['1.1.', '7.9.4.', '1.2.'], ['1.1.', '7.9.4.', '1.2.']],
    ['stops lost between neighbours', ['2.4 Выявление', '25 В случае', '2.6 Для'], ['2.4 Выявление', '2.5 В случае', '2.6 Для']],
    ['a year is no number', ['2.4 Выявление', '2024 Год', '2.5 Для'], ['2.4 Выявление', '2024 Год', '2.5 Для']],
    ['a letter for the number of a section without a stop', ['2.9', 'З', '3.1'], ['2.9', '3', '3.1']],
    ['a word of one letter is left', ['7.9', 'В', '8.1'], ['7.9', 'В', '8.1']],
    [
      'the number of a section before its clauses',
      ['1.', '1.1.', '1.2.', '3.', '2.1.', '2.2.'],
      ['1.', '1.1.', '1.2.', '2.', '2.1.', '2.2.'],
    ],
    ['a head by the clauses under it, the first of them lost', ['1.4.', '3.', '2.2.', '2.3.'], ['1.4.', '2.', '2.2.', '2.3.']],
    ['a first head by the clauses under it', ['7.', '1.1.', '1.2.', '2.'], ['1.', '1.1.', '1.2.', '2.']],
    ['a head where the count begins late', ['3.', '2.1.', '2.2.', '3.'], ['2.', '2.1.', '2.2.', '3.']],
    ['clauses are never changed to fit a head', ['1.1.', '3.', '2.1.', '2.2.', '2.3.'], ['1.1.', '2.', '2.1.', '2.2.', '2.3.']],
    ['a last clause before those of an annex is left', ['3.', '4.', '1.1.', '1.2.'], ['3.', '4.', '1.1.', '1.2.']],
    ['a head under which another count stands is left', ['1.2.', '3.', '1.1.', '1.2.'], ['1.2.', '3.', '1.1.', '1.2.']],
    ['a far number at the end is left', ['1.', '2.', '8.'], ['1.', '2.', '8.']],
    ['a gap at the end is left', ['1.1.', '1.2.', '1.4.'], ['1.1.', '1.2.', '1.4.']],
    ['a nought where none can be', ['5.3.', '5.3.1.', '5.3.0.', '5.3.3.'], ['5.3.', '5.3.1.', '5.3.2.', '5.3.3.']],
    ['two in a row', ['2.1.', '22.', '2З.', '2.4.'], ['2.1.', '2.2.', '2.3.', '2.4.']],
    ['a number that fits as it is', ['1.', '2.', '21.', '3.'], ['1.', '2.', '2.1.', '3.']],
    ['a number without a stop is no label', ['2.1.', '2.2.', '23'], ['2.1.', '2.2.', '23']],
  ])('%s', (_, read, expected) => {
    expect(labels(read)).toEqual(expected);
  });

  it('tells what was read and what it became', () => {
    const { diagnostics } = mendLabels(ocrWords, lines(['1. Раз', '2. Два', 'З. Три']), PAGES);
    expect(diagnostics).toMatchObject([{ code: 'label-repaired', data: { from: 'З.', to: '3.', after: '2' }, page: 1 }]);
  });

  it('tells the labels on both sides', () => {
    const { diagnostics } = mendLabels(
      ocrWords,
      lines(['1.1. Раз', '13. Два', '1.3. Три'].map((text) => text.replace('13.', '12.'))),
      PAGES,
    );
    expect(diagnostics).toMatchObject([{ data: { from: '12.', to: '1.2.', after: '1.1', before: '1.3' } }]);
  });

  it('leaves pages alone that were not recognized', () => {
    const blocks = lines(['1. Раз', '2. Два', 'З. Три'], 2);
    expect(mendLabels(ocrWords, blocks, PAGES).value).toEqual(blocks);
  });
});

describe('sections in Roman figures', () => {
  it.each([
    [
      'letters for figures',
      ['Г. Общие положения', 'П. Порядок ведения', 'Ш. Ответственность'],
      ['I. Общие положения', 'II. Порядок ведения', 'III. Ответственность'],
    ],
    [
      'clauses between them',
      ['^1. Общие положения', '1.1. Порядок', '^П. Ведение', '2.1. Отдел'],
      ['I. Общие положения', '1.1. Порядок', 'II. Ведение', '2.1. Отдел'],
    ],
    ['one read outright', ['I. Общие положения', 'И. Порядок ведения'], ['I. Общие положения', 'II. Порядок ведения']],
    [
      'a first one read as a figure',
      ['1. Общие положения', '1.1. Порядок', 'П. Ведение', 'Ш. Ответственность'],
      ['I. Общие положения', '1.1. Порядок', 'II. Ведение', 'III. Ответственность'],
    ],
    [
      'a first one read as a figure, above clauses counted from one',
      ['1. О перечне', '1. Порядок ведётся', '2. Задача', '3. Здесь', 'П. Ведение', '4. Отдел', 'Ш. Типы', '[У. Обновление'],
      ['I. О перечне', '1. Порядок ведётся', '2. Задача', '3. Здесь', 'II. Ведение', '4. Отдел', 'III. Типы', 'IV. Обновление'],
    ],
    [
      'clauses of the order and of an annex before initials are left',
      ['1. Утвердить', '2. Контроль', '1. Порядок', '2. Задача', 'И. Петров', 'Ш. Шарипов'],
      ['1. Утвердить', '2. Контроль', '1. Порядок', '2. Задача', 'И. Петров', 'Ш. Шарипов'],
    ],
    [
      'clauses before initials are left',
      ['1. Утвердить', '2. Контроль', 'И. Петров', 'Ш. Шарипов'],
      ['1. Утвердить', '2. Контроль', 'И. Петров', 'Ш. Шарипов'],
    ],
    [
      'numbered clauses under each',
      [
        'Г. Общие положения',
        '1. Настоящий Порядок',
        '2. Перечень',
        'П. Формирование Перечня',
        '1. Структура',
        'Ш. Заключительные положения',
      ],
      [
        'I. Общие положения',
        '1. Настоящий Порядок',
        '2. Перечень',
        'II. Формирование Перечня',
        '1. Структура',
        'III. Заключительные положения',
      ],
    ],
    [
      'two orders in one file',
      ['I. Общие положения', 'П. Ведение', 'Г. Общие положения', 'П. Ведение', 'Ш. Контроль'],
      ['I. Общие положения', 'II. Ведение', 'I. Общие положения', 'II. Ведение', 'III. Контроль'],
    ],
    [
      'heads without stops',
      ['^Г Общие положения', '^П Ведение', '^Ш Ответственность'],
      ['I Общие положения', 'II Ведение', 'III Ответственность'],
    ],
    [
      'sentences that begin with one letter are left',
      ['И Перечень ведётся, и отчёт готовится.', 'П Перечень ведётся.', 'Ш Перечень ведётся.'],
      ['И Перечень ведётся, и отчёт готовится.', 'П Перечень ведётся.', 'Ш Перечень ведётся.'],
    ],
    ['initials are left', ['Г. Грозный', 'И. Петров'], ['Г. Грозный', 'И. Петров']],
    ['numbers in figures are left', ['^1. Общие положения', '^2. Порядок ведения'], ['1. Общие положения', '2. Порядок ведения']],
    [
      'up to twelve',
      ['I. Общее', 'II. Общее', 'III. Общее', 'ГУ. Общее', 'У. Общее', 'УГ. Общее', 'УП. Общее', 'УШ. Общее', 'ТХ. Общее', 'Х. Общее'],
      ['I. Общее', 'II. Общее', 'III. Общее', 'IV. Общее', 'V. Общее', 'VI. Общее', 'VII. Общее', 'VIII. Общее', 'IX. Общее', 'X. Общее'],
    ],
  ])('%s', (_, read, expected) => {
    expect(mended(read)).toEqual(expected);
  });
});

describe('labels before a bracket', () => {
  it.each([
    ['letters', ['а)', '6)', 'в)', 'Г)', 'д)'], ['а)', 'б)', 'в)', 'г)', 'д)']],
    ['figures', ['1)', '2)', 'З)', '4)', '5)', 'б)', '7)'], ['1)', '2)', '3)', '4)', '5)', '6)', '7)']],
    ['after a list inside the list', ['ж)', 'а)', 'б)', '3)'], ['ж)', 'а)', 'б)', 'з)']],
    ['what can be no label, by the next one', ['№)', '2)', '3)'], ['1)', '2)', '3)']],
    ['a true list of figures inside letters', ['а)', '1)', '2)', 'б)'], ['а)', '1)', '2)', 'б)']],
    ['a gap is left', ['а)', 'в)'], ['а)', 'в)']],
    ['a good label after a lost one is left', ['а)', 'б)', 'г)'], ['а)', 'б)', 'г)']],
    ['a figure too many before the second', ['19)', '2)', '3)'], ['1)', '2)', '3)']],
    ['a list that begins in the middle is left', ['19)', '20)', '21)'], ['19)', '20)', '21)']],
    ['a lone label is left', ['19)'], ['19)']],
    ['letters inside figures and back', ['1)', '2)', 'а)', '6)', '3)', 'З)'], ['1)', '2)', 'а)', 'б)', '3)', 'З)']],
  ])('%s', (_, read, expected) => {
    expect(labels(read)).toEqual(expected);
  });
});

it('mends numbers of rows between their neighbours', () => {
  const row = (text: string) => ({
    cells: [
      { text, column: 0, colSpan: 1, rowSpan: 1 },
      { text: 'сайт', column: 1, colSpan: 1, rowSpan: 1 },
    ],
    header: false,
    page: 1,
  });
  const table: TableBlock = { kind: 'table', rows: ['1', '2', 'З', '4', 'О'].map(row), page: 1, region: 'body', legibility: 'good' };
  const [read] = mendLabels(ocrWords, [table], PAGES).value;
  expect(read?.kind === 'table' ? read.rows.map((each) => each.cells[0]?.text) : []).toEqual(['1', '2', '3', '4', 'О']);
});

describe('fixed forms', () => {
  it.each([
    ['от 12.0З.2024 № 5', 'от 12.03.2024 № 5'],
    ['от О1.02.2024', 'от 01.02.2024'],
    ['от 45.0З.2024', 'от 45.0З.2024'],
    ['от 12.03.2024 Мо 154', 'от 12.03.2024 № 154'],
    ['приказ №5', 'приказ №5'],
    ['от 27 июля 2006 г. М 149-ФЗ (2006, М 31, ст. 3448; 2017 N 27)', 'от 27 июля 2006 г. № 149-ФЗ (2006, № 31, ст. 3448; 2017 № 27)'],
    ['трасса М 4, 2006 год', 'трасса М 4, 2006 год'],
    ['1] февраля 2013 г. № 3]', '11 февраля 2013 г. № 31'],
    ['см. [1] и [3]', 'см. [1] и [3]'],
    ['Не позднее 5 дней', 'Не позднее 5 дней'],
    ['адрес: д. 10', 'адрес: д. 10'],
    ['почта: torg @smolinvest.com', 'почта: torg@smolinvest.com'],
    ['почта: torg@smolinvest.co т', 'почта: torg@smolinvest.com'],
    ['почта torg@mail.ru и сайт', 'почта torg@mail.ru и сайт'],
    ['сайт www.example.r у', 'сайт www.example.r у'],
    ['почта: torg @smolinvest.co m', 'почта: torg@smolinvest.com'],
    ['2.8 (В случае, если точки (адреса) меняются', '2.8 В случае, если точки (адреса) меняются'],
    ['2.8 (В случае перемены) Перечень обновляется', '2.8 (В случае перемены) Перечень обновляется'],
    ['канал Telegram @minprom', 'канал Telegram @minprom'],
  ])('«%s» is «%s», said where it was changed', (read, expected) => {
    const { value, diagnostics } = mendWords(ocrWords, [paragraph(read, { page: 1 })], PAGES);
    expect(value[0]?.kind === 'paragraph' ? value[0].text : '').toBe(expected);
    expect(diagnostics.length > 0).toBe(read !== expected);
  });
});
