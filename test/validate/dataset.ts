import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Connection, openDataset } from '../../src/store/index.js';
import { readFiles, filesOf, writeDataset } from '../dataset/made.js';

/** The samples and the dev half of the bank as a dataset, made once. */
export const withDataset = async <T>(use: (db: Connection, folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-validate-'));
  try {
    const file = path.join(folder, 'dataset.sqlite');
    records ??= readFiles([...filesOf('samples'), ...filesOf('bank')]);
    writeDataset(file, await records);
    const db = openDataset(file);
    try {
      return await use(db, folder);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

let records: ReturnType<typeof readFiles> | null = null;
