import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/normalize/context.js';
import { otherThan } from '../../../src/normalize/roles/keeper-duties.js';
import { rolesOf } from '../../../src/normalize/roles/index.js';
import { actInputs } from '../read-order.js';

const TOPIC = 'authorized-person-duties/';

/** The duties of whoever keeps the list that an order tells, given the clauses of one section behind «2.1.». */
const dutiesIn = (clauses: readonly string[]): string[] => {
  const section = clauses.map((clause, index) => `2.${index + 1}. ${clause}`).join('\n\n');
  const text = `МИНИСТЕРСТВО СВЯЗИ ОБЛАСТИ\n\nПРИКАЗ\n\n12.05.2024 № 15\n\nОб утверждении порядка ведения перечня точек взаимодействия с клиентами\n\nВ целях внедрения клиентоцентричности приказываю:\n\n1. Утвердить прилагаемый Порядок.\n\n2. Назначить консультанта Орлову А.А. ответственной за формирование и ведение перечня точек взаимодействия (далее – уполномоченное лицо).\n\nМинистр                      А.А. Иванов\n\nУТВЕРЖДЕН\nприказом Министерства\nот 12.05.2024 № 15\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n1. Общие положения\n\n1.1. Порядок устанавливает, как ведется перечень точек взаимодействия (далее – Перечень).\n\n2. Ведение Перечня\n\n${section}\n`;
  const found = actInputs(text).flatMap((input) => {
    const isOfOthers = otherThan(
      input,
      rolesOf(input).filter(({ role }) => role === 'authorized-person'),
    );
    return mentionsOf(input, 'provision')
      .filter((mention) => mention.emit.provision.startsWith(TOPIC) && !isOfOthers(mention))
      .map(({ emit }) => emit.provision.slice(TOPIC.length));
  });
  return [...new Set(found)].sort();
};

describe('forming the list', () => {
  it.each([
    [
      'among other duties is one of them',
      ['Уполномоченное лицо проверяет сведения отделов на полноту и соответствие Порядку и формирует Перечень.'],
    ],
    [
      'stands in a list of them',
      ['Уполномоченное лицо:\nпроверяет полноту сведений и их соответствие Порядку;\nсоставляет сводный Перечень.'],
    ],
    [
      'stands in it as a noun',
      [
        'К полномочиям уполномоченного лица относятся:\nа) проверка сведений на полноту и соответствие Порядку;\nб) формирование Перечня на их основе.',
      ],
    ],
  ])('%s', (_, clauses) => {
    expect(dutiesIn(clauses)).toEqual(['checks', 'forms-entries']);
  });

  it.each([
    ['alone says who was appointed', ['Уполномоченное лицо составляет и ведет Перечень.'], []],
    [
      'may open the list of duties',
      ['Уполномоченное лицо формирует и ведет Перечень, а именно:\nпроверяет сведения на полноту и соответствие Порядку.'],
      ['checks'],
    ],
    [
      'is organized, not done',
      ['Уполномоченное лицо организует формирование Перечня и его ведение, проверяет сведения на полноту и соответствие Порядку.'],
      ['checks', 'organizes'],
    ],
  ])('%s', (_, clauses, expected) => {
    expect(dutiesIn(clauses)).toEqual(expected);
  });
});

describe('a commission that keeps the list', () => {
  it.each(['Комиссия', 'В рамках своих полномочий комиссия', 'В соответствии с планом комиссия'])('has its duties under «%s:»', (doer) => {
    const clauses = [
      'Ведение Перечня возложено на комиссию по вопросам клиентоцентричности.',
      `${doer}:\nпроверяет сведения на полноту и соответствие Порядку;\nвключает сведения в Перечень.`,
    ];
    expect(dutiesIn(clauses)).toEqual(['checks', 'forms-entries']);
  });
});

describe('a duty of somebody else', () => {
  it.each([
    [
      'who stands in the lead-in',
      ['Заместитель министра:\nпроверяет Перечень на полноту и соответствие Порядку;\nпредставляет его министру.'],
    ],
    ['whom a pronoun stands for', ['Отдел кадров согласует сведения. Он проверяет их полноту и соответствие Порядку.']],
    [
      'who stands in the instrumental first',
      ['Руководителем подразделения осуществляется проверка сведений на полноту и соответствие Порядку.'],
    ],
  ])('%s', (_, clauses) => {
    expect(dutiesIn(clauses)).toEqual([]);
  });

  it.each([
    [
      'the pronoun may stand for the keeper too',
      ['Отделы направляют сведения уполномоченному лицу. Оно проверяет их полноту и соответствие Порядку.'],
    ],
    ['the lead-in names the keeper by the post', ['Консультант:\nпроверяет сведения на полноту и соответствие Порядку.']],
  ])('but not where %s', (_, clauses) => {
    expect(dutiesIn(clauses)).toEqual(['checks']);
  });
});
