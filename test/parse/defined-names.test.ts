import { describe, expect, it } from 'vitest';
import { definedTouchpoints } from '../../src/parse/mentions/defined-names.js';
import { recognition } from '../normalize/read-order.js';
import { tokenize } from '../../src/rules/tokens.js';

/** What the sentences of an act call touchpoints: stems by concept. */
const named = (...sentences: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [
      ...definedTouchpoints(
        recognition,
        recognition.vocabulary.finder,
        sentences.map((sentence) => tokenize(recognition.stem, sentence)),
      ),
    ].map(([concept, names]) => [concept, names.map((stems) => stems.join(' ')).sort()]),
  );

const stem = (word: string): string => recognition.stem(word);

describe('what an act calls a touchpoint by its own definition', () => {
  it.each<[string, string, string[]]>([
    [
      'Узел клиентского взаимодействия – точка взаимодействия клиента и учреждения.',
      'Реестр узлов ведется в электронной форме.',
      ['узел', 'узлов'],
    ],
    [
      'Окном обращения является точка взаимодействия, то есть место или канал связи.',
      'Ведение реестра окон обращения клиентов.',
      ['окном'],
    ],
    [
      'Под клиентской станцией понимается любое место, где клиент обращается в комитет.',
      'Каталог клиентских станций утверждается.',
      ['станцией'],
    ],
    [
      'Терминал – это средство, с помощью которого заявитель связывается с учреждением и получает ответ на обращение.',
      'Перечень терминалов.',
      ['терминал'],
    ],
    ['Позиция есть пространство для взаимодействия гражданина с ведомством.', 'В перечень позиций вносятся все места.', ['позиция']],
  ])('%s', (definition, use, words) => {
    expect(named(definition, use)['touchpoint']).toEqual([...new Set(words.map(stem))].sort());
  });

  it('knows the offline ones by the same name', () => {
    expect(
      named('Узел – точка взаимодействия с клиентом.', 'Реестр узлов ведет отдел.', 'Офлайн-узлы: касса, приемная.')['offline-point'],
    ).toEqual([stem('офлайн-узлы')]);
  });

  it.each([
    [
      'one touchpoint, of which no list is kept',
      'Официальный сайт – канал взаимодействия с клиентом.',
      'Перечень точек взаимодействия ведет отдел.',
    ],
    ['another thing', 'Клиентский путь – последовательность действий клиента.', 'Реестр путей ведется отделом.'],
    ['a place where no client is met', 'Архив – место хранения обращений.', 'Реестр архивов ведется отделом.'],
    ['a word too common', 'Вид взаимодействия – способ общения с клиентом.', 'Перечень видов взаимодействия.'],
    ['what a client is', 'Клиент – лицо, которое обращается в точку взаимодействия.', 'Реестр клиентов ведется отделом.'],
    [
      'what is told at length before the dash',
      'Ответственный за ведение реестра узлов связи с населением – канцелярия.',
      'Реестр узлов связи.',
    ],
  ])('takes for none %s', (_, definition, use) => {
    expect(named(definition, use)['touchpoint'] ?? []).toEqual([]);
  });
});
