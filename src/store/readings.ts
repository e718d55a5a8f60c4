import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Connection, createDatabase, removeDataset } from './dataset.js';

/** What is kept of a file read, to be used again by the next run. */
export interface KeptReading {
  /** Edition of what it was judged by. */
  readonly stamp: string;
  /** Whatever the owner tells files apart by; JSON. */
  readonly summary: string;
  /** As `packRecord` gives it. */
  readonly packed: Uint8Array;
}

/** Readings by key, on the disk as soon as they are put: a run that is killed finds them again. */
export interface Readings {
  find(key: string): Pick<KeptReading, 'stamp' | 'summary'> | null;
  /** @throws Error where there is no such reading */
  packed(key: string): Uint8Array;
  put(key: string, reading: KeptReading): void;
  /** Drops all readings but those named. */
  keepOnly(keys: ReadonlySet<string>): void;
  /** A note of the last run; null where there is none. */
  note(name: string): string | null;
  setNote(name: string, text: string): void;
  close(): void;
}

/** Opens the readings kept in a file; one that is not ours, of another version or damaged is begun anew. */
export const openReadings = (path: string): Readings => {
  mkdirSync(dirname(path), { recursive: true });
  const db = sound(path);
  const find = db.prepare<[string], Pick<KeptReading, 'stamp' | 'summary'>>('SELECT stamp, summary FROM readings WHERE key = ?');
  const packed = db.prepare<[string], Uint8Array>('SELECT packed FROM packed WHERE key = ?').pluck();
  const put = db.prepare('INSERT OR REPLACE INTO readings (key, stamp, summary) VALUES (?, ?, ?)');
  const putPacked = db.prepare('INSERT OR REPLACE INTO packed (key, packed) VALUES (?, ?)');
  const keys = db.prepare<[], string>('SELECT key FROM readings').pluck();
  const drop = db.prepare('DELETE FROM readings WHERE key = ?');
  const dropPacked = db.prepare('DELETE FROM packed WHERE key = ?');
  const note = db.prepare<[string], string>('SELECT text FROM notes WHERE name = ?').pluck();
  const setNote = db.prepare('INSERT OR REPLACE INTO notes (name, text) VALUES (?, ?)');
  return {
    find: (key) => find.get(key) ?? null,
    packed: (key) => {
      const bytes = packed.get(key);
      if (bytes === undefined) throw new Error(`no reading ${key}`);
      return bytes;
    },
    put: db.transaction((key: string, reading: KeptReading) => {
      put.run(key, reading.stamp, reading.summary);
      putPacked.run(key, reading.packed);
    }),
    keepOnly: db.transaction((kept: ReadonlySet<string>) => {
      for (const key of keys.all()) {
        if (kept.has(key)) continue;
        drop.run(key);
        dropPacked.run(key);
      }
    }),
    note: (name) => note.get(name) ?? null,
    setNote: (name, text) => void setNote.run(name, text),
    close: () => {
      db.close();
    },
  };
};

export const removeReadings = (path: string): void => removeDataset(path);

/** «PRDC». */
const APPLICATION_ID = 0x50524443;
const VERSION = 1;

const sound = (path: string): Connection => {
  if (existsSync(path)) {
    const db = opened(path);
    if (db !== null) return db;
    removeDataset(path);
  }
  const db = createDatabase(path);
  configure(db);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${VERSION}`);
  db.exec(`
    CREATE TABLE readings (key TEXT PRIMARY KEY, stamp TEXT NOT NULL, summary TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE packed (key TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT;
    CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID`);
  return db;
};

const opened = (path: string): Connection | null => {
  let db: Connection | null = null;
  try {
    db = createDatabase(path);
    if (db.pragma('application_id', { simple: true }) === APPLICATION_ID && db.pragma('user_version', { simple: true }) === VERSION) {
      configure(db);
      db.prepare('SELECT count(*) FROM readings').get();
      db.prepare('SELECT count(*) FROM notes').get();
      return db;
    }
  } catch {
    // Damaged: what it held is read again.
  }
  db?.close();
  return null;
};

const configure = (db: Connection): void => {
  db.pragma('journal_mode = WAL');
  // A crash of the machine may lose the last readings, never the soundness of the file.
  db.pragma('synchronous = NORMAL');
};
