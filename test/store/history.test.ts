import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord, StandardInfo } from '../../src/model/index.js';
import { createDataset, openDataset } from '../../src/store/index.js';
import { record, regions, standard } from './records.js';
import { temporaryFolders, words } from './temporary.js';

const folder = temporaryFolders();

interface Step {
  readonly records: readonly DocumentRecord[];
  readonly standard?: StandardInfo;
}

/** Runs on the first, the second, … of January 2024. */
const dataset = (...steps: readonly Step[]): string => {
  const path = join(folder(), 'dataset.sqlite');
  for (const [index, step] of steps.entries()) {
    const writer = createDataset({ standard: step.standard ?? standard, regions, words }, path);
    for (const each of step.records) writer.write(each);
    const day = `2024-01-0${index + 1}`;
    writer.finish({ startedAt: `${day}T00:00:00Z`, finishedAt: `${day}T01:00:00Z`, appVersion: '0' });
  }
  return path;
};

const all = <T>(path: string, sql: string, ...values: readonly string[]): T[] => {
  const db = openDataset(path);
  try {
    return db.prepare<unknown[], T>(sql).all(...values);
  } finally {
    db.close();
  }
};

const historyTables = (path: string): string[] =>
  all<{ name: string }>(path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'history_*' ORDER BY name").map(
    ({ name }) => name,
  );

const historyOf = (path: string): Record<string, unknown[]> =>
  Object.fromEntries(historyTables(path).map((name) => [name, all(path, `SELECT * FROM ${name}`)]));

const KNOWN_ON = `SELECT path, number FROM known_acts JOIN known_documents d ON d.id = known_acts.document_id
  AND d.known_from <= @day AND (d.known_until IS NULL OR d.known_until > @day)
  WHERE known_acts.known_from <= @day AND (known_acts.known_until IS NULL OR known_acts.known_until > @day) ORDER BY path`;

const knownOn = (path: string, day: string): string[] => {
  const db = openDataset(path);
  const rows = db.prepare<[{ day: string }], { path: string; number: string }>(KNOWN_ON).all({ day });
  db.close();
  return rows.map((row) => `${row.path} ${row.number}`);
};

const a = record({ path: 'a.txt' });
const changed = record({ path: 'a.txt', lines: ['Приказ № 20 от 23 мая 2024 г.', 'Другой', 'Третий', 'Четвёртый'], number: '20' });
const b = record({ path: 'b.txt', lines: ['Приказ № 7 от 23 мая 2024 г.', 'б', 'в', 'г'], number: '7' });

describe('history', () => {
  it('of an unchanged re-run is nothing', () => {
    const path = dataset({ records: [a, b] }, { records: [a, b] });
    expect(historyOf(path)).toEqual({
      ...Object.fromEntries(historyTables(path).map((name) => [name, []])),
      history_since: [{ document_id: '', table_name: '', row_key: '', from_run: 1 }],
    });
    expect(historyTables(path)).toHaveLength(23);
  });

  it('keeps what was replaced, removed and added again, and tells what was known on a day', () => {
    const path = dataset(
      { records: [a] },
      { records: [changed, b] },
      { records: [changed] },
      { records: [changed, b] },
      { records: [changed, b] },
    );
    expect(all(path, 'SELECT path, from_run, to_run FROM history_documents ORDER BY to_run')).toEqual([
      { path: 'a.txt', from_run: 1, to_run: 2 },
      { path: 'b.txt', from_run: 2, to_run: 3 },
    ]);
    expect(all(path, 'SELECT path, from_run FROM known_documents WHERE to_run IS NULL ORDER BY path')).toEqual([
      { path: 'a.txt', from_run: 2 },
      { path: 'b.txt', from_run: 4 },
    ]);
    expect(['2023-12-31', '2024-01-01T12', '2024-01-02T12', '2024-01-03T12', '2024-01-05T12'].map((day) => knownOn(path, day))).toEqual([
      [],
      ['a.txt 19'],
      ['a.txt 20', 'b.txt 7'],
      ['a.txt 20'],
      ['a.txt 20', 'b.txt 7'],
    ]);
    for (const table of ['texts', 'clauses', 'deadlines', 'findings', 'evidence', 'requisites', 'contacts']) {
      const kept = all<{ runs: string }>(path, `SELECT DISTINCT from_run || '-' || to_run AS runs FROM history_${table} ORDER BY 1`);
      expect(
        kept.map(({ runs }) => runs),
        table,
      ).toEqual(['1-2', '2-3']);
    }
  });

  it('keeps only the rows that changed in a file that stayed', () => {
    const other = {
      ...a,
      findings: a.findings.map((each, index) => (index === 1 ? { ...each, status: 'met' as const, direction: null } : each)),
    };
    const path = dataset({ records: [a, b] }, { records: [other, b] }, { records: [other, b] });
    const filled = Object.entries(historyOf(path)).filter(([name, rows]) => name !== 'history_since' && rows.length > 0);
    expect(filled.map(([name, rows]) => [name, rows.length])).toEqual([['history_findings', 1]]);
    const states = all(
      path,
      `SELECT status, from_run, to_run, known_from, known_until FROM known_findings
       WHERE act_id = ? AND requirement_id = 'final.update-deadline' ORDER BY from_run`,
      a.acts[0]?.id ?? '',
    );
    expect(states).toEqual([
      { status: 'deviates', from_run: 1, to_run: 2, known_from: '2024-01-01T01:00:00Z', known_until: '2024-01-02T01:00:00Z' },
      { status: 'met', from_run: 2, to_run: null, known_from: '2024-01-02T01:00:00Z', known_until: null },
    ]);
  });

  it('keeps requirements of an earlier edition of the standard', () => {
    const next = {
      ...standard,
      version: '2',
      requirements: standard.requirements.slice(0, 2).map((each) => ({ ...each, title: `${each.title} (новое)` })),
    };
    const trimmed = { ...a, findings: a.findings.slice(0, 2) };
    const path = dataset({ records: [a] }, { records: [trimmed], standard: next });
    expect(all(path, 'SELECT id, title, standard_version, to_run FROM history_requirements ORDER BY ordinal')).toEqual(
      standard.requirements.map(({ id, title }) => ({ id, title, standard_version: '1', to_run: 2 })),
    );
    expect(all(path, 'SELECT from_run, to_run FROM known_requirements WHERE to_run IS NULL')).toEqual([
      { from_run: 2, to_run: null },
      { from_run: 2, to_run: null },
    ]);
  });

  it('holds to its references and is whole after many runs', () => {
    const path = dataset({ records: [a, b] }, { records: [changed] }, { records: [b] }, { records: [] }, { records: [a, b] });
    const db = openDataset(path);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    expect(knownOn(path, '2024-01-04T12')).toEqual([]);
    expect(knownOn(path, '2024-01-03T12')).toEqual(['b.txt 7']);
  });
});
