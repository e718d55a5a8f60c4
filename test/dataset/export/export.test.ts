import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/dataset/export/csv.js';
import { exportTables } from '../../../src/dataset/export/tables.js';
import type { DocumentRecord } from '../../../src/model/index.js';
import { type Connection, openDataset, readRecords, TABLES } from '../../../src/store/index.js';
import { loadStandard } from '../../../src/rules/standard.js';
import { record } from '../../store/records.js';
import { readSet, writeDataset } from '../made.js';
import { madeOrders } from '../thousand.js';
import { exported, PLAIN } from './exported.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = (name: string, records: readonly DocumentRecord[]): Connection => {
  const file = path.join(folder, `${name}.sqlite`);
  // The records of tests are judged by three requirements of their own.
  const standard = loadStandard('rules');
  writeDataset(file, { standard, records });
  return openDataset(file);
};

const thousand = made('thousand', madeOrders(1000));
afterAll(() => thousand.close());

/** Cells of RFC 4180 text; a null is an empty cell without quotes. */
const parsedCsv = (text: string): (string | null)[][] => {
  const rows: (string | null)[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted === undefined ? plain || null : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

describe('CSV', () => {
  it('gives every table back as it is', async () => {
    const files = await exported(thousand, 'csv');
    const tables = exportTables(thousand);
    expect([...files.keys()]).toEqual(tables.map(({ name }) => `${name}.csv`));
    for (const { name, columns, primaryKey } of tables) {
      const [header, ...rows] = parsedCsv(files.get(`${name}.csv`)?.toString() ?? '');
      expect(header, name).toEqual(columns.map((column) => column.name));
      const stored = thousand.prepare<[], readonly (string | number | null)[]>(`SELECT * FROM ${name} ORDER BY ${primaryKey.join(', ')}`);
      expect(rows, name).toEqual(
        stored
          .raw()
          .all()
          .map((row) => row.map((value) => (value === null ? null : String(value)))),
      );
    }
  });

  it('hands out every table but those that keep the dataset going', () => {
    const left = TABLES.map(({ name }) => name).filter(
      (name) => !name.startsWith('history_') && !exportTables(thousand).some((table) => table.name === name),
    );
    for (const name of left)
      expect(['schema_version', 'word_forms', 'records', 'previews', 'rejudged', 'requirement_editions']).toContain(name);
  });

  it.each([
    [['a', 1, null], 'kept', 'a,1,\r\n'],
    [['a,b', 'say "x"', 'two\nlines'], 'kept', '"a,b","say ""x""","two\nlines"\r\n'],
    [['', null], 'kept', '"",\r\n'],
    [['=1+1', -5, '-5', '@x', '+7 495', 'a=b'], 'kept', '=1+1,-5,-5,@x,+7 495,a=b\r\n'],
    [['=1+1', -5, '-5', '@x', '+7 495', 'a=b'], 'neutralized', "'=1+1,-5,'-5,'@x,'+7 495,a=b\r\n"],
    [['=HYPERLINK("x")'], 'neutralized', '"\'=HYPERLINK(""x"")"\r\n'],
  ] as const)('%j %s', (row, formulas, line) => {
    expect(csvLine(row, formulas)).toBe(line);
  });

  it('begins with a byte order mark where asked', async () => {
    const bytes = (await exported(thousand, 'csv', { ...PLAIN, bom: 'with' })).get('acts.csv');
    expect(bytes?.subarray(0, 5).toString('hex')).toBe(`efbbbf${Buffer.from('id').toString('hex')}`);
    expect((await exported(thousand, 'csv')).get('acts.csv')?.subarray(0, 2).toString()).toBe('id');
  });
});

describe('JSON Lines', () => {
  it('has one document a line, as a run writes it', async () => {
    const lines = (await exported(thousand, 'jsonl')).get('orders.jsonl')?.toString().trimEnd().split('\n') ?? [];
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([...readRecords(thousand)]);
    expect(lines).toHaveLength(1000);
  });
});

describe('Parquet', () => {
  let duck: Awaited<ReturnType<DuckDBInstance['connect']>>;
  beforeAll(async () => {
    for (const [name, bytes] of await exported(thousand, 'parquet')) writeFileSync(path.join(folder, name), bytes);
    duck = await (await DuckDBInstance.create(':memory:')).connect();
  }, 60_000);
  afterAll(() => duck.closeSync());

  const asked = async (sql: string): Promise<readonly unknown[]> => (await duck.runAndReadAll(sql)).getRows()[0] ?? [];
  const from = (name: string): string => `'${path.join(folder, `${name}.parquet`)}'`;

  it.each(exportTables(thousand).map((table) => [table.name, table] as const))(
    '%s has the rows and sums that SQLite has',
    async (name, table) => {
      const sums = table.columns.map(({ name: column, kind }) => {
        if (kind === 'flag') return [`sum("${column}"::INTEGER)`, `sum("${column}")`];
        if (kind === 'whole' || kind === 'number') return [`round(sum("${column}"), 6)`, `round(sum("${column}"), 6)`];
        if (kind === 'array' || kind === 'object') return [`count("${column}")`, `count("${column}")`];
        return [`count(DISTINCT "${column}")`, `count(DISTINCT "${column}")`];
      });
      const there = await asked(`SELECT count(*), ${sums.map(([duckdb]) => duckdb).join(', ')} FROM ${from(name)}`);
      const here = thousand
        .prepare<[], readonly (number | null)[]>(`SELECT count(*), ${sums.map(([, sqlite]) => sqlite).join(', ')} FROM ${name}`)
        .raw()
        .get();
      expect(there.map((value) => (value === null ? null : Number(value)))).toEqual(here);
    },
  );

  it('has types', async () => {
    const types = await duck.runAndReadAll(`DESCRIBE SELECT date, is_primary, ordinal, subjects, agency FROM ${from('acts')}`);
    expect(types.getRows().map(([, type]) => type)).toEqual(['DATE', 'BOOLEAN', 'BIGINT', 'JSON', 'VARCHAR']);
    expect(await asked(`SELECT min(date)::VARCHAR, max(date)::VARCHAR FROM ${from('acts')}`)).toEqual(
      thousand.prepare('SELECT min(date), max(date) FROM acts').raw().get(),
    );
    expect(await asked(`SELECT (max(finished_at) AT TIME ZONE 'UTC')::VARCHAR FROM ${from('runs')}`)).toEqual([
      expect.stringMatching(/^2024-01-01 00:01:00/),
    ]);
    expect(await asked(`SELECT sum(confidence) > 0, typeof(max(confidence)) FROM ${from('findings')}`)).toEqual([true, 'DOUBLE']);
  });
});

interface Field {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly unit?: string;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

describe('Frictionless Data Package', () => {
  let files: ReadonlyMap<string, Buffer>;
  let resources: readonly Resource[];
  beforeAll(async () => {
    files = await exported(thousand, 'frictionless');
    ({ resources } = JSON.parse(files.get('datapackage.json')?.toString() ?? '') as { resources: readonly Resource[] });
  });

  it('names the fields that the dictionary names, in its words', () => {
    const words = thousand
      .prepare<[], { t: string; c: string; title: string }>(
        "SELECT table_name AS t, column_name AS c, title_ru AS title FROM data_dictionary WHERE kind = 'table' AND column_name <> '' ORDER BY rowid",
      )
      .all();
    for (const { name, schema } of resources) {
      expect(schema.fields.map((field) => [field.name, field.title])).toEqual(
        words.filter(({ t }) => t === name).map(({ c, title }) => [c, title]),
      );
    }
    expect(resources.flatMap(({ schema }) => schema.fields).find(({ name }) => name === 'bytes')?.unit).toBe('байт');
  });

  it('has a file of each resource, with values that its schema lets in', () => {
    for (const { path: file, schema } of resources) {
      const [header, ...rows] = parsedCsv(files.get(file)?.toString() ?? '');
      expect(header).toEqual(schema.fields.map(({ name }) => name));
      for (const [index, { name, type, constraints }] of schema.fields.entries()) {
        const wrong = rows.filter((row) => {
          const value = row[index] || null;
          if (value === null) return constraints?.required === true;
          return !(PATTERNS[type] ?? /^/).test(value) || (constraints?.enum ?? [value]).every((each) => each !== value);
        });
        expect(wrong, `${file} ${name}`).toEqual([]);
      }
    }
  });

  it('has keys that are unique, and references that lead somewhere', () => {
    const column = (name: string, field: string): readonly (string | null)[] => {
      const resource = resources.find((each) => each.name === name);
      const at = resource?.schema.fields.findIndex((each) => each.name === field) ?? -1;
      return parsedCsv(files.get(resource?.path ?? '')?.toString() ?? '')
        .slice(1)
        .map((row) => row[at] ?? null);
    };
    let references = 0;
    for (const { name, schema } of resources) {
      const keys = schema.primaryKey?.map((field) => column(name, field)) ?? [];
      const rows = keys[0]?.map((_, row) => keys.map((each) => each[row]).join('\t')) ?? [];
      expect(new Set(rows).size, name).toBe(rows.length);
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const targets = new Set(column(reference.resource === '' ? name : reference.resource, reference.fields[0] ?? ''));
        const astray = column(name, fields[0] ?? '').filter((value) => value !== null && !targets.has(value));
        expect(astray, `${name}.${fields[0]}`).toEqual([]);
        references += 1;
      }
    }
    expect(references).toBeGreaterThan(30);
  });
});

const PATTERNS: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/,
  number: /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/,
  boolean: /^[01]$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  array: /^\[.*\]$/s,
  object: /^\{.*\}$/s,
};

describe('Datasette', () => {
  it.each(['ru', 'en'] as const)('has titles, units, labels and the canned questions (%s)', async (lang) => {
    const text = (await exported(thousand, 'datasette', PLAIN, lang)).get('metadata.json')?.toString() ?? '';
    const { databases } = JSON.parse(text) as {
      databases: Record<
        string,
        {
          tables: Record<string, { title?: string; columns: Record<string, string>; units?: object; label_column?: string }>;
          queries: Record<string, { sql: string; title: string; params?: string[] }>;
        }
      >;
    };
    const { tables = {}, queries = {} } = databases['thousand'] ?? {};
    for (const [name, { title, columns, label_column: label }] of Object.entries(tables).filter(([, each]) => each.title !== undefined)) {
      const own = thousand.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
      expect(Object.keys(columns), name).toEqual(own);
      if (label !== undefined) expect(own).toContain(label);
      expect(/[А-Яа-я]/.test(title ?? '')).toBe(lang === 'ru');
    }
    // What a foreign key leads to has a name to be called by.
    for (const target of new Set(exportTables(thousand).flatMap((table) => table.columns.flatMap(({ reference }) => reference ?? [])))) {
      expect(tables[target]?.label_column, target).toBeDefined();
    }
    expect(tables['documents']?.units).toEqual({ bytes: 'byte' });
    expect(Object.keys(queries).length).toBeGreaterThanOrEqual(30);
    for (const { sql, params = [] } of Object.values(queries)) {
      const given = Object.fromEntries(params.map((name) => [name, 'x']));
      expect(() => thousand.prepare(sql).all(...(params.length === 0 ? [] : [given]))).not.toThrow();
    }
  });
});

describe('an export of the samples', () => {
  it('is the same twice', async () => {
    const db = made('samples', (await readSet('samples')).records);
    for (const format of ['csv', 'parquet', 'akn', 'frictionless', 'datasette', 'jsonl'] as const) {
      expect(await exported(db, format), format).toEqual(await exported(db, format));
    }
    db.close();
  }, 60_000);

  it('of an empty dataset has all the tables', async () => {
    const db = made('empty', []);
    expect((await exported(db, 'parquet')).size).toBe(exportTables(db).length);
    expect((await exported(db, 'akn')).size).toBe(0);
    db.close();
  });

  it('takes texts that would be formulas', async () => {
    const db = made('formula', [record({ path: '=cmd.txt' })]);
    expect((await exported(db, 'csv', { ...PLAIN, formulas: 'neutralized' })).get('documents.csv')?.toString()).toContain("'=cmd.txt");
    db.close();
  });
});
