import { describe, expect, it } from 'vitest';
import { parseText, partsOf } from './support.js';

const ORDER = `МИНИСТЕРСТВО ТРУДА ОМСКОЙ ОБЛАСТИ

ПРИКАЗ

от 12 мая 2025 г. № 15-п

О Порядке ведения перечня точек взаимодействия с внешними клиентами

В целях развития приказываю:

1. Утвердить прилагаемый Порядок.

Министр В.В. Котов`;

const PROCEDURE = `Приложение
к приказу от 12.05.2025 № 15-п

ПОРЯДОК
ведения перечня

1. Общие положения

1.1. Перечень ведет отдел.`;

describe('an order among other papers', () => {
  it.each<[string, readonly string[], string]>([
    [
      'a sheet of approvals on top belongs to the order under it',
      ['ЛИСТ СОГЛАСОВАНИЯ\nпроекта приказа «О Порядке ведения перечня»', 'Заместитель министра согласовано И.И. Рябов', ORDER, PROCEDURE],
      'approval-sheet+order+procedure',
    ],
    [
      'a note that explains the draft by its full name',
      [
        ORDER,
        PROCEDURE,
        'ПОЯСНИТЕЛЬНАЯ ЗАПИСКА\nк проекту приказа «О Порядке ведения перечня точек взаимодействия с внешними клиентами министерства труда»',
        'Проект подготовлен во исполнение поручения.',
        'Начальник отдела П.П. Петров',
      ],
      'order+procedure | memo',
    ],
    [
      'a short note with no signature over the order',
      ['СПРАВКА\nо рассылке приказа', 'Разослано: всем отделам, дело.', 'Исполнитель: Котова А.А., тел. 12-34', ORDER, PROCEDURE],
      'memo | order+procedure',
    ],
    [
      'rules in an annex to the procedure are no second procedure',
      [
        ORDER,
        PROCEDURE,
        'Приложение № 2\nк Порядку',
        'ПРАВИЛА\nответов на сообщения в социальных сетях',
        '1. На упоминание ответ дается в течение 4 часов.\n2. Страницы открыты для всех.',
      ],
      'order+procedure+annex',
    ],
    [
      'rules in an annex with a number alone',
      [
        ORDER,
        PROCEDURE,
        'Приложение 2',
        'ПРАВИЛА\nответов на сообщения в социальных сетях',
        '1. На упоминание ответ дается в течение 4 часов.\n2. Страницы открыты для всех.',
      ],
      'order+procedure+annex',
    ],
    [
      'rules that the order approves beside the procedure',
      [
        ORDER,
        PROCEDURE,
        'Приложение № 2\nк приказу от 12.05.2025 № 15-п',
        'ПРАВИЛА\nответов на сообщения в социальных сетях',
        '1. На упоминание ответ дается в течение 4 часов.\n2. Страницы открыты для всех.',
      ],
      'order+procedure+procedure-2',
    ],
    ['a list of addressees in one line is no sheet', [ORDER, 'Рассылка: 1 – в дело, 2 – отделам', PROCEDURE], 'order+procedure'],
    [
      'a list of addressees under its own heading is one',
      [ORDER, 'СПИСОК РАССЫЛКИ', 'Отдел кадров', PROCEDURE],
      'order+approval-sheet+procedure',
    ],
    [
      'a memo that only names an order in capitals',
      ['СЛУЖЕБНАЯ ЗАПИСКА', 'Прошу подготовить\n\nПРИКАЗ\n\nо ведении перечня.', 'Начальник отдела П.П. Петров'],
      'memo',
    ],
  ])('%s', (_why, pieces, parts) => expect(partsOf(parseText(pieces.join('\n\n')))).toBe(parts));
});
