import path from 'node:path';
import { expect, it } from 'vitest';
import { loadRecognition } from '../../src/rules/load.js';
import { tokenize } from '../../src/rules/tokens.js';
import { tryText } from '../../src/rules/try.js';

const recognition = loadRecognition(path.resolve(import.meta.dirname, '../../rules'));
const { segmenter, stem } = recognition;

const propositionsOf = (text: string): readonly string[] =>
  segmenter.propositions(tokenize(stem, text)).map((tokens) => text.slice(tokens[0]?.start, tokens.at(-1)?.end));

it.each([
  [
    'each side has its predicate',
    'перечень ведется отделом, отчет публикуется ежегодно',
    ['перечень ведется отделом', ', отчет публикуется ежегодно'],
  ],
  ['one predicate for both sides', 'перечень ведется отделом, управлением', ['перечень ведется отделом, управлением']],
  ['no predicate at all', 'отделом, управлением и службой', ['отделом, управлением и службой']],
  [
    'the last relative clause with a term of its own',
    'отдел сообщает о них куратору, который в течение недели размещает перечень',
    ['отдел сообщает о них куратору', ', который в течение недели размещает перечень'],
  ],
  [
    'a relative clause that sets no term',
    'на сайте размещается перечень, в который внесены изменения',
    ['на сайте размещается перечень, в который внесены изменения'],
  ],
  [
    'a relative clause in the midst',
    'лицо, которое в течение недели вносит изменения, ведет перечень',
    ['лицо, которое в течение недели вносит изменения', ', ведет перечень'],
  ],
  [
    'a term against a clause with an insertion',
    'тридцать дней, а обращение, не относящееся к ведению, пересылается в течение недели',
    ['тридцать дней', ', а обращение, не относящееся к ведению, пересылается в течение недели'],
  ],
  [
    'a dash before a term stands for the predicate',
    'изменения вносятся за пять дней, опубликование – в течение недели',
    ['изменения вносятся за пять дней', ', опубликование – в течение недели'],
  ],
  [
    'a dash before anything else does not',
    'изменения вносятся за пять дней, опубликование – дело отдела',
    ['изменения вносятся за пять дней, опубликование – дело отдела'],
  ],
])('%s', (_, text, expected) => expect(propositionsOf(text)).toEqual(expected));

it('looks once at each word of a text of nothing but conjunctions', () => {
  expect(propositionsOf('и '.repeat(200_000).trim())).toHaveLength(1);
});

it('keeps a bounded number of words that govern, however many colons there are', () => {
  const segments = segmenter.segments(tokenize(stem, 'слово: '.repeat(5000)));
  expect(Math.max(...segments.map(({ lead }) => lead.length))).toBeLessThanOrEqual(500);
});

it.each<[string, boolean]>([
  ['На официальном сайте Комитета.', true],
  ['Телефонное взаимодействие.', true],
  ['Требования к порталу.', true],
  ['Размещается на сайте.', false],
  ['Перечень ведется отделом.', false],
  ['На сайте', false],
  ['Порядок взаимодействия со средствами массовой информации и иными лицами.', false],
])('a heading within a clause: %s %s', (text, expected) => expect(segmenter.isHeading(tokenize(stem, text))).toBe(expected));

it.each<[string, string]>([
  ['На официальном сайте. Для разных посетителей выводятся свои наборы услуг.', 'provision/portal-segment-display'],
  ['Телефон. Клиенту отвечают ровно. Работник пользуется готовыми текстами.', 'provision/phone-scripts'],
  ['Потребности клиента. Консультация; подача документов.', 'provision/needs-consultation'],
])('governs what follows in its clause: %s', (text, rule) => {
  expect(tryText(recognition, text, []).map((hit) => hit.rule.id)).toContain(rule);
});

it('governs nothing where it is no heading', () => {
  const ids = tryText(recognition, 'Потребности изучает отдел. Консультация оплачивается отдельно.', []).map(({ rule }) => rule.id);
  expect(ids).not.toContain('provision/needs-consultation');
});

it.each([
  ['Поводами служат:', true, 'says neither of what'],
  ['Такими изменениями считаются:', true, 'refers to what was said'],
  ['То же делается при закрытии точки.', true, 'the same is what was said'],
  ['К ним: открытие точки; закрытие точки.', true, 'a pronoun'],
  ['Поводами для обновления перечня служат:', false, 'says of what'],
  ['Отдел ведет перечень.', false, 'no lead-in'],
  ['1. 2. 3:', false, 'no words'],
])('whether «%s» goes on about the sentence before it: %s', (text, expected) =>
  expect(segmenter.continues(tokenize(stem, text), [])).toBe(expected),
);

it.each([
  ['Перечень обновляется по заявкам отделов.', 'Заявка подается в случаях:', true, 'takes up «заявкам»'],
  ['Перечень обновляется по заявкам отделов.', 'Отдел подает заявку в случаях:', true, 'takes up «отделов»'],
  ['Перечень обновляется по заявкам отделов.', 'Сотрудник обязан сделать следующее:', false, 'takes up nothing'],
  ['Перечень обновляется по заявкам отделов.', 'Заявка подается начальником отдела в течение трех дней.', false, 'no lead-in'],
  ['Перечень утверждает директор.', 'Перечень меняют в случаях:', false, 'says all by itself'],
  ['Перечень обновляется отделом.', 'Поводом служит открытие точки.', true, 'a case of what?'],
  ['Перечень обновляется отделом.', 'Поводом обновления служит открытие точки.', false, 'says of what'],
])('«%s %s»: %s', (before, text, expected) => expect(segmenter.continues(tokenize(stem, text), tokenize(stem, before))).toBe(expected));
