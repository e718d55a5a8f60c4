import { describe, expect, it } from 'vitest';
import { agencyMentionsOf } from '../../src/normalize/agency-mentions.js';
import { requisitesOf } from '../../src/normalize/requisites/index.js';
import { firstAct, identity } from './read-order.js';

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
const LIBRARY: Agency = {
  name: 'Государственное учреждение культуры «Тульская областная библиотека»',
  genitive: 'Государственного учреждения культуры «Тульская областная библиотека»',
  short: 'Библиотека',
  head: 'Директор',
};

/** Bodies that a clause of an agency's procedure puts in its place. */
const foreignIn = (own: Agency, ...clauses: readonly string[]): readonly string[] => {
  const input = firstAct(`${own.name.toUpperCase()}

ПРИКАЗ

от 14 мая 2024 г. № 62-осн

Об утверждении Порядка ведения перечня точек взаимодействия с клиентом

В целях внедрения стандартов клиентоцентричности приказываю:

1. Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентом.

${own.head}                         И.И. Панфилова

УТВЕРЖДЕН
приказом ${own.genitive}
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
