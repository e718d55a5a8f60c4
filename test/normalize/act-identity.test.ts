import { describe, expect, it } from 'vitest';
import { actReferencesOf } from '../../src/normalize/act-references.js';
import { agencyMentionsOf } from '../../src/normalize/agency/mentions.js';
import { clientMentionsOf } from '../../src/normalize/client-mentions.js';
import { definitionsOf } from '../../src/normalize/definitions/index.js';
import { requisitesOf } from '../../src/normalize/requisites/index.js';
import { scopeOf } from '../../src/normalize/scope.js';
import { stampOf } from '../../src/normalize/stamps.js';
import { versionsOf } from '../../src/normalize/versions.js';
import { actInputs, firstAct, identity } from './read-order.js';

const order = (
  title: string,
  clauses: readonly string[],
  rest = '',
  head = 'от 12.03.2024 № 15-п',
): string => `МИНИСТЕРСТВО КУЛЬТУРЫ ТОМСКОЙ ОБЛАСТИ

ПРИКАЗ

${head}

${title}

В целях внедрения стандартов клиентоцентричности приказываю:

${clauses.map((clause, index) => `${index + 1}. ${clause}`).join('\n')}

Министр                         И.И. Иванов

${rest}`;

const procedure = (stamp: string, heading: string, clauses: readonly string[]): string =>
  `${stamp}\n\nПОРЯДОК\n${heading}\n\n1. Общие положения\n\n${clauses.map((clause, index) => `1.${index + 1}. ${clause}`).join('\n')}\n`;

const KEEPING = [
  'Настоящий Порядок определяет правила ведения перечня точек взаимодействия с клиентом (далее – Перечень).',
  'Перечень размещается на официальном сайте Министерства.',
  'Перечень ведется уполномоченным лицом.',
  'Перечень подлежит актуализации при появлении новой точки взаимодействия.',
  'Руководители отделов сообщают об изменениях в течение 5 рабочих дней.',
  'Точки взаимодействия делятся на цифровые и офлайн-точки.',
];

const scope = (text: string): string => {
  const input = firstAct(text);
  return scopeOf(input, identity, requisitesOf(input, identity)).scope;
};

describe('scope', () => {
  it.each([
    [
      'a procedure by its title',
      order('Об утверждении Порядка ведения перечня точек взаимодействия с клиентом', ['Утвердить прилагаемый Порядок.']),
      'touchpoint-procedure',
    ],
    [
      'a register of channels',
      order('О реестре каналов взаимодействия с внешним клиентом', ['Утвердить прилагаемый Реестр.']),
      'touchpoint-procedure',
    ],
    [
      'a mute title, a telling procedure',
      order(
        'Об утверждении порядка',
        ['Утвердить прилагаемый порядок.'],
        procedure('УТВЕРЖДЕН\nприказом Министерства\nот 12.03.2024 № 15-п', 'взаимодействия с клиентом', KEEPING),
      ),
      'touchpoint-procedure',
    ],
    [
      'a repeal with a new edition',
      order('О признании утратившим силу приказа от 01.02.2023 № 3 и утверждении Порядка ведения перечня точек взаимодействия с клиентом', [
        'Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентом.',
        'Признать утратившим силу приказ от 01.02.2023 № 3 «Об утверждении Порядка ведения перечня точек взаимодействия с клиентом».',
      ]),
      'touchpoint-procedure',
    ],
    [
      'a procedure that repeals the one before in a clause',
      order('Об утверждении Порядка ведения перечня точек взаимодействия с клиентом', [
        'Утвердить прилагаемый Порядок.',
        'Признать утратившим силу приказ от 01.02.2023 № 3 «О перечне точек взаимодействия».',
      ]),
      'touchpoint-procedure',
    ],
    [
      'an amendment by its title',
      order('О внесении изменений в Порядок ведения перечня точек взаимодействия с клиентом', [
        'Внести в Порядок ведения перечня точек взаимодействия с клиентом, утвержденный приказом от 01.02.2023 № 3, следующие изменения: в пункте 2.1 слово «пять» заменить словом «десять».',
      ]),
      'amendment',
    ],
    [
      'an amendment by its clause',
      order('О внесении изменений в приказ от 01.02.2023 № 3', [
        'Внести в Порядок ведения перечня точек взаимодействия следующие изменения: пункт 2 исключить.',
      ]),
      'amendment',
    ],
    [
      'a bare repeal',
      order('О признании утратившим силу приказа «О перечне точек взаимодействия с клиентом»', [
        'Признать утратившим силу приказ от 01.02.2023 № 3 «О перечне точек взаимодействия с клиентом».',
      ]),
      'amendment',
    ],
    [
      'feedback',
      order('Об утверждении Порядка сбора обратной связи', [
        'Утвердить Порядок сбора обратной связи во всех точках взаимодействия с клиентом.',
      ]),
      'unrelated',
    ],
    [
      'a register of processes',
      order('Об утверждении Порядка ведения реестра межведомственных и внутриведомственных процессов', ['Утвердить прилагаемый Порядок.']),
      'unrelated',
    ],
    [
      'a plan that names the list',
      order(
        'Об утверждении плана мероприятий по внедрению стандартов клиентоцентричности',
        ['Утвердить план мероприятий.'],
        'Приложение\n\nПЛАН\nмероприятий\n\n1. Сформировать перечень точек взаимодействия\n2. Провести опрос\n',
      ),
      'unrelated',
    ],
    [
      'another list',
      order('Об утверждении перечня должностей, связанных с коррупционными рисками', ['Утвердить перечень должностей.']),
      'unrelated',
    ],
    [
      'a memo',
      'Начальнику отдела\nИванову И.И.\n\nСлужебная записка\n\nПрошу согласовать проект приказа «Об утверждении Порядка ведения перечня точек взаимодействия с клиентом».\n\nНачальник отдела          П.П. Петров\n',
      'unrelated',
    ],
  ])('%s', (_, text, expected) => {
    expect(scope(text)).toBe(expected);
  });

  it('says what an amendment changes, as cited', () => {
    const input = firstAct(
      order('О внесении изменений в Порядок ведения перечня точек взаимодействия с клиентом', [
        'Внести в Порядок, утвержденный приказом Министерства от 01.02.2023 № 3-п «О порядке», следующие изменения: пункт 2 исключить.',
      ]),
    );
    expect(scopeOf(input, identity, requisitesOf(input, identity)).amends).toEqual([
      'приказом Министерства от 01.02.2023 № 3-п «О порядке»',
    ]);
  });
});

describe('stamps', () => {
  it.each([
    [
      'УТВЕРЖДЕН\nприказом Министерства культуры\nот 12.03.2024 № 15-п',
      { kind: 'approved', annexNumber: null, namesAct: true, date: '2024-03-12', number: '15-п', blank: false },
    ],
    [
      'Приложение № 2\nк приказу Министерства\nот «12» марта 2024 г. № 15 - п',
      { kind: 'annex', annexNumber: '2', namesAct: true, date: '2024-03-12', number: '15-п', blank: false },
    ],
    [
      'Приложение\n\nУТВЕРЖДЕНО\nприказом Министерства\nот 12.03.2024 года N 15-п',
      { kind: 'approved', annexNumber: null, namesAct: true, date: '2024-03-12', number: '15-п', blank: false },
    ],
    [
      'УТВЕРЖДЕН\nприказом Министерства\nот _________ № _____',
      { kind: 'approved', annexNumber: null, namesAct: true, date: null, number: null, blank: true },
    ],
    [
      'УТВЕРЖДЕН\nприказом Министерства\nот «___» _______ 2024 г. № ___',
      { kind: 'approved', annexNumber: null, namesAct: true, date: null, number: null, blank: true },
    ],
    ['Приложение', { kind: 'annex', annexNumber: null, namesAct: false, date: null, number: null, blank: false }],
  ])('%s', (stamp, expected) => {
    const input = firstAct(
      order(
        'О порядке ведения перечня точек взаимодействия',
        ['Утвердить Порядок.'],
        procedure(stamp, 'ведения перечня точек взаимодействия', KEEPING),
      ),
    );
    const at = input.act.parts.findIndex(({ kind }) => kind === 'procedure');
    expect(stampOf(identity, input, at)).toMatchObject(expected);
  });
});

describe('acts cited', () => {
  const cited = (words: string): (string | null)[][] =>
    actReferencesOf(firstAct(order('О порядке ведения перечня точек взаимодействия', [words])), identity).map(
      ({ actType, number, date, title }) => [actType, number, date, title],
    );

  it.each<[string, (string | null)[][]]>([
    [
      'Руководствоваться приказом Министерства от 31 июля 2023 года № 132-ОД «О плане («дорожной карте») внедрения».',
      [['приказ', '132-ОД', '2023-07-31', 'О плане («дорожной карте») внедрения']],
    ],
    [
      'Во исполнение распоряжения Правительства Российской Федерации от 06.10.2021 № 2816-р.',
      [['распоряжение', '2816-р', '2021-10-06', null]],
    ],
    [
      'Соблюдать Федеральный закон от 2 мая 2006 г. № 59-ФЗ «О порядке рассмотрения обращений граждан».',
      [['федеральный закон', '59-ФЗ', '2006-05-02', 'О порядке рассмотрения обращений граждан']],
    ],
    ['Исполнять приказ Комитета № 129/01-01 от 20.11.2023.', [['приказ', '129/01-01', '2023-11-20', null]]],
    [
      'Признать утратившими силу приказы от 01.02.2022 № 1-п, от 02.03.2022 № 2-п.',
      [
        ['приказ', '1-п', '2022-02-01', null],
        ['приказ', '2-п', '2022-03-02', null],
      ],
    ],
    ['Разместить настоящий приказ от имени Министерства на сайте № 1.', []],
    ['Контроль за исполнением приказа оставляю за собой.', []],
    ['Изменения, внесенные приказом от 12.03.2024 № 15-п, применять с 1 апреля 2024 г.', []],
  ])('%s', (words, expected) => {
    expect(cited(words)).toEqual(expected);
  });

  it.each<[string, (string | null)[][]]>([
    ['Во исполнение плана мероприятий, утвержденного Губернатором 02.02.2025,', [['план мероприятий', null, '2025-02-02', null]]],
    ['Исполняя дорожную карту, утв. Губернатором 3 марта 2025 года,', [['дорожная карта', null, '2025-03-03', null]]],
    ['В связи с письмом Минэкономразвития от 5 мая 2025 г. № 12,', [['письмо', '12', '2025-05-05', null]]],
    ['Во исполнение плана, утвержденного распоряжением от 05.05.2025 № 7-р,', [['распоряжение', '7-р', '2025-05-05', null]]],
    ['В рамках плана на 2025 год и программы обучения,', []],
    ['В соответствии с приказом, утвержденным планом работы 2025 года,', []],
  ])('in the preamble: %s', (preamble, expected) => {
    const text = order('О порядке ведения перечня точек взаимодействия', ['Утвердить Порядок.']);
    const input = firstAct(text.replace('В целях внедрения стандартов клиентоцентричности', preamble));
    expect(actReferencesOf(input, identity).map(({ actType, number, date, title }) => [actType, number, date, title])).toEqual(expected);
  });

  it('a plan in a clause is no act cited', () => {
    expect(cited('Исполнить план от 5 мая 2025 г. № 3.')).toEqual([]);
  });
});

describe('agencies in the place of the own one', () => {
  const foreign = (heading: string, clauses: readonly string[], caption = ''): string[] => {
    const input = firstAct(
      order(
        'О порядке ведения перечня точек взаимодействия с клиентом',
        ['Утвердить прилагаемый Порядок ведения перечня (далее – Порядок).'],
        procedure('УТВЕРЖДЕН\nприказом Министерства\nот 12.03.2024 № 15-п', heading, clauses) + caption,
      ),
    );
    return agencyMentionsOf(input, identity, requisitesOf(input, identity))
      .filter(({ own }) => !own)
      .map(({ name }) => name);
  };

  it.each<[string, string, string[], string[]]>([
    ['its own name', 'ведения перечня точек взаимодействия Министерства культуры Томской области', KEEPING, []],
    [
      'another ministry in the heading',
      'ведения перечня точек взаимодействия Министерства спорта Томской области',
      KEEPING,
      ['Министерство спорта Томской области'],
    ],
    [
      'another kind of body in the purpose',
      'ведения перечня',
      ['Настоящий Порядок определяет процедуру ведения комитетом перечня точек взаимодействия с клиентами.', ...KEEPING.slice(1)],
      ['комитет'],
    ],
    [
      'a superior and a plural',
      'ведения перечня',
      [
        'Настоящий Порядок принят в целях регламентации деятельности органов исполнительной власти, министерств и Правительства Томской области в части ведения перечня точек взаимодействия.',
        ...KEEPING.slice(1),
      ],
      [],
    ],
    ['a unit of its own', 'ведения перечня', [...KEEPING, 'Ведение Перечня осуществляет Управление делами Министерства.'], []],
    [
      'a body that a report on the list is sent to',
      'ведения перечня',
      [...KEEPING, 'Отчет о ведении перечня представляется в Управление спорта и в Инспекцию надзора.'],
      [],
    ],
    ['a body that a client may turn to', 'ведения перечня', [...KEEPING, 'Клиент вправе обратиться в Службу занятости с жалобой.'], []],
    [
      'a body that clients come to',
      'ведения перечня',
      [...KEEPING, 'В Перечне приводятся потребности, с которыми клиент приходит в Инспекцию.'],
      ['инспекция'],
    ],
    [
      'a cited act of another ministry',
      'ведения перечня',
      [...KEEPING, 'Перечень формируется с учетом приказа Министерства спорта Томской области от 01.02.2023 № 4.'],
      [],
    ],
  ])('%s', (_, heading, clauses, expected) => {
    expect(foreign(heading, clauses)).toEqual(expected);
  });
});

describe('clients spoken of', () => {
  it('tells title, heading, purpose and clauses of one kind apart, without definitions', () => {
    const input = firstAct(
      order(
        'О порядке ведения перечня точек взаимодействия с внешним клиентом',
        ['Утвердить прилагаемый Порядок.'],
        procedure('УТВЕРЖДЕН\nприказом Министерства\nот 12.03.2024 № 15-п', 'ведения перечня точек взаимодействия с клиентом', [
          'Настоящий Порядок регулирует ведение перечня точек взаимодействия с внешними и внутренними клиентами Министерства.',
          'В настоящем Порядке используются следующие понятия:\nвнутренний клиент – работник Министерства;',
          'Внутренним клиентом является работник Министерства. Под клиентским опытом понимается оценка.',
          'К внутренним клиентам относятся работники Министерства.',
          'Опрос внутренних клиентов проводится ежегодно.',
          'Клиентский путь описывается по каждой точке взаимодействия с клиентом.',
        ]),
      ),
    );
    expect(clientMentionsOf(input, identity, definitionsOf(input)).map(({ where, clients }) => `${where} ${clients}`)).toEqual([
      'title external',
      'heading unqualified',
      'purpose both',
      'elsewhere internal',
    ]);
  });

  it('a term explained behind the purpose is no client of the procedure', () => {
    const input = firstAct(
      order(
        'О порядке ведения перечня точек взаимодействия с внешним клиентом',
        ['Утвердить прилагаемый Порядок.'],
        procedure('УТВЕРЖДЕН\nприказом Министерства\nот 12.03.2024 № 15-п', 'ведения перечня точек взаимодействия', [
          'Настоящий Порядок регулирует ведение перечня точек взаимодействия с внешними клиентами. Внутренний клиент – работник Министерства.',
        ]),
      ),
    );
    expect(clientMentionsOf(input, identity, definitionsOf(input)).map(({ where, clients }) => `${where} ${clients}`)).toEqual([
      'title external',
      'purpose external',
    ]);
  });
});

describe('versions in one file', () => {
  const verdicts = (text: string): string[] =>
    versionsOf(
      actInputs(text).map((input, index) => {
        const requisites = requisitesOf(input, identity);
        return { id: String(index), requisites, ...scopeOf(input, identity, requisites) };
      }),
    ).map(({ isPrimary, versionOf }) => `${isPrimary} ${versionOf}`);
  const title = 'Об утверждении Порядка ведения перечня точек взаимодействия с клиентом';
  const clauses = ['Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентом.'];

  it.each([
    [
      'a draft before the signed order',
      order(title, clauses, '', 'от «___» _______ 2024 г. № ___') + order(title, clauses),
      ['false 1', 'true null'],
    ],
    ['a second copy', order(title, clauses) + order(title, clauses), ['true null', 'false 0']],
    [
      'two orders',
      order(title, clauses) +
        order(
          'Об утверждении Порядка ведения перечня точек взаимодействия с внутренним клиентом по вопросам кадровой работы',
          clauses,
          '',
          'от 13.03.2024 № 16-п',
        ),
      ['true null', 'true null'],
    ],
    [
      'an unrelated order beside',
      order(title, clauses) + order('Об утверждении графика отпусков', ['Утвердить график отпусков.'], '', 'от 14.03.2024 № 17-п'),
      ['true null', 'false null'],
    ],
  ])('%s', (_, text, expected) => {
    expect(verdicts(text)).toEqual(expected);
  });
});
