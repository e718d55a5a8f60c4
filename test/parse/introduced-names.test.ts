import { describe, expect, it } from 'vitest';
import { documentTerms, introductionsIn } from '../../src/parse/mentions/terms.js';
import { tokenize } from '../../src/rules/tokens.js';
import { recognition } from '../normalize/read-order.js';

/** Of which concepts the sentence introduces short names, with the names by their stems. */
const introduced = (sentence: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...documentTerms(recognition, introductionsIn(recognition, [tokenize(recognition.stem, sentence)]))].map(([concept, names]) => [
      concept,
      names.map((stems) => stems.join(' ')),
    ]),
  );

const stem = (word: string): string => recognition.stem(word);

describe('a short name in brackets', () => {
  it.each([
    'Порядок ведения списка точек взаимодействия с внешними клиентами (далее – заявители).',
    'Правила ведения карты точек взаимодействия с гражданами и организациями (далее – заявители).',
    'Реестр точек контакта с физическими и юридическими лицами (далее по тексту – заявители).',
  ])('of those the list serves is theirs, not the name of the list: %s', (sentence) => {
    expect(introduced(sentence)).toEqual({ client: [stem('заявители')] });
  });

  it.each([
    ['Реестр точек взаимодействия с клиентами (далее – Карта).', 'list', 'карта'],
    ['Перечень точек взаимодействия с внешними клиентами Комитета (далее – Перечень).', 'list', 'перечень'],
    ['Кадастр точек взаимодействия с заявителями (далее – Сборник).', 'list', 'сборник'],
  ])('behind the clients is still that of the list: %s', (sentence, concept, name) => {
    expect(introduced(sentence)).toEqual({ [concept]: [stem(name)] });
  });
});

describe('the touchpoints', () => {
  it.each([
    ['Карта точек взаимодействия с клиентами (далее – узлы).', 'узлы'],
    ['Министерство ведет реестр; точки взаимодействия далее именуются контактами.', 'контактами'],
    ['Реестр (далее по тексту именуется Атласом, а включенные в него точки взаимодействия – узлами).', 'узлами'],
    ['Далее граждане именуются заявителями, а точки взаимодействия с ними – контактами.', 'контактами'],
  ])('are called by a word in the plural: %s', (sentence, name) => {
    expect(introduced(sentence)['touchpoint']).toContain(stem(name));
  });

  it.each([
    'Карта точек взаимодействия с клиентами (далее – Карта).',
    'Точки взаимодействия с клиентами (далее – вкладчики).',
    'Записи о точках взаимодействия (далее – строки).',
    'Отделы, у которых есть точки взаимодействия (далее – отделы).',
  ])('not here: %s', (sentence) => {
    expect(introduced(sentence)['touchpoint']).toBeUndefined();
  });
});

it('«далее X именуются Y» names X', () => {
  expect(introduced('Далее граждане и организации именуются заявителями.')).toEqual({ client: [stem('заявителями')] });
});

it('a name behind a post is that of whoever holds it, not of the body it is in', () => {
  const found = introduced('Делопроизводитель Комитета Кротова В.П. составляет и ведет ведомость (далее – составитель).');
  expect(found['authorized-person']).toEqual([stem('составитель')]);
  expect(found['own-agency']).toBeUndefined();
});
