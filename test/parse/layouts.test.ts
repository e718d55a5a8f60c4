import { describe, expect, it } from 'vitest';
import { account, parseSource } from '../../src/parse/index.js';
import { paragraph, type SourceBlock } from '../../src/model/index.js';
import { bodyOf, context, documentOf, headOf, parseText, partNamed, partsOf } from './support.js';

const SIGNED = `МИНИСТЕРСТВО ЛЕСА
ТВЕРСКОЙ ОБЛАСТИ

ПРИКАЗ

от 5 мая 2024 г. № 7-п

Об утверждении Порядка ведения перечня точек взаимодействия

В целях улучшения работы приказываю:

1. Утвердить Порядок (прилагается).
2. Контроль оставляю за собой.

Министр

И.И. Лесной
`;

describe('acts and parts', () => {
  it.each([
    [
      'an order with a stamped procedure',
      `${SIGNED}\nУТВЕРЖДЕН\nприказом Министерства\nот 05.05.2024 № 7-п\n\nПОРЯДОК\nведения перечня\n\n1. Общие положения\n\n1.1. Порядок определяет правила.`,
      'order+procedure',
    ],
    [
      'a stamp on one line',
      `${SIGNED}\nУтвержден приказом Министерства от 05.05.2024 № 7-п\n\nПравила ведения перечня\n\n1. Правила определяют срок.`,
      'order+procedure',
    ],
    [
      'tables within the procedure, whose clauses go on behind them',
      `${SIGNED}\nУтвержден приказом Министерства от 05.05.2024 № 7-п\n\nПРАВИЛА\nведения перечня\n\nI. Термины\n\n1.1. Термины приведены в таблице 1.\n\nТаблица 1\n\nТермин\tЗначение\nКлиент\tгражданин\n\nII. Обязанности\n\n2.1. Обязанности приведены ниже.\n\nСхема ответственности\n\nКто\tЧто\nОтдел\tготовит сведения\n\n2.2. Перечень ведет отдел.`,
      'order+procedure',
    ],
    [
      'a table behind the procedure, with notes that begin anew',
      `${SIGNED}\nУтвержден приказом Министерства от 05.05.2024 № 7-п\n\nПРАВИЛА\nведения перечня\n\n1. Правила определяют срок.\n\n2. Перечень ведет отдел.\n\nПеречень точек взаимодействия\n\nТочка\tТип\nСайт\tцифровая\n\n1. Заполняется отделом.`,
      'order+procedure+list',
    ],
    [
      'an annex caption before the stamp',
      `${SIGNED}\nПриложение\n\nУТВЕРЖДЕН\nприказом Министерства\nот 05.05.2024 № 7-п\n\nПОЛОЖЕНИЕ\nо перечне\n\n1. Положение определяет срок.`,
      'order+procedure',
    ],
    [
      'a procedure with no stamp after the signature',
      `${SIGNED}\nПОРЯДОК ВЕДЕНИЯ ПЕРЕЧНЯ\n\n1. Общие положения\n\n1.1. Порядок определяет срок.`,
      'order+procedure',
    ],
    [
      'a list under an annex caption',
      `${SIGNED}\nПриложение № 1 к приказу\nот 05.05.2024 № 7-п\n\nПОРЯДОК\nведения перечня\n\n1. Порядок определяет срок.\n\nПриложение к Порядку\n\nПеречень точек взаимодействия\n\n№\tТочка взаимодействия\n1\tСайт`,
      'order+procedure+list',
    ],
    [
      'an annex that is no list of touchpoints',
      `${SIGNED}\nПриложение\nк приказу от 05.05.2024 № 7-п\n\nПЛАН\nмероприятий\n\n1. Провести совещание.`,
      'order+annex',
    ],
    ['an approval sheet', `${SIGNED}\nЛист согласования\n\nНачальник отдела\tП.П. Петров\nЮрист\tС.С. Сидоров`, 'order+approval-sheet'],
    [
      'a procedure approved by a stamp alone',
      `УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Орлов\n«01» июля 2024 г.\n\nПОРЯДОК\nведения перечня\n\n1. Общие положения\n\n1.1. Порядок определяет срок.`,
      'procedure',
    ],
    [
      'a bundle: order, memo, draft',
      `${SIGNED}\n«10» мая 2024 г.\n\nНачальнику управления\nПетрову П.П.\n\nСлужебная записка\n\nОтдел согласовывает проект приказа без замечаний.\n\nНачальник отдела\n\nС.С. Сидоров\n\n${SIGNED.replace('5 мая 2024 г. № 7-п', '«___» _______ 2024 г. № ___')}`,
      'order | memo | order',
    ],
    [
      'a letter that does not call itself one',
      'МИНИСТЕРСТВО ЛЕСА\n\n15.05.2024 № 04-11\n\nРуководителям органов власти\n\nО представлении сведений\n\nУважаемые коллеги!\n\nПросим направить сведения до 1 июля.\n\nМинистр И.И. Лесной',
      'memo',
    ],
    ['two different orders', `${SIGNED}\n${SIGNED.replace('№ 7-п', '№ 8-п')}`, 'order | order'],
    [
      'two orders, each with its procedure',
      `${SIGNED}\nУТВЕРЖДЕН\nприказом от 05.05.2024 № 7-п\n\nПОРЯДОК\nпервый\n\n1. Срок первый.\n\n${SIGNED}\nУТВЕРЖДЕН\nприказом от 05.05.2024 № 8-п\n\nПОРЯДОК\nвторой\n\n1. Срок второй.`,
      'order+procedure | order+procedure',
    ],
    ['text that is no act', 'Просто заметка о погоде.\n\nДождь пройдет к вечеру.', 'annex'],
    [
      'an order named in a list of references is no act',
      `${SIGNED}\nУТВЕРЖДЕН\nприказом от 05.05.2024 № 7-п\n\nПОРЯДОК\nведения перечня\n\n1. Порядок разработан на основании приказа Министерства.\n\n2. Приказ размещается на сайте.`,
      'order+procedure',
    ],
  ])('%s', (_why, text, expected) => {
    const file = parseText(text);
    expect(partsOf(file)).toBe(expected);
    expect(account(file)).toEqual({ uncovered: [], doubled: [] });
  });

  it('an empty source has no acts', () => expect(parseText('').acts).toEqual([]));
});

describe('zones', () => {
  it('of a municipal resolution', () => {
    const file = parseText(`РЕСПУБЛИКА КАРЕЛИЯ
АДМИНИСТРАЦИЯ ОЗЕРНОГО ОКРУГА

ПОСТАНОВЛЕНИЕ

N 61 от 03.10.2024

поселок Озерный

О порядке ведения перечня
точек взаимодействия

Руководствуясь Уставом округа, администрация п о с т а н о в л я е т:

Утвердить порядок (прилагается).

Контроль оставляю за собой.

Глава администрации Озерного округа
Т.П. Вяйзянен`);
    expect(headOf(file, 'order')).toEqual([
      'letterhead: РЕСПУБЛИКА КАРЕЛИЯ',
      'letterhead: АДМИНИСТРАЦИЯ ОЗЕРНОГО ОКРУГА',
      'act-type: ПОСТАНОВЛЕНИЕ',
      'requisites: № 61 от 03.10.2024',
      'requisites: поселок Озерный',
      'title: О порядке ведения перечня точек взаимодействия',
      'preamble: Руководствуясь Уставом округа, администрация постановляет:',
      'signature: Глава администрации Озерного округа / Т.П. Вяйзянен',
    ]);
    expect(bodyOf(file, 'order')).toEqual(['paragraph 1: Утвердить порядок (при', 'paragraph 2: Контроль оставляю за с']);
  });

  it('of a stamp over a heading of many lines', () => {
    const part = partNamed(
      parseText(
        `${SIGNED}\nПриложение № 2\nк приказу Министерства\nот 05.05.2024 № 7-п\n\nПОРЯДОК\n\nведения перечня точек взаимодействия\n\n(далее – Порядок)\n\n1. Порядок определяет срок.`,
      ),
      'procedure',
    );
    expect(part.title).toBe('ПОРЯДОК ведения перечня точек взаимодействия (далее – Порядок)');
    expect(part.stamp).not.toBeNull();
  });

  it('of an electronic signature, which is no requisite', () => {
    const file = parseText(
      `${SIGNED}\nДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ\n\nСертификат: 33A4 Владелец: Лесной И.И. Действителен с 01.01.2024 по 01.01.2025`,
    );
    expect(
      headOf(file, 'order')
        .slice(-3)
        .map((line) => line.split(':')[0]),
    ).toEqual(['signature', 'noise', 'noise']);
  });

  it('of an order with its title in quotes and its date under it', () => {
    const file = parseText(
      'УПРАВЛЕНИЕ РЫБЫ\n\nП Р И К А З\n\n«Об утверждении порядка»\n\nМосква «7» июня 2023 г.\n\n№ 41/06-р\n\nприказываю:\n\n1. Утвердить порядок.\n\nВрио начальника С.С. Карпов',
    );
    expect(headOf(file, 'order').map((line) => line.split(':')[0])).toEqual([
      'letterhead',
      'act-type',
      'title',
      'requisites',
      'requisites',
      'preamble',
      'signature',
    ]);
  });
});

const procedure = (body: string): string => `УТВЕРЖДАЮ\nДиректор А.А. Орлов\n01.07.2024\n\nПОРЯДОК\nведения перечня\n\n${body}`;

describe('lone numbers', () => {
  const dropped = (text: string): string[] =>
    parseText(text)
      .dropped.filter(({ reason }) => reason !== 'blank')
      .map(({ reason }) => reason);
  const lines = (page: string, count: number): string =>
    Array.from({ length: count }, (_, i) => `Перечень ведёт ${page} отдел номер ${i}.`).join('\n\n');

  it('far apart are pages', () =>
    expect(dropped(`${lines('первый', 8)}\n\n2\n\n${lines('второй', 9)}\n\n3\n\n${lines('третий', 4)}`)).toEqual([
      'page-number',
      'page-number',
    ]));

  it('close to one another are rows of a table that lost its lines', () =>
    expect(dropped(`${lines('первый', 8)}\n\n1\n\nСайт\n\nда\n\n2\n\nПортал\n\nда\n\n3\n\nТелефон\n\nда`)).toEqual([]));
});

describe('a caption under page numbers', () => {
  const page = (number: number, ...texts: readonly string[]): readonly SourceBlock[] => [
    paragraph(String(number), { page: number, region: 'header' }),
    ...texts.map((text) => paragraph(text, { page: number })),
  ];
  const order = [
    'ПРИКАЗ',
    'от 21.08.2024 № 93-ОД',
    'О Порядке ведения перечня',
    'Приказываю:',
    '1. Утвердить Порядок.',
    'Министр А.Е. Костяев',
  ];
  const annex = (number: number, kind: string): readonly SourceBlock[] =>
    page(number, 'Приложение', 'к приказу министерства', 'от 21.08.2024 № 93-ОД', kind, '1. Перечень ведёт отдел.');

  it('is of two annexes, not a running header', () => {
    const { value } = parseSource(context, documentOf([...page(1, ...order), ...annex(2, 'ПОРЯДОК'), ...annex(3, 'ПРАВИЛА')]));
    expect(value.dropped.filter(({ reason }) => reason === 'running-header')).toEqual([]);
    expect(value.acts[0]?.parts.map(({ kind }) => kind)).toEqual(['order', 'procedure', 'procedure']);
  });
});

describe('clause tree', () => {
  it.each([
    [
      'three levels of numbers',
      '1. Общие положения\n\n1.1. Задачами являются:\n\n1.1.1. первая задача;\n\n1.1.2. вторая задача.\n\nИные задачи не ставятся.\n\n2. Срок\n\n2.1. Срок равен году.',
      [
        'section 1: Общие положения',
        'clause 1/1.1: Задачами являются:',
        'subclause 1/1.1/1.1.1: первая задача;',
        'subclause 1/1.1/1.1.2: вторая задача.',
        'paragraph 1/1.1/3: Иные задачи не ставятс',
        'section 2: Срок',
        'clause 2/2.1: Срок равен году.',
      ],
    ],
    [
      'a clause put in after another and the clause after it',
      '1. Первый.\n\n1¹. Вставленный.\n\n2. Второй:\n\nа) один;\n\nа¹) ещё один;\n\nб) два.',
      ['clause 1: Первый.', 'clause 1¹: Вставленный.', 'clause 2: Второй:', 'item 2/а: один;', 'item 2/а¹: ещё один;', 'item 2/б: два.'],
    ],
    [
      'the new wording of another act keeps its numbers to itself',
      '1. Внести изменения:\n\n1) дополнить пунктами следующего содержания:\n\n«5. Контроль ведёт отдел.\n\n6. Отчёт готовит «Центр».»;\n\n2) пункт 4 исключить.\n\n2. Разместить приказ на сайте.',
      [
        'clause 1: Внести изменения:',
        'item 1/1: дополнить пунктами сле',
        'paragraph 1/1/1: «5. Контроль ведёт отд',
        'item 1/1/6: Отчёт готовит «Центр».',
        'item 1/2: пункт 4 исключить.',
        'clause 2: Разместить приказ на с',
      ],
    ],
    [
      'a term in quotation marks opens no new wording',
      'Раздел 1. Общее\n\n1. Понятия:\n\n1) «клиент» – лицо;\n\n2) «путь» – действия.\n\nРаздел 2. Точки\n\n2. Цифровые точки:\n\nсайт «Центр».\n\n3. Иные точки.',
      [
        'section 1: Общее',
        'clause 1/1: Понятия:',
        'item 1/1/1: «клиент» – лицо;',
        'item 1/1/2: «путь» – действия.',
        'section 2: Точки',
        'clause 2/2: Цифровые точки:',
        'item 2/2/1: сайт «Центр».',
        'clause 2/3: Иные точки.',
      ],
    ],
    [
      'a quotation that is never closed is none',
      '1. Определения:\n\n«Точка – место\n\n2. Клиент – лицо.',
      ['clause 1: Определения:', 'item 1/1: «Точка – место', 'clause 2: Клиент – лицо.'],
    ],
    [
      'Roman sections with numbers that go on',
      'I. Общие положения\n\n1. Порядок определяет срок.\n\nII. Срок\n\n2. Срок равен году.',
      ['section I: Общие положения', 'clause I/1: Порядок определяет сро', 'section II: Срок', 'clause II/2: Срок равен году.'],
    ],
    [
      'sections without numbers, clauses that restart',
      'Общие положения\n\n1. Порядок определяет срок.\n\n2. Задачи:\n\n- первая;\n- вторая.\n\nПорядок\nформирования Перечня\n\n1. Перечень формируется.',
      [
        'section 1: Общие положения',
        'clause 1/1: Порядок определяет сро',
        'clause 1/2: Задачи:',
        'item 1/2/1: первая;',
        'item 1/2/2: вторая.',
        'section 2: Порядок формирования П',
        'clause 2/1: Перечень формируется.',
      ],
    ],
    [
      'prose under headings',
      'Предмет\n\nПорядком регулируется ведение перечня.\n\nПонятия\n\nКлиентом признается всякий.',
      ['section 1: Предмет', 'paragraph 1/1: Порядком регулируется ', 'section 2: Понятия', 'paragraph 2/1: Клиентом признается вс'],
    ],
    [
      'letters only',
      'а) перечень формируется отделом;\n\nб) перечень размещается на сайте.',
      ['clause а: перечень формируется о', 'clause б: перечень размещается н'],
    ],
    [
      'letters under dashes and back',
      '1. Потребности:\n\n- получение сведений о ходе:\n\nа) заявления;\n\nб) обращения;\n\n- получение консультации.',
      [
        'clause 1: Потребности:',
        'item 1/1: получение сведений о х',
        'item 1/1/а: заявления;',
        'item 1/1/б: обращения;',
        'item 1/2: получение консультации',
      ],
    ],
    [
      'bare lines after a colon',
      '1. Точки:\nсайт;\nтелефон.\n\nИные точки не учитываются.',
      ['clause 1: Точки:', 'item 1/1: сайт;', 'item 1/2: телефон.', 'paragraph 1/3: Иные точки не учитываю'],
    ],
    [
      'definitions that end in a stop',
      '1. Термины:\n\nКлиент – лицо.\n\nПеречень – список.\n\n2. Срок равен году.',
      ['clause 1: Термины:', 'item 1/1: Клиент – лицо.', 'item 1/2: Перечень – список.', 'clause 2: Срок равен году.'],
    ],
    [
      'items in one line',
      '1. Клиент подает: а) заявление; б) обращение; в) запрос.',
      ['clause 1: Клиент подает:', 'item 1/а: заявление;', 'item 1/б: обращение;', 'item 1/в: запрос.'],
    ],
    [
      'a bullet put before a number',
      '5. Заключение\n\n- 5.1 Перечень размещается:\n - на сайте;\n - на стенде.\n\n- 5.2. Перечень обновляется.',
      [
        'section 5: Заключение',
        'clause 5/5.1: Перечень размещается:',
        'item 5/5.1/1: на сайте;',
        'item 5/5.1/2: на стенде.',
        'clause 5/5.2: Перечень обновляется.',
      ],
    ],
    [
      'a repeated letter',
      '1. Случаи:\n\nа) первый;\n\nа) второй;\n\nб) третий.',
      ['clause 1: Случаи:', 'item 1/а: первый;', 'item 1/а~2: второй;', 'item 1/б: третий.'],
    ],
    [
      'a nested list whose items end in commas',
      '1. Ответ дается:\n\n- если есть сотрудник:\n\n- закрепленный,\n\n- обученный;\n\n- если есть шаблон.',
      [
        'clause 1: Ответ дается:',
        'item 1/1: если есть сотрудник:',
        'item 1/1/1: закрепленный,',
        'item 1/1/2: обученный;',
        'item 1/2: если есть шаблон.',
      ],
    ],
    [
      'a list that a remark and a paragraph break off',
      '1. Случаи:\n\nа) первый;\n\n(в ред. приказа от 01.02.2024 № 5)\n\nб) второй.\n\nСведения представляет отдел.\n\nв) третий.',
      [
        'clause 1: Случаи:',
        'item 1/а: первый;',
        'paragraph 1/а/1: (в ред. приказа от 01.',
        'item 1/б: второй.',
        'paragraph 1/3: Сведения представляет ',
        'item 1/в: третий.',
      ],
    ],
    [
      'chapters and articles',
      'Глава 1. Общие положения\n\nСтатья 1. Предмет\n\n1. Закон определяет срок.\n\nСтатья 2. Срок\n\n1. Срок равен году.',
      [
        'section 1: Общие положения',
        'section 1/1: Предмет',
        'clause 1/1/1: Закон определяет срок.',
        'section 1/2: Срок',
        'clause 1/2/1: Срок равен году.',
      ],
    ],
    [
      'sections named by letters',
      'Раздел А. Общее\n\nА.1. Порядок определяет срок.\n\nРаздел Б. Срок\n\nБ.1. Срок равен году.',
      ['section А: Общее', 'clause А/А.1: Порядок определяет сро', 'section Б: Срок', 'clause Б/Б.1: Срок равен году.'],
    ],
    [
      'a paragraph cut by a page',
      '1. Взаимодействие осуществляется в несколько этапов, и поэтому указывается одна\n\nточка взаимодействия.\n\n2. Срок равен году.',
      ['clause 1: Взаимодействие осущест', 'clause 2: Срок равен году.'],
    ],
    [
      'brackets under a clause, dashes under brackets',
      '1. Виды:\n\n1) первый вид,\n\n- письменный,\n\n- устный,\n\n2) второй вид.',
      ['clause 1: Виды:', 'item 1/1: первый вид,', 'item 1/1/1: письменный,', 'item 1/1/2: устный,', 'item 1/2: второй вид.'],
    ],
  ])('%s', (_why, body, expected) => {
    const file = parseText(procedure(body));
    expect(bodyOf(file, 'procedure')).toEqual(expected);
    expect(account(file)).toEqual({ uncovered: [], doubled: [] });
  });

  it('cites clauses as people do', () => {
    const citations = (body: string): string[] =>
      partNamed(parseText(procedure(body)), 'procedure')
        .clauses.filter(({ zone }) => zone === 'body')
        .map(({ citation }) => citation);
    expect(citations('1. Общее\n\n1.1. Задачи:\n\nа) первая;\n\nб) вторая:\n\nодна;\n\nдругая.')).toEqual([
      'раздел 1',
      'п. 1.1',
      'п. 1.1, подп. «а»',
      'п. 1.1, подп. «б»',
      'п. 1.1, подп. «б», абз. 2',
      'п. 1.1, подп. «б», абз. 3',
    ]);
    expect(citations('I. Общее\n\n1. Срок равен году:\n\n- с начала.\n\nII. Срок\n\n1. Срок равен дню.')).toEqual([
      'раздел I',
      'раздел I, п. 1',
      'раздел I, п. 1, абз. 2',
      'раздел II',
      'раздел II, п. 1',
    ]);
    expect(citations('Общее\n\n1. Срок равен году.\n\nСрок\n\n1. Срок равен дню.')).toEqual([
      'раздел «Общее»',
      'п. 1 (раздел «Общее»)',
      'раздел «Срок»',
      'п. 1 (раздел «Срок»)',
    ]);
    expect(citations('2.2. Перечень ведет отдел.\n\nОтдел:\n\nсобирает сведения.')).toEqual(['п. 2.2', 'абз. 2 п. 2.2', 'абз. 3 п. 2.2']);
  });

  it('keeps gaps, repeats and restarts and notes them', () => {
    const { diagnostics } = parseSource(
      context,
      documentOf(
        procedure('1. Первый.\n\n3. Третий.\n\n3. Еще третий.\n\n2. Второй.')
          .split('\n\n')
          .map((text) => paragraph(text)),
      ),
    );
    expect(diagnostics.map(({ code, data }) => [code, data])).toEqual([
      ['numbering-gap', { expected: '2', actual: '3.' }],
      ['numbering-repeat', { label: '3.' }],
      ['numbering-restart', { label: '2.' }],
    ]);
  });

  it('keeps a footnote out of the tree', () => {
    const blocks = [
      paragraph('ПОРЯДОК'),
      paragraph('1. Случаи:'),
      paragraph('а) первый;'),
      paragraph('Собрание законодательства.', { region: 'footnote' }),
      paragraph('б) второй.'),
    ];
    const file = parseSource(context, documentOf(blocks)).value;
    expect(bodyOf(file, 'procedure')).toEqual(['clause 1: Случаи:', 'item 1/а: первый;', 'item 1/б: второй.']);
    expect(headOf(file, 'procedure')).toContain('noise: Собрание законодательства.');
  });

  it('prints automatic labels before their text', () => {
    const blocks = [
      paragraph('ПОРЯДОК'),
      paragraph('Общие положения', { label: '1.' }),
      paragraph('Срок равен году:', { label: '1.1.' }),
      paragraph('с начала;', { label: '–' }),
      paragraph('с конца.', { label: '–' }),
    ];
    const file = parseSource(context, documentOf(blocks)).value;
    expect(file.text).toBe('ПОРЯДОК\n1. Общие положения\n1.1. Срок равен году:\n– с начала;\n– с конца.\n');
    expect(bodyOf(file, 'procedure')).toEqual([
      'section 1: Общие положения',
      'clause 1/1.1: Срок равен году:',
      'item 1/1.1/1: с начала;',
      'item 1/1.1/2: с конца.',
    ]);
  });
});
