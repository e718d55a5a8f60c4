import { describe, expect, it } from 'vitest';
import { marksIn } from '../../src/report/assets/align.js';
import { formatAddress, parseAddress } from '../../src/report/assets/address.js';
import { citationOf } from '../../src/report/assets/cite.js';
import { judgeAgainst, whatChanges, withFigure } from '../../src/report/assets/changes.js';
import { columnsOf, criticalIn, filterRows, folded, lettersOf, sortRows } from '../../src/report/assets/rows.js';
import { bundle } from '../../src/report/bundle.js';

describe('the address', () => {
  it.each([
    ['#/matrix?region=RU-CE&verdict=missing', { section: 'matrix', path: [], filters: { region: 'RU-CE', verdict: 'missing' } }],
    ['#/order/act-1/final.update-deadline', { section: 'order', path: ['act-1', 'final.update-deadline'], filters: {} }],
    ['', { section: 'summary', path: [], filters: {} }],
    ['#/order/%E0%A4%A', { section: 'order', path: ['%E0%A4%A'], filters: {} }],
  ])('%s is read', (hash, expected) => {
    expect(parseAddress(hash)).toEqual(expected);
  });

  it('survives a round trip with Russian words and marks', () => {
    const address = formatAddress('order', ['a/b#c?d'], { q: 'приказ & № 5', region: '' });
    expect(parseAddress(address)).toEqual({ section: 'order', path: ['a/b#c?d'], filters: { q: 'приказ & № 5' } });
  });
});

describe('marks in another form of a document', () => {
  const words = (text: string, other: string, quote: string, from = 0) => {
    const start = text.indexOf(quote, from);
    return marksIn(text, other, [{ start, end: start + quote.length }]).map((mark: { start: number; end: number }) =>
      other.slice(mark.start, mark.end),
    );
  };

  it.each([
    [
      '1. Перечень\nразмещается на сайте',
      '1.Перечень размещается  на сайте',
      'Перечень\nразмещается',
      ['Перечень размещается'],
      'other spaces',
    ],
    ['утверждённый перечень', 'Утвержденный перечень', 'утверждённый', ['Утвержденный'], 'other letters for the same'],
    ['орган\n2. сайт органа', 'орган сайт органа', 'орган\n2. сайт', ['орган'], 'a label between lines that the other form lacks'],
    ['нет таких слов', 'совсем другой текст', 'таких слов', [], 'words that are not there'],
    ['п. 1', 'п. 1', '1', [], 'too short to be told from others'],
  ])('%s', (text, other, quote, expected) => {
    expect(words(text, other, quote).slice(0, expected.length || 1)).toEqual(expected);
  });

  it('are at the same one of equal places', () => {
    const text = 'перечень. Перечень. перечень.';
    const [mark] = marksIn(text, ` ${text}`, [{ start: 20, end: 28 }]);
    expect(mark).toEqual({ start: 21, end: 29 });
  });
});

describe('a citation', () => {
  it.each([
    [{ path: 'а.docx', page: 3, clause: 'п. 5.4', quote: 'в течение\n10  дней' }, 'а.docx, с. 3, п. 5.4: «в течение 10 дней»'],
    [{ path: 'а.txt', page: null, clause: null, quote: '' }, 'а.txt'],
  ])('%j', (place, expected) => {
    expect(citationOf(place, { page: 'с.' })).toBe(expected);
  });
});

const term = (value: number | null, unit: string | null, rest: object = {}) => ({
  action: 'publish-updated-list',
  bound: 'within',
  value,
  unit,
  afterEvent: null,
  conflict: 0,
  ...rest,
});

const threshold = {
  kind: 'deadline',
  terms: [{ action: 'publish-updated-list', label: null, value: 10, unit: 'working-day' }],
};

describe('another limit', () => {
  it.each([
    [[term(10, 'working-day')], 10, false, 'met', null, 'the limit itself'],
    [[term(10, 'working-day')], 5, false, 'deviates', 'weaker', 'longer than the limit'],
    [[term(5, 'working-day')], 10, false, 'deviates', 'stricter', 'the standard wants the figure itself'],
    [[term(5, 'working-day')], 10, true, 'met', 'stricter', 'unless shorter terms are let through'],
    [
      [term(5, 'working-day', { afterEvent: 'period-end' })],
      10,
      true,
      'deviates',
      'stricter',
      'but not those counted from the end of a period',
    ],
    [[term(1, 'week')], 10, false, 'deviates', 'stricter', 'a week is 7 days, 10 working days are 14'],
    [[term(14, 'calendar-day')], 10, true, 'deviates', 'different', 'as long, in another kind of day'],
    [[term(30, 'day')], 10, false, 'deviates', 'weaker', 'kind of day not said, longer whichever it is'],
    [[term(12, 'day')], 10, false, 'deviates', 'different', 'longer or shorter by the kind of day, which is not said'],
    [[term(4, 'hour')], 1, false, 'deviates', 'stricter', 'hours are shorter than a day'],
    [[term(5, 'working-day'), term(15, 'working-day')], 10, false, 'deviates', 'different', 'clauses that disagree'],
    [[term(10, 'working-day', { conflict: 1 })], 10, false, 'deviates', 'different', 'digits against words'],
    [[term(null, null, { bound: 'timely' })], 10, false, 'partial', null, 'no measurable term'],
    [[term(null, null, { bound: 'not-later-than' })], 10, false, 'deviates', 'different', 'a day of the month'],
    [[term(10, 'working-day', { action: 'review-list' })], 10, false, 'missing', null, 'a term for something else'],
  ])('%# %j', (terms, limit, stricter, status, direction, _why) => {
    expect(judgeAgainst(terms, withFigure(threshold, 0, limit), stricter)).toMatchObject({ status, direction });
  });

  it('sorts orders by what changes, and leaves apart what is unknown or does not apply', () => {
    const row = (verdicts: string, terms: object[]) => ({ verdicts, terms });
    const rows = [
      row('m', [term(10, 'working-day')]),
      row('d', [term(5, 'working-day')]),
      row('d', [term(15, 'working-day')]),
      row('x', []),
      row('u', [term(5, 'working-day')]),
      row('n', []),
    ];
    const groups = whatChanges(rows, 0, withFigure(threshold, 0, 5), false);
    expect(
      Object.fromEntries(
        Object.entries(groups).map(([name, own]) => [
          name,
          own.map((each: { row: object }) => rows.indexOf(each.row as (typeof rows)[number])),
        ]),
      ),
    ).toEqual({ falls: [0], joins: [1], stays: [], staysOut: [2], noTerm: [3], unread: [4], exempt: [5] });
  });
});

describe('filters and sorting', () => {
  const requirements = [
    { id: 'a', severity: 'critical' },
    { id: 'b', severity: 'minor' },
  ];
  const row = (id: string, region: string, agency: string, verdicts: string, rate: number | null) => ({
    id,
    region,
    regionName: region,
    agency,
    name: `приказ № ${id}`,
    title: '',
    path: `${id}.txt`,
    date: '',
    verdicts,
    rate,
  });
  const rows = [row('1', 'RU-CE', 'Комитет', 'mx', 0.5), row('2', '', 'Отдел учёта', 'xm', 0.5), row('3', 'RU-DA', 'Ёлка', 'un', null)];
  const statuses = [
    { code: 'missing', letter: 'x' },
    { code: 'undetermined', letter: 'u' },
  ];
  const idsBy = (filters: Record<string, string>, found: Set<string> | null = null) =>
    filterRows(rows, columnsOf(requirements, filters), lettersOf(filters['verdict'], statuses), filters, found).map(
      (each: { id: string }) => each.id,
    );

  it.each([
    [{}, ['1', '2', '3'], 'no filter'],
    [{ region: 'RU-CE' }, ['1'], 'a region'],
    [{ region: '-' }, ['2'], 'no region'],
    [{ verdict: 'missing' }, ['1', '2'], 'a verdict in any requirement'],
    [{ verdict: 'missing', severity: 'critical' }, ['2'], 'a verdict among the critical ones'],
    [{ verdict: 'missing', req: 'b' }, ['1'], 'a verdict on one requirement'],
    [{ verdict: 'deviation' }, ['1', '2'], 'undetermined is no deviation'],
    [{ verdict: 'undetermined' }, ['3'], 'undetermined by itself'],
    [{ q: 'УЧЕТА' }, ['2'], 'any case, with or without dots'],
    [{ q: 'елка' }, ['3'], 'dots at the start'],
    [{ q: '2.txt' }, ['2'], 'file name'],
  ])('%j leaves %j: %s', (filters, expected, _why) => {
    expect(idsBy(filters)).toEqual(expected);
  });

  it('adds what the full text holds', () => {
    expect(idsBy({ q: 'единственный' }, new Set(['3']))).toEqual(['3']);
  });

  it.each([
    ['agency', ['3', '1', '2']],
    ['-agency', ['2', '1', '3']],
    ['rate', ['1', '2', '3']],
    ['a', ['2', '3', '1']],
    ['-critical', ['2', '1', '3']],
    ['nonsense', ['1', '2', '3']],
  ])('sorts by %s', (key, expected) => {
    expect(sortRows(rows, key, requirements).map((each: { id: string }) => each.id)).toEqual(expected);
  });

  it('counts critical deviations', () => {
    expect(rows.map((each) => criticalIn(each, requirements))).toEqual([0, 1, 0]);
  });

  it('folds case, spaces and dots', () => {
    expect(folded('  Учёт\n НОМЕР ')).toBe('учет номер');
  });
});

describe('joining the modules of the page', () => {
  it('drops imports and exports and keeps the rest in order', () => {
    expect(bundle(['export const a = 1;\n', "import { a } from './a.js';\nconst b = a;\n"])).toBe(
      "(() => {\n'use strict';\nexport const a = 1;\nconst b = a;\n})();".replace('export ', ''),
    );
  });

  it('refuses two modules that declare one name', () => {
    expect(() => bundle(['const a = 1;\n', 'export const a = 2;\n'])).toThrow(/declare a/);
  });
});
