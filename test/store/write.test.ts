import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type DocumentRecord, Refusal } from '../../src/model/index.js';
import { createDataset, openDataset } from '../../src/store/index.js';
import { failedRecord, record, regions, standard } from './records.js';
import { temporaryFolders, words } from './temporary.js';

const folder = temporaryFolders();
const context = { standard, regions, words };
const run = { startedAt: '2024-01-01T00:00:00.000Z', finishedAt: '2024-01-01T00:01:00.000Z', appVersion: '0.1.0' };

const writeAll = (path: string, records: readonly DocumentRecord[]): void => {
  const writer = createDataset(context, path);
  for (const each of records) writer.write(each);
  writer.finish(run);
};

const PROVENANCE = ['quote', 'page', 'start_offset', 'end_offset', 'rule_id', 'confidence'];

/** Columns of the contract, in its order; those of facts end in PROVENANCE. */
const CONTRACT: Record<string, string> = {
  runs: 'id started_at finished_at standard_id standard_version app_version documents failed',
  documents: 'id path sha256 format bytes pages method status error_code error_message ocr_confidence duplicate_of',
  texts: 'document_id text',
  acts: 'id document_id ordinal scope status act_type number date date_text place agency region_code region_name title signatory_name signatory_position subjects client_types is_primary version_of',
  regions: 'code name okato oktmo federal_district',
  parts: 'id act_id ordinal kind title',
  clauses: 'id part_id parent_id ordinal kind label path citation depth text page start_offset end_offset',
  requirements: 'id standard_version group_id ordinal severity title reference_text source',
  findings:
    'id act_id requirement_id status direction severity expected actual explanation recommendation clause_id quote page start_offset end_offset confidence',
  evidence: 'finding_id ordinal role clause_id quote page start_offset end_offset',
  word_forms: 'form stem',
};
const FACTS: Record<string, string> = {
  requisites: 'id act_id field state value',
  definitions: 'id act_id clause_id term definition',
  roles: 'id act_id clause_id role designation person_name appointed_by duties',
  triggers: 'id act_id clause_id kind',
  deadlines: 'id act_id clause_id action bound value unit date after_event',
  provisions: 'id act_id clause_id topic item',
  list_rows: 'id act_id part_id table_no row_no direction process touchpoint needs features type_declared',
  touchpoints: 'id act_id clause_id list_row_id source name channel type_declared type_standard',
  contacts: 'id touchpoint_id act_id kind raw normalized',
  act_references: 'id act_id clause_id act_type number date title',
};

const columnsOf = (db: Database.Database, table: string): string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);

const dump = (path: string): Record<string, unknown[]> => {
  const db = openDataset(path);
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'runs' AND name NOT LIKE 'clauses_fts_%'")
    .pluck()
    .all();
  const all = Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]));
  db.close();
  return all;
};

describe('schema', () => {
  const opened = (): Database.Database => {
    const path = join(folder(), 'dataset.sqlite');
    writeAll(path, [record({ path: 'a.txt' }), failedRecord('b.txt')]);
    return openDataset(path);
  };

  it.each(Object.entries(CONTRACT))('%s has the columns of the contract first', (table, columns) => {
    const expected = columns.split(' ');
    expect(columnsOf(opened(), table).slice(0, expected.length)).toEqual(expected);
  });

  it.each(Object.entries(FACTS))('%s has the columns of the contract first and ends in its provenance', (table, columns) => {
    const expected = columns.split(' ');
    const actual = columnsOf(opened(), table);
    expect(actual.slice(0, expected.length)).toEqual(expected);
    expect(actual.slice(-PROVENANCE.length)).toEqual(PROVENANCE);
  });

  it('is strict everywhere, whole, and its references hold', () => {
    const db = opened();
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    expect(loose).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('is one file that can be copied', () => {
    const target = folder();
    writeAll(join(target, 'dataset.sqlite'), [record({ path: 'a.txt' })]);
    expect(readdirSync(target)).toEqual(['dataset.sqlite']);
    const db = openDataset(join(target, 'dataset.sqlite'));
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
  });

  it('indexes every reference', () => {
    const db = opened();
    const references = db
      .prepare<[], { table: string; column: string }>(
        `SELECT t.name AS "table", f."from" AS "column" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE t.schema = 'main'`,
      )
      .all();
    const lacking = references.filter(({ table, column }) => {
      const indexed = db
        .prepare<[string], string>('SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE i.seqno = 0')
        .pluck()
        .all(table);
      return !indexed.includes(column);
    });
    expect(references.length).toBeGreaterThan(30);
    expect(lacking).toEqual([]);
  });
});

describe('rows', () => {
  it('quotes exactly what stands at the offsets, in every table of facts', () => {
    const path = join(folder(), 'dataset.sqlite');
    writeAll(path, [record({ path: 'a.txt' })]);
    const all = dump(path);
    const [{ text } = { text: '' }] = all['texts'] as { text: string }[];
    for (const table of Object.keys(FACTS)) {
      const rows = all[table] as { quote: string | null; start_offset: number; end_offset: number }[];
      expect(rows.length, table).toBeGreaterThan(0);
      for (const row of rows) if (row.quote !== null) expect(text.slice(row.start_offset, row.end_offset)).toBe(row.quote);
    }
  });

  it('gives no place to what was not found', () => {
    const path = join(folder(), 'dataset.sqlite');
    writeAll(path, [record({ path: 'a.txt' })]);
    const rows = dump(path)['requisites'] as Record<string, unknown>[];
    expect(rows.find((row) => row['field'] === 'signatory_name')).toMatchObject({
      state: 'absent',
      value: null,
      quote: null,
      start_offset: null,
      end_offset: null,
    });
    expect(rows.find((row) => row['field'] === 'region')).toMatchObject({ value: 'RU-CE' });
    expect(rows.find((row) => row['field'] === 'subjects')).toMatchObject({ value: '["appeals"]' });
  });

  it('refuses codes that are on no list, whole document and all', () => {
    const path = join(folder(), 'dataset.sqlite');
    const good = record({ path: 'a.txt' });
    const bad = record({ path: 'b.txt' });
    const act = bad.acts[0];
    if (act === undefined) throw new Error('no act');
    const wrong = JSON.parse(JSON.stringify({ ...bad, acts: [{ ...act, scope: 'nonsense' }] })) as DocumentRecord;
    const writer = createDataset(context, path);
    writer.write(good);
    expect(() => writer.write(wrong)).toThrow(/CHECK/);
    writer.finish(run);
    expect(dump(path)['documents']).toHaveLength(1);
    expect(dump(path)['texts']).toHaveLength(1);
  });

  it('links a version to an act written after it', () => {
    const path = join(folder(), 'dataset.sqlite');
    const draft = record({ path: 'a.txt', status: 'draft' });
    const signed = record({ path: 'b.txt' });
    const target = signed.acts[0]?.id ?? '';
    const linked = {
      ...draft,
      findings: [],
      acts: draft.acts.map((act) => ({ ...act, isPrimary: false, versionOf: target })),
    };
    writeAll(path, [linked, signed]);
    expect((dump(path)['acts'] as { version_of: string | null }[]).map((row) => row.version_of)).toEqual([target, null]);
  });
});

describe('runs', () => {
  it('leaves identical tables when nothing changed, and keeps every run', () => {
    const path = join(folder(), 'dataset.sqlite');
    const records = [record({ path: 'a.txt' }), failedRecord('b.txt')];
    writeAll(path, records);
    const first = dump(path);
    writeAll(path, records);
    expect(dump(path)).toEqual(first);
    const db = openDataset(path);
    expect(db.prepare('SELECT id, documents, failed FROM runs').all()).toEqual([
      { id: 1, documents: 2, failed: 1 },
      { id: 2, documents: 2, failed: 1 },
    ]);
    db.close();
  });

  it('replaces a changed document and forgets one that is gone', () => {
    const path = join(folder(), 'dataset.sqlite');
    writeAll(path, [record({ path: 'a.txt' }), record({ path: 'gone.txt' })]);
    const changed = record({ path: 'a.txt', lines: ['Приказ № 19 от 23 мая 2024 г.', 'Новый текст', 'Третий', 'Четвёртый'] });
    writeAll(path, [changed]);
    const all = dump(path);
    expect((all['documents'] as { id: string }[]).map((row) => row.id)).toEqual([changed.id]);
    expect(all['clauses_fts']).toHaveLength(4);
    expect((all['texts'] as { text: string }[])[0]?.text).toContain('Новый текст');
  });
});

describe('the earlier dataset', () => {
  it('stays whole while another is written and when it is given up', () => {
    const path = join(folder(), 'dataset.sqlite');
    writeAll(path, [record({ path: 'a.txt' })]);
    const before = readFileSync(path);
    const writer = createDataset(context, path);
    writer.write(record({ path: 'b.txt' }));
    expect(readFileSync(path).equals(before)).toBe(true);
    writer.abort();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}.partial`)).toBe(false);
  });

  it('survives a process killed in the middle of writing, and the next run cleans up', async () => {
    const path = join(folder(), 'dataset.sqlite');
    writeAll(path, [record({ path: 'a.txt' })]);
    const before = dump(path);
    await killedWhileWriting(path);
    expect(existsSync(`${path}.partial`)).toBe(true);
    expect(dump(path)).toEqual(before);
    writeAll(path, [record({ path: 'a.txt' })]);
    expect(dump(path)).toEqual(before);
    expect(existsSync(`${path}.partial-wal`)).toBe(false);
  });

  it('brings home what another program left in a journal of it', () => {
    const path = join(folder(), 'dataset.sqlite');
    writeAll(path, [record({ path: 'a.txt' })]);
    const other = new Database(path);
    other.pragma('journal_mode = WAL');
    other.exec("UPDATE runs SET app_version = 'other'");
    other.close();
    writeAll(path, [record({ path: 'a.txt' })]);
    const db = openDataset(path);
    expect(db.prepare('SELECT app_version FROM runs ORDER BY id').pluck().all()).toEqual(['other', '0.1.0']);
    expect(existsSync(`${path}-wal`)).toBe(false);
    db.close();
  });

  it.each([
    [
      'a text file',
      (path: string) => writeFileSync(path, 'not a database, but long enough to look like one'.repeat(20)),
      'dataset-foreign',
    ],
    ['a database of another program', (path: string) => new Database(path).exec('CREATE TABLE t (x)').close(), 'dataset-foreign'],
    ['a newer dataset', (path: string) => newer(path), 'dataset-newer'],
    ['a dataset in use', (path: string) => locked(path), 'dataset-busy'],
  ])('is refused and left alone where it is %s', (_, make: (path: string) => unknown, code) => {
    const path = join(folder(), 'dataset.sqlite');
    const release = make(path);
    const before = readFileSync(path);
    try {
      createDataset(context, path).abort();
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).code).toBe(code);
    }
    expect(readFileSync(path).equals(before)).toBe(true);
    if (typeof release === 'function') release();
  });
});

const newer = (path: string): void => {
  writeAll(path, []);
  new Database(path).exec('UPDATE schema_version SET version = 99').close();
};

const locked = (path: string): (() => void) => {
  writeAll(path, []);
  const db = new Database(path);
  db.exec('BEGIN EXCLUSIVE');
  return () => db.close();
};

/** Starts a process that writes a few documents and waits, and kills it there. */
const killedWhileWriting = (path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/store/write-and-wait.ts', path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('error', reject);
    child.stdout.once('data', () => child.kill('SIGKILL'));
    child.on('exit', (_, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(`ended by itself: ${signal}`))));
  });
