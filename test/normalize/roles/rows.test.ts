import { describe, expect, it } from 'vitest';
import type { Facts, Role } from '../../../src/model/index.js';
import { otherThan } from '../../../src/normalize/roles/keeper-duties.js';
import { mentionsOf } from '../../../src/normalize/context.js';
import { rolesOf } from '../../../src/normalize/roles/index.js';
import { actInputs } from '../read-order.js';

const inputsOf = (order: readonly string[], procedure: readonly string[]): ReturnType<typeof actInputs> =>
  actInputs(`МИНИСТЕРСТВО СВЯЗИ ОБЛАСТИ

ПРИКАЗ

12.05.2024 № 15

Об утверждении порядка ведения перечня точек взаимодействия с клиентами

В целях внедрения клиентоцентричности приказываю:

1. Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентами.
${order.map((text, index) => `${index + 2}. ${text}`).join('\n')}

Министр                      А.А. Иванов

УТВЕРЖДЕН
приказом Министерства
от 12.05.2024 № 15

ПОРЯДОК
ведения перечня точек взаимодействия с клиентами

1. Порядок устанавливает, как ведется перечень точек взаимодействия (далее – Перечень).
${procedure.map((text, index) => `${index + 2}. ${text}`).join('\n')}
`);

const told = (roles: readonly Role[], kind: Role['role']): string[] =>
  roles
    .filter(({ role }) => role === kind)
    .map(({ holder, designation, personName }) => [holder, designation, personName].filter((part) => part !== null).join(' | '));

describe('a row of names', () => {
  it.each([
    ['Сведения для включения в Перечень готовят хозяйственный отдел, гараж и архив.', 'unit | хозяйственный отдел, гараж и архив'],
    [
      'Сведения для Перечня готовят отделения и кабинеты, ведущие прием, регистратура и call-центр.',
      'unit | отделения и кабинеты, ведущие прием, регистратура и call-центр',
    ],
    [
      'Подготовка сведений осуществляется отраслевыми (функциональными) органами, структурными подразделениями администрации.',
      'unit | отраслевые (функциональные) органы, структурные подразделения администрации',
    ],
    ['Отделы Министерства, принимающие и исполняющие заявки, готовят сведения для включения в Перечень.', 'unit | Отделы Министерства'],
    ['Сведения для Перечня готовят отделы, а проверяет их координатор Перечня.', 'unit | отделы'],
  ])('%s', (clause, expected) => {
    expect(inputsOf([], [clause]).flatMap((input) => told(rolesOf(input), 'preparer'))).toEqual([expected]);
  });
});

it('finds everyone who publishes in a row of duties', () => {
  const order =
    'Управлению делами (Чебыкина О.Л.) опубликовать приказ в газете, отделу информатизации (Рычков Д.С.) – разместить его на сайте.';
  expect(inputsOf([order], []).flatMap((input) => told(rolesOf(input), 'publisher'))).toEqual([
    'unit | Управление делами | Чебыкина О.Л.',
    'unit | отдел информатизации | Рычков Д.С.',
  ]);
});

it('gives the publication to the nearest of those who are told to do things', () => {
  const order = 'Отделу кадров ознакомить работников с приказом, отделу информатизации – разместить его на официальном сайте.';
  expect(inputsOf([order], []).flatMap((input) => told(rolesOf(input), 'publisher'))).toEqual(['unit | отдел информатизации']);
});

it('finds the name behind what a post is in charge of', () => {
  const order = 'Контроль за исполнением приказа поручить заместителю министра, курирующему вопросы связи, Быстрову С.Н.';
  expect(inputsOf([order], []).flatMap((input) => told(rolesOf(input), 'control'))).toEqual([
    'person | заместитель министра, курирующий вопросы связи | Быстров С.Н.',
  ]);
});

describe('a duty of whoever keeps the list', () => {
  const keeps = 'Перечень ведет начальник отдела кадров (далее – уполномоченное лицо).';
  const isOfOthers = (clause: string): boolean[] =>
    inputsOf([], [keeps, clause]).flatMap((input) => {
      const isOther = otherThan(
        input,
        rolesOf(input).filter(({ role }) => role === 'authorized-person'),
      );
      const topic: Facts['provisions'][number]['topic'] = 'authorized-person-duties';
      return mentionsOf(input, 'provision')
        .filter(({ emit }) => emit.provision === `${topic}/checks`)
        .map(isOther);
    });

  it.each([
    'Уполномоченное лицо в течение 3 рабочих дней проверяет полноту сведений и их соответствие Порядку.',
    'Сведения проверяются уполномоченным лицом на полноту и соответствие Порядку.',
    'Отдел направляет сведения уполномоченному лицу, которое проверяет их полноту и соответствие Порядку.',
  ])('is his own: %s', (clause) => {
    expect(isOfOthers(clause)).not.toContain(true);
    expect(isOfOthers(clause)).toContain(false);
  });

  it('is none where another unit does it', () => {
    expect(isOfOthers('Правовой отдел проверяет сведения на полноту и соответствие Порядку.')).not.toContain(false);
  });
});

it('reads a long table of duties in time that grows with its rows', () => {
  const spent = (rows: number): number => {
    const table = Array.from(
      { length: rows },
      (_, index) => `Консультант отдела № ${index} Иванов И.И.\tВедение Перечня, размещение Перечня на сайте`,
    );
    const inputs = inputsOf([], [`Обязанности распределены:\n\nИсполнитель\tОбязанности\n${table.join('\n')}`]);
    const start = process.cpuUsage();
    expect(inputs.flatMap(rolesOf).length).toBeGreaterThan(0);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  spent(50);
  const few = spent(250);
  // Four times the rows: sixteen times the work where every row looks through all the others.
  expect(spent(1000) / few).toBeLessThan(10);
});
