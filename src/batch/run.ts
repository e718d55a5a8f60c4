import { existsSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import PQueue from 'p-queue';
import type { DocumentRecord, Engine } from '../model/index.js';
import { createDataset, type DatasetContext, type DatasetWriter } from '../store/index.js';
import { codeOf, discover } from './discover.js';
import { outputPaths, type OutputPaths, ownFiles, removeStaleOrders, withOutput, writeOrder } from './output.js';
import { duplicate, type FailureText, type Fingerprint, fingerprint, messageOf, readOne, unread } from './read.js';
import { linkVersions } from './versions.js';

export interface BatchContext {
  readonly engine: Engine;
  readonly dataset: Omit<DatasetContext, 'standard'>;
  /** Text of `errorMessage` of files that never reach the engine. */
  readonly failureText: FailureText;
  readonly clock: () => Date;
  readonly appVersion: string;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The file just done. */
  readonly path: string;
}

export interface BatchOptions {
  /** Folders and files. */
  readonly inputs: readonly string[];
  /** Folder of results; made where it is not there. */
  readonly out: string;
  /** Files in hand at a time. */
  readonly concurrency?: number;
  /** ISO date on which decisions of reviewers are judged, recorded with the run; null for the day of the run. */
  readonly asOf?: string | null;
}

export interface BatchResult {
  /** In the order of their paths. */
  readonly documents: readonly DocumentRecord[];
  /** Folders that could not be listed. */
  readonly closedFolders: readonly string[];
  /** Records that broke the dataset's schema: bugs, recorded as failed files. */
  readonly isolated: readonly { readonly path: string; readonly detail: string }[];
  readonly paths: OutputPaths;
}

/**
 * Reads folders and files as one job: a row, a JSON file and a place in the report for every regular file. What goes
 * wrong with one file is in its record; earlier results stay whole until the new ones take their place.
 * @throws Refusal where inputs cannot be found or results cannot be written
 */
export const runBatch = async (context: BatchContext, options: BatchOptions): Promise<BatchResult> => {
  const startedAt = context.clock().toISOString();
  const paths = outputPaths(realFolder(path.resolve(options.out)));
  const { files, closedFolders } = await discover(options.inputs, skippedPaths(options.inputs, paths));
  return withOutput(paths, async () => {
    const writer = createDataset({ ...context.dataset, standard: context.engine.standard }, paths.dataset);
    try {
      const queue = new PQueue({ concurrency: options.concurrency ?? Math.min(4, availableParallelism()) });
      const fingerprints = await queue.addAll(files.map((file) => () => fingerprint(file)));
      const read = await readAll(context, queue, fingerprints);
      const { documents, isolated } = store(context, writer, linkVersions(read), fingerprints);
      for (const record of documents) writeOrder(paths, record);
      writer.finish({ startedAt, finishedAt: context.clock().toISOString(), appVersion: context.appVersion, asOf: options.asOf ?? null });
      removeStaleOrders(paths, documents);
      return { documents, closedFolders, isolated, paths };
    } catch (error) {
      writer.abort();
      throw error;
    }
  });
};

/** A folder of results within the input is no input; results beside the input are named one by one. */
const skippedPaths = (inputs: readonly string[], paths: OutputPaths): ReadonlySet<string> => {
  const isInput = inputs.some((input) => realFolder(path.resolve(input)) === paths.folder);
  return new Set([...ownFiles(paths), ...(isInput ? [] : [paths.folder])]);
};

/** With symbolic links resolved as far as the folder exists, as discovery sees it. */
const realFolder = (folder: string): string => {
  if (existsSync(folder) || path.dirname(folder) === folder) return realpathSync(folder);
  return path.join(realFolder(path.dirname(folder)), path.basename(folder));
};

/** Reads every file but copies of one before it; results in the order of the files. */
const readAll = async (context: BatchContext, queue: PQueue, files: readonly Fingerprint[]): Promise<DocumentRecord[]> => {
  const originals = originalsOf(files);
  let done = 0;
  const read = await queue.addAll(
    files.map((file, index) => async () => {
      const record = originals.has(index) ? null : await readOne(context.engine, context.failureText, file);
      done += 1;
      context.onProgress?.({ done, total: files.length, path: file.path });
      return record;
    }),
  );
  return files.map((file, index) => {
    const original = read[originals.get(index) ?? index];
    if (original === undefined || original === null) throw new Error(`no record of ${file.path}`);
    return originals.has(index) ? duplicate(context.failureText, file, original) : original;
  });
};

/** Position of a copy → position of the first file with its content. Empty files have no content to share. */
const originalsOf = (files: readonly Fingerprint[]): ReadonlyMap<number, number> => {
  const first = new Map<string, number>();
  const originals = new Map<number, number>();
  files.forEach((file, index) => {
    if (file.sha256 === null || file.bytes === 0) return;
    const original = first.get(file.sha256);
    if (original === undefined) first.set(file.sha256, index);
    else originals.set(index, original);
  });
  return originals;
};

/** A record that breaks the schema is a bug of ours: the file is recorded as failed, the others are kept. */
const store = (
  context: BatchContext,
  writer: DatasetWriter,
  records: readonly DocumentRecord[],
  fingerprints: readonly Fingerprint[],
): Pick<BatchResult, 'documents' | 'isolated'> => {
  const isolated: { path: string; detail: string }[] = [];
  const documents = records.map((record, index) => {
    try {
      writer.write(record);
      return record;
    } catch (error) {
      const file = fingerprints[index];
      if (file === undefined || isTroubleOfStorage(codeOf(error))) throw error;
      const detail = messageOf(error);
      isolated.push({ path: record.path, detail });
      const failed = unread(file, 'corrupt', context.failureText('corrupt', { detail }));
      writer.write(failed);
      return failed;
    }
  });
  return { documents, isolated };
};

/** Disk full, folder gone: the next record would fare no better. */
const isTroubleOfStorage = (code: string): boolean =>
  /^E[A-Z]+$/u.test(code) || (code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT'));
