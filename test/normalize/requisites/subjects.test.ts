import { describe, expect, it } from 'vitest';
import { readClientTypes, readSubjects } from '../../../src/normalize/requisites/subjects.js';
import { firstAct, identity } from '../read-order.js';

/** An order with a title and the first clause of what it approves. */
const read = (title: string, clause: string): string => {
  const input = firstAct(
    `УПРАВЛЕНИЕ КУЛЬТУРЫ\n\nПРИКАЗ\n\n12.05.2025 № 15\n\n${title}\n\nПриказываю:\n\n1. Утвердить прилагаемую методику.\n\nНачальник            А.А. Котов\n\nУТВЕРЖДЕНА\nприказом от 12.05.2025 № 15\n\nМЕТОДИКА\nведения карты\n\n1. ${clause}\n\n2. Карту ведет отдел.\n`,
  );
  return `${readSubjects(identity, input).value?.join(' ') ?? '–'} | ${readClientTypes(identity, input).value?.join(' ') ?? '–'}`;
};

describe('subject and clients', () => {
  it.each<[string, string, string, string]>([
    [
      'of the title',
      'О карте точек взаимодействия с внешними клиентами при рассмотрении обращений',
      'Карту ведет отдел по работе с кадрами управления культуры области.',
      'appeals | external',
    ],
    [
      'access named with the client between',
      'О методике учета точек доступа внешнего клиента к информации о деятельности',
      'Карту ведет отдел.',
      'information-access | external',
    ],
    [
      'ways to turn to a body are no appeals',
      'О порядке учета способов обращения внешних клиентов в инспекцию',
      'Карту ведет отдел.',
      '– | external',
    ],
    [
      'of the first clause, where nothing says more',
      'О карте точек',
      'Методикой пользуются при ведении карты точек взаимодействия с внешними клиентами по направлению «рассмотрение обращений».',
      'appeals | external',
    ],
    [
      'clients at large in the first clause',
      'О карте точек',
      'Методика применяется в работе управления по ведению карты точек взаимодействия с клиентами управления.',
      '– | internal external',
    ],
    ['readers of a library', 'О каталоге точек контакта с читателями', 'Карту ведет отдел.', '– | external'],
  ])('%s', (_why, title, clause, told) => expect(read(title, clause)).toBe(told));
});
