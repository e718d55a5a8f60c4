import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../src/normalize/context.js';
import { actInputs } from './read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';
const CLAUSE = '1. Порядок определяет правила ведения перечня точек взаимодействия с клиентами (далее – Перечень).\n\n';

/** Provisions on telephones that an annexed list says in its last column. */
const phoneItemsIn = (title: string, cell: string): string[] => {
  const rows = [
    ['Направление', 'Точка взаимодействия', 'Потребность', 'Тип', title],
    ['Обращения', 'Электронная почта', 'Направление обращения', 'Цифровая', '–'],
    ['Справочная работа', 'Телефон', 'Консультация', 'Офлайн', cell],
  ];
  const list = `Приложение\nк Порядку\n\nПЕРЕЧЕНЬ\nточек взаимодействия с клиентами\n\n${rows.map((row) => row.join('\t')).join('\n')}\n`;
  return actInputs(`${HEAD}${CLAUSE}${list}`).flatMap((input) =>
    mentionsOf(input, 'provision')
      .map(({ emit }) => emit.provision)
      .filter((provision) => provision.startsWith('phone/')),
  );
};

describe('what a list asks of its touchpoints', () => {
  it.each(['Требования к точке', 'Стандарт обслуживания', 'Как должна работать', 'Правила взаимодействия'])(
    'is read in a column headed «%s», governed by the touchpoint of the row',
    (title) => {
      const items = phoneItemsIn(title, 'Не более двух переключений. Речь грамотная; применяется активное слушание');
      expect(items).toEqual(['phone/transfers', 'phone/neutral-speech', 'phone/active-listening']);
    },
  );

  it('is not looked for in columns of something else', () => {
    expect(phoneItemsIn('Ответственный', 'Оператор, владеющий скриптами разговора')).toEqual([]);
  });
});
