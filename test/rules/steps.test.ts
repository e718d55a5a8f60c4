import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecognition, type Recognition } from '../../src/rules/load.js';
import { placesOfText } from '../../src/rules/places.js';
import { createRuleBook, hitsIn, stepsIn, type RuleBook } from '../../src/rules/rulebook.js';
import type { RecognizeRule } from '../../src/rules/schema.js';
import { tokenize } from '../../src/rules/tokens.js';

const recognition: Recognition = loadRecognition(path.resolve(import.meta.dirname, '../../rules'));

const CLAUSE =
  'Актуальная редакция Перечня размещается уполномоченным лицом на официальном сайте Министерства в течение 10 (десяти) рабочих дней ' +
  'со дня внесения изменений, а цифровые точки взаимодействия (сайт, чат-бот, портал) пересматриваются не реже одного раза в год.';

/** Steps of matching all rules of a book in a text, at every level. */
const stepsOf = (text: string, book: RuleBook = recognition.book): number => {
  const { vocabulary, negation, stem } = recognition;
  const places = placesOfText(recognition, tokenize(stem, text), []);
  for (const place of places) hitsIn(vocabulary.finder, negation, book, place.level, place);
  return stepsIn(places);
};

const [first] = recognition.book.rules;
if (first === undefined) throw new Error('there are no rules');

/** Rules for words that no order holds. */
const strangers = (count: number, line: (word: string) => string): RecognizeRule[] =>
  Array.from({ length: count }, (_, index) => ({ ...first, id: `made/stranger-${index}`, match: [line(`небывальщина${index}`)] }));

describe('rules that cannot match', () => {
  it.each([
    ['of their own words', (word: string) => `${word} … ${word}а`],
    ['in any order', (word: string) => `${word} & ${word}ми`],
    ['under a lead of their own', (word: string) => `${word} > ${word}`],
  ])('cost no step: %s', (_, line) => {
    const few = createRuleBook(recognition.vocabulary, recognition.book.rules);
    const many = createRuleBook(recognition.vocabulary, [...recognition.book.rules, ...strangers(1000, line)]);
    const steps = stepsOf(CLAUSE, few);
    expect(steps).toBeGreaterThan(0);
    expect(stepsOf(CLAUSE, many)).toBe(steps);
  });

  it.each([
    ['the list', (word: string) => `{list} & ${word}`],
    ['the list and its publishing', (word: string) => `{publish} … {list} ${word}`],
    ['a term', (word: string) => `в течение {duration} … ${word}`],
    ['a lead', (word: string) => `${word} > {list} & {publish} & ${word}`],
  ])('cost no step where they share words with the text: %s', (_, line) => {
    const alone = (count: number): RuleBook => createRuleBook(recognition.vocabulary, strangers(count, line));
    expect(stepsOf(CLAUSE, alone(1000))).toBeLessThanOrEqual(stepsOf(CLAUSE, alone(1)));
  });
});

const WORDS = CLAUSE.split(' ');

/** Texts made to keep a matcher busy, by their number of words. */
const HOSTILE: readonly (readonly [string, (words: number) => string])[] = [
  ['one word of many rules', (words) => 'перечень '.repeat(words)],
  ['two words in turn', (words) => 'размещается перечень '.repeat(words / 2)],
  ['nothing but terms', (words) => '10 (десяти) рабочих дней '.repeat(words / 4)],
  ['nothing but posts', (words) => 'заместитель начальника отдела '.repeat(words / 3)],
  ['nothing but names', (words) => 'И.И. Иванов '.repeat(words / 2)],
  ['nothing but negations', (words) => 'не размещать не '.repeat(words / 3)],
  [
    'a clause without an end',
    (words) => Array.from({ length: words }, (_, at) => WORDS[at % WORDS.length]?.replace(/[.]/u, '') ?? '').join(' '),
  ],
  [
    'words in no order',
    (words) => Array.from({ length: words }, (_, at) => WORDS[(at * at * 7 + at) % WORDS.length]?.replace(/[.]/u, '') ?? '').join(' '),
  ],
  ['brackets that open', (words) => 'перечень ( '.repeat(words / 2)],
  ['deep brackets', (words) => `${'перечень ( '.repeat(words / 4)}${'размещается ) '.repeat(words / 4)}`],
  ['nothing but brackets', (words) => `перечень ${'('.repeat(words)} размещается ${')'.repeat(words)}`],
  ['commas', (words) => 'перечень,,, '.repeat(words)],
  ['items', (words) => `Перечень актуализируется при: ${'изменении точки; '.repeat(words / 2)}`],
  ['sentences', (words) => 'Он размещается на сайте. '.repeat(words / 4)],
];

/** Where one sentence is long, what a rule looks at around a word is bounded, and so are the steps for each word. */
const MOST_PER_WORD = 4000;
const WORDS_GIVEN = 600;

describe('a hostile text', () => {
  it.each(HOSTILE)('costs as many steps as it is long: %s', (_, text) => {
    const once = stepsOf(text(WORDS_GIVEN));
    const twice = stepsOf(text(2 * WORDS_GIVEN));
    expect(twice).toBeLessThan(2.1 * once + MOST_PER_WORD);
    expect(once / WORDS_GIVEN).toBeLessThan(MOST_PER_WORD);
  });

  it('of a hundred thousand characters in one sentence costs no more for each word than a short one', () => {
    const sentence = (words: number): string =>
      Array.from({ length: words }, (_, at) => WORDS[at % WORDS.length]?.replace(/[.]/u, '') ?? '').join(' ');
    const short = sentence(WORDS_GIVEN);
    const long = sentence(WORDS_GIVEN * Math.ceil(100_000 / short.length));
    expect(long.length).toBeGreaterThanOrEqual(100_000);
    expect(stepsOf(long) / long.length).toBeLessThan((1.1 * stepsOf(short)) / short.length);
  });
});
