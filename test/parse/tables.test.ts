import { describe, expect, it } from 'vitest';
import { paragraph, type ParsedTable, type TableBlock } from '../../src/model/index.js';
import { account, parseSource } from '../../src/parse/index.js';
import { context, documentOf, parseText, partNamed, tableOf } from './support.js';

const listOf = (...blocks: (TableBlock | ReturnType<typeof paragraph>)[]): { table: ParsedTable; tables: number; dropped: string[] } => {
  const { value } = parseSource(context, documentOf([paragraph('Приложение 1'), paragraph('Перечень точек взаимодействия'), ...blocks]));
  const part = partNamed(value, 'list');
  expect(account(value)).toEqual({ uncovered: [], doubled: [] });
  const [table] = part.tables;
  if (table === undefined) throw new Error('no table');
  return { table, tables: part.tables.length, dropped: value.dropped.map(({ reason }) => reason) };
};

const rowsOf = (table: ParsedTable): string[] => table.rows.map(({ cells }) => cells.map(({ effective }) => effective).join('|'));

describe('tables', () => {
  it('finds the header and drops the row of column numbers', () => {
    const { table, dropped } = listOf(tableOf('№ п/п\tНаправление\tТочка\n1\t2\t3\n1\tКадры\tКабинет'));
    expect(table.header).toEqual(['№ п/п', 'Направление', 'Точка']);
    expect(rowsOf(table)).toEqual(['1|Кадры|Кабинет']);
    expect(dropped).toEqual(['column-number-row']);
  });

  it('takes bars at both ends of every line for the edges of the table', () => {
    const { table } = listOf(paragraph('| № | Направление | Точка |\n| 1 | Кадры | Кабинет |\n| 2 | Учёт | Сайт |'));
    expect(table.header).toEqual(['№', 'Направление', 'Точка']);
    expect(rowsOf(table)).toEqual(['1|Кадры|Кабинет', '2|Учёт|Сайт']);
  });

  it('takes numbers alone under a header for the rows of a blank form', () => {
    const { table } = listOf(paragraph('№\tНаправление\tНаименование точки\tЧто получает клиент\tВид\n1\n2\n3.'));
    expect(table.header).toEqual(['№', 'Направление', 'Наименование точки', 'Что получает клиент', 'Вид']);
    expect(rowsOf(table)).toEqual(['1||||', '2||||', '3.||||']);
  });

  it('finds the header under a blank row that only gives the columns their width', () => {
    const { table } = listOf(tableOf('\t\t\n№ п/п\tНаправление\tТочка\n1\tКадры\tКабинет'));
    expect(table.header).toEqual(['№ п/п', 'Направление', 'Точка']);
  });

  it('takes one cell over the whole width for no header', () => {
    const block = tableOf('Раздел IV\n1\tКадры\tКабинет\n2\tУчёт\tСайт');
    const rows = block.rows.map((row) =>
      row.cells.length > 1 ? row : { ...row, cells: row.cells.map((cell) => ({ ...cell, colSpan: 3 })) },
    );
    expect(listOf({ ...block, rows }).table.header).toEqual(['', '', '']);
  });

  it.each([
    ['\t2\t3', ['column-number-row'], 'one that a scan lost'],
    ['1\t\t3', ['column-number-row'], 'one in the middle'],
    ['1\t\t', [], 'a row that is blank but for its number'],
    ['1\t3\t2', [], 'numbers out of their places'],
  ])('knows column numbers by their places: %j', (row, expected) => {
    expect(listOf(tableOf(`№\tНаправление\tТочка\n${row}\n1\tКадры\tКабинет`)).dropped).toEqual(expected);
  });

  it.each([
    ['№\tНаправление\tТочка взлимодействия', ['repeated-header-row'], 'a letter misread'],
    ['№\tНаправление\tТочка продажи', [], 'other words'],
    ['№\tНастроение\tТочка взаимодействия', [], 'another column'],
  ])('knows a repeated header: %j', (row, expected) => {
    expect(listOf(tableOf(`№\tНаправление\tТочка взаимодействия\n1\tКадры\tКабинет\n${row}\n2\tУчет\tСайт`)).dropped).toEqual(expected);
  });

  it('undoes merged cells, by spans and by empty leading cells', () => {
    expect(rowsOf(listOf(tableOf('№\tНаправление\tТочка\n1\tКадры\tКабинет\n\t\tТелефон')).table)).toEqual([
      '1|Кадры|Кабинет',
      '1|Кадры|Телефон',
    ]);
    const spanned: TableBlock = {
      ...tableOf('№\tНаправление\tТочка'),
      rows: [
        ...tableOf('№\tНаправление\tТочка').rows,
        {
          header: false,
          page: null,
          cells: [
            { text: '1', column: 0, colSpan: 1, rowSpan: 1 },
            { text: 'Кадры', column: 1, colSpan: 1, rowSpan: 2 },
            { text: 'Кабинет', column: 2, colSpan: 1, rowSpan: 1 },
          ],
        },
        {
          header: false,
          page: null,
          cells: [
            { text: '2', column: 0, colSpan: 1, rowSpan: 1 },
            { text: 'Телефон', column: 2, colSpan: 1, rowSpan: 1 },
          ],
        },
      ],
    };
    expect(rowsOf(listOf(spanned).table)).toEqual(['1|Кадры|Кабинет', '2|Кадры|Телефон']);
  });

  it('leaves an empty cell after a filled one empty', () => {
    expect(rowsOf(listOf(tableOf('№\tНаправление\tТочка\n1\tКадры\tКабинет\n2\t\tТелефон')).table)).toEqual([
      '1|Кадры|Кабинет',
      '2||Телефон',
    ]);
  });

  it('joins the pieces of a table over pages and drops repeated headers', () => {
    const head = '№\tНаправление\tТочка';
    const { table, tables, dropped } = listOf(
      tableOf(`${head}\n1\tКадры\tКабинет`),
      paragraph('Продолжение таблицы'),
      tableOf(`${head}\n2\tСвязь\tТелефон`),
    );
    expect(tables).toBe(1);
    expect(rowsOf(table)).toEqual(['1|Кадры|Кабинет', '2|Связь|Телефон']);
    expect(dropped).toContain('repeated-header-row');
  });

  it('joins a row that the end of a page cut', () => {
    const head = '№\tПроцесс\tТочка';
    const { table } = listOf(
      tableOf(`${head}\n1\tПоступление на\tКабинет\n\t\tТелефон`),
      tableOf(`${head}\n\tслужбу в министерство\t\n2\tУвольнение\tКабинет`),
    );
    expect(rowsOf(table)).toEqual([
      '1|Поступление на службу в министерство|Кабинет',
      '1|Поступление на службу в министерство|Телефон',
      '2|Увольнение|Кабинет',
    ]);
  });

  it('joins what goes on under a numbered row in small letters', () => {
    const { table } = listOf(
      tableOf(
        '№\tНаправление\tТочка\tПотребность\n1\tПрием\tСайт\tПодать обращение\n\t\tминистерства\tи узнать ответ\n2\tКадры\tКабинет\tСправка',
      ),
    );
    expect(rowsOf(table)).toEqual(['1|Прием|Сайт министерства|Подать обращение и узнать ответ', '2|Кадры|Кабинет|Справка']);
  });

  it('keeps a full grid with dates and sizes in it', () => {
    const { table } = listOf(tableOf('Участок\tПлощадь\tПорода\nпервый\t25 га\tсосна\nвторой\t14 га\tель'));
    expect(table.rows.length).toBeGreaterThan(1);
  });

  it('does not join a row that says something new', () => {
    const head = '№\tПроцесс\tТочка';
    const { table } = listOf(tableOf(`${head}\n1\tПрием.\tКабинет`), tableOf(`${head}\n\tперевод\t\n2\tУвольнение\tКабинет`));
    expect(table.rows).toHaveLength(3);
  });

  it('reads a header of two rows', () => {
    const cell = (text: string, column: number, colSpan = 1, rowSpan = 1): TableBlock['rows'][number]['cells'][number] => ({
      text,
      column,
      colSpan,
      rowSpan,
    });
    const block: TableBlock = {
      kind: 'table',
      page: null,
      region: 'body',
      legibility: 'good',
      rows: [
        { header: false, page: null, cells: [cell('№', 0, 1, 2), cell('Точка взаимодействия', 1, 2)] },
        { header: false, page: null, cells: [cell('цифровая', 1), cell('офлайн', 2)] },
        { header: false, page: null, cells: [cell('1', 0), cell('Сайт', 1), cell('Кабинет', 2)] },
      ],
    };
    const { table } = listOf(block);
    expect(table.header).toEqual(['№', 'Точка взаимодействия цифровая', 'Точка взаимодействия офлайн']);
    expect(rowsOf(table)).toEqual(['1|Сайт|Кабинет']);
  });

  it('a blank form has a header and no rows', () => {
    const { table } = listOf(tableOf('№\tНаправление\tТочка\n\t\t'));
    expect(table.rows).toEqual([]);
    expect(table.header).toEqual(['№', 'Направление', 'Точка']);
  });

  it('quotes cells from the text', () => {
    const file = parseText('Приложение 1\n\nПеречень точек взаимодействия\n\n№\tТочка\n1\tСайт');
    const row = partNamed(file, 'list').tables[0]?.rows[0];
    expect(row?.cells.map(({ start, end }) => file.text.slice(start, end))).toEqual(['1', 'Сайт']);
    expect(file.text).toBe('Приложение 1\nПеречень точек взаимодействия\n№\tТочка\n1\tСайт\n');
  });

  it('takes a table that places a letterhead and a signature for text', () => {
    const file = parseSource(
      context,
      documentOf([
        tableOf('МИНИСТЕРСТВО ЛЕСА\tУРМАН МИНИСТРЛЫГЫ'),
        paragraph('ПРИКАЗ'),
        tableOf('от 5 мая 2024 г.\t№ 7-п'),
        paragraph('О порядке ведения перечня'),
        paragraph('приказываю:'),
        paragraph('1. Утвердить порядок.'),
        tableOf('Министр\tИ.И. Лесной'),
      ]),
    ).value;
    const zones = partNamed(file, 'order').clauses.map(({ zone }) => zone);
    expect(zones).toEqual(['letterhead', 'letterhead', 'act-type', 'requisites', 'requisites', 'title', 'preamble', 'body', 'signature']);
    expect(file.acts[0]?.parts[0]?.tables).toEqual([]);
  });

  it.each([
    ['Термин\tОпределение\nКлиент\tлицо, обратившееся в министерство\nКлиентский путь\tего действия', 1, 'a title that is a type of act'],
    ['№\tТермин\tОпределение\n1\tКлиент\tлицо\n2\tКлиентский путь\tего действия', 1, 'numbers in the first column'],
    [
      'Должностное лицо\tПолномочия\nСпециалист Котова Анна Петровна\tведёт перечень\nДиректор А.А. Лесной\tутверждает перечень',
      1,
      'people',
    ],
    [
      'Чем занят\tСколько длится\nО ходе дела сообщает отдел\tдень\nОтвет готовит сектор\tдва дня\nОтвет подписывает директор\tдень',
      1,
      'unknown titles, and one cell that begins as a title of an act',
    ],
    ['Вид точки\tОпределение\tПримеры\nЦифровая\tчерез сеть\tсайт\nОфлайн\tбез сети\tтелефон', 1, 'a type of act among other titles'],
    ['Согласовано\tДиректор А.А. Лесной\nСогласовано\tЮрист Б.Б. Котов', 0, 'signatures'],
    ['Директор\tА.А. Лесной\nЮрист\tБ.Б. Котов\nБухгалтер\tВ.В. Белых\nСекретарь\tГ.Г. Серых', 0, 'names in every row'],
  ])('takes a table within a procedure for data: %j', (rows, tables) => {
    const file = parseSource(
      context,
      documentOf([
        paragraph('УТВЕРЖДЕНО приказом от 5 мая 2025 г. № 7'),
        paragraph('ПОРЯДОК ведения перечня'),
        paragraph('1. Перечень ведут участники:'),
        tableOf(rows),
        paragraph('2. Перечень обновляется.'),
      ]),
    ).value;
    expect(file.acts).toHaveLength(1);
    expect(partNamed(file, 'procedure').tables).toHaveLength(tables);
  });

  it('takes a letterhead beside a stamp, each line in a row of its own, column by column', () => {
    const rows = ['Муниципальное учреждение\tУТВЕРЖДАЮ', '«Архив»\tДиректор А.А. Котов', 'г. Кинель\t«02» июня 2025 г.'];
    const file = parseSource(
      context,
      documentOf([tableOf(rows.join('\n')), paragraph('ПОРЯДОК ведения перечня'), paragraph('1. Перечень ведёт отдел.')]),
    ).value;
    expect(file.text.trim().split('\n').slice(0, 6)).toEqual([
      'Муниципальное учреждение',
      '«Архив»',
      'г. Кинель',
      'УТВЕРЖДАЮ',
      'Директор А.А. Котов',
      '«02» июня 2025 г.',
    ]);
  });
});
