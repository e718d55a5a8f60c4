import type { Connection } from './dataset.js';
import { SCHEMA_VERSION, TABLES, VIEW_SQL } from './schema.js';
import { createTable } from './sql.js';

/** One step from a schema version to the next, within the transaction of all of them. */
export interface Migration {
  readonly from: number;
  readonly apply: (db: Connection) => void;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    from: 1,
    apply: (db) => {
      db.exec("ALTER TABLE runs ADD COLUMN as_of TEXT CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')");
      createMissing(db);
      // What was there before was known at the last run at the latest.
      db.exec("INSERT INTO history_since SELECT '', '', '', max(id) FROM runs HAVING max(id) IS NOT NULL");
    },
  },
];

export const versionOf = (db: Connection): number => db.prepare<[], number>('SELECT version FROM schema_version').pluck().get() ?? 0;

/** Brings an older dataset to this version's schema, all or nothing; no step loses a row. */
export const migrate = (db: Connection): void => {
  db.transaction(() => {
    for (let version = versionOf(db); version < SCHEMA_VERSION; version += 1) {
      const step = MIGRATIONS.find(({ from }) => from === version);
      if (step === undefined) throw new Error(`no migration from schema version ${version}`);
      step.apply(db);
      db.prepare('UPDATE schema_version SET version = ?').run(version + 1);
    }
  })();
};

const createMissing = (db: Connection): void => {
  const present = new Set(db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  for (const table of TABLES) if (!present.has(table.name)) for (const sql of createTable(table)) db.exec(sql);
  for (const sql of VIEW_SQL) db.exec(sql);
};
