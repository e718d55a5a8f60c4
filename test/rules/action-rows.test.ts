import { describe, expect, it } from 'vitest';
import { loadRecognition } from '../../src/rules/load.js';
import { tokenize } from '../../src/rules/tokens.js';

const { segmenter, stem } = loadRecognition('rules');

/** The items of a segment, as text. */
const itemsOf = (text: string): string[] =>
  segmenter.items(tokenize(stem, text)).map(({ own }) => text.slice(own[0]?.start, own.at(-1)?.end).replace(/,$/u, ''));

describe('a row of actions', () => {
  it.each<[string, string[]]>([
    ['подать заявление, получить ответ, оставить отзыв', ['подать заявление', 'получить ответ', 'оставить отзыв']],
    ['подача заявления, выдача результата и предоставление отзыва', ['подача заявления', 'выдача результата', 'и предоставление отзыва']],
    [
      'клиент приходит, чтобы получить ответ, разъяснение, узнать, как рассмотрен отзыв',
      ['клиент приходит, чтобы получить ответ, разъяснение', 'узнать, как рассмотрен отзыв'],
    ],
    [
      'получение сведений (порядок, получение справки), осмотр объекта',
      ['получение сведений (порядок, получение справки)', 'осмотр объекта'],
    ],
    [
      'потребности (узнать о порядке, посоветоваться, оставить отзыв)',
      ['потребности (', 'узнать о порядке', 'посоветоваться', 'оставить отзыв)'],
    ],
    ['получение сведений (узнать, где приём), осмотр объекта', ['получение сведений (узнать, где приём)', 'осмотр объекта']],
  ])('%s', (text, items) => {
    expect(itemsOf(text)).toEqual(items);
  });
});

describe('no row of actions is one item', () => {
  it.each([
    'представление заявления, обращения, запроса, документов',
    'получение и рассмотрение обращений',
    'заявление, обращение, решение',
    'информация, ответ, отзыв',
    'Перечень размещается на сайте, а приказ публикуется',
  ])('%s', (text) => {
    expect(itemsOf(text)).toEqual([text]);
  });
});

it('lets what stands before the second action govern those after it', () => {
  const leads = segmenter
    .items(tokenize(stem, 'клиент может подать заявление, оставить отзыв'))
    .map(({ lead }) => lead.map(({ form }) => form).join(' '));
  expect(leads).toEqual(['', 'клиент может подать заявление ,']);
});
