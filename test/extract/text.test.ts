import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { readText } from '../../src/extract/text.js';
import { bodyTexts, drawn, tablesOf, testContext } from './context.js';

const context = testContext();

const read = (text: string | Buffer) => {
  const reading = readText(context, typeof text === 'string' ? Buffer.from(text) : text);
  if (!reading.ok) throw new Error(reading.failure.code);
  return reading.value;
};

const failure = (bytes: Buffer): string | null => {
  const reading = readText(context, bytes);
  return reading.ok ? null : reading.failure.code;
};

const ORDER = 'ПРИКАЗ\n\n№ 19 от 23.05.2024\n\nУтвердить прилагаемый порядок ведения перечня точек взаимодействия с клиентом.\n';

/** In the middle of the line, as typewriters have it. */
const CENTERED = ORDER.replace('ПРИКАЗ', `${' '.repeat(200)}ПРИКАЗ`);

/** Encodes by turning the decoder round. */
const encode = (text: string, encoding: string): Buffer => {
  const decoder = new TextDecoder(encoding);
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  return Buffer.from([...text].map((char) => codes.get(char) ?? 0x3f));
};

const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

describe('encodings told by content', () => {
  const plain = ORDER.replace('№', 'N');
  const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
  const rows: readonly (readonly [string, Buffer, string])[] = [
    ['UTF-8', Buffer.from(ORDER), ORDER],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${ORDER}`), ORDER],
    ['UTF-16LE with a mark', wide(`\uFEFF${ORDER}`), ORDER],
    ['UTF-16BE with a mark', swap(wide(`\uFEFF${ORDER}`)), ORDER],
    ['UTF-16LE without a mark', wide(ORDER), ORDER],
    ['UTF-16BE without a mark', swap(wide(ORDER)), ORDER],
    ['UTF-16LE without a mark, full of blanks', wide(CENTERED), ORDER],
    ['UTF-16BE without a mark, full of blanks', swap(wide(CENTERED)), ORDER],
    ...['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'].map((name) => [name, encode(plain, name), plain] as const),
    ['windows-1251, capitals only', encode(plain.toUpperCase(), 'windows-1251'), plain.toUpperCase()],
    ['koi8-r, capitals only', encode(plain.toUpperCase(), 'koi8-r'), plain.toUpperCase()],
  ];
  it.each(rows)('%s', (_, bytes, text) => {
    expect(bodyTexts(read(bytes).blocks)).toEqual(text.trim().split('\n\n'));
  });

  it('keeps a UTF-8 file cut in mid-letter and says which paragraph lost text', () => {
    const bytes = Buffer.concat([Buffer.from(ORDER.repeat(20)), Buffer.from([0xd0])]);
    const blocks = read(bytes).blocks;
    expect(blocks.at(-1)).toMatchObject({ legibility: 'unreadable' });
    expect(blocks[0]).toMatchObject({ text: 'ПРИКАЗ', legibility: 'good' });
  });
});

describe('text that cannot be trusted', () => {
  const rows: readonly (readonly [string, Buffer, string | null])[] = [
    ['blanks only', Buffer.from(' \r\n\t\n'), 'empty'],
    ['a mark only', Buffer.from('\uFEFF'), 'empty'],
    ['Cyrillic dropped', Buffer.from(ORDER.repeat(5).replace(/[а-яё]/giu, '')), 'unreadable-text'],
    [
      'Cyrillic dropped, an address left',
      Buffer.from('№ 19  23.05.2024\n\n1.        «»  (www.mintrud.ru).\n2.   ,     (  – ).\n3. 10 ()  .\n'),
      'unreadable-text',
    ],
    ['Cyrillic turned to question marks', Buffer.from(ORDER.repeat(5).replace(/[а-яё]/giu, '?')), 'unreadable-text'],
    ['UTF-8 taken for windows-1252', Buffer.from(Buffer.from(ORDER.repeat(5)).toString('latin1')), 'unreadable-text'],
    ['UTF-8 taken for windows-1251', Buffer.from(new TextDecoder('windows-1251').decode(Buffer.from(ORDER.repeat(5)))), 'unreadable-text'],
    [
      'windows-1251 taken for KOI8-R',
      Buffer.from(new TextDecoder('koi8-r').decode(encode(ORDER.repeat(5), 'windows-1251'))),
      'unreadable-text',
    ],
    ['replacement characters', Buffer.from('\uFFFD'.repeat(300)), 'unreadable-text'],
    ['figures only', Buffer.from('1\t2\t3\n4\t5\t6\n'), 'unreadable-text'],
    ['English', Buffer.from('This is a letter about something else entirely.\n'), null],
    ['Chechen', Buffer.from('Нохчийн Республикин правительствон хъаштахойн бакъонаш а, хъаштийн рынкан низам а лардаран комитет\n'), null],
    ['Tatar', Buffer.from('Татарстан Республикасы Министрлар Кабинеты карары. Күрсәтелгән тәртипне расларга һәм басып чыгарырга.\n'), null],
    ['a list of names in capitals', Buffer.from('А.Б. ЩУКИН, Ж.Ю. ЁЖИКОВ, Э.Ф. ЦАЙ\n'), null],
  ];
  it.each(rows)('%s', (_, bytes, code) => {
    expect(failure(bytes)).toBe(code);
  });

  it('marks one garbled paragraph of a readable file', () => {
    const garbled = new TextDecoder('windows-1251').decode(Buffer.from('Контроль за исполнением настоящего приказа оставляю за собой'));
    const blocks = read(`${ORDER}\n${garbled}\n\n${ORDER}`).blocks;
    expect(blocks.map((block) => block.legibility)).toEqual(['good', 'good', 'good', 'unreadable', 'good', 'good', 'good']);
  });

  it('leaves blanks to be filled in alone', () => {
    expect(read(`${ORDER}\nпаспорт: серия ______ № ______ выдан ${'_'.repeat(200)}\n`).blocks.at(-1)?.legibility).toBe('good');
  });
});

describe('paragraphs of a file that is not hard-wrapped', () => {
  const long =
    'Настоящий порядок разработан в целях регламентации деятельности министерства в части ведения перечня точек взаимодействия с внутренним клиентом (далее – перечень)';
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['blank lines part paragraphs', 'Министр\n\nН.Р. Халилов', ['Министр', 'Н.Р. Халилов']],
    [
      'lines that end in a stop are complete',
      `${long}:\nпоявления новой точки;\nизменения вида точки.`,
      [`${long}:`, 'появления новой точки;', 'изменения вида точки.'],
    ],
    [
      'clause numbers begin paragraphs',
      `${long}\n1. Утвердить порядок\n2. Разместить приказ`,
      [long, '1. Утвердить порядок', '2. Разместить приказ'],
    ],
    [
      'letters and dashes begin paragraphs',
      'включает\nа) заявления\nб) запроса\n- сайт\n–портал',
      ['включает', 'а) заявления', 'б) запроса', '- сайт', '–портал'],
    ],
    [
      'numbers without a stop, roman numbers',
      'ПОРЯДОК\n1 Общие положения\nII. Цели\n2.1 Перечень',
      ['ПОРЯДОК', '1 Общие положения', 'II. Цели', '2.1 Перечень'],
    ],
    ['a date begins no paragraph', 'приказ от\n30.10.2023 № 15-п', ['приказ от\n30.10.2023 № 15-п']],
    ['a count begins no paragraph', 'не позднее\n5 рабочих дней', ['не позднее\n5 рабочих дней']],
    ['an initial begins no paragraph', 'Министр\nА. Иванов', ['Министр\nА. Иванов']],
    ['lines of a heading stay together', 'ПОРЯДОК\nведения перечня\nв министерстве', ['ПОРЯДОК\nведения перечня\nв министерстве']],
    ['CRLF and CR', 'ПРИКАЗ\r\n\r\nМосква\r\rот 1 мая', ['ПРИКАЗ', 'Москва', 'от 1 мая']],
    [
      'links lose their brackets',
      'на сайте (<https://chechpotreb.ru/>), <mailto:a@b.ru>, <не ссылка>',
      ['на сайте (https://chechpotreb.ru/), a@b.ru, <не ссылка>'],
    ],
  ];
  it.each(rows)('%s', (_, text, expected) => {
    const blocks = read(`${text}\n\n${long}. ${long}.\n`).blocks;
    expect(bodyTexts(blocks).slice(0, -1)).toEqual(expected);
  });

  it('takes off bold marks, also over lines, and keeps stray asterisks', () => {
    const blocks = read('**МИНИСТЕРСТВО ТРУДА\nРЕСПУБЛИКИ КОМИ**\n\n**Приказ** министерства\n\nзначение * и ** без пары\n\n* * *\n').blocks;
    expect(blocks.map((block) => (block.kind === 'paragraph' ? [block.text, block.style.bold] : []))).toEqual([
      ['МИНИСТЕРСТВО ТРУДА\nРЕСПУБЛИКИ КОМИ', true],
      ['Приказ министерства', false],
      ['значение * и ** без пары', false],
      ['* * *', false],
    ]);
  });

  it('parts a bold heading from the line under it', () => {
    expect(bodyTexts(read('**Общие положения**\nНастоящий порядок устанавливает правила\n').blocks)).toEqual([
      'Общие положения',
      'Настоящий порядок устанавливает правила',
    ]);
  });
});

describe('paragraphs of a hard-wrapped file', () => {
  const body = [
    '     В соответствии с планом мероприятий по внедрению принципов',
    'клиентоцентричности в деятельность министерства, в целях развития',
    'взаимодействия с клиентами приказываю утвердить прилагаемый поря-',
    'док ведения перечня точек взаимодействия, включая интернет-',
    'приемную, и разместить его на сайте не позднее срока, указанного в',
    '2.3. настоящего порядка, обеспечив доступ к нему всех клиентов.',
    '     1. Контроль за исполнением настоящего приказа возложить на',
    'заместителя министра, курирующего вопросы взаимодействия.',
    '     2. Приказ вступает в силу со дня подписания.',
  ];
  const text = [
    '                            ПРИКАЗ',
    '',
    '                 О порядке ведения перечня точек',
    '                          взаимодействия',
    '',
    ...body,
    '',
    'Министр',
    'И.И. Иванов',
    '',
  ].join('\n');

  it('joins what is certain, keeps what is not, undoes hyphens', () => {
    const reading = readText(context, Buffer.from(text));
    expect(reading.diagnostics.map((each) => each.code)).toEqual(['encoding-detected', 'hyphen-joined', 'hyphen-joined']);
    expect(bodyTexts(reading.ok ? reading.value.blocks : [])).toEqual([
      'ПРИКАЗ',
      'О порядке ведения перечня точек\nвзаимодействия',
      'В соответствии с планом мероприятий по внедрению принципов клиентоцентричности в деятельность министерства, в целях развития взаимодействия с клиентами приказываю утвердить прилагаемый порядок ведения перечня точек взаимодействия, включая интернет-приемную, и разместить его на сайте не позднее срока, указанного в\n2.3. настоящего порядка, обеспечив доступ к нему всех клиентов.',
      '1. Контроль за исполнением настоящего приказа возложить на заместителя министра, курирующего вопросы взаимодействия.',
      '2. Приказ вступает в силу со дня подписания.',
      'Министр\nИ.И. Иванов',
    ]);
  });

  /** A file wrapped at 66 columns, first lines indented, no blank lines between paragraphs. */
  const wrapped = (...lines: readonly string[]): readonly string[] =>
    bodyTexts(read([...Array.from({ length: 4 }, () => body).flat(), ...lines, ''].join('\n')).blocks).slice(12);

  it('goes on after a first line whose next word was too long to fit', () => {
    expect(
      wrapped(
        '     3) изменения в точке взаимодействия удовлетворяемых',
        'потребностей клиента;',
        '     4) исключения точки взаимодействия.',
      ),
    ).toEqual(['3) изменения в точке взаимодействия удовлетворяемых потребностей клиента;', '4) исключения точки взаимодействия.']);
  });

  it('goes on with a dash that had no room on the line before', () => {
    expect(
      wrapped(
        '     2. Срок ответа: на упоминание – 4 часа, на запрос, комментарий',
        '– не более 2 часов.',
        '     3. Контроль оставляю за собой.',
      ),
    ).toEqual(['2. Срок ответа: на упоминание – 4 часа, на запрос, комментарий – не более 2 часов.', '3. Контроль оставляю за собой.']);
  });

  it('goes on behind initials with the surname they belong to', () => {
    expect(
      wrapped(
        '     2. Контроль за исполнением настоящего приказа возложить на А.В.',
        'Белова, первого заместителя председателя комитета.',
        '     3. Сведения для перечня предоставляет начальник отдела Ли А.В.',
        'Министр обеспечивает контроль.',
      ),
    ).toEqual([
      '2. Контроль за исполнением настоящего приказа возложить на А.В. Белова, первого заместителя председателя комитета.',
      '3. Сведения для перечня предоставляет начальник отдела Ли А.В.\nМинистр обеспечивает контроль.',
    ]);
  });

  it('begins an item of dashes where the line before had room', () => {
    expect(wrapped('     2. К цифровым точкам относятся', '– сайт;', '– портал.')).toEqual([
      '2. К цифровым точкам относятся',
      '– сайт;',
      '– портал.',
    ]);
  });

  it('keeps rows of cells between bars, also wrapped ones, and rows of two columns', () => {
    expect(
      wrapped(
        '',
        'Направление работы | Точка взаимодействия | Потребности | Тип',
        'Обращения граждан | Сайт министерства | Подать заявку, задать',
        'вопрос | Цифровая',
        'Экскурсии | Касса | Купить билет | Офлайн',
        '',
        'МИНИСТЕРСТВО ЖИЛИЩНОЙ                   ТОРАК СӘЯСӘТЕ ҺӘМ ТӨЗЕЛЕШ',
        'ПОЛИТИКИ РЕСПУБЛИКИ                     МИНИСТРЛЫГЫ',
      ),
    ).toEqual([
      [
        'Направление работы | Точка взаимодействия | Потребности | Тип',
        'Обращения граждан | Сайт министерства | Подать заявку, задать вопрос | Цифровая',
        'Экскурсии | Касса | Купить билет | Офлайн',
      ].join('\n'),
      'МИНИСТЕРСТВО ЖИЛИЩНОЙ                   ТОРАК СӘЯСӘТЕ ҺӘМ ТӨЗЕЛЕШ\nПОЛИТИКИ РЕСПУБЛИКИ                     МИНИСТРЛЫГЫ',
    ]);
  });

  it('tells centered lines', () => {
    const aligns = read(text).blocks.map((block) => (block.kind === 'paragraph' ? block.style.align : null));
    expect(aligns.slice(0, 3)).toEqual(['center', 'center', 'left']);
  });
});

describe('pages', () => {
  it('counts form feeds and sets page numbers apart', () => {
    const document = read('Первая страница документа\n\n1\n\fВторая страница документа\n\n2\n\fТретья страница\n5\n');
    expect(document.pages).toBe(3);
    expect(document.blocks.map((block) => [block.page, block.region])).toEqual([
      [1, 'body'],
      [1, 'footer'],
      [2, 'body'],
      [2, 'footer'],
      [3, 'body'],
    ]);
  });

  it('has none without form feeds', () => {
    expect(read(ORDER)).toMatchObject({ pages: null, format: 'txt', method: 'text' });
  });
});

describe('tables of tabs', () => {
  const table = (lines: readonly string[]): readonly string[] =>
    tablesOf(read(`Перечень точек\n\n${lines.join('\n')}\n\nМинистр\n`).blocks).flatMap(drawn);

  it('joins the pieces of pages under repeated headers, with a merged cell and a row cut in two', () => {
    const head = '№\tПроцесс\tТочка\tТип';
    expect(
      table([
        head,
        '1\tПрием заявлений на\tСайт\tЦифровая',
        '\t\tТелефон\tОфлайн',
        '',
        head,
        '\tгосударственную службу\t\t',
        '\tУвольнение\tЗдание\tОфлайн',
        '2\tУчет\tПочта\tЦифровая',
      ]),
    ).toEqual([
      '# 0:№ | 1:Процесс | 2:Точка | 3:Тип',
      '0v4:1 | 1v2:Прием заявлений на государственную службу | 2:Сайт | 3:Цифровая',
      '2:Телефон | 3:Офлайн',
      '# 0:№ | 1:Процесс | 2:Точка | 3:Тип',
      '1:Увольнение | 2:Здание | 3:Офлайн',
      '0:2 | 1:Учет | 2:Почта | 3:Цифровая',
    ]);
  });

  it('joins pieces without a header under «Продолжение таблицы»', () => {
    expect(table(['№\tТочка\tТип', '1\tСайт\tЦифровая', '', 'Продолжение таблицы', '', '2\tЗдание\tОфлайн'])).toHaveLength(3);
  });

  it('are blank forms of two columns with their numbers, and no two lines of two', () => {
    expect(table(['Сфера деятельности\tКанал взаимодействия', '1\t2'])).toHaveLength(2);
    expect(table(['Глава администрации\tИванов И.И.', 'Исполнитель\tПетрова А.А.'])).toEqual([]);
  });

  it('leaves a caption pushed to the right by tabs over the table', () => {
    const { blocks } = read('\tТаблица 6\t\n№\tСлучай\tПример\n1\tОткрыта точка\tПриём\n');
    expect(bodyTexts(blocks)[0]).toBe('Таблица 6');
    expect(tablesOf(blocks).map((each) => each.rows.length)).toEqual([2]);
  });

  it('keeps tables with headers of their own apart', () => {
    const blocks = read('№\tТочка\tТип\n1\tСайт\tЦифровая\n\n№\tКлиент\tПотребность\n1\tЛюбой\tОтвет\n').blocks;
    expect(tablesOf(blocks).map((each) => each.rows.length)).toEqual([2, 2]);
  });

  it('reads quoted cells of several lines', () => {
    expect(table(['№\tТочка\tТип', '1\t"Сайт\nПортал ""Госуслуги"""\tЦифровая'])).toEqual([
      '0:№ | 1:Точка | 2:Тип',
      '0:1 | 1:Сайт/Портал "Госуслуги" | 2:Цифровая',
    ]);
  });

  it('gives a two-row header its merged cells', () => {
    expect(table(['№\tТочка\tКонтакты\t', '\t\tтелефон\tпочта', '1\tСайт\t22-33-44\ta@b.ru'])).toEqual([
      '0v2:№ | 1v2:Точка | 2+2:Контакты',
      '2:телефон | 3:почта',
      '0:1 | 1:Сайт | 2:22-33-44 | 3:a@b.ru',
    ]);
  });

  it.each([
    ['a signature', 'Министр\t\t\tП.Ю. Илюхин'],
    ['two signatures', 'Министр\tП.Ю. Илюхин\nЗаместитель\tС.С. Петров'],
    ['a numbered list', '1.\tУтвердить порядок\n2.\tРазместить приказ\n3.\tКонтроль оставить за собой'],
    ['indents made of tabs', '\tВ целях развития\n\tприказываю'],
    ['a line with date and number', 'от 19.03.2024\t№ 29'],
  ])('%s is no table', (_, lines) => {
    expect(table(lines.split('\n'))).toEqual([]);
  });
});

describe('drawn tables', () => {
  const table = (text: string): readonly string[] =>
    tablesOf(read(`Наименование процесса и точки взаимодействия\n\n${text}\n\nМинистр\n`).blocks).flatMap(drawn);

  it('reads pseudo-graphics with merged cells and words cut at the cell edge', () => {
    expect(
      table(
        [
          '┌───┬───────────┬───────────┐',
          '│ № │ Наименова │ Точки     │',
          '│   │ ние       ├─────┬─────┤',
          '│   │ процесса  │ Тип │ Имя │',
          '├───┼───────────┼─────┼─────┤',
          '│ 1 │ Прием     │ ц.  │ Сайт│',
          '│   │ заявлений ├─────┼─────┤',
          '│   │           │ о.  │ Зал │',
          '└───┴───────────┴─────┴─────┘',
        ].join('\n'),
      ),
    ).toEqual([
      '0v2:№ | 1v2:Наименование процесса | 2+2:Точки',
      '2:Тип | 3:Имя',
      '0v2:1 | 1v2:Прием заявлений | 2:ц. | 3:Сайт',
      '2:о. | 3:Зал',
    ]);
  });

  it('reads plus and bar, one row a line where nothing rules between', () => {
    expect(table('+---+--------+\n| № | Точка  |\n+---+--------+\n| 1 | Сайт   |\n| 2 | Портал |\n|   | услуг  |\n+---+--------+')).toEqual(
      ['0:№ | 1:Точка', '0:1 | 1:Сайт', '0:2 | 1:Портал услуг'],
    );
  });

  it('reads a header ruled off with equals signs', () => {
    expect(table('+---+--------+\n| № | Точка  |\n+===+========+\n| 1 | Сайт   |\n+---+--------+\n| 2 | Портал |\n+---+--------+')).toEqual(
      ['0:№ | 1:Точка', '0:1 | 1:Сайт', '0:2 | 1:Портал'],
    );
  });

  it('reads what a typewriter drew', () => {
    const lines = [
      '------------------',
      '! № ! Точка      !',
      '!---!------------!',
      '! 1 ! Сайт       !',
      '! 2 ! Приёмная   !',
      '------------------',
    ];
    expect(table(lines.join('\n'))).toEqual(['0:№ | 1:Точка', '0:1 | 1:Сайт', '0:2 | 1:Приёмная']);
  });

  it('reads a cell that reaches down past a rule of the others', () => {
    const lines = [
      '╔═══╦════════╦══════════╗',
      '║ № ║ Точка  ║ Тип      ║',
      '╠═══╬════════╬══════════╣',
      '║ 1 ║ Сайт   ║ цифровая ║',
      '╟───╫────────╢          ║',
      '║ 2 ║ Портал ║          ║',
      '╚═══╩════════╩══════════╝',
    ];
    expect(table(lines.join('\n'))).toEqual(['0:№ | 1:Точка | 2:Тип', '0:1 | 1:Сайт | 2v2:цифровая', '0:2 | 1:Портал']);
  });

  it('reads a file that is one double-ruled frame', () => {
    const lines = [
      '╔════╦════════════════╗',
      '║ №  ║ Точка          ║',
      '╠════╬════════════════╣',
      '║ 1  ║ Сайт           ║',
      '╚════╩════════════════╝',
    ];
    expect(tablesOf(read(lines.join('\n')).blocks).flatMap(drawn)).toEqual(['0:№ | 1:Точка', '0:1 | 1:Сайт']);
  });

  it('reads Markdown, with and without outer bars', () => {
    expect(table('| № | Точка |\n|---|:----:|\n| 1 | Сайт<br>Портал |')).toEqual(['# 0:№ | 1:Точка', '0:1 | 1:Сайт/Портал']);
    expect(table('№ | Точка\n--|------\n1 | Сайт')).toEqual(['# 0:№ | 1:Точка', '0:1 | 1:Сайт']);
  });

  it('joins frames of two pages under a repeated header', () => {
    const frame = (row: string): string => `┌───┬───────┐\n│ № │ Точка │\n├───┼───────┤\n${row}\n└───┴───────┘`;
    expect(table(`${frame('│ 1 │ Сайт  │')}\n\n${frame('│ 2 │ Зал   │')}`)).toEqual([
      '# 0:№ | 1:Точка',
      '0:1 | 1:Сайт',
      '# 0:№ | 1:Точка',
      '0:2 | 1:Зал',
    ]);
  });

  it.each([
    ['a line of underscores', '_______________'],
    ['a dashed line', '---------------\nПриложение'],
    ['one bar', 'да | нет'],
  ])('%s is no table', (_, text) => {
    expect(table(text)).toEqual([]);
  });
});

describe('any bytes', () => {
  it('give a reading or a refusal, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const reading = await extract(context, { path: 'x.txt', bytes: Buffer.from(bytes) });
        expect(typeof reading.ok).toBe('boolean');
      }),
    );
  });

  it('lose no letter of a text', () => {
    const line = fc.string({ unit: fc.constantFrom(...'абвгдеж1. \t-|*\n\f─│+'), maxLength: 200 });
    fc.assert(
      fc.property(line, (text) => {
        const reading = readText(context, Buffer.from(`${ORDER.repeat(3)}\n${text}\n`));
        if (!reading.ok) return;
        const out = reading.value.blocks
          .map((block) =>
            block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text).join('')).join(''),
          )
          .join('');
        const letters = (whole: string): string => [...whole.replace(/[^\p{L}]/gu, '')].sort().join('');
        expect(letters(out)).toBe(letters(`${ORDER.repeat(3)}${text}`));
      }),
    );
  });
});

it('leaves to the parser a number that begins a line where the one before was nearly full', () => {
  const full = 'Руководители подразделений министерства сообщают отделу об изменениях, а';
  const short = 'а также о прочих обстоятельствах, которые указаны выше в пункте';
  const text = [...Array.from({ length: 12 }, () => full), short, '4.2 настоящего Порядка.', 'Порядок утверждён.'].join('\n');
  expect(bodyTexts(read(text).blocks)[0]).toContain('в пункте\n4.2 настоящего Порядка.');
  expect(bodyTexts(read(text.replace(short, 'также о прочем,')).blocks)[1]).toBe('4.2 настоящего Порядка.');
});
