import { beforeAll, describe, expect, it } from 'vitest';
import { openPipeline, processFile, type Pipeline } from '../../src/pipeline.js';
import { orderAround } from '../facts/passages.js';

describe('items that name touchpoints', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await openPipeline('rules');
  });

  const namesIn = async (text: string): Promise<readonly string[]> => {
    const order = orderAround({ name: 'items', part: 'procedure', text, label: {} });
    const { acts } = await processFile(pipeline, { path: 'order.txt', sha256: '0', bytes: Buffer.from(order.text) });
    return acts.flatMap(({ facts }) => facts.touchpoints.map(({ name }) => name));
  };

  it.each<[string, string, readonly string[]]>([
    [
      'behind what they are for',
      '2.1. Действуют следующие точки взаимодействия:\n– по вопросам опеки – кабинет 3, электронная почта;\n– для предпринимателей – портал «Мой бизнес».',
      ['кабинет 3', 'электронная почта', 'портал «Мой бизнес»'],
    ],
    [
      'before what they are for',
      '2.1. Действуют следующие точки взаимодействия:\n– кабинет 3 – прием по вопросам опеки;\n– по телефону – справки на сайте.',
      ['кабинет 3', 'телефон'],
    ],
    [
      'under words for several of them',
      '2.1. К цифровым точкам взаимодействия относятся:\n1) сайты:\n– официальный сайт;\n– сайт приемной кампании;\n2) почта:\n– ящик info@mail.example.',
      ['официальный сайт', 'сайт приемной кампании', 'почта', 'ящик'],
    ],
    [
      'among terms in a numbered list right under a heading',
      '1) точки взаимодействия – официальный сайт, регистратура, телефонная линия «122»;\n2) клиентский путь – последовательность действий пациента.',
      ['официальный сайт', 'регистратура', 'телефонная линия «122»'],
    ],
    [
      'of what is told of each point: none',
      '2.1. По каждой точке взаимодействия в Перечне указываются:\nа) наименование;\nб) адрес, номер телефона, адрес электронной почты.',
      [],
    ],
  ])('%s', async (_, text, names) => {
    expect(await namesIn(text)).toEqual(names);
  });
});
