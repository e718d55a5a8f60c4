import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadStandard } from '../../src/rules/standard.js';
import { createStemmer, tokenize } from '../../src/rules/tokens.js';
import { composeOrder } from './compose.js';
import { readGrammar } from './grammar.js';

const stem = createStemmer({});

/** Words that a placeholder of the grammar stands for, and that an example prints. */
const PLACEHOLDERS = new Set(
  [
    'перечень',
    'реестр',
    'список',
    'министерство',
    'департамент',
    'комитет',
    'управление',
    'агентство',
    'инспекция',
    'служба',
    'клиент',
    'внутренний',
    'внешний',
    'порядок',
    'настоящий',
    'приказ',
    'точка',
    'взаимодействие',
  ].map(stem),
);

const stems = (text: string): string =>
  tokenize(stem, text.replace(/\{[^}]*\}/gu, ' '))
    .filter((token) => token.kind === 'word' && !PLACEHOLDERS.has(token.stem))
    .map((token) => token.stem)
    .join(' ');

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : [];
};

const yamlUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.join(folder, name));

/** Sentences of the examples of rules and requirements, by stems. */
const examples = (): Set<string> => {
  const texts = [...yamlUnder('rules/recognize'), ...yamlUnder('rules/require')].flatMap((file) =>
    examplesIn(parse(readFileSync(file, 'utf8'))),
  );
  return new Set(texts.flatMap((text) => text.split(/[.;:]\s|\n/u)).map(stems));
};

const examplesIn = (value: unknown): string[] => {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'examples' ? stringsOf(inner) : examplesIn(inner)));
};

/** Wordings of the grammar that say something of themselves: three words and more. */
const wordings = (): string[] =>
  ['order', 'general', 'formation', 'types', 'final'].flatMap((name) =>
    stringsOf(parse(readFileSync(`fixtures/eval/${name}.yaml`, 'utf8'))),
  );

describe('the grammar of wordings', () => {
  it('shares no sentence, by stems, with the examples of the rules', () => {
    const known = examples();
    expect(known.size).toBeGreaterThan(100);
    const shared = wordings().filter((wording) => stems(wording).split(' ').length > 2 && known.has(stems(wording)));
    expect(shared).toEqual([]);
  });

  it('has at least eight wordings of every list item', () => {
    const grammar = readGrammar();
    const lists = [
      grammar.formation['authorized-person-duties'],
      grammar.formation.needs,
      grammar.formation.principles,
      grammar.general.tasks,
      grammar.types.portal,
      grammar.types.social,
      grammar.types.phone,
      grammar.types.written,
      grammar.final.triggers,
    ];
    const poor = lists.flatMap(({ items }) =>
      Object.entries(items).filter(([name, forms]) => !RARE.has(name) && Object.values(forms).flat().length < 8),
    );
    expect(poor.map(([name]) => name)).toEqual([]);
  });
});

/** Triggers that the standard does not ask for. */
const RARE = new Set(['process-registered', 'process-deregistered', 'other']);

describe('a composed order', () => {
  const grammar = readGrammar();
  const requirements = loadStandard('rules').requirements.map(({ id }) => id);
  const orders = Array.from({ length: 40 }, (_, ordinal) => composeOrder(grammar, 7, ordinal));

  it('has a verdict on every requirement, each once', () => {
    expect(requirements).toHaveLength(45);
    const wrong = orders.filter(
      ({ label }) =>
        Object.keys(label.acts[0]?.findings ?? {})
          .sort()
          .join() !== [...requirements].sort().join(),
    );
    expect(wrong.map(({ label }) => label.file)).toEqual([]);
  });

  it('is the same again from the same seed, and another from another', () => {
    expect(composeOrder(grammar, 7, 5)).toEqual(orders[5]);
    expect(composeOrder(grammar, 8, 5).text).not.toBe(orders[5]?.text);
  });

  it('leaves no placeholder in the text', () => {
    expect(orders.filter(({ text }) => /[{}⟦⟧]|undefined/u.test(text))).toEqual([]);
  });

  it('prints every wording it counts', () => {
    const flat = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    const lost = orders.flatMap(({ text, uses }) => uses.filter((use) => !flat(text).includes(flat(use.text))).map((use) => use.text));
    // Definitions are said with other words round the term in the prose form; references get their label in the layout.
    expect(lost.filter((text) => !/ – |⟦/u.test(text))).toEqual([]);
  });

  it('holds verdicts that agree with its facts', () => {
    const wrong = orders.filter(({ label }) => {
      const [act] = label.acts;
      const kinds = new Set(act?.triggers.map(({ kind }) => kind));
      const status = act?.findings['final.trigger.touchpoint-added']?.status;
      return (status === 'met') !== kinds.has('touchpoint-added');
    });
    expect(wrong.map(({ label }) => label.file)).toEqual([]);
  });
});
