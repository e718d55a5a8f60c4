import { deadlinesOf } from '../../../src/normalize/deadlines/index.js';
import { actInputs } from '../read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';

/** Terms of the first clauses of a procedure, the first without its number, as «action bound value unit event date», as far as they are told. */
export const termsIn = (clauses: string): string[] =>
  actInputs(`${HEAD}1. ${clauses}`)
    .flatMap((input) => deadlinesOf(input))
    .map(({ action, bound, value, unit, afterEvent, date }) =>
      [action, bound, value, unit, afterEvent, date].filter((part) => part !== null).join(' '),
    );
