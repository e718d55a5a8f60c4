import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/normalize/context.js';
import { rolesOf } from '../../../src/normalize/roles/index.js';
import { toldAnother } from '../../../src/normalize/roles/told-another.js';
import { actInputs } from '../read-order.js';

/** Whether heads of units tell whoever keeps the list of changes, given who keeps it and the clause on notices. */
const isTold = (keeper: string, notice: string): boolean => {
  const text = `УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n1. Порядок устанавливает, как ведется перечень точек взаимодействия (далее – Перечень).\n2. Формирование и ведение Перечня осуществляет ${keeper}.\n3. ${notice}\n`;
  return actInputs(text).some((input) => {
    const isToldAnother = toldAnother(
      input,
      rolesOf(input).filter(({ role }) => role === 'authorized-person'),
    );
    return mentionsOf(input, 'provision').some((mention) => mention.emit.provision === 'unit-heads-notify' && !isToldAnother(mention));
  });
};

describe('a notice of changes', () => {
  it.each([
    ['to a secretary who does not keep the list', 'консультант отдела кадров (далее – координатор)', 'секретарю', false],
    ['to a lawyer who does not keep it', 'главный специалист отдела кадров', 'юристу', false],
    ['to the secretary who keeps it', 'секретарь учебной части', 'секретарю', true],
    ['to the lawyer who keeps it', 'ведущий юрист учреждения', 'юристу', true],
    ['to a secretary and whoever keeps it', 'консультант отдела кадров (далее – координатор)', 'секретарю и координатору Перечня', true],
    ['to nobody named', 'консультант отдела кадров (далее – координатор)', '', true],
  ])('%s', (_, keeper, told, expected) => {
    expect(isTold(keeper, `Начальники отделов своевременно сообщают ${told} об изменениях сведений Перечня.`)).toBe(expected);
  });
});
