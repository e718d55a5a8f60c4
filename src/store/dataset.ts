import { copyFileSync, existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal } from '../model/index.js';
import { migrate, versionOf } from './migrations.js';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.js';

export type Connection = Database.Database;

/** Opens a database file, made where it is not there. */
export const createDatabase = (path: string): Connection => new Database(path);

/**
 * Opens a stored dataset for reading.
 * @throws Refusal `dataset-missing`, `dataset-foreign`, `dataset-newer`, `dataset-older`, `dataset-busy`
 */
export const openDataset = (path: string): Connection => {
  if (!existsSync(path)) throw new Refusal('dataset-missing', { path });
  return checked(path, { readonly: true }, assertCurrent);
};

/**
 * Opens a stored dataset for changes that live beside what runs write: decisions of reviewers, previews. One of an older
 * version is upgraded first, in place.
 * @throws Refusal `dataset-missing`, `dataset-foreign`, `dataset-newer`, `dataset-busy`, `output-not-writable`
 */
export const openDatasetForChanges = (path: string): Connection => {
  if (!existsSync(path)) throw new Refusal('dataset-missing', { path });
  return checked(path, { readonly: false }, (db) => {
    migrate(db);
    db.pragma('foreign_keys = ON');
  });
};

/**
 * Makes an earlier dataset that is about to be replaced ready to be read: what a crash or another program left in its
 * journal is brought home, so that nothing beside the file belongs to it any more; one of an older version stays as it is
 * and a copy of it is upgraded. Null where there is none, else the path to read.
 * @throws Refusal as `openDatasetForChanges`
 */
export const prepareEarlier = (path: string, copy: string): string | null => {
  if (!existsSync(path)) return null;
  const isOlder = (db: Connection): boolean => versionOf(db) < SCHEMA_VERSION;
  const db = checked(path, { readonly: false }, (opened) => {
    opened.pragma('wal_checkpoint(TRUNCATE)');
    opened.pragma('journal_mode = DELETE');
  });
  const older = isOlder(db);
  db.close();
  if (!older) return path;
  copyFileSync(path, copy);
  openDatasetForChanges(copy).close();
  return copy;
};

/** Removes what SQLite keeps beside a database. */
export const removeJournals = (path: string): void => {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
};

export const removeDataset = (path: string): void => {
  rmSync(path, { force: true });
  removeJournals(path);
};

const checked = (path: string, options: { readonly readonly: boolean }, prepare: (db: Connection, path: string) => void): Connection => {
  let db: Connection | null = null;
  try {
    db = new Database(path, { ...options, fileMustExist: true, timeout: 2000 });
    assertOurs(path, db);
    prepare(db, path);
    return db;
  } catch (error) {
    db?.close();
    throw translated(path, error);
  }
};

const assertOurs = (path: string, db: Connection): void => {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new Refusal('dataset-foreign', { path });
  const version = versionOf(db);
  if (version > SCHEMA_VERSION) throw new Refusal('dataset-newer', { path, version, supported: SCHEMA_VERSION });
};

const assertCurrent = (db: Connection, path: string): void => {
  const version = versionOf(db);
  if (version < SCHEMA_VERSION) throw new Refusal('dataset-older', { path, version, supported: SCHEMA_VERSION });
};

const translated = (path: string, error: unknown): unknown => {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
    return new Refusal('dataset-busy', { path });
  }
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return new Refusal('dataset-foreign', { path });
  }
  if (error.code.startsWith('SQLITE_READONLY') || error.code.startsWith('SQLITE_CANTOPEN')) {
    return new Refusal('output-not-writable', { path, detail: error.message });
  }
  return error;
};
