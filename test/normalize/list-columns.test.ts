import { describe, expect, it } from 'vitest';
import { tableFacts } from '../../src/normalize/touchpoints/tables.js';
import { firstAct } from './read-order.js';

/** Roles of the columns under a header, «table» cells being such as the header asks for or not. */
const rolesUnder = (header: readonly string[], row: readonly string[]): string => {
  const input = firstAct(`ПЕРЕЧЕНЬ\nточек взаимодействия\n\n${header.join('\t')}\n${row.join('\t')}\n${row.join('\t')}\n`);
  const part = input.act.parts.findIndex(({ tables }) => tables.length > 0);
  const table = input.act.parts[part]?.tables[0];
  if (table === undefined) throw new Error('no table');
  return tableFacts(input, part, 'part', table)
    .table.columns.map(({ role }) => role)
    .join(' ');
};

describe('columns of a list under any heading', () => {
  it.each<[string, readonly string[], readonly string[], string]>([
    [
      'what a point is good for',
      ['Функция', 'Точка контакта', 'Чем полезна клиенту', 'Цифровая / офлайн'],
      ['Запросы', 'Сайт', 'Подача запроса', 'Цифровая'],
      'direction touchpoint needs type',
    ],
    [
      'a question and what for',
      ['Куда обратиться', 'По какому вопросу', 'Зачем', 'Как это работает'],
      ['Сайт', 'ЖКХ', 'Подать жалобу', 'Ответ на почту'],
      'touchpoint direction needs features',
    ],
    [
      'what the body does',
      ['№', 'Чем занимаемся', 'Канал', 'Зачем обращаются', 'Вид канала'],
      ['1', 'Надзор', 'Сайт', 'Узнать', 'электронный'],
      'number direction touchpoint needs type',
    ],
    [
      'an activity and requests',
      ['№', 'Обеспечивающая деятельность', 'Канал сервиса', 'Удовлетворяемые запросы', 'Вид канала'],
      ['1', 'Кадры', 'СЭД', 'Справка', 'Цифровой'],
      'number direction touchpoint needs type',
    ],
    [
      'the aim of a visitor',
      ['Направление (мастерская)', 'Точка взаимодействия', 'Цель посетителя', 'Вид'],
      ['Гончарная', 'Касса', 'Записаться', 'очная'],
      'direction touchpoint needs type',
    ],
    [
      'who, where, which, why',
      ['Кто и зачем обращается', 'Куда', 'Какая точка', 'По какому поводу'],
      ['родитель: подать заявление', 'Канцелярия', 'офлайн', 'Прием в 1 класс'],
      'needs touchpoint type direction',
    ],
    [
      'a theme and the help given',
      ['Тематика', 'Через что', 'Чем поможем', 'Онлайн / офлайн'],
      ['Льготы', 'Сайт', 'Расскажем о льготах', 'онлайн'],
      'direction touchpoint needs type',
    ],
    [
      'a field of work and an environment',
      ['Сфера ведения', 'Канал связи', 'Ожидания клиента', 'Среда'],
      ['Лес', 'Сайт', 'Быстрый ответ', 'цифровая'],
      'direction touchpoint needs type',
    ],
    ['a single column of needs keeps them', ['Куда', 'Вопросы', 'Вид'], ['Сайт', 'Льготы', 'цифровая'], 'touchpoint needs type'],
    ['a plan has none', ['Мероприятие', 'Срок', 'Исполнитель'], ['Обновить', 'май', 'Котов'], 'other other other'],
    ['an inventory has none', ['Квартал', 'Площадь', 'Порода'], ['12', 'большая', 'сосна'], 'other other other'],
  ])('%s', (_why, header, row, roles) => expect(rolesUnder(header, row)).toBe(roles));
});

/** Rows of a list whose cells are parted by bars, as `touchpoint/needs/type`. */
const rowsOf = (...lines: readonly string[]): string => {
  const input = firstAct(`ПЕРЕЧЕНЬ\nточек взаимодействия\n\n${lines.join('\n')}\n`);
  const part = input.act.parts.findIndex(({ tables }) => tables.length > 0);
  const table = input.act.parts[part]?.tables[0];
  if (table === undefined) return 'no table';
  return tableFacts(input, part, 'part', table)
    .rows.map(({ touchpoint, needs, typeDeclared }) => `${touchpoint ?? '-'}/${needs ?? '-'}/${typeDeclared ?? '-'}`)
    .join('; ');
};

describe('rows of a list', () => {
  it.each<[string, readonly string[], string]>([
    [
      'types that stand over the rows are no rows',
      [
        'Точка | Направление | Потребности | Тип',
        'Цифровые точки',
        'Сайт | Отдых | Узнать | цифровая',
        'Портал | Отдых | Подать | цифровая',
        'Офлайн-точки',
        'Приемная | Отдых | Спросить | офлайн',
      ],
      'Сайт/Узнать/digital; Портал/Подать/digital; Приемная/Спросить/offline',
    ],
    [
      'what the rows under it have in common is none either',
      ['Точка | Потребности | Тип', 'Выдача разрешений', 'Сайт | Узнать | цифровая', 'Приемная | Спросить | офлайн'],
      'Сайт/Узнать/digital; Приемная/Спросить/offline',
    ],
    [
      'a row with empty cells stays one',
      ['Точка | Потребности | Тип', 'Сайт |  | цифровая', 'Приемная | Спросить | офлайн'],
      'Сайт/-/digital; Приемная/Спросить/offline',
    ],
    [
      'types by what is done and by letters',
      ['Точка | Потребности | Тип', 'Сайт | Узнать | Ц', 'Приемная | Спросить | при личном посещении', 'Почта | Спросить | неэлектронный'],
      'Сайт/Узнать/digital; Приемная/Спросить/offline; Почта/Спросить/offline',
    ],
    [
      'two columns under titles',
      ['Точка взаимодействия | Зачем обращаются', 'Сайт | Узнать', 'Приемная | Спросить'],
      'Сайт/Узнать/-; Приемная/Спросить/-',
    ],
  ])('%s', (_why, lines, rows) => {
    expect(rowsOf(...lines)).toBe(rows);
  });
});

describe('rows that head the rows under them', () => {
  const HEADER = ['| Точка взаимодействия | Потребность | Вид |', '|---|---|---|'];
  const SITE = '| Сайт | Подать заявление | Цифровая |';
  const DESK = '| Кабинет | Получить справку | Офлайн |';
  const [site, desk] = ['Сайт/Подать заявление/digital', 'Кабинет/Получить справку/offline'];

  it('are none of the list where one cell of several such rows is filled', () => {
    expect(rowsOf(...HEADER, '| Назначение выплат | | |', SITE, '| Обращения граждан | | |', DESK)).toBe(`${site}; ${desk}`);
  });

  it('may be rows that nobody has filled in where there is one', () => {
    expect(rowsOf(...HEADER, SITE, '| Визит-центр | | |', DESK)).toBe(`${site}; Визит-центр/-/-; ${desk}`);
  });

  it('name no channel', () => {
    expect(rowsOf(...HEADER, '| Телефон | | |', SITE, '| Электронная почта | | |', DESK)).toBe(
      `Телефон/-/-; ${site}; Электронная почта/-/-; ${desk}`,
    );
  });
});
