import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal } from '../model/index.js';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.js';

export type Connection = Database.Database;

/** Opens a database file, made where it is not there. */
export const createDatabase = (path: string): Connection => new Database(path);

/**
 * Opens a stored dataset for reading.
 * @throws Refusal `dataset-missing`, `dataset-foreign`, `dataset-newer`, `dataset-busy`
 */
export const openDataset = (path: string): Connection => {
  if (!existsSync(path)) throw new Refusal('dataset-missing', { path });
  return checked(path, { readonly: true });
};

/**
 * Opens an earlier dataset that is about to be replaced: what a crash or another program left in its journal is brought
 * home first, so that nothing beside the file belongs to it any more. Null where there is none.
 * @throws Refusal as `openDataset`
 */
export const openEarlier = (path: string): Connection | null => {
  if (!existsSync(path)) return null;
  const db = checked(path, { readonly: false });
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
    return db;
  } catch (error) {
    db.close();
    throw translated(path, error);
  }
};

/** Removes what SQLite keeps beside a database. */
export const removeJournals = (path: string): void => {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
};

export const removeDataset = (path: string): void => {
  rmSync(path, { force: true });
  removeJournals(path);
};

const checked = (path: string, options: { readonly readonly: boolean }): Connection => {
  let db: Connection | null = null;
  try {
    db = new Database(path, { ...options, fileMustExist: true, timeout: 2000 });
    assertOurs(path, db);
    return db;
  } catch (error) {
    db?.close();
    throw translated(path, error);
  }
};

const assertOurs = (path: string, db: Connection): void => {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new Refusal('dataset-foreign', { path });
  const version = db.prepare<[], number>('SELECT version FROM schema_version').pluck().get() ?? 0;
  if (version > SCHEMA_VERSION) throw new Refusal('dataset-newer', { path, version, supported: SCHEMA_VERSION });
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
