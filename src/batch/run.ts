import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type Engine, Refusal, type StandardInfo } from '../model/index.js';
import { type DatasetContext, openDataset } from '../store/index.js';
import { discover } from './discover.js';
import { gather } from './gather.js';
import type { OpenArchiveFile } from './inputs.js';
import { FILE_LIMITS, type FileLimits } from './limits.js';
import { outputPaths, type OutputPaths, ownFiles, withOutput } from './output.js';
import { type Kept, openKept } from './kept.js';
import type { OrderWriter } from './order-writer.js';
import { type FileEvent, readAll } from './read-all.js';
import type { FailureText } from './read.js';
import { ownReader, type Reader } from './reader.js';
import { EVERYTHING, type Selection } from './select.js';
import type { FileSummary } from './summary.js';
import { writeResults } from './write-results.js';

export interface BatchContext {
  readonly engine: Engine;
  readonly dataset: Omit<DatasetContext, 'standard'>;
  /** Text of `errorMessage` of files that never reach the engine. */
  readonly failureText: FailureText;
  readonly clock: () => Date;
  readonly appVersion: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Opens threads that read; without it files are read in this one. */
  readonly openReader?: (options: { readonly workers: number; readonly limits: FileLimits }) => Promise<Reader>;
  /** Opens archives; without it they are files like any other. */
  readonly openArchive?: OpenArchiveFile;
  /** Opens a thread that writes the JSON files of a long run; without it this one does. */
  readonly openOrderWriter?: () => OrderWriter;
}

export type { FileEvent };

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Files in hand, by path, with the pages of each that recognition has begun. */
  readonly inHand: ReadonlyMap<string, number>;
  /** The file just done, null where one was begun or a page was. */
  readonly file: FileEvent | null;
}

export interface BatchOptions {
  /** Folders and files. */
  readonly inputs: readonly string[];
  /** Folder of results; made where it is not there. */
  readonly out: string;
  /** Files read at a time; by the cores and the number of files where it is not given. */
  readonly workers?: number;
  readonly selection?: Selection;
  /** Whether what earlier runs read may be used again. */
  readonly kept?: 'used' | 'ignored';
  readonly limits?: Partial<FileLimits>;
  /** ISO date on which decisions of reviewers are judged, null for the day of the run. */
  readonly asOf?: string | null;
  /** Files that are no input wherever they lie. */
  readonly ignored?: readonly string[];
  /** Ends the run: files in hand are finished and kept, the results stay as they are. */
  readonly signal?: AbortSignal;
}

export interface BatchResult {
  readonly standard: StandardInfo;
  /** Every file, in the order of their paths, as it stands among the others. */
  readonly documents: readonly FileSummary[];
  /** Folders that could not be listed. */
  readonly closedFolders: readonly string[];
  /** Records that broke the dataset's schema: bugs, recorded as failed files. */
  readonly isolated: readonly { readonly path: string; readonly detail: string }[];
  readonly paths: OutputPaths;
  /** How many files were read now, judged anew, or taken over as they were. */
  readonly counts: { readonly read: number; readonly judged: number; readonly kept: number };
  /** Whether the run was ended before all files were read: nothing was written but what was read. */
  readonly interrupted: boolean;
  /** True where the results of the last run hold as they are: only the run itself was noted. */
  readonly unchanged: boolean;
  /** Names what the results were made of: the same name, the same results. */
  readonly digest: string;
}

/**
 * Reads folders and files as one job: a row, a JSON file and a place in the report for every regular file. What goes
 * wrong with one file is in its record; earlier results stay whole until the new ones take their place. What is read is kept, and
 * neither a run after an interruption nor one after a change reads it again.
 * @param finish called with the results in place while the folder is still ours, to make what is made of the dataset
 * @throws Refusal where inputs cannot be found or results cannot be written
 */
export const runBatch = async (
  context: BatchContext,
  options: BatchOptions,
  finish?: (result: BatchResult, notes: RunNotes) => Promise<void>,
): Promise<BatchResult> => {
  const startedAt = context.clock().toISOString();
  const paths = outputPaths(realFolder(path.resolve(options.out)));
  const limits = { ...FILE_LIMITS, ...options.limits };
  const found = await discover(options.inputs, skippedPaths(options, paths));
  return withOutput(paths, startedAt, async () => {
    refuseForeign(paths.dataset);
    const kept = openKept(paths, context.engine.editions ?? null, options.kept ?? 'used');
    try {
      const signal = options.signal ?? new AbortController().signal;
      const files = await gather(
        { ...context, openArchive: context.openArchive ?? null, limits },
        found.files,
        options.selection ?? EVERYTHING,
      );
      const read = await readAll(
        {
          ...context,
          kept,
          limits,
          openArchive: context.openArchive ?? null,
          openReader: async (workers) => (await context.openReader?.({ workers, limits })) ?? ownReader(context.engine, limits),
        },
        files,
        { workers: options.workers ?? null, signal },
      );
      const common = { standard: context.engine.standard, closedFolders: found.closedFolders, paths, counts: read.counts };
      if (read.interrupted) {
        return {
          ...common,
          documents: read.outcomes.map(({ summary }) => summary),
          isolated: [],
          interrupted: true,
          unchanged: false,
          digest: '',
        };
      }
      const written = await writeResults(context, { paths, kept, outcomes: read.outcomes, startedAt, asOf: options.asOf ?? null });
      const result = { ...common, ...written, interrupted: false };
      await finish?.(result, kept.notes);
      kept.close();
      return result;
    } finally {
      kept.close();
    }
  });
};

/** What the last run noted for the next one; empty where nothing may be kept. */
export type RunNotes = Kept['notes'];

/** Hours of reading are not to end in the refusal of a file that stood there all the while. */
const refuseForeign = (dataset: string): void => {
  try {
    if (existsSync(dataset)) openDataset(dataset).close();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'dataset-older')) throw error; // it will be upgraded
  }
};

/** A folder of results within the input is no input; results beside the input are named one by one. */
const skippedPaths = ({ inputs, ignored = [] }: BatchOptions, paths: OutputPaths): ReadonlySet<string> => {
  const isInput = inputs.some((input) => realFolder(path.resolve(input)) === paths.folder);
  return new Set([...ownFiles(paths), ...(isInput ? [] : [paths.folder]), ...ignored.map((each) => realFolder(path.resolve(each)))]);
};

/** With symbolic links resolved as far as the folder exists, as discovery sees it. */
const realFolder = (folder: string): string => {
  if (existsSync(folder) || path.dirname(folder) === folder) return realpathSync(folder);
  return path.join(realFolder(path.dirname(folder)), path.basename(folder));
};
