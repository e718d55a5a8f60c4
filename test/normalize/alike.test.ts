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

/** Provisions of a topic that are told of a clause in such an act. */
const toldIn = (clause: string, topic: string): string[] =>
  actInputs(
    `${HEAD}${[...KNOWN.filter((known) => !known.includes(WORD_OF[topic] ?? topic)), clause].map((text, index) => `${index + 1}. ${text}`).join('\n')}`,
  ).flatMap((input) =>
    mentionsOf(input, 'provision')
      .map(({ emit }) => emit.provision)
      .filter((provision) => provision.startsWith(topic)),
  );

/** By which the clause above that says the same is left out. */
const WORD_OF: Readonly<Record<string, string>> = { 'no-formalism': 'формального', 'no-duplication': 'этапов' };

const keyPointsIn = (clause: string): string[] => toldIn(clause, 'key-touchpoints/');

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

describe('what says the words of a norm without what makes it one is not told by likeness', () => {
  it.each([
    ['no-formalism', 'Допускается формальное отношение к выявлению точек взаимодействия.'],
    ['no-formalism', 'При выявлении точек взаимодействия следует придерживаться формального подхода.'],
    ['no-formalism', 'При отборе точек взаимодействия достаточно формального подхода.'],
    ['no-formalism', 'Выявление точек взаимодействия завершается составлением формального протокола.'],
    ['no-duplication', 'Если взаимодействие с клиентом распадается на этапы, точка взаимодействия в Перечне повторяется.'],
    ['no-duplication', 'Дублирование точек взаимодействия в рамках процесса производится по мере надобности.'],
    ['administrative-use', 'Отсутствие документа не освобождает работника от исполнения указания руководителя.'],
    ['key-touchpoints/', 'Для точек взаимодействия с низкой посещаемостью может быть сокращен режим работы.'],
    ['identification-basis/', 'Внутренние документы учреждения, контракты и соглашения хранятся в системе электронного документооборота.'],
  ])('%s: %s', (topic, clause) => {
    expect(toldIn(clause, topic)).toEqual([]);
  });

  it('a heading says nothing for the items of a clause under it', () => {
    const items = [
      'Статья 3. Кто и как составляет Перечень',
      '1. Перечень ведет специалист, уполномоченный руководителем (далее – ответственный специалист).',
      '2. Задачи ответственного специалиста следующие:',
      '1) обеспечить организацию ведения Перечня;',
      '2) убедиться, что представленные для включения в Перечень данные о точках взаимодействия исчерпывающи и отвечают Порядку;',
      '3) передать их на хранение в архив.',
    ];
    expect(toldIn(items.join('\n'), 'authorized-person-duties/')).not.toContain('authorized-person-duties/forms-entries');
  });

  it('what says it is told', () => {
    expect(toldIn('Формальному взгляду при описании точек взаимодействия не место.', 'no-formalism')).toEqual(['no-formalism']);
  });
});

describe('what lacks the words without which nobody says a thing is not told by likeness', () => {
  /** What is told of four duties under one lead-in, of which the rules find two or three. */
  const writingIn = (first: string, third: string): string[] =>
    toldIn(
      [
        'Работая с письмами и электронной почтой, учреждение:',
        `1) ${first};`,
        '2) отвечает так, чтобы у отправителя не осталось вопросов;',
        `3) ${third};`,
        '4) дает отправителю возможность без промедления откликнуться на ответ.',
      ].join('\n'),
      'written/',
    );

  it('a message about something else is no acknowledgement, a store of letters no store of templates', () => {
    const told = writingIn(
      'уведомляет отправителя о переадресации его сообщения в другую организацию',
      'накапливает поступившие письма в базе данных и хранит их пять лет',
    );
    expect(told).not.toContain('written/acknowledgement');
    expect(told).not.toContain('written/knowledge-base');
  });

  it('what holds them is told as before', () => {
    const told = writingIn('уведомляет отправителя, что его сообщение получено', 'накапливает шаблоны ответов и хранит их');
    expect(told).toEqual(expect.arrayContaining(['written/acknowledgement', 'written/quick-feedback']));
  });
});

/** Cases for updating the list that are told of a clause in such an act. */
const casesIn = (clause: string): string[] =>
  actInputs(`${HEAD}${[...KNOWN, clause].map((text, index) => `${index + 1}. ${text}`).join('\n')}`).flatMap((input) =>
    mentionsOf(input, 'trigger').map(({ emit }) => emit.trigger),
  );

describe('what a rule asks for is asked of what is like it too', () => {
  it.each([
    'Перечень обновляется при открытии цифровой или офлайн-точки взаимодействия и при изменении потребностей в ней.',
    'Перечень обновляется в случаях появления новой точки взаимодействия любого вида, изменения потребностей клиента в ней.',
  ])('%s', (clause) => {
    expect(casesIn(clause)).not.toContain('touchpoint-type-changed');
  });
});
