import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAgain, verifyStored } from '../../src/dataset/verify.js';
import { openDataset, readRecords } from '../../src/store/index.js';
import { type Made, readSet, type SetName, writeDataset } from './made.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tables of facts by the columns that every one of them ends in. */
const factTables = (db: Database.Database): readonly string[] =>
  db
    .prepare<[], string>(
      `SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' AND m.name NOT LIKE 'history_%'
       AND (SELECT count(*) FROM pragma_table_info(m.name) WHERE name IN ('quote', 'page', 'start_offset', 'end_offset', 'rule_id', 'confidence')) = 6`,
    )
    .pluck()
    .all();

/** Place by place: rows of a set that have a place, at least. */
const LEAST: Readonly<Record<SetName, number>> = { samples: 500, formats: 1500, bank: 3000 };

/** What tables tell, the list and others (terms, needs, standards of service): the view gives a clause wherever one holds the place. */
const TOLD_IN_TABLES = [
  'list_rows',
  'touchpoints',
  'contacts',
  'provisions',
  'definitions',
  'deadlines',
  'roles',
  'triggers',
  'findings',
  'evidence',
  'requisites',
];

describe.each(['samples', 'formats', 'bank'] as const)('provenance of the %s', (set) => {
  const file = path.join(folder, `${set}.sqlite`);
  let made: Made;
  let db: Database.Database;
  beforeAll(async () => {
    made = await readSet(set);
    writeDataset(file, made);
    db = openDataset(file);
  }, 120_000);
  afterAll(() => db.close());

  it('finds the quote of every row of every fact table at its place in the text', () => {
    const tables = factTables(db);
    expect(tables).toHaveLength(13);
    let checked = 0;
    for (const table of tables) {
      const rows = db
        .prepare<[], { quote: string; start: number; end: number; text: string; rule: string | null; state: string | null }>(
          `SELECT t.quote, t.start_offset AS start, t.end_offset AS "end", x.text, t.rule_id AS rule, ${table === 'requisites' ? 't.state' : 'NULL'} AS state
           FROM ${table} t JOIN acts a ON a.id = t.act_id JOIN texts x ON x.document_id = a.document_id`,
        )
        .all();
      for (const row of rows) {
        // A requisite that was not found has no place; every other fact has.
        if (row.quote === null) expect(table).toBe('requisites');
        else expect(row.text.slice(row.start, row.end)).toBe(row.quote);
        if (row.quote !== null) expect(row.rule).not.toBeNull();
        checked += row.quote === null ? 0 : 1;
      }
    }
    expect(checked).toBeGreaterThan(LEAST[set]);
  });

  it('leads from every fact to quote, place, rule and way of reading, and to its clause unless it stands in a table', () => {
    const [facts] = db
      .prepare<[], { all: number; lost: number; clauseless: number }>(
        `SELECT (SELECT count(*) FROM provenance) AS "all",
           sum(quote IS NOT NULL AND (rule_id IS NULL OR method IS NULL OR start_offset IS NULL OR path IS NULL)) AS lost,
           sum(quote IS NOT NULL AND clause_id IS NULL AND fact_table NOT IN (${TOLD_IN_TABLES.map((name) => `'${name}'`).join(', ')})) AS clauseless
         FROM provenance`,
      )
      .all();
    expect(facts?.lost).toBe(0);
    expect(facts?.clauseless).toBe(0);
    expect(facts?.all).toBeGreaterThan(LEAST[set]);
  });

  it('leaves a fact of the text without a clause only where it stands in a table', () => {
    for (const record of readRecords(db))
      for (const { facts, parts } of record.acts) {
        const tables = parts.flatMap((part) => part.tables);
        const adrift = [facts.provisions, facts.definitions, facts.deadlines, facts.roles, facts.triggers]
          .flat()
          .filter(({ clauseId }) => clauseId === null)
          .filter(({ start, end }) => !tables.some((table) => table.start <= start && end <= table.end));
        expect(adrift.map(({ quote }) => quote)).toEqual([]);
      }
  });

  it('is proved by verify, stored and read again', async () => {
    const proof = verifyStored(db);
    expect(proof.problems).toEqual([]);
    expect(proof.documents).toBe(made.records.length);
    expect(proof.quotes).toBeGreaterThan(LEAST[set]);
    expect(made.records.flatMap((record) => verifyAgain(record, record))).toEqual([]);
  });
});

describe('verify', () => {
  const damaged = (sql: string): readonly string[] => {
    const file = path.join(folder, 'damaged.sqlite');
    rmSync(file, { force: true });
    new Database(path.join(folder, 'samples.sqlite'), { readonly: true }).exec(`VACUUM INTO '${file}'`).close();
    new Database(file).exec(sql).close();
    const db = openDataset(file);
    const { problems } = verifyStored(db);
    db.close();
    return [...new Set(problems.map(({ code }) => code))].sort();
  };

  it.each([
    ['a quote that was changed', "UPDATE deadlines SET quote = 'в течение 5 рабочих дней' WHERE value = 10", ['quote-differs']],
    ['a place that was moved', 'UPDATE triggers SET start_offset = start_offset + 1', ['quote-differs']],
    [
      'a text that was changed',
      "UPDATE texts SET text = replace(text, 'Перечень', 'Реестр')",
      ['clause-differs', 'quote-differs', 'record-differs'],
    ],
    [
      'a fact that names another clause',
      'UPDATE deadlines SET clause_id = (SELECT id FROM clauses ORDER BY start_offset LIMIT 1)',
      ['outside-clause'],
    ],
    ['a clause that was changed', "UPDATE clauses SET text = text || '!' WHERE kind = 'section'", ['clause-differs']],
  ])('finds %s', (_, sql, codes) => {
    expect(damaged(sql)).toEqual(codes);
  });
});
