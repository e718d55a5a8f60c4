import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../src/normalize/context.js';
import { actInputs } from './read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';

/** Likeness is asked only in an act of which the rules find this much. */
const KNOWN = [
  'Порядок определяет правила ведения перечня точек взаимодействия с клиентами (далее – Перечень).',
  'Задачей ведения Перечня является положительный опыт клиентов вне зависимости от канала взаимодействия.',
  'Структурные подразделения, взаимодействующие с клиентами, подготавливают сведения для включения в Перечень.',
  'При выявлении точек взаимодействия необходимо избегать формального подхода.',
  'Если взаимодействие осуществляется в несколько этапов, указывается одна точка взаимодействия.',
  'Утвержденный Перечень размещается на официальном сайте.',
];

/** Items of key points that are told of a clause in such an act. */
const keyPointsIn = (clause: string): string[] =>
  actInputs(`${HEAD}${[...KNOWN, clause].map((text, index) => `${index + 1}. ${text}`).join('\n')}`).flatMap((input) =>
    mentionsOf(input, 'provision')
      .map(({ emit }) => emit.provision)
      .filter((provision) => provision.startsWith('key-touchpoints/')),
  );

describe('what any rule of a provision forbids is not told by likeness', () => {
  it.each([
    'По каждому направлению деятельности определяется руководитель, отвечающий за ключевые точки взаимодействия.',
    'Ключевые направления деятельности указываются по каждой точке взаимодействия.',
    'Точки взаимодействия, учет обращений в которых не велся, из Перечня исключаются.',
    'Ключевые точки взаимодействия по всем направлениям деятельности оборудуются навигацией.',
  ])('%s', (clause) => {
    expect(keyPointsIn(clause)).toEqual([]);
  });

  it('what the rules find stays', () => {
    expect(keyPointsIn('Ключевые точки взаимодействия определяются по каждому направлению деятельности.')).toContain(
      'key-touchpoints/determined',
    );
  });
});

const ORDER = 'МИНИСТЕРСТВО СВЯЗИ ОБЛАСТИ\n\nПРИКАЗ\n\n12.05.2024 № 15\n\nО перечне точек взаимодействия\n\nПриказываю:\n\n';

/** Whether an order with one more clause is told to be published. */
const isPublished = (clause: string): boolean =>
  actInputs(
    `${ORDER}1. Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентами.\n2. ${clause}\n\nМинистр                      А.А. Иванов\n\nУТВЕРЖДЕН\nприказом Министерства\nот 12.05.2024 № 15\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n${KNOWN.map((text, index) => `${index + 1}. ${text}`).join('\n')}`,
  ).some((input) => mentionsOf(input, 'provision').some(({ emit }) => emit.provision === 'order-publication'));

describe('what a rule asks for is asked of likeness too', () => {
  it.each([
    ['Сведения о часах приема опубликовать на официальном сайте Министерства.', false],
    ['Отделу связи в срок три дня после регистрации приказа выложить реестр на официальный сайт.', false],
    ['Настоящий приказ разместить на информационном стенде.', false],
    ['Настоящий приказ разместить на официальном сайте Министерства.', true],
  ])('%s', (clause, expected) => {
    expect(isPublished(clause)).toBe(expected);
  });
});
