import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../src/adapters/process.js';
import { loadQueries, loadDatasetWording } from '../../src/cli/load-lexicons.js';
import { createDataset } from '../../src/store/index.js';
import { VIEWS } from '../../src/store/schema.js';
import { madeOrders } from '../dataset/thousand.js';
import { regions, standard } from '../store/records.js';
import { words } from '../store/temporary.js';

const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-'));
const file = path.join(folder, 'dataset.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs statements in the stock program; throws with the package's name where it is missing. */
const sqlite3 = (...statements: readonly string[]): string => {
  if (findProgram(['sqlite3'], process.env, undefined) === null) throw new Error('sqlite3 is missing: apt install sqlite3');
  return execFileSync('sqlite3', ['-bail', '-readonly', file], {
    input: statements.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).trim();
};

describe('a dataset of a thousand orders in stock sqlite3', () => {
  beforeAll(() => {
    // Two runs, so that there is history too.
    for (const [day, count] of [
      ['2026-01-01', 990],
      ['2026-02-01', 1000],
    ] as const) {
      const writer = createDataset({ standard, regions, words, wording: loadDatasetWording('rules') }, file);
      for (const record of madeOrders(count).slice(count - 990)) writer.write(record);
      writer.finish({ startedAt: `${day}T00:00:00Z`, finishedAt: `${day}T00:10:00Z`, appVersion: '0' });
    }
  }, 300_000);

  it('is whole, and its references hold', () => {
    expect(sqlite3('PRAGMA integrity_check;')).toBe('ok');
    expect(sqlite3('PRAGMA foreign_key_check;')).toBe('');
    expect(sqlite3('SELECT count(*) FROM documents;', 'SELECT count(*) FROM history_documents;')).toBe('990\n10');
  });

  it.each(VIEWS.map(({ name }) => name))('answers %s', (name) => {
    expect(sqlite3(`SELECT count(*) FROM ${name};`)).toMatch(/^\d+$/);
  });

  it.each(loadQueries('rules').map((query) => [query.id, query] as const))('answers %s', (_, { sql, parameters }) => {
    const given = Object.entries(parameters).map(([name, value]) => `.parameter set :${name} "'${value}'"`);
    expect(() => sqlite3('.parameter init', ...given, `${sql};`)).not.toThrow();
  });

  it('finds a word by another of its forms, ranked, with the words as printed', () => {
    const answer = sqlite3(
      `SELECT snippet(clauses_fts, 0, '[', ']', '…', 5) FROM clauses_fts
       WHERE clauses_fts MATCH (SELECT 'text : (' || group_concat('"' || form || '"', ' OR ') || ')' FROM word_forms
         WHERE stem = (SELECT stem FROM word_forms WHERE form = 'потребности')) ORDER BY bm25(clauses_fts) LIMIT 1;`,
    );
    expect(answer).toContain('[потребности]');
  });

  it('tells what was known on a day', () => {
    const known = (day: string): string =>
      sqlite3(`SELECT count(*) FROM known_acts WHERE known_from <= '${day}' AND (known_until IS NULL OR known_until > '${day}');`);
    expect([known('2025-12-31'), known('2026-01-15'), known('2026-02-15')]).toEqual(['0', '990', '990']);
    expect(sqlite3("SELECT count(*) FROM known_acts WHERE known_until IS NOT NULL AND number GLOB '1-од';")).toBe('1');
  });
});
