import type { Connection } from './dataset.js';
import { SCHEMA_VERSION, TABLES, VIEW_SQL } from './schema.js';
import { createIndexes, createTable } from './sql.js';

/** What changes in tables that an older version has. Tables and views that it lacks are made from the schema, after all steps. */
export interface Migration {
  readonly from: number;
  readonly sql: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    from: 1,
    sql: ["ALTER TABLE runs ADD COLUMN as_of TEXT CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"],
  },
  // Only tables were added.
  { from: 2, sql: [] },
];

export const versionOf = (db: Connection): number => db.prepare<[], number>('SELECT version FROM schema_version').pluck().get() ?? 0;

/** Brings an older dataset to this version's schema, all or nothing; no step loses a row. One of this version is left alone. */
export const migrate = (db: Connection): void => {
  if (versionOf(db) === SCHEMA_VERSION) return;
  db.transaction(() => {
    // Views are made anew: a step may change what they rest on.
    for (const view of namesOf(db, 'view')) db.exec(`DROP VIEW ${view}`);
    for (let version = versionOf(db); version < SCHEMA_VERSION; version += 1) {
      const step = MIGRATIONS.find(({ from }) => from === version);
      if (step === undefined) throw new Error(`no migration from schema version ${version}`);
      for (const sql of step.sql) db.exec(sql);
    }
    createMissing(db);
    // What was there before history was kept was known at the last run at the latest.
    db.exec(`INSERT INTO history_since SELECT '', '', '', max(id) FROM runs
      WHERE NOT EXISTS (SELECT 1 FROM history_since) HAVING max(id) IS NOT NULL`);
    db.prepare('UPDATE schema_version SET version = ?').run(SCHEMA_VERSION);
  })();
};

const createMissing = (db: Connection): void => {
  const present = new Set(namesOf(db, 'table'));
  for (const table of TABLES) if (!present.has(table.name)) for (const sql of [createTable(table), ...createIndexes(table)]) db.exec(sql);
  for (const sql of VIEW_SQL) db.exec(sql);
};

const namesOf = (db: Connection, type: 'table' | 'view'): readonly string[] =>
  db.prepare<[string], string>('SELECT name FROM sqlite_schema WHERE type = ?').pluck().all(type);
