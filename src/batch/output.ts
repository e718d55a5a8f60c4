import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DocumentRecord, Refusal } from '../model/index.js';
import { codeOf } from './discover.js';
import { lockFolder } from './lock.js';
import { messageOf } from './read.js';
import { type Seal, sealOf } from './seal.js';

/** Where a run leaves its results. */
export interface OutputPaths {
  readonly folder: string;
  readonly orders: string;
  readonly dataset: string;
  readonly report: string;
  /** `report.xlsx`, written from the dataset by whoever runs the batch. */
  readonly workbook: string;
  readonly lock: string;
  /** What is kept of the files read, for the next run. */
  readonly readings: string;
}

export const outputPaths = (folder: string): OutputPaths => ({
  folder,
  orders: path.join(folder, 'orders'),
  dataset: path.join(folder, 'dataset.sqlite'),
  report: path.join(folder, 'report.html'),
  workbook: path.join(folder, 'report.xlsx'),
  lock: path.join(folder, '.poryadok.lock'),
  readings: path.join(folder, '.cache', 'readings.sqlite'),
});

/** What a run writes, by absolute path: never an input of a later run over the same folder. */
export const ownFiles = (paths: OutputPaths): readonly string[] => [
  paths.orders,
  paths.dataset,
  `${paths.dataset}.partial`,
  paths.report,
  paths.workbook,
  paths.lock,
  path.dirname(paths.readings),
];

/**
 * Runs `write` with the folder of results made and locked against other runs.
 * @throws Refusal `output-in-use`, `output-not-writable`
 */
export const withOutput = <T>(paths: OutputPaths, startedAt: string, write: () => Promise<T>): Promise<T> =>
  withFolder(paths.folder, async () => {
    const unlock = lockFolder(paths.folder, paths.lock, startedAt);
    process.once('exit', unlock);
    try {
      mkdirSync(paths.orders, { recursive: true });
      return await write();
    } finally {
      process.off('exit', unlock);
      unlock();
    }
  });

/** Runs `write` with a folder made. @throws Refusal `output-not-writable` */
export const withFolder = async <T>(folder: string, write: () => Promise<T>): Promise<T> => {
  try {
    mkdirSync(folder, { recursive: true });
    return await write();
  } catch (error) {
    throw NOT_WRITABLE.has(codeOf(error))
      ? new Refusal('output-not-writable', { path: folder, detail: `${codeOf(error)}: ${messageOf(error).replace(/^E[A-Z]+: /u, '')}` })
      : error;
  }
};

/** Writes one file whole or not at all; pieces are written as they come and never held together. */
export const writeWhole = (file: string, content: string | Uint8Array | Iterable<string | Uint8Array>): void => {
  const partial = `${file}.partial`;
  try {
    writePieces(partial, typeof content === 'string' || content instanceof Uint8Array ? [content] : content);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
};

const writePieces = (file: string, pieces: Iterable<string | Uint8Array>): void => {
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) writeBytes(handle, typeof piece === 'string' ? Buffer.from(piece) : piece);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** A write may take less than it is given. */
const writeBytes = (handle: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
};

/** Writes `orders/<id>.json` of a document; all but making its text goes on beside what this thread does meanwhile. */
export const writeOrder = async (file: string, record: DocumentRecord): Promise<Seal> => {
  const partial = `${file}.partial`;
  const content = Buffer.from(`${JSON.stringify(record, null, 2)}\n`);
  try {
    await writeFile(partial, content, { flush: true });
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return sealOf(file, content);
};

export const orderFile = (paths: OutputPaths, id: string): string => path.join(paths.orders, `${id}.json`);

/** Removes what earlier runs left in `orders` for documents that are there no more; other people's files stay. */
export const removeStaleOrders = (paths: OutputPaths, current: ReadonlySet<string>): void => {
  for (const name of readdirSync(paths.orders)) {
    const stale = OWN_ORDER.test(name) ? !current.has(name.slice(0, ID_LENGTH)) : HALF_WRITTEN.test(name);
    if (stale) rmSync(path.join(paths.orders, name), { force: true });
  }
};

const ID_LENGTH = 16;
const HALF_WRITTEN = /^[0-9a-f]{16}\.json\.partial$/u;
const OWN_ORDER = /^[0-9a-f]{16}\.json$/u;

const NOT_WRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'EIO',
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY_DIRECTORY',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
]);
