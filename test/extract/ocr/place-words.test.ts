import { describe, expect, it } from 'vitest';
import { placeWords } from '../../../src/extract/ocr/place-words.js';
import type { ScannedPage } from '../../../src/model/index.js';

/** A page whose lines are given; the box of a word says its line and its ordinal in it. */
const page = (number: number, lines: readonly string[]): ScannedPage => ({
  page: number,
  width: 1000,
  height: 1400,
  turned: 0,
  levelled: 0.4,
  words: lines.flatMap((line, row) =>
    line
      .split(' ')
      .map((text, at) => ({ text, left: at * 50, right: at * 50 + 40, top: row * 20, bottom: row * 20 + 15, confidence: 0.9 })),
  ),
});

/** What of the text stands at each word of the page. */
const placed = (text: string, lines: readonly string[]): readonly string[] =>
  (placeWords({ text, pageStarts: [{ start: 0, page: 1 }] }, [page(1, lines)])[0]?.words ?? []).map(
    ([start, end, left, top]) => `${top / 20}.${left / 50} ${text.slice(start, end)}`,
  );

describe('words of a page in the text', () => {
  it.each([
    ['as they were read', 'Перечень ведёт отдел\n', ['Перечень ведёт', 'отдел'], ['0.0 Перечень', '0.1 ведёт', '1.0 отдел']],
    ['a label that was repaired', 'I. Общие положения\n', ['Г. Общие положения'], ['0.0 I.', '0.1 Общие', '0.2 положения']],
    [
      'a word cut by the end of a line',
      'ведение перечня точек\n',
      ['ведение пе-', 'речня точек'],
      ['0.0 ведение', '0.1 перечня', '1.0 перечня', '1.1 точек'],
    ],
    [
      'letters drawn apart',
      'о б\nПРИКАЗ\nот мая\n',
      ['о б', 'П Р И К А З', 'от мая'],
      ['0.0 о', '0.1 б', '1.0 ПРИКАЗ', '1.1 ПРИКАЗ', '1.2 ПРИКАЗ', '1.3 ПРИКАЗ', '1.4 ПРИКАЗ', '1.5 ПРИКАЗ', '2.0 от', '2.1 мая'],
    ],
    [
      'columns read in another order',
      'сайт\tпочта\nтелефон\tадрес\n',
      ['сайт телефон', 'почта адрес'],
      ['0.0 сайт', '0.1 телефон', '1.0 почта', '1.1 адрес'],
    ],
    ['what stands nowhere in it is left out', 'Перечень ведёт\n', ['Перечень ведёт', 'зжщ'], ['0.0 Перечень', '0.1 ведёт']],
  ])('%s', (_, text, lines, expected) => {
    expect(placed(text, lines)).toEqual(expected);
  });

  it('a word that stands on two pages is each time that of its own', () => {
    const text = `${'слово '.repeat(3)}конец\n${'слово '.repeat(3)}итог\n`;
    const second = text.indexOf('конец\n') + 6;
    const scans = placeWords(
      {
        text,
        pageStarts: [
          { start: 0, page: 1 },
          { start: second, page: 2 },
        ],
      },
      [page(1, ['слово слово слово конец']), page(2, ['слово слово слово итог'])],
    );
    expect(scans.map(({ words }) => words.map(([start]) => start))).toEqual([
      [0, 6, 12, 18],
      [24, 30, 36, 42],
    ]);
  });

  it('keeps confidence and how the page was turned', () => {
    const [scan] = placeWords({ text: 'слово', pageStarts: [] }, [page(1, ['слово'])]);
    expect(scan).toEqual({ page: 1, width: 1000, height: 1400, turned: 0, levelled: 0.4, words: [[0, 5, 0, 0, 40, 15, 0.9]] });
  });
});
