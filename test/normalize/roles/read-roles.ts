import type { Role } from '../../../src/model/index.js';
import { rolesOf } from '../../../src/normalize/roles/index.js';
import { actInputs } from '../read-order.js';

/** An order with the given clauses, and a procedure with the others. */
export const rolesIn = (order: readonly string[], procedure: readonly string[]): Role[] => {
  const clauses = (list: readonly string[], prefix: string): string =>
    list.map((text, index) => `${prefix}${index + 1}. ${text}`).join('\n');
  const text = `МИНИСТЕРСТВО СВЯЗИ ОБЛАСТИ\n\nПРИКАЗ\n\n12.05.2024 № 15\n\nОб утверждении порядка ведения перечня точек взаимодействия с клиентами\n\nВ целях внедрения клиентоцентричности приказываю:\n\n1. Утвердить прилагаемый Порядок ведения перечня точек взаимодействия с клиентами.\n${clauses(order, '1')}\n\nМинистр                      А.А. Иванов\n\nУТВЕРЖДЕН\nприказом Министерства\nот 12.05.2024 № 15\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n1. Порядок устанавливает, как ведется перечень точек взаимодействия (далее – Перечень).\n${clauses(procedure, '')}\n`;
  return actInputs(text).flatMap((input) => rolesOf(input));
};

/** Roles of one kind as «holder | designation | name». */
export const told = (roles: readonly Role[], kind: Role['role']): string[] =>
  roles
    .filter(({ role }) => role === kind)
    .map(({ holder, designation, personName }) => [holder, designation, personName].filter((part) => part !== null).join(' | '));
