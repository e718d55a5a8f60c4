import path from 'node:path';
import { expect, it } from 'vitest';
import { loadRecognition } from '../../src/rules/load.js';
import { tokenize } from '../../src/rules/tokens.js';

const { segmenter, stem } = loadRecognition(path.resolve(import.meta.dirname, '../../rules'));

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
])('%s', (_, text, expected) => expect(propositionsOf(text)).toEqual(expected));

it('looks once at each word of a text of nothing but conjunctions', () => {
  expect(propositionsOf('и '.repeat(200_000).trim())).toHaveLength(1);
});

it('keeps a bounded number of words that govern, however many colons there are', () => {
  const segments = segmenter.segments(tokenize(stem, 'слово: '.repeat(5000)));
  expect(Math.max(...segments.map(({ lead }) => lead.length))).toBeLessThanOrEqual(500);
});
