import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { type DocumentRecord, Refusal } from '../model/index.js';
import { codeOf } from './discover.js';
import { messageOf } from './read.js';

/** Where a run leaves its results. */
export interface OutputPaths {
  readonly folder: string;
  readonly orders: string;
  readonly dataset: string;
  readonly report: string;
  /** `report.xlsx`, written from the dataset by whoever runs the batch. */
  readonly workbook: string;
  readonly lock: string;
}

export const outputPaths = (folder: string): OutputPaths => ({
  folder,
  orders: path.join(folder, 'orders'),
  dataset: path.join(folder, 'dataset.sqlite'),
  report: path.join(folder, 'report.html'),
  workbook: path.join(folder, 'report.xlsx'),
  lock: path.join(folder, '.poryadok.lock'),
});

/** What a run writes, by absolute path: never an input of a later run over the same folder. */
export const ownFiles = (paths: OutputPaths): readonly string[] => [
  paths.orders,
  paths.dataset,
  `${paths.dataset}.partial`,
  paths.report,
  paths.workbook,
  paths.lock,
];

/**
 * Runs `write` with the folder of results made and locked against other runs.
 * @throws Refusal `output-in-use`, `output-not-writable`
 */
export const withOutput = <T>(paths: OutputPaths, write: () => Promise<T>): Promise<T> =>
  withFolder(paths.folder, async () => {
    mkdirSync(paths.orders, { recursive: true });
    lock(paths);
    try {
      return await write();
    } finally {
      rmSync(paths.lock, { force: true });
    }
  });

/** Runs `write` with a folder made. @throws Refusal `output-not-writable` */
export const withFolder = async <T>(folder: string, write: () => Promise<T>): Promise<T> => {
  try {
    mkdirSync(folder, { recursive: true });
    return await write();
  } catch (error) {
    throw NOT_WRITABLE.has(codeOf(error))
      ? new Refusal('output-not-writable', { path: folder, detail: `${codeOf(error)}: ${messageOf(error)}` })
      : error;
  }
};

/** Writes one file whole or not at all; pieces are written as they come and never held together. */
export const writeWhole = (file: string, content: string | Iterable<string>): void => {
  const partial = `${file}.partial`;
  try {
    writePieces(partial, typeof content === 'string' ? [content] : content);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
};

const writePieces = (file: string, pieces: Iterable<string>): void => {
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) writeBytes(handle, Buffer.from(piece));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** A write may take less than it is given. */
const writeBytes = (handle: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
};

/** Writes `orders/<id>.json` of a document. */
export const writeOrder = (paths: OutputPaths, record: DocumentRecord): void => {
  writeWhole(path.join(paths.orders, `${record.id}.json`), `${JSON.stringify(record, null, 2)}\n`);
};

/** Removes what earlier runs left in `orders` for documents that are there no more; other people's files stay. */
export const removeStaleOrders = (paths: OutputPaths, records: readonly DocumentRecord[]): void => {
  const current = new Set(records.map((record) => `${record.id}.json`));
  for (const name of readdirSync(paths.orders)) {
    if (OWN_ORDER.test(name) && !current.has(name)) rmSync(path.join(paths.orders, name), { force: true });
  }
};

const OWN_ORDER = /^[0-9a-f]{16}\.json(?:\.partial)?$/u;

const NOT_WRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
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

const lock = (paths: OutputPaths): void => {
  const own = { flag: 'wx' } as const;
  try {
    writeFileSync(paths.lock, String(process.pid), own);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const pid = Number.parseInt(readFileSync(paths.lock, 'utf8'), 10);
    if (isRunning(pid)) throw new Refusal('output-in-use', { path: paths.folder, pid });
    rmSync(paths.lock, { force: true }); // left by a run that was killed
    writeFileSync(paths.lock, String(process.pid), own);
  }
};

const isRunning = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0); // signal 0 only asks
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};
