import { describe, expect, it } from 'vitest';
import { agencyMentionsOf } from '../../../src/normalize/agency/mentions.js';
import { requisitesOf } from '../../../src/normalize/requisites/index.js';
import { firstAct, identity } from '../read-order.js';

interface Agency {
  readonly name: string;
  readonly genitive: string;
  readonly short: string;
  readonly head: string;
}

const MINISTRY: Agency = {
  name: 'Министерство экологии Тульской области',
  genitive: 'Министерства экологии Тульской области',
  short: 'Министерство',
  head: 'Министр',
};
const DEPARTMENT: Agency = {
  name: 'Управление ветеринарии Тульской области',
  genitive: 'Управления ветеринарии Тульской области',
  short: 'Управление',
  head: 'Начальник управления',
};
const TOWN: Agency = {
  name: 'Администрация города Ефремова Тульской области',
  genitive: 'Администрации города Ефремова Тульской области',
  short: 'Администрация',
  head: 'Глава администрации',
};
const COMMITTEE: Agency = {
  name: 'Комитет по туризму Псковской области',
  genitive: 'Комитета по туризму Псковской области',
  short: 'Комитет',
  head: 'Председатель комитета',
};
const DISTRICT: Agency = {
  name: 'Администрация Киржачского района Владимирской области',
  genitive: 'Администрации Киржачского района Владимирской области',
  short: 'Администрация',
  head: 'Глава администрации',
};
const LIBRARY: Agency = {
  name: 'Государственное учреждение культуры «Тульская областная библиотека»',
  genitive: 'Государственного учреждения культуры «Тульская областная библиотека»',
  short: 'Библиотека',
  head: 'Директор',
};

/** Bodies that a clause of an agency's procedure puts in its place. */
const foreignIn = (own: Agency, ...clauses: readonly string[]): readonly string[] => foreignUnder(own, own.genitive, clauses);

/** The same with whose order the stamp over the procedure names. */
const foreignUnder = (own: Agency, stamped: string, clauses: readonly string[]): readonly string[] => {
  const input = firstAct(`${own.name.toUpperCase()}

ПРИКАЗ

от 14 мая 2024 г. № 62-осн

Об утверждении Порядка ведения перечня точек взаимодействия с клиентом

В целях внедрения стандартов клиентоцентричности приказываю:

1. Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентом.

${own.head}                         И.И. Панфилова

УТВЕРЖДЕН
приказом ${stamped}
от 14 мая 2024 г. № 62-осн

ПОРЯДОК
ведения перечня точек взаимодействия с клиентом

1. Общие положения

1.1. Настоящий Порядок определяет правила ведения перечня точек взаимодействия ${own.genitive} (далее – ${own.short}) с клиентом (далее – Перечень).

2. Формирование Перечня

${clauses.map((clause, index) => `2.${index + 1}. ${clause}`).join('\n')}
`);
  return agencyMentionsOf(input, identity, requisitesOf(input, identity))
    .filter((each) => !each.own)
    .map(({ name }) => name);
};

describe("what is ours, said to be another body's", () => {
  it.each<[Agency, string, string]>([
    [MINISTRY, 'Структурные подразделения Комитета представляют сведения уполномоченному лицу.', 'комитет'],
    [DEPARTMENT, 'Утвержденный Перечень размещается на официальном сайте Комитета.', 'комитет'],
    [DEPARTMENT, 'Точка взаимодействия используется на основании указаний руководителя Агентства.', 'агентство'],
    [MINISTRY, 'В помещениях Инспекции ведется прием клиентов.', 'инспекция'],
    [MINISTRY, 'Внутренний клиент – сотрудник Комитета, обратившийся с вопросом.', 'комитет'],
    [MINISTRY, 'Клиент может обратиться в Комитет лично или по телефону.', 'комитет'],
    [DEPARTMENT, 'Функции Департамента, доступные клиенту, отражаются в Перечне.', 'департамент'],
    [DEPARTMENT, 'Точки взаимодействия выявляются по внутренним документам Комитета.', 'комитет'],
    [
      MINISTRY,
      'Основой служат внутренние документы комитета ветеринарии Тульской области и договоры.',
      'Комитет ветеринарии Тульской области',
    ],
    [MINISTRY, 'Основой служат внутренние документы комитета сельского хозяйства.', 'комитет'],
    [MINISTRY, 'Агентство отвечает на обращения и упоминания в социальных сетях.', 'агентство'],
    [MINISTRY, 'При ответе на письмо Комитет использует базу знаний.', 'комитет'],
    [LIBRARY, 'Учитываются потребности клиентов Министерства.', 'министерство'],
    [LIBRARY, 'Точка взаимодействия включается в Перечень министерства по поручению директора.', 'министерство'],
    [
      MINISTRY,
      'Внутренние правовые акты Министерства труда Тульской области анализируются ежегодно.',
      'Министерство труда Тульской области',
    ],
    [
      MINISTRY,
      'Точки взаимодействия выявляются по положениям о структурных подразделениях Министерства строительства Тульской области.',
      'Министерство строительства Тульской области',
    ],
  ])('of %o: %s', (own, clause, name) => {
    expect(foreignIn(own, clause)).toEqual([name]);
  });

  it.each<[Agency, string, string]>(
    [
      [
        'a body that the text names in full elsewhere',
        MINISTRY,
        'Запись ведет Комитет по архитектуре Тульской области. Сотрудники Комитета консультируют клиента.',
      ],
      [
        'a body told from the agency',
        MINISTRY,
        'Сведения о работе иного Комитета в Перечень не включаются, сотрудники подведомственного Агентства представляют их сами.',
      ],
      ['a name that goes on', MINISTRY, 'К цифровым точкам относится официальный сайт Департамента труда.'],
      ['what may be a service of its own', MINISTRY, 'Служба поддержки отвечает клиенту. Управление организует прием.'],
      ['a founder whom the text names', LIBRARY, 'Учредитель – Министерство культуры Тульской области. Клиенты Министерства – читатели.'],
      ['a unit of a ministry', MINISTRY, 'Специалисты Департамента готовят сведения.'],
      ['committees of a town', TOWN, 'Руководители Комитета и Управления готовят сведения.'],
      ['what another body may have', MINISTRY, 'Прием ведется в помещениях Министерства имущественных отношений Тульской области.'],
      ['the founder of an institution', LIBRARY, 'Перечень составляется по форме, рекомендованной специалистами Министерства.'],
      ['papers that another body may have', MINISTRY, 'Учитываются документы Комитета ветеринарии Тульской области о тарифах.'],
      ['the agency itself', MINISTRY, 'Структурные подразделения Министерства представляют сведения.'],
      ['where a letter goes', MINISTRY, 'Обращение направляется в Комитет по архитектуре Тульской области.'],
    ].map(([name, own, clause]) => [own, name, clause] as [Agency, string, string]),
  )('of %o is not %s', (own, _, clause) => {
    expect(foreignIn(own, clause)).toEqual([]);
  });
});

describe('another body in the place of ours, told otherwise', () => {
  it.each<[string, Agency, string, string]>([
    ['who approves the list', COMMITTEE, 'Перечень утверждается приказом Министерства.', 'министерство'],
    ['whose head appoints', MINISTRY, 'Уполномоченное лицо назначается приказом председателя комитета.', 'комитет'],
    ['a minister in an order of a committee', COMMITTEE, 'Перечень утверждается министром.', 'министр'],
    ['by whose bidding', DEPARTMENT, 'В Перечень включаются точки взаимодействия, используемые по указанию министра.', 'министр'],
    ['a department, which is no unit of a committee', COMMITTEE, 'Основой служат внутренние акты департамента и договоры.', 'департамент'],
    ['inner acts among others', COMMITTEE, 'Положения об отделах и иные внутренние акты Инспекции анализируются.', 'инспекция'],
    ['small letters', MINISTRY, 'Внутренний клиент – работник комитета.', 'комитет'],
    ['what is mentioned', COMMITTEE, 'При упоминании Министерства ответ дается в течение 4 часов.', 'министерство'],
    ['whom clients deal with', COMMITTEE, 'Клиент – лицо, взаимодействующее с Министерством для своих нужд.', 'министерство'],
    ['where appeals come', MINISTRY, 'Обращения граждан, поступающие в Комитет, регистрируются.', 'комитет'],
    ['a name that goes on', LIBRARY, 'Клиенту доступна история его обращений в Департамент финансов и учета.', 'департамент'],
    ['a short name', COMMITTEE, 'Структурные подразделения Минздрава подготавливают сведения.', 'Минздрава'],
    ['the site of a short name', MINISTRY, 'Перечень размещается на официальном сайте Минздрава.', 'Минздрава'],
    [
      'a body of another region',
      COMMITTEE,
      'Перечень размещается на официальном сайте Министерства туризма Республики Карелия.',
      'Министерство туризма Республики Карелия',
    ],
    ['a namesake elsewhere', DISTRICT, 'Внутренний клиент – служащий администрации Собинского района.', 'Администрация Собинского района'],
    ['an institution that has no departments', LIBRARY, 'Анализируются внутренние акты департамента и контракты.', 'департамент'],
    ['staff on the telephone', MINISTRY, 'Сотрудники Комитета по телефону говорят грамотно.', 'комитет'],
    ['staff of whom an institution is not', LIBRARY, 'Внутренний клиент – работник Министерства.', 'министерство'],
    ['another kind of institution', LIBRARY, 'Структурные подразделения Музея готовят сведения.', 'музей'],
    ['whose staff the inner client is', COMMITTEE, 'Внутренний клиент – работник Управления.', 'управление'],
    ['whose history it is', MINISTRY, 'Клиенту доступна история его обращений в Службу.', 'служба'],
    ['nothing introduces it', COMMITTEE, 'Министерство определяет ключевые точки взаимодействия.', 'министерство'],
    ['whose keeper', COMMITTEE, 'Уполномоченное лицо Министерства ведет Перечень.', 'министерство'],
    ['by whom the list is approved', MINISTRY, 'Утвержденный Комитетом Перечень размещается на сайте.', 'комитет'],
    ['whose services', MINISTRY, 'Услуги, предоставляемые Комитетом, отражаются в Перечне.', 'комитет'],
    ['a ministry in a district', DISTRICT, 'Начальники отделов Министерства сообщают об изменениях.', 'министерство'],
    ['the minister appoints', COMMITTEE, 'Министр назначает лицо, уполномоченное на формирование Перечня.', 'министр'],
    [
      'the staff of a namesake',
      COMMITTEE,
      'Сотрудники комитета по культуре Псковской области соблюдают скрипты.',
      'Комитет по культуре Псковской области',
    ],
  ])('%s', (_, own, clause, name) => {
    expect(foreignIn(own, clause)).toEqual([name]);
  });

  it.each<[string, Agency, string]>([
    ['an act that is cited', COMMITTEE, 'Точки выявляются в соответствии с приказом Министерства.'],
    ['what others have done', COMMITTEE, 'При формировании Перечня учитывается опыт Министерства туризма Республики Карелия.'],
    ['a federal ministry', COMMITTEE, 'Учитываются рекомендации Минэкономразвития России и акты Минфина России.'],
    ['the own short name', MINISTRY, 'Перечень размещается на официальном сайте Минэкологии Тульской области.'],
    ['a portal of another', COMMITTEE, 'Личный кабинет открывается на портале Минцифры.'],
    ['a minister told by what he heads', COMMITTEE, 'Перечень согласуется с заместителем министра финансов.'],
    ['a minister of the own ministry', MINISTRY, 'Перечень утверждается приказом министра.'],
    [
      'a department of a ministry',
      MINISTRY,
      'Департамент кадров Министерства ведет Перечень. Сотрудники Департамента обязаны соблюдать Порядок.',
    ],
    ['a committee of a district', DISTRICT, 'Приказом комитета назначается ответственный. Внутренние акты комитета анализируются.'],
    ['the founder decides', LIBRARY, 'Перечень утверждается приказом Министерства.'],
    ['a village of the district', DISTRICT, 'Сведения есть на сайте администрации сельского поселения Горкинское Киржачского района.'],
    ['a committee told by its field', MINISTRY, 'Перечень направляется председателю комитета по цифровому развитию.'],
    ['another sentence', MINISTRY, 'Перечень ведет управление делопроизводства. Работники Управления проверяют записи.'],
    [
      'with whose consent',
      COMMITTEE,
      'По согласованию с Министерством Перечень размещается на портале. Отчет представляется в Министерство.',
    ],
    ['an inspection of taxes', COMMITTEE, 'Данные Инспекции ФНС запрашиваются по каналам связи.'],
    ['what is managed', COMMITTEE, 'Управление рисками ведется постоянно. Управление точками взаимодействия ведется в реестре.'],
    ['what is under another', COMMITTEE, 'Точки взаимодействия, находящиеся в ведении Министерства, не включаются.'],
  ])('not %s', (_, own, clause) => {
    expect(foreignIn(own, clause)).toEqual([]);
  });
});

describe('whose order the stamp names', () => {
  it.each<[Agency, string, readonly string[]]>([
    [COMMITTEE, 'Министерства культуры Псковской области', ['Министерство культуры Псковской области']],
    [COMMITTEE, 'Министерства', ['министерство']],
    [COMMITTEE, 'Комитета по культуре Псковской области', ['Комитет по культуре Псковской области']],
    [DEPARTMENT, 'Управления культуры Тульской области', ['Управление культуры Тульской области']],
    [COMMITTEE, 'Комитета Псковской области по туризму', []],
    [COMMITTEE, 'Комитета', []],
    [DEPARTMENT, 'начальника управления', []],
    [LIBRARY, 'ГУК «Тульская областная библиотека»', []],
  ])('%o: «приказом %s»', (own, stamped, names) => {
    expect(foreignUnder(own, stamped, ['Перечень ведется в электронной форме.'])).toEqual(names);
  });
});
