import { expect, it } from 'vitest';
import { mentionsOf } from '../../src/normalize/context.js';
import { actInputs } from '../normalize/read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';

/** Where scripts of telephone calls are found among the requirements of two touchpoints. */
const scriptsIn = (site: string, calls: string): string[] =>
  actInputs(`${HEAD}1. Требования к точкам взаимодействия:\n1) ${site};\n2) ${calls}.\n`).flatMap((input) =>
    mentionsOf(input, 'provision').flatMap(({ emit, quote }) =>
      emit.provision === 'phone/scripts' ? [input.file.text.slice(quote.start, quote.end)] : [],
    ),
  );

const SITE =
  'официальный сайт проектируется под потребности клиентов, показывает функции по их сегменту; место клиента в сценарии ему понятно';

it('a word in a point about the site is no norm on telephones, whatever the next point says', () => {
  expect(scriptsIn(SITE, 'звонок переключают не более двух раз; речь грамотная; применяется активное слушание')).toEqual([]);
});

it('among norms on telephones it is one', () => {
  expect(scriptsIn(SITE, 'не более двух переключений; речь грамотная; применяется активное слушание; сценарии')).toEqual(['сценарии']);
});
