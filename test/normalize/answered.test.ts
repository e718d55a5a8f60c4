import { expect, it } from 'vitest';
import { definitionsOf } from '../../src/normalize/definitions/index.js';
import { provisionsOf } from '../../src/normalize/provisions.js';
import { actInputs } from './read-order.js';

const HEAD = 'УТВЕРЖДАЮ\nДиректор учреждения\nА.А. Иванов\n12 мая 2024 г.\n\nПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';
const LEAD = '1. Для каждой точки взаимодействия определяются потребности клиента:';

/** Items of needs that clauses of a procedure name. */
const needsIn = (text: string): string[] =>
  actInputs(`${HEAD}${text}\n9. Перечень ведется по форме.`)
    .flatMap((input) => provisionsOf(input, [], definitionsOf(input)))
    .flatMap(({ topic, item }) => (topic === 'needs' && item !== null ? [item] : []))
    .sort();

it.each<[string, string, string[]]>([
  [
    'a list, of feedback',
    `${LEAD}\n- предоставление обратной связи;\n- получение результата ее рассмотрения.`,
    ['feedback-result', 'giving-feedback'],
  ],
  ['a list, of an application', `${LEAD}\n- подача заявления;\n- получение результата его рассмотрения.`, ['result', 'submission']],
  ['a row, of feedback', `${LEAD} выражение мнения и получение ответа на него.`, ['feedback-result', 'giving-feedback']],
  ['a row, of an application', `${LEAD} подать обращение, получить ответ на него.`, ['result', 'submission']],
  ['behind its noun', `${LEAD} узнать, как рассмотрен его отзыв.`, ['feedback-result']],
  [
    'the nearest counts',
    `${LEAD}\n- предоставление отзыва;\n- подача запроса и получение результата его рассмотрения.`,
    ['giving-feedback', 'result', 'submission'],
  ],
  [
    'a pronoun of another need',
    `${LEAD} в консультации, в получении результата, ответа, разъяснения, в предоставлении обратной связи и получении результата ее рассмотрения.`,
    ['consultation', 'feedback-result', 'giving-feedback', 'result'],
  ],
  ['no pronoun', `${LEAD} получение результата.`, ['result']],
])('what a pronoun stands for: %s', (_, text, expected) => {
  expect(needsIn(text)).toEqual(expected);
});

it('finds no needs in what a client or his way is', () => {
  expect(needsIn('1. Клиентский путь – действия клиента от подачи заявления до получения ответа на него.')).toEqual([]);
  expect(needsIn('1. Путь клиента – шаги клиента, которые нужны, чтобы получить консультацию и подать заявление.')).toEqual([]);
});

it('finds needs in a bracket that holds a row of actions', () => {
  expect(needsIn(`1. По каждой точке указываются потребности клиента (узнать о порядке приема, посоветоваться, оставить отзыв).`)).toEqual([
    'consultation',
    'giving-feedback',
    'information',
  ]);
});
