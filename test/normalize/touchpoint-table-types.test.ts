import { beforeAll, describe, expect, it } from 'vitest';
import { openPipeline, processFile, type Pipeline } from '../../src/pipeline.js';
import { BEFORE_ANNEXES } from './annexed.js';

interface Case {
  readonly annexes: readonly string[];
  readonly touchpoints: readonly string[];
  readonly verdicts: Readonly<Record<string, string>>;
  readonly why: string;
}

const CASES: readonly Case[] = [
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\n№ | Направление | Точка взаимодействия | Потребность | Цифровая | Офлайн\n1 | Обращения | Официальный сайт | Подать обращение | + | –\n2 | Обращения | Приемная комитета | Подать обращение | – | +\n3 | Справки | Телефон | Получить справку | + | –',
    ],
    touchpoints: ['Официальный сайт digital', 'Приемная комитета offline', 'Телефон digital'],
    verdicts: { 'list.table': 'met', 'list.table-complete': 'met', 'list.table-type': 'deviates' },
    why: 'the column with the plus tells the type',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\nТочка взаимодействия\tЦифровая точка\tОфлайн-точка\tПотребность\nСайт комитета\tда\tнет\tСведения\nЗдание комитета\tнет\tда\tПрием\nСтраница во «ВКонтакте»\tда\tда\tВопрос',
    ],
    touchpoints: ['Сайт комитета digital', 'Здание комитета offline', 'Страница во «ВКонтакте» null'],
    verdicts: { 'list.table': 'partial', 'list.table-complete': 'partial', 'list.table-type': 'met' },
    why: 'both ticked is no type',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\nНаправление\tТочка взаимодействия\tПотребность\tЦифровая (да/нет)\nКадры\tПортал сотрудника\tОтпуск\tда\nКадры\tКабинет 12\tПрием на работу\tнет',
    ],
    touchpoints: ['Портал сотрудника digital', 'Кабинет 12 offline'],
    verdicts: { 'list.table-complete': 'met', 'list.table-type': 'met' },
    why: 'what is said not to be digital is offline',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\nТочка взаимодействия\tПотребность\tРаботает круглосуточно\tПлатно\nСайт комитета\tСведения\t+\t–\nПриемная комитета\tПрием\t–\t–',
    ],
    touchpoints: ['Сайт комитета null', 'Приемная комитета null'],
    verdicts: { 'list.table-complete': 'partial', 'list.table-type': 'not-applicable' },
    why: 'ticks under other titles tell no type',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\nЦифровые точки взаимодействия\n\n№ | Точка взаимодействия | Направление | Потребность\n1 | Официальный сайт | Туризм | Сведения\n2 | Электронная почта | Обращения | Ответ\n\nОфлайн-точки взаимодействия\n\n№ | Точка взаимодействия | Направление | Потребность\n1 | Телефон | Туризм | Справка\n2 | Приемная | Обращения | Прием',
    ],
    touchpoints: ['Официальный сайт digital', 'Электронная почта digital', 'Телефон offline', 'Приемная offline'],
    verdicts: { 'types.digital-offline': 'met', 'list.digital': 'met', 'list.table-complete': 'met', 'list.table': 'partial' },
    why: 'a heading right over a table tells the type of its rows',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ цифровых точек взаимодействия\n\nНаправление\tТочка взаимодействия\tПотребность\nТуризм\tОфициальный сайт\tСведения\nОбращения\tЭлектронная почта\tОтвет',
      'ПЕРЕЧЕНЬ офлайн-точек взаимодействия\n\nНаправление\tТочка взаимодействия\tПотребность\nТуризм\tТелефон\tСправка\nОбращения\tПриемная\tПрием',
    ],
    touchpoints: ['Официальный сайт digital', 'Электронная почта digital', 'Телефон offline', 'Приемная offline'],
    verdicts: { 'types.digital-offline': 'met', 'list.offline': 'met' },
    why: 'and so does the title of the annex',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ цифровых и офлайн-точек взаимодействия\n\nНаправление\tТочка взаимодействия\tПотребность\nТуризм\tОфициальный сайт\tСведения\nОбращения\tПриемная\tПрием',
    ],
    touchpoints: ['Официальный сайт null', 'Приемная null'],
    verdicts: { 'types.digital-offline': 'missing', 'list.digital': 'partial' },
    why: 'a title that names both types tells neither',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\n№ п/п\tНаправление\tТочка взаимодействия\tПотребность\tВид точки\n1. Кадры\n1.1\tПрием на работу\tКабинет 305\tТрудовой договор\tО\n1.2\tОтпуска\tПортал сотрудника\tЗаявление\tЦ\n2. Техника\n2.1\tРемонт\tСистема учета заявок\tПочинка\tЦ',
    ],
    touchpoints: ['Кабинет 305 offline', 'Портал сотрудника digital', 'Система учета заявок digital'],
    verdicts: { 'list.table': 'met', 'list.table-complete': 'met' },
    why: 'lines without tabs between the rows head what is below them',
  },
  {
    annexes: [
      'ФОРМА перечня точек взаимодействия\n\n| № | Направление | Точка взаимодействия | Потребность | Тип |\n|---|---|---|---|---|\n| 1 | | | | |\n| 2 | | | | |',
    ],
    touchpoints: [],
    verdicts: { 'list.table': 'met', 'list.table-complete': 'not-applicable' },
    why: 'rows with nothing but their numbers are to be filled in',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\nНаправление | Цифровые точки | Офлайн-точки | Потребности\nТуризм | Сайт комитета, ВКонтакте | Туристско-информационный центр | Информация\nОбращения | Электронная почта | Приемная | Подать обращение',
    ],
    touchpoints: [
      'Сайт комитета digital',
      'ВКонтакте digital',
      'Туристско-информационный центр offline',
      'Электронная почта digital',
      'Приемная offline',
    ],
    verdicts: { 'list.table': 'met', 'list.table-complete': 'met' },
    why: 'two columns of touchpoints part them by type',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\nНаправление | Точка взаимодействия | Потребность | О/Ц\nТуризм | Сайт комитета | Сведения | Ц\nТуризм | Приемная | Прием | О',
    ],
    touchpoints: ['Сайт комитета digital', 'Приемная offline'],
    verdicts: { 'list.table': 'met', 'list.table-type': 'met' },
    why: 'letters stand for the types',
  },
  {
    annexes: [
      'ПЕРЕЧЕНЬ точек взаимодействия\n\n№ | Направление | Точка взаимодействия | Потребность | Тип\n1 | Туризм | Официальный сайт | Сведения | Цифровая\n2 | Обращения | – | Ответ | Офлайн',
    ],
    touchpoints: ['Официальный сайт digital'],
    verdicts: { 'list.table-complete': 'partial' },
    why: 'a row with a dash for its touchpoint is not blank',
  },
];

describe('types that a table of the list tells', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await openPipeline('rules');
  });

  it.each(CASES)('$why', async ({ annexes, touchpoints, verdicts }) => {
    const text = [BEFORE_ANNEXES, ...annexes.map((annex, index) => `Приложение ${index + 1}\nк Порядку\n\n${annex}\n`)].join('\n\n');
    const record = await processFile(pipeline, { path: 'order.txt', sha256: '0', bytes: Buffer.from(text) });
    const found = record.acts
      .flatMap(({ facts }) => facts.touchpoints)
      .map(({ name, typeDeclared }) => `${name} ${typeDeclared ?? 'null'}`);
    expect(found).toEqual(touchpoints);
    const given = record.findings.filter(({ requirementId }) => requirementId in verdicts);
    expect(Object.fromEntries(given.map(({ requirementId, status }) => [requirementId, status]))).toEqual(verdicts);
  });
});
