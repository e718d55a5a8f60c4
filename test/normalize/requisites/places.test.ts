import { describe, expect, it } from 'vitest';
import { requisitesOf } from '../../../src/normalize/requisites/index.js';
import { firstAct, identity } from '../read-order.js';

const PLACES: readonly (readonly [string, string])[] = [
  ['г. Москва', 'Москва'],
  ['г.Казань', 'Казань'],
  ['г. НИЖНИЙ НОВГОРОД', 'Нижний Новгород'],
  ['г. Ростов-на-Дону', 'Ростов-на-Дону'],
  ['город Томск', 'Томск'],
  ['город-курорт Сочи', 'Сочи'],
  ['гор. Шуя', 'Шуя'],
  ['ЗАТО г. Североморск', 'Североморск'],
  ['Красноярск', 'Красноярск'],
  ['пгт Кирс', 'Кирс'],
  ['пгт. Ноглики', 'Ноглики'],
  ['рп Чаны', 'Чаны'],
  ['р.п. Шушенское', 'Шушенское'],
  ['р/п Линёво', 'Линёво'],
  ['рп. Базарный Карабулак', 'Базарный Карабулак'],
  ['рабочий поселок Сузун', 'Сузун'],
  ['посёлок Пурпе', 'Пурпе'],
  ['пос. Айхал', 'Айхал'],
  ['п. Эгвекинот', 'Эгвекинот'],
  ['кп Горные Ключи', 'Горные Ключи'],
  ['с. Усть-Цильма', 'Усть-Цильма'],
  ['село Мильково', 'Мильково'],
  ['ст-ца Кущёвская', 'Кущёвская'],
  ['станица Ленинградская', 'Ленинградская'],
  ['х. Весёлый', 'Весёлый'],
  ['аул Хабез', 'Хабез'],
  ['слобода Большая Мартыновка', 'Большая Мартыновка'],
];

const ORDERS: readonly ((place: string) => string)[] = [
  (place) => `12 мая 2025 г.        № 15\n${place}`,
  (place) => `${place}\n\n12.05.2025        № 15`,
  (place) => `12.05.2025        ${place}        № 15`,
  (place) => `от 12 мая 2025 г. № 15, ${place}`,
  (place) => `№ 15 от 12.05.2025\n                ${place}`,
  (place) => `${place}                «12» мая 2025 г.                № 15`,
];

describe('place, date and number', () => {
  it.each(PLACES)('%s, in every order', (printed, place) => {
    for (const order of ORDERS) {
      const text = `УПРАВЛЕНИЕ КУЛЬТУРЫ\n\nПРИКАЗ\n\n${order(printed)}\n\nО перечне точек взаимодействия\n\nПриказываю:\n\n1. Утвердить Порядок.\n2. Контроль оставляю за собой.\n\nНачальник            А.А. Котов\n`;
      const read = requisitesOf(firstAct(text), identity);
      expect([read.place.value, read.number.value, read.date.value, read.title.value]).toEqual([
        place,
        '15',
        '2025-05-12',
        'О перечне точек взаимодействия',
      ]);
    }
  });

  it.each([
    ['a title that cites an act', 'О приказе от 12.05.2025 № 15'],
    ['what is approved elsewhere', 'Порядок утвержден приказом от 12.05.2025 № 15'],
  ])('%s is no place', (_why, line) => {
    const text = `УПРАВЛЕНИЕ КУЛЬТУРЫ\n\nПРИКАЗ\n\n01.06.2025        № 8\n\n${line}\n\nПриказываю:\n\n1. Утвердить Порядок.\n\nНачальник            А.А. Котов\n`;
    const read = requisitesOf(firstAct(text), identity);
    expect([read.place.value, read.number.value, read.date.value]).toEqual([null, '8', '2025-06-01']);
  });
});
