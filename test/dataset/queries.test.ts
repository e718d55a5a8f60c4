import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadQueries } from '../../src/cli/load-lexicons.js';
import { type Answer, ask, type Value } from '../../src/dataset/queries.js';
import { loadStandard } from '../../src/rules/standard.js';
import { type Connection, openDataset } from '../../src/store/index.js';
import { TERM_REQUIREMENTS } from '../../src/store/schema/views.js';
import { expectGenerated } from '../generated.js';
import { failedRecord, record, standard } from '../store/records.js';
import { readSet, writeDataset } from './made.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const queries = loadQueries('rules');

const answered = (db: Connection, id: string, given: Readonly<Record<string, string>> = {}): Answer => {
  const query = queries.find((each) => each.id === id);
  if (query === undefined) throw new Error(`no query ${id}`);
  return ask(db, { sql: query.sql, parameters: { ...query.parameters, ...given } });
};

const FIXTURE = 'fixtures/dataset/answers.yaml';

/** Columns that are checked where not all are: offsets and figures of recognition move with every rule. */
const CHECKED: Readonly<Record<string, readonly string[]>> = {
  'critical-deviations': ['region', 'requirement_id', 'status'],
  'copied-orders': ['region', 'date', 'source_region', 'source_date', 'is_likely_parent'],
  'shared-passages': ['region', 'source_region', 'words'],
  'reading-quality': ['format', 'method', 'documents', 'parsed', 'failed', 'findings', 'undetermined'],
  'uncertain-facts': ['fact_table'],
  'facts-by-table': ['fact_table'],
  'where-it-says': ['path', 'citation', 'quote', 'rule_id', 'method'],
  'word-search': ['snippet'],
};

interface Checked {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

const checked = (id: string, { columns, rows }: Answer): Checked => {
  const wanted = CHECKED[id] ?? columns;
  const at = wanted.map((name) => columns.indexOf(name));
  return { columns: wanted, rows: rows.map((row) => at.map((index) => row[index] ?? null)) };
};

const HEAD = `# Ответы на готовые вопросы по пяти образцам (corpus/orders). Изменился образец, правило или эталон – меняется и ответ:
# npm run generate запишет его, а различие надо сверить с разметкой (corpus/labels).
`;

const flow = (values: readonly Value[]): string => stringify(values, { collectionStyle: 'flow', lineWidth: 0 }).trim();

/** A line a row, so that a change of one answer is one line of a diff. */
const fixtureText = (answers: ReadonlyMap<string, Checked>): string =>
  HEAD +
  [...answers]
    .map(([id, { columns, rows }]) => {
      const list = rows.length === 0 ? ' []' : rows.map((row) => `\n    - ${flow(row)}`).join('');
      return `${id}:\n  columns: ${flow(columns)}\n  rows:${list}\n`;
    })
    .join('');

describe('canned questions on the samples', () => {
  let db: Connection;
  beforeAll(async () => {
    const file = path.join(folder, 'samples.sqlite');
    writeDataset(file, await readSet('samples'));
    db = openDataset(file);
  }, 60_000);
  afterAll(() => db.close());

  it('are all answered in the fixture, thirty at least', () => {
    expect(queries.length).toBeGreaterThanOrEqual(30);
    expectGenerated(FIXTURE, fixtureText(new Map(queries.map(({ id }) => [id, checked(id, answered(db, id))]))));
  });

  it.each(queries.map(({ id }) => id))('%s', (id) => {
    const expected = parse(readFileSync(FIXTURE, 'utf8')) as Readonly<Record<string, Checked>>;
    expect(checked(id, answered(db, id))).toEqual(expected[id]);
  });

  it.each([
    ['потребности', 5],
    ['потребность', 5], // no order has this form: told by its stem
    ['нотариус', 0],
  ])('finds «%s» in plain SQL', (word, count) => {
    expect(answered(db, 'word-search', { word }).rows).toHaveLength(count);
  });
});

describe('canned questions on what the samples have not', () => {
  const file = path.join(folder, 'small.sqlite');
  const unsure = record({ path: 'a.txt', statuses: ['met', 'undetermined', 'missing'] });
  const [act] = unsure.acts;
  const run = (day: string) => ({ startedAt: `${day}T00:00:00Z`, finishedAt: `${day}T01:00:00Z`, appVersion: '0' });
  const contact = act?.facts.contacts[0];
  const broken = {
    ...unsure,
    acts: unsure.acts.map((each) => ({
      ...each,
      facts: { ...each.facts, contacts: contact === undefined ? [] : [{ ...contact, normalized: null }] },
    })),
  };
  writeDataset(file, { standard, records: [record({ path: 'a.txt' })] }, run('2026-01-01'));
  writeDataset(file, { standard, records: [broken, failedRecord('b.txt')] }, run('2026-02-01'));
  const db = openDataset(file);
  afterAll(() => db.close());

  it.each([
    ['not-read', {}, [['b.txt', 'corrupt', 'не читается']]],
    ['undetermined', {}, [['a.txt', 'text', 1]]],
    ['broken-contacts', {}, [['Чеченская Республика', 'email', 'help@example.ru']]],
    ['changed-findings', {}, [['final.update-deadline', 'deviates', 'undetermined', 2]]],
    ['known-on', { day: '2025-12-31' }, []],
    ['known-on', { day: '2026-01-15' }, [['a.txt', '19', '2024-05-23']]],
  ])('%s', (id, given, rows) => {
    expect(answered(db, id, given).rows).toEqual(rows);
  });

  it.each(['DELETE FROM acts', 'CREATE TABLE t (x)', 'SELECT nothing FROM acts', 'SELECT :day'])('refuses «%s»', (sql) => {
    expect(() => ask(db, { sql, parameters: {} })).toThrow(/query-invalid/);
  });
});

describe('requirements on terms', () => {
  it('are those that the view of terms tells of', () => {
    const { requirements } = loadStandard('rules');
    const judged = requirements.filter(({ expect: { kind } }) => kind === 'deadline' || kind === 'response-time').map(({ id }) => id);
    expect([...new Set(TERM_REQUIREMENTS.map(([requirement]) => requirement))].sort()).toEqual([...judged].sort());
  });
});
