import { beforeAll, describe, expect, it } from 'vitest';
import { openPipeline, processFile, type Pipeline } from '../../src/pipeline.js';
import { BEFORE_ANNEXES } from './annexed.js';

const HEAD = `${BEFORE_ANNEXES}

Приложение
к Порядку

`;
const TITLE = 'ПЕРЕЧЕНЬ\nточек взаимодействия с клиентами\n\n';

describe('an annexed list that is no table', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await openPipeline('rules');
  });

  it.each<[string, string, readonly string[]]>([
    [
      'a row of points',
      `${TITLE}1. Официальный сайт комитета.\n2. Портал «Госуслуги».\n3. Приемная комитета.`,
      ['Официальный сайт комитета/website/null', 'Портал «Госуслуги»/public-services-portal/null', 'Приемная комитета/premises/null'],
    ],
    [
      'points by units',
      `${TITLE}Отдел развития туризма:\n– сайт комитета;\n– кабинет 12.\nОтдел обращений:\n– электронная почта;\n– телефон 8 (8112) 29-99-99.`,
      ['сайт комитета/website/null', 'кабинет 12/premises/null', 'электронная почта/email/null', 'телефон/phone/null'],
    ],
    [
      'points by directions, with what they are for',
      `${TITLE}1. Направление «Развитие туризма»\n1.1. Сайт комитета: получение информации.\n1.2. Туристско-информационный центр – консультация.\n2. Направление «Обращения граждан»\n2.1. Электронная почта: подача обращения.`,
      ['Сайт комитета/website/null', 'Туристско-информационный центр/premises/null', 'Электронная почта/email/null'],
    ],
    [
      'a type behind each',
      `${TITLE}1. Направление «Субсидии»\n1.1. Портал «Моя субсидия» – подача заявки, получение результата (цифровая).\n1.2. Управления в улусах – консультация, подача документов (офлайн).`,
      ['Портал «Моя субсидия»/website/digital', 'Управления в улусах/premises/offline'],
    ],
    [
      'a card for each',
      `${TITLE}Точка взаимодействия: официальный сайт комитета\nТип: цифровая\nПотребности: получение информации\n\nТочка взаимодействия: приемная\nТип: офлайн\nПотребности: подача документов`,
      ['официальный сайт комитета/website/digital', 'приемная/premises/offline'],
    ],
    [
      'a card on one line',
      `${TITLE}1. Точка взаимодействия: официальный сайт комитета (цифровая). Потребность: получение информации.\n2. Точка взаимодействия: приемная (офлайн). Потребность: подача документов.`,
      ['официальный сайт комитета/website/digital', 'приемная/premises/offline'],
    ],
    [
      'bare lines under heads that tell a type',
      `${TITLE}Цифровые точки\n\nОфициальный сайт комитета\nЭлектронная почта\n\nОфлайн-точки\n\nПриемная комитета\nТелефон горячей линии`,
      [
        'Официальный сайт комитета/website/digital',
        'Электронная почта/email/digital',
        'Приемная комитета/premises/offline',
        'Телефон горячей линии/phone/offline',
      ],
    ],
    [
      'numbers that begin anew under lettered heads',
      `${TITLE}А. Цифровые\n1. Официальный сайт комитета\n2. Электронная почта\n\nБ. Офлайн\n1. Приемная комитета\n2. Телефон горячей линии`,
      [
        'Официальный сайт комитета/website/digital',
        'Электронная почта/email/digital',
        'Приемная комитета/premises/offline',
        'Телефон горячей линии/phone/offline',
      ],
    ],
    [
      'semicolons to the end of all under heads in capitals',
      `${TITLE}ЦИФРОВЫЕ ТОЧКИ\n\nОфициальный сайт комитета;\nЭлектронная почта;\n\nОФЛАЙН-ТОЧКИ\n\nПриемная комитета;\nТелефон горячей линии.`,
      [
        'Официальный сайт комитета/website/digital',
        'Электронная почта/email/digital',
        'Приемная комитета/premises/offline',
        'Телефон горячей линии/phone/offline',
      ],
    ],
    [
      'a form to be filled in',
      'ФОРМА ПЕРЕЧНЯ\nточек взаимодействия\n\nНаправление деятельности: ____________\nТочка взаимодействия: ____________\nТип (цифровая/офлайн): ____________',
      [],
    ],
    [
      'how the list is kept',
      `${TITLE}1. Перечень хранится в отделе обращений.\n2. Сайт обновляется ежедневно.\n3. Телефон проверяется еженедельно.`,
      [],
    ],
    [
      'an annex of something else',
      'ИНСТРУКЦИЯ\nпо работе со сведениями\n\n1. Официальный сайт комитета.\n2. Портал «Госуслуги».\n3. Приемная комитета.',
      [],
    ],
  ])('%s', async (_, annex, expected) => {
    const record = await processFile(pipeline, { path: 'order.txt', sha256: '0', bytes: Buffer.from(`${HEAD}${annex}\n`) });
    const found = record.acts.flatMap(({ facts }) => facts.touchpoints);
    expect(found.map(({ name, channel, typeDeclared }) => `${name}/${channel}/${typeDeclared ?? 'null'}`)).toEqual(expected);
  });
});
