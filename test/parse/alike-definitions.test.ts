import { expect, it } from 'vitest';
import { mentionsOf } from '../../src/normalize/context.js';
import { actInputs } from '../normalize/read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';

const NEEDS = [
  '1. Для каждой точки взаимодействия определяются потребности клиента:',
  '- информирование;',
  '- консультирование;',
  '- получение форм документов;',
  '- подача заявления;',
  '- получение результата;',
  '- иные потребности.',
].join('\n');

/** Where the need to give feedback is found in an order whose needs lack it. */
const feedbackIn = (rest: string): string[] =>
  actInputs(`${HEAD}${NEEDS}\n${rest}\n`).flatMap((input) =>
    mentionsOf(input, 'provision').flatMap(({ emit, quote }) =>
      emit.provision === 'needs/giving-feedback' ? [input.file.text.slice(quote.start, quote.end)] : [],
    ),
  );

it.each(['–', '—', '-'])('what a word means behind «%s» is not like a need, whatever words say it', (dash) => {
  const meaning = `обратная связь ${dash} отзыв, оценка, замечание или предложение клиента`;
  expect(feedbackIn(`2. Используемые понятия:\n- клиент ${dash} гражданин;\n- ${meaning}.`)).toEqual([]);
});

it('the same words are, where no term is announced', () => {
  expect(feedbackIn('2. Виды взаимодействия:\n- обратная связь – отзыв, оценка, замечание или предложение клиента.')).not.toEqual([]);
});
