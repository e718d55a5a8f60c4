import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/normalize/definitions.js';
import { actInputs } from './read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';

/** Terms that a clause of a procedure defines. */
const termsIn = (clause: string): string[] =>
  actInputs(`${HEAD}1. ${clause}\n2. Перечень ведется по форме.`).flatMap((input) => definitionsOf(input).map(({ term }) => term));

describe('terms stand in the nominative however they are introduced', () => {
  it.each<[string, string[]]>([
    [
      'Клиентом считается лицо, обращающееся в учреждение; внутренним клиентом – работник учреждения; клиентским путем – последовательность действий клиента.',
      ['клиент', 'внутренний клиент', 'клиентский путь'],
    ],
    [
      'Под клиентским опытом понимается оценка пройденного пути; под клиентским путем – действия клиента.',
      ['клиентский опыт', 'клиентский путь'],
    ],
    ['Внутренним клиентом именуется работник учреждения.', ['внутренний клиент']],
    ['Клиентский опыт есть мера довольства пройденным путем.', ['клиентский опыт']],
    ['Клиентский путь начинается потребностью и оканчивается ее удовлетворением.', ['клиентский путь']],
  ])('%s', (clause, expected) => {
    expect(termsIn(clause)).toEqual(expected);
  });
  it.each(['Внутренний клиент обращается через СЭД.', 'Клиентский опыт измеряется ежегодно.'])('none in: %s', (clause) => {
    expect(termsIn(clause)).toEqual([]);
  });
});
