import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BatchContext } from '../../src/batch/index.js';
import type { Engine, EngineEditions } from '../../src/model/index.js';
import { TABLES } from '../../src/store/index.js';
import { record, regions, standard } from '../store/records.js';
import { words } from '../store/temporary.js';

/** What an engine was asked to do. */
export interface Asked {
  readonly read: string[];
  readonly judged: string[];
}

export const EDITIONS: EngineEditions = { reading: 'r1', judging: 'j1', writing: 'w1' };

/** Reads a text as the number of an order; notes what it is asked. */
export const keepingEngine = (asked: Asked, editions: EngineEditions = EDITIONS): Engine => ({
  standard,
  editions,
  process: async ({ path, sha256, bytes }) => {
    asked.read.push(path);
    const text = bytes.toString().trim();
    if (text.startsWith('timeout')) throw Object.assign(new Error('slow'), { code: 'timeout' });
    if (text.startsWith('encrypted'))
      return { ...record({ path, sha256 }), status: 'failed', errorCode: 'encrypted', errorMessage: 'e', text: '', acts: [], findings: [] };
    return record({ path, sha256, number: text });
  },
  judge: async (acts) => {
    asked.judged.push(...acts.map(({ id }) => id));
    return [];
  },
});

export const context = (engine: Engine, over: Partial<BatchContext> = {}): BatchContext => ({
  engine,
  dataset: { regions, words },
  failureText: (code, data) => `${code} ${JSON.stringify(data ?? {})}`,
  clock: () => new Date(0),
  appVersion: '1',
  ...over,
});

export const fill = (root: string, files: Readonly<Record<string, string | Buffer>>): string => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
};

/** Contents of `orders` by name. */
export const ordersOf = (out: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(out, 'orders'))
      .sort()
      .map((name) => [name, readFileSync(join(out, 'orders', name), 'utf8')]),
  );

/** Rows of every table but those that say when. */
export const tablesOf = (out: string): Readonly<Record<string, readonly unknown[]>> => {
  const db = new Database(join(out, 'dataset.sqlite'), { readonly: true });
  try {
    return Object.fromEntries(
      TABLES.filter(({ name }) => name !== 'runs' && !name.startsWith('history')).map(({ name, primaryKey }) => [
        name,
        db.prepare(`SELECT * FROM ${name} ORDER BY ${primaryKey.length > 0 ? primaryKey.join(', ') : '1'}`).all(),
      ]),
    );
  } finally {
    db.close();
  }
};

export const runsIn = (out: string): number => {
  const db = new Database(join(out, 'dataset.sqlite'), { readonly: true });
  try {
    return Number(db.prepare('SELECT count(*) FROM runs').pluck().get());
  } finally {
    db.close();
  }
};
