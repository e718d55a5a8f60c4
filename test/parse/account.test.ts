import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { paragraph, type ParsedFile, type SourceBlock } from '../../src/model/index.js';
import { readText } from '../../src/extract/text.js';
import { account, parseSource } from '../../src/parse/index.js';
import { readingLexiconSchema } from '../../src/rules/lexicons/reading.js';
import { context, documentOf, tableOf } from './support.js';

const root = new URL('../../', import.meta.url);
const reading = readingLexiconSchema.parse(parse(readFileSync(new URL('rules/lexicon/reading.yaml', root), 'utf8')));
const files = ['corpus/orders/', 'fixtures/orders/'].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => folder + name),
);

const expectSound = (file: ParsedFile): void => {
  expect(account(file)).toEqual({ uncovered: [], doubled: [] });
  for (const act of file.acts) {
    const clauses = act.parts.flatMap((part) => part.clauses);
    const paths = clauses.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const part of act.parts) {
      for (const clause of part.clauses) {
        expect(clause.parent === null || clause.parent < clause.index).toBe(true);
        expect(clause.span.start >= part.start && clause.span.end <= part.end + 1).toBe(true);
      }
    }
  }
};

describe('every character is in one clause, one row or dropped', () => {
  it.each(files)('%s', (name) => {
    const source = readText({ reading }, readFileSync(new URL(name, root)));
    if (!source.ok) throw new Error(`${name} was not read`);
    expectSound(parseSource(context, source.value).value);
  });

  const line = fc
    .array(
      fc.constantFrom(
        '1.',
        '2.',
        '1.1.',
        'а)',
        'б)',
        '-',
        '–',
        'II.',
        'ПРИКАЗ',
        'ПОРЯДОК',
        'УТВЕРЖДЕН',
        'приказом',
        'Приложение',
        'Министр',
        'И.И. Лесной',
        'от 5 мая 2024 г.',
        '№ 7',
        'Общие положения',
        'перечень',
        'ведется:',
        'отделом;',
        'сайт.',
        'приказываю:',
        'Об утверждении',
        'п р и к а з',
        '12',
        '|',
        'в„–',
        '\t',
        '\u00AD',
      ),
      { maxLength: 6 },
    )
    .map((words) => words.join(' '));
  const block: fc.Arbitrary<SourceBlock> = fc.oneof(
    { weight: 5, arbitrary: fc.array(line, { maxLength: 4 }).map((lines) => paragraph(lines.join('\n'))) },
    {
      weight: 2,
      arbitrary: fc.tuple(line, fc.constantFrom('1.', 'а)', '–', 'II.', '1.1.')).map(([text, label]) => paragraph(text, { label })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(line, fc.constantFrom('header', 'footer', 'footnote', 'text-box', 'comment'))
        .map(([text, region]) => paragraph(text, { region: region as 'header' })),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.tuple(line, line, line), { minLength: 1, maxLength: 4 })
        .map((rows) => tableOf(rows.map((cells) => cells.map((cell) => cell.replaceAll('\t', ' ')).join('\t')).join('\n'))),
    },
  );

  it('whatever a reader makes', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 14 }), (blocks) => expectSound(parseSource(context, documentOf(blocks)).value)),
      { numRuns: 300 },
    );
  });

  it('whatever the characters are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 6 }), (texts) =>
        expectSound(parseSource(context, documentOf(texts.map((text) => paragraph(text)))).value),
      ),
    );
  });

  it('loses no letter of the source', () => {
    const letters = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;
    fc.assert(
      fc.property(
        fc.array(
          fc
            .array(fc.constantFrom('слово', 'перечень;', '1.', 'а)', 'Порядок', 'приказ:'), { maxLength: 8 })
            .map((words) => paragraph(words.join(' '))),
          { maxLength: 8 },
        ),
        (blocks) => {
          const { value } = parseSource(context, documentOf(blocks));
          expect(letters(value.text)).toBe(blocks.reduce((sum, { text }) => sum + letters(text), 0));
        },
      ),
    );
  });
});

describe('the same tree whether a reader gives lines or paragraphs', () => {
  const outline = (file: ParsedFile): string[] =>
    file.acts.flatMap(({ parts }) =>
      parts.flatMap((part) => [
        `${part.slug}: ${part.title}`,
        ...part.clauses.filter(({ zone }) => zone === 'body').map(({ path, span }) => `${path}: ${file.text.slice(span.start, span.end)}`),
      ]),
    );
  const split = (block: SourceBlock): SourceBlock[] =>
    block.kind === 'table' ? [block] : block.text.split('\n').map((text) => ({ ...block, text }));

  it.each(files.filter((name) => name.startsWith('corpus/')))('%s', (name) => {
    const source = readText({ reading }, readFileSync(new URL(name, root)));
    if (!source.ok) throw new Error(`${name} was not read`);
    const whole = parseSource(context, source.value).value;
    const parted = parseSource(context, { ...source.value, blocks: source.value.blocks.flatMap(split) }).value;
    expect(outline(parted)).toEqual(outline(whole));
  });
});

describe('account', () => {
  const file: ParsedFile = {
    text: 'раз два\n',
    acts: [],
    dropped: [{ start: 0, end: 3, reason: 'blank' }],
    unreadable: [],
    pageStarts: [],
  };
  it('finds what is in nothing', () => expect(account(file).uncovered).toEqual([{ start: 4, end: 7 }]));
  it('finds what is in two things', () =>
    expect(account({ ...file, dropped: [...file.dropped, { start: 2, end: 7, reason: 'blank' }] }).doubled).toEqual([
      { start: 2, end: 3 },
    ]));
});
