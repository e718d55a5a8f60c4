import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/parse/index.js';
import { context } from './support.js';

const split = (text: string): string[] =>
  sentences(context, text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['Перечень размещается. Он обновляется.', 2],
    ['Контроль возложить на В.В. Войцеховича. Приказ вступает в силу.', 2],
    ['г. Грозный, ул. Ленина, д. 5, каб. 214.', 1],
    ['Согласно п. 5.4 и пп. 2 п. 3 Порядка.', 1],
    ['5.3.1. Руководители обязаны сообщать. Срок не установлен.', 2],
    ['Сайты, порталы и др. Иные точки не учитываются.', 2],
    ['Обращения, запросы и т.д. направляются в отдел.', 1],
    ['От 19 марта 2024 г. № 29 утвержден Порядок.', 1],
    ['Порядок утвержден 19 марта 2024 г. Министерство ведет перечень.', 2],
    ['Адрес сайта www.example.ru указан в п. 3.', 1],
    ['Он сказал: «Готово.» Затем ушел.', 2],
    ['Когда? Сразу! Всегда…', 3],
    ['Тел. 8 (8172) 23-00-41. Кабинет 5.', 2],
    ['первая строка\nвторая строка', 2],
  ])('%s', (text, count) => expect(split(text)).toHaveLength(count));

  it('keeps to its span and leaves blanks out', () => {
    const text = 'Первое. Второе. Третье.';
    expect(sentences(context, text, { start: 7, end: 15 })).toEqual([{ start: 8, end: 15 }]);
  });
});
