import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/model/index.js';
import {
  createDataset,
  openDataset,
  openDatasetForChanges,
  readRecords,
  readReviews,
  SCHEMA_VERSION,
  search,
} from '../../src/store/index.js';
import { MIGRATIONS } from '../../src/store/migrations.js';
import { failedRecord, record, regions, standard } from './records.js';
import { temporaryFolders, words } from './temporary.js';

const folder = temporaryFolders();
const run = { startedAt: '2024-02-01T00:00:00Z', finishedAt: '2024-02-01T00:01:00Z', appVersion: '0.2.0' };

/** A dataset as version 1 of the schema wrote it. */
const older = (): string => {
  const path = join(folder(), 'dataset.sqlite');
  new Database(path).exec(readFileSync(join(import.meta.dirname, 'fixtures/version-1.sql'), 'utf8')).close();
  return path;
};

const fresh = (): string => {
  const path = join(folder(), 'dataset.sqlite');
  createDataset({ standard, regions, words }, path).finish(run);
  return path;
};

/** Tables and views with their columns, types included. */
const shapeOf = (path: string): Record<string, readonly string[]> => {
  const db = new Database(path, { readonly: true });
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all();
  const columns = db.prepare<[string], string>(`SELECT name || ' ' || type || ' ' || "notnull" FROM pragma_table_info(?)`).pluck();
  const shape = Object.fromEntries(names.map((name) => [name, columns.all(name)]));
  db.close();
  return shape;
};

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('a dataset of an older version', () => {
  it('can be brought to the present by steps without a gap', () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1));
  });

  it('is refused, untouched, by what only reads', () => {
    const path = older();
    const before = readFileSync(path);
    expect(codeOf(() => openDataset(path))).toBe('dataset-older');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is upgraded in place by what changes it, and loses nothing', () => {
    const path = older();
    const plain = new Database(path, { readonly: true });
    const tables = ['documents', 'texts', 'acts', 'clauses', 'deadlines', 'findings', 'evidence', 'word_forms', 'clauses_fts'];
    const before = tables.map((name) => plain.prepare(`SELECT * FROM ${name}`).all());
    plain.close();
    openDatasetForChanges(path).close();
    expect(shapeOf(path)).toEqual(shapeOf(fresh()));
    const db = openDataset(path);
    expect(tables.map((name) => db.prepare(`SELECT * FROM ${name}`).all())).toEqual(before);
    expect(db.prepare('SELECT id, as_of FROM runs').all()).toEqual([
      { id: 1, as_of: null },
      { id: 2, as_of: null },
    ]);
    expect(db.prepare('SELECT DISTINCT from_run, to_run FROM known_findings').all()).toEqual([{ from_run: 2, to_run: null }]);
    expect(search(db, words, '19')).toHaveLength(1);
    expect(readReviews(db)).toEqual([]);
    expect(codeOf(() => [...readRecords(db)])).toBe('dataset-without-records');
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('gives its runs and its rows to the history of the next run', () => {
    const path = older();
    const writer = createDataset({ standard, regions, words }, path);
    writer.write(record({ path: 'a.txt', number: '20' }));
    writer.finish(run);
    const db = openDataset(path);
    expect(db.prepare('SELECT id, app_version FROM runs').all()).toEqual([
      { id: 1, app_version: '0.1.0' },
      { id: 2, app_version: '0.1.0' },
      { id: 3, app_version: '0.2.0' },
    ]);
    expect(db.prepare('SELECT number, from_run, to_run FROM known_acts ORDER BY from_run').all()).toEqual([
      { number: '19', from_run: 2, to_run: 3 },
      { number: '20', from_run: 3, to_run: null },
    ]);
    expect(db.prepare('SELECT path, from_run, to_run FROM history_documents').all()).toEqual([{ path: 'b.txt', from_run: 2, to_run: 3 }]);
    expect([...readRecords(db)]).toHaveLength(1);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('stays as it was where the next run gives up', () => {
    const path = older();
    const before = readFileSync(path);
    const writer = createDataset({ standard, regions, words }, path);
    writer.write(failedRecord('b.txt'));
    writer.abort();
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
