import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../src/normalize/deadlines/index.js';
import { rolesOf } from '../../src/normalize/roles/index.js';
import { tableFacts } from '../../src/normalize/touchpoints/tables.js';
import { triggersOf } from '../../src/normalize/triggers.js';
import { actInputs } from './read-order.js';

const HEAD =
  'УТВЕРЖДАЮ\nМинистр\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n1. Общие положения\n\n1.1. Порядок определяет ведение перечня точек взаимодействия (далее – Перечень).\n\n';
const TAIL = '\n\n2.2. Перечень составляется по форме.\n';

/** The act of a procedure whose second section holds a table. */
const inputOf = (section: string) => {
  const [first, ...others] = actInputs(`${HEAD}${section}${TAIL}`);
  if (first === undefined || others.length > 0) throw new Error('the table tears the act');
  return first;
};

describe('tables within a procedure', () => {
  it('give each duty to whoever stands in its row, and to nobody beyond the cell', () => {
    const roles = rolesOf(
      inputOf(
        '2. Участники\n\n2.1. Обязанности участников:\n\nТаблица 1 – Обязанности\n\nИсполнитель\tДействие\tСрок\nОтдел документооборота\tФормирует и ведет Перечень\tпостоянно\nНачальники отделов\tУведомляют отдел документооборота об изменениях\t3 рабочих дня\nМинистр\tУтверждает Перечень\t5 рабочих дней\nОтдел информатизации\tРазмещает обновленный Перечень на сайте\t10 рабочих дней',
      ),
    );
    expect(roles.map(({ role, designation }) => [role, designation?.toLowerCase()])).toEqual([
      ['authorized-person', 'отдел документооборота'],
      ['unit-head', 'начальники отделов'],
      ['approver', 'министр'],
      ['publisher', 'отдел информатизации'],
    ]);
  });

  it.each([
    [
      'Должностное лицо\tПолномочия\nНачальники отделов\t1) обеспечивают порядок в отделах; 2) информируют отдел писем об изменениях точек взаимодействия\nЗаместитель министра\tорганизует работу отделов; утверждает Перечень',
      ['unit-head начальники отделов', 'approver заместитель министра'],
      'each step belongs to whoever stands before the cell',
    ],
    [
      'Участник\tОбязанность\nНачальники отделов\tОбеспечивают порядок в отделах\n\tСообщают в отдел писем об изменениях точек взаимодействия\nМинистр\tПринимает граждан\n\tУтверждает Перечень',
      ['unit-head начальники отделов', 'approver министр'],
      'a blank cell stands for the one above',
    ],
    [
      '№\tКто\tФункция\n1\tЗаместитель министра\tИзучает отзывы; утверждает Перечень',
      ['approver заместитель министра'],
      'a cell behind another begins anew in each step',
    ],
    [
      'Ответственные за ведение Перечня\tФункции\nКонсультант Орлова И.П.\tВедение Перечня\nСистемный администратор Лукин С.С.\tРазмещение Перечня на сайте\nДиректор Котов А.А.\tКонтроль за ведением Перечня',
      ['authorized-person консультант', 'publisher системный администратор'],
      'whoever has another duty keeps nothing',
    ],
  ])('give what a row tells: %j', (rows, expected) => {
    const roles = rolesOf(inputOf(`2. Участники\n\n2.1. Полномочия распределены так:\n\n${rows}`));
    expect(roles.map(({ role, designation }) => `${role} ${designation?.toLowerCase()}`)).toEqual(expected);
  });

  it('tell terms of the duties of their rows', () => {
    const deadlines = deadlinesOf(
      inputOf(
        '2. Сроки\n\n2.1. Сроки выполнения действий:\n\nДействие\tСрок\nУведомление об изменении\t2 рабочих дня со дня изменения\nРазмещение обновленного Перечня на сайте\t10 рабочих дней со дня внесения изменений',
      ),
    );
    expect(deadlines.map(({ action, value, afterEvent }) => [action, value, afterEvent])).toEqual([
      ['notify-authorized-person', 2, 'change-occurred'],
      ['publish-updated-list', 10, 'amendment'],
    ]);
  });

  it.each([
    ['Событие\tКто сообщает\tСрок сообщения\nПоявление точки взаимодействия\tРуководитель\t3 рабочих дня', ['notify-authorized-person 3']],
    ['Мероприятие\tСрок\nКорректировка Перечня\t4 рабочих дня\nОбучение операторов\t5 дней', ['other 4', 'other 5']],
    ['Мероприятие\tНорматив\nОбучение операторов\t4 рабочих дня\nОтдых операторов\t2 дня', []],
  ])('tell a bare length of time in a column of terms: %j', (rows, expected) => {
    const deadlines = deadlinesOf(inputOf(`2. Сроки\n\n2.1. Сроки приведены ниже.\n\n${rows}`));
    expect(deadlines.map(({ action, value }) => `${action} ${value}`)).toEqual(expected);
  });

  it.each([
    [
      '2.1. Случаи, при которых Перечень обновляется, приведены в таблице.\n\nТаблица 1 – События\n\nСобытие\tКто сообщает\nПоявление новой точки взаимодействия\tРуководитель отдела\nИсключение точки взаимодействия\tРуководитель отдела',
      ['touchpoint-added', 'touchpoint-removed'],
    ],
    [
      '2.1. Изменения.\n\nОснование для обновления Перечня\tДействие\nСоздана новая точка взаимодействия\tДобавление строки\nИзменился вид точки взаимодействия\tИсправление строки',
      ['touchpoint-added', 'touchpoint-type-changed'],
    ],
    [
      'ТАБЛИЦА 2. ПОВОДЫ ДЛЯ ОБНОВЛЕНИЯ ПЕРЕЧНЯ\n\nЧто изменилось\tДействие\nПоявился новый канал взаимодействия\tДобавление строки\nКанал взаимодействия закрыт\tИсключение строки',
      ['touchpoint-added', 'touchpoint-removed'],
    ],
    [
      '2.1. Действия при обновлении Перечня.\n\nДействие\tИсполнитель\nДобавление строки о появлении точки взаимодействия\tОтдел\nРазмещение обновленного Перечня\tОтдел',
      [],
    ],
    [
      '2.1. Обращения рассматриваются так.\n\nСобытие\tДействие\nПоявление обращения в точке взаимодействия\tРегистрация\nОткрытие новой точки приема\tСообщение',
      [],
    ],
  ])('tell the occasions to update in a column of occasions: %j', (section, expected) => {
    expect(triggersOf(inputOf(`2. Ведение\n\n${section}`)).map(({ kind }) => kind)).toEqual(expected);
  });
});

it.each([
  [
    'РЕЕСТР\nпроцессов министерства',
    'Процесс\tВладелец процесса\tСистема\nПрием граждан\tОтдел писем, телефон\tСЭД\nУчет\tПриемная\tСЭД',
    'annex',
    false,
  ],
  ['СВЕДЕНИЯ\nо приеме', 'Направление\tТочка взаимодействия\nПрием граждан\tПриемная\nУчет\tСайт', 'list', true],
])('a table of an annex is the list where its titles tell of touchpoints: %j', (heading, rows, kind, isList) => {
  const [input] = actInputs(
    `${HEAD}1.2. Перечень ведёт отдел писем.\n\n1.3. Перечень составляется по форме.\n\n\nПриложение № 1\nк Порядку\n\n${heading}\n\n${rows}\n`,
  );
  const at = input?.act.parts.findIndex(({ tables }) => tables.length > 0) ?? -1;
  const [table] = input?.act.parts[at]?.tables ?? [];
  if (input === undefined || table === undefined) throw new Error('no table');
  expect([input.act.parts[at]?.kind, tableFacts(input, at, 'part', table).table.isList]).toEqual([kind, isList]);
});

it.each([
  [
    'Цифровые точки\tОфлайн-точки\nПортал заявок\tТелефон поддержки\nЭлектронная почта\tКабинет специалиста',
    ['Портал заявок digital', 'Электронная почта digital', 'Телефон поддержки offline', 'Кабинет специалиста offline'],
    'two enumerations side by side',
  ],
  ['Цифровые точки\tОфлайн-точки\nКруглосуточно\tПо будням\nБез записи\tПо записи', [], 'no channels'],
  ['Показатель\tЗначение\nСайт\t12 обращений\nТелефон\t40 обращений', [], 'no types'],
])('a table of types in the procedure names touchpoints and is no list: %j', (rows, expected) => {
  const input = inputOf(`2. Типы\n\n2.1. Точки делятся на два типа.\n\n${rows}`);
  const at = input.act.parts.findIndex(({ tables }) => tables.length > 0);
  const [table] = input.act.parts[at]?.tables ?? [];
  if (table === undefined) throw new Error('no table');
  const { table: found, rows: listRows, touchpoints } = tableFacts(input, at, 'part', table);
  expect([found.isList, listRows, touchpoints.map(({ name, typeDeclared }) => `${name} ${typeDeclared}`)]).toEqual([false, [], expected]);
});
