import { describe, expect, it } from 'vitest';
import { parseText, partsOf } from './support.js';

const ACT = (list: string, annex: string): string => `МИНИСТЕРСТВО ЛЕСА

ПРИКАЗ

5 мая 2024 г. № 7-п

О ведении ${list} министерства для внешних клиентов

Приказываю:

1. Утвердить порядок.

Министр

И.И. Лесной

Приложение № 1
к приказу от 05.05.2024 № 7-п

ПОРЯДОК
ведения ${list} министерства

1. Порядок определяет, как министерство ведет ${list} (далее – список).

2. Клиент обращается в министерство.

Приложение № 2
к приказу от 05.05.2024 № 7-п

${annex}`;

describe('an annex that is the list of the act', () => {
  it.each<[string, string, string]>([
    ['a matrix of the title', 'матрицы контактных позиций', 'МАТРИЦА\nконтактных позиций\n\nНазвание\tПримечание\nСайт\tновый'],
    ['a register in one line', 'реестра интерфейсов', 'РЕЕСТР ИНТЕРФЕЙСОВ МИНИСТЕРСТВА\n\nНазвание\tПримечание\nСайт\tновый'],
    ['a blank form of it', 'свода контактных сервисов', 'Форма\n\nСВОД КОНТАКТНЫХ СЕРВИСОВ\n\nНазвание\tПримечание\nСайт\tновый'],
    [
      'a sheet called otherwise, told by its columns',
      'карты встреч',
      'Ведомость\n\nКуда прийти\tПотребность\tВид\nСайт\tсведения\tцифровой',
    ],
    ['no heading, told by columns and types', 'карты встреч', 'Направление\tМесто\tНадобность\nКадры\tКабинет\tофлайн'],
  ])('%s', (_why, list, annex) => {
    expect(partsOf(parseText(ACT(list, annex)))).toBe('order+procedure+list');
  });

  it.each<[string, string, string]>([
    [
      'the members of a commission that keeps it',
      'реестра интерфейсов',
      'СОСТАВ\nкомиссии по ведению реестра интерфейсов\n\nФамилия\tДолжность\nКотов\tначальник',
    ],
    ['a register of something else', 'реестра интерфейсов', 'РЕЕСТР\nлесных участков\n\nНомер\tПлощадь\n1\t25'],
    ['a journal', 'реестра интерфейсов', 'ЖУРНАЛ\nучета звонков\n\nДата\tЗвонок\n1 мая\tвопрос'],
    [
      'duties told in a table',
      'реестра интерфейсов',
      'Обязанности участников\n\nУчастник\tОбязанность\nОтделы министерства\tГотовят сведения о своих точках взаимодействия с клиентами и передают их куратору реестра',
    ],
    ['a plan', 'реестра интерфейсов', 'ПЛАН\nмероприятий\n\nМероприятие\tСрок\nОбновить реестр\tмай'],
  ])('is not %s', (_why, list, annex) => {
    expect(partsOf(parseText(ACT(list, annex)))).toBe('order+procedure+annex');
  });

  it('nor a register of sampling points of an act that knows no clients', () => {
    const text = ACT('перечня точек отбора', 'ПЕРЕЧЕНЬ\nточек отбора\n\nТочка\tРека\n1\tСакмара')
      .replaceAll('внешних клиентов', 'отделов')
      .replace('Клиент', 'Отдел');
    expect(partsOf(parseText(text))).toBe('order+procedure+annex');
  });
});

describe('what stands under the signature', () => {
  const SIGNED = ACT('карты встреч', '').split('\n\nПриложение № 1')[0] ?? '';
  it.each<[string, string, string]>([
    [
      'those who were told of the order are no sheet',
      'С приказом ознакомлены:\n\nКотов К.К. ______ 06.10.2025\n\nРябов Р.Р. ______ 06.10.2025',
      'order',
    ],
    [
      'a sheet of approvals that names the draft',
      'ЛИСТ СОГЛАСОВАНИЯ\nк проекту приказа министерства «О ведении карты встреч министерства для внешних клиентов в лесах и парках»\n\nНачальник отдела П.П. Петров',
      'order+approval-sheet',
    ],
    [
      'a sheet whose rows say «согласовано»',
      'Лист согласования\n\nЗаместитель директора\tсогласовано\t30.04.2025\tИ.Ф. Цой\nЮрисконсульт\tсогласовано\t02.05.2025\tН.А. Дегтярь',
      'order+approval-sheet',
    ],
    ['a block of approvals', 'СОГЛАСОВАНО:\n\nНачальник отдела П.П. Петров', 'order+approval-sheet'],
  ])('%s', (_why, below, parts) => expect(partsOf(parseText(`${SIGNED}\n\n${below}`))).toBe(parts));
});
