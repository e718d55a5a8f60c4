import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDataset, openDataset, search } from '../../src/store/index.js';
import { record, regions, standard } from './records.js';
import { temporaryFolders, words } from './temporary.js';

const folder = temporaryFolders();
const run = { startedAt: '2024-01-01T00:00:00Z', finishedAt: '2024-01-01T00:00:00Z', appVersion: '0' };

const LINES = [
  'Перечень содержит потребности клиентов и точек взаимодействия.',
  'Актуализация Перечня производится отделом учёта в течение 10 рабочих дней со дня изменения.',
  'Взаимодействие с онлайн-точками ведёт советник-эксперт по приказу № 154-ОД.',
  'Контроль оставляю за собой.',
];

const dataset = (lines: readonly string[] = LINES) => {
  const path = join(folder(), 'dataset.sqlite');
  const writer = createDataset({ standard, regions, words }, path);
  writer.write(record({ path: 'a.txt', lines }));
  writer.finish(run);
  return openDataset(path);
};

describe('search', () => {
  it.each([
    ['потребность', [1]],
    ['потребностей', [1]],
    ['потребностями', [1]],
    ['актуализации', [2]],
    ['АКТУАЛИЗАЦИЯ перечень', [2]],
    ['перечень', [1, 2]],
    ['перечней', [1, 2]],
    ['учет', [2]],
    ['учёта', [2]],
    ['точка', [1, 3]],
    ['онлайн-точка', [3]],
    ['советника-эксперта', [3]],
    ['экспертом', [3]],
    ['154-ОД', [3]],
    ['154', [3]],
    ['15', []],
    ['день', [2]],
    ['точки в перечне', [1]],
    ['"рабочие дни"', [2]],
    ['«дней рабочих»', []],
    ['перечень контроль', []],
    ['контролировать', []],
    ['потреб', []],
    ['контроль*', [4]],
    ['OR', []],
    ["контроль'; DROP TABLE acts", []],
  ])('«%s» finds clauses %j', (query, expected) => {
    const hits = search(dataset(), words, query);
    expect(hits.map((hit) => Number(hit.citation.slice(3))).sort((a, b) => a - b)).toEqual(expected);
  });

  it('shows the words as printed, marked, with where they stand', () => {
    const [hit] = search(dataset(), words, 'учет перечня');
    expect(hit?.snippet).toBe('Актуализация [Перечня] производится отделом [учёта] в течение 10 рабочих дней со дня изменения.');
    expect(hit).toMatchObject({ path: 'a.txt', number: '19', date: '2024-05-23', clausePath: 'order/2' });
  });

  it('cuts a long clause round the words found', () => {
    const filler = 'слово '.repeat(60);
    const [hit] = search(dataset([`${filler}потребности клиентов ${filler}`]), words, 'потребность клиента', { marks: ['<', '>'] });
    expect(hit?.snippet).toMatch(/^…(слово ){6}<потребности> <клиентов>( слово){16}…$/);
  });

  it.each(['', '  ', '№ — !', '""'])('refuses «%s», which has no word', (query) => {
    expect(() => search(dataset(), words, query)).toThrow(/query-empty/);
  });

  it('can be done in plain SQL, by word_forms, with snippets in the original text', () => {
    const rows = dataset()
      .prepare(
        `SELECT snippet(clauses_fts, 0, '[', ']', '…', 12) AS snippet FROM clauses_fts
         WHERE clauses_fts MATCH (
           SELECT 'text : (' || group_concat('"' || form || '"', ' OR ') || ')' FROM word_forms
           WHERE stem = (SELECT stem FROM word_forms WHERE form = 'учета'))`,
      )
      .pluck()
      .all();
    expect(rows).toEqual(['Актуализация Перечня производится отделом [учёта] в течение 10 рабочих дней со дня…']);
  });
});

describe('stems of the search', () => {
  it.each([
    ['должность', 'должностями'],
    ['потребность', 'потребностей'],
    ['взаимодействовать', 'взаимодействующих'],
    ['использует', 'используемая'],
    ['утвержденный', 'утвержденных'],
    ['утверждение', 'утверждении'],
    ['телефонной', 'телефонные'],
    ['почта', 'почтой'],
  ])('«%s» and «%s» are forms of one word', (one, other) => {
    expect(words.stem(one)).toBe(words.stem(other));
  });

  it.each([
    ['должность', 'должны'],
    ['ответственность', 'ответственный'],
    ['взаимодействие', 'взаимодействует'],
    ['утверждение', 'утвержденный'],
    ['телефон', 'телефонный'],
    ['почта', 'почти'],
    ['доступ', 'доступен'],
    ['использование', 'использовать'],
  ])('«%s» and «%s» are different words', (one, other) => {
    expect(words.stem(one)).not.toBe(words.stem(other));
  });

  it('looks for a hyphenated word side by side, and for its members apart only where they are apart in the query', () => {
    const lines = ['Офлайн-точка указана.', 'Точка клиента есть и офлайн.', 'Три.', 'Четыре.'];
    const found = (query: string): readonly string[] => search(dataset(lines), words, query).map((hit) => hit.citation);
    expect(found('офлайн-точки')).toEqual(['п. 1']);
    expect(found('офлайн точки').length).toBe(2);
  });
});
