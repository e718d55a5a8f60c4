import { describe, expect, it } from 'vitest';
import { impliedNames } from '../../src/parse/mentions/implied-names.js';
import { documentTerms, introductionsIn } from '../../src/parse/mentions/terms.js';
import { tokenize, type Token } from '../../src/rules/tokens.js';
import { recognition } from '../normalize/read-order.js';

const tokens = (sentences: readonly string[]): (readonly Token[])[] => sentences.map((sentence) => tokenize(recognition.stem, sentence));

/** What the sentences call a thing by «далее», as stems. */
const introduced = (concept: string, ...sentences: readonly string[]): string[] =>
  (documentTerms(recognition, introductionsIn(recognition, tokens(sentences))).get(concept) ?? []).map((stems) => stems.join(' '));

/** What they call it without. */
const implied = (concept: string, ...sentences: readonly string[]): string[] =>
  (impliedNames(recognition, new Map(), tokens(sentences)).get(concept) ?? []).map((stems) => stems.join(' '));

const stem = (word: string): string => recognition.stem(word);

describe('a list called by a word that no lexicon has', () => {
  it.each([
    ['Порядок ведения альбома точек взаимодействия с заявителями', 'альбома'],
    ['Положение о путеводителе по точкам взаимодействия с клиентами', 'путеводителе'],
    ['Агентство ведет классификатор каналов взаимодействия.', 'классификатор'],
  ])('%s', (sentence, word) => {
    expect(implied('list', sentence)).toContain(stem(word));
  });

  it.each([
    'Ведение учета точек взаимодействия возлагается на отдел.',
    'Составление новых точек взаимодействия не допускается.',
    'Отдел ведет прием граждан.',
  ])('none in «%s»', (sentence) => {
    expect(implied('list', sentence)).toEqual([]);
  });
});

it('knows a name in all its cases, though its last letters look like an ending', () => {
  expect(introduced('list', 'реестр точек взаимодействия (далее – Альбом)')).toEqual(
    expect.arrayContaining(['альбом', 'альбома'].map(stem)),
  );
  expect(implied('list', 'Порядок ведения альбома точек взаимодействия')).toEqual(expect.arrayContaining(['альбом', 'альбома'].map(stem)));
});
