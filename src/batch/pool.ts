import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { endChildren } from '../adapters/children.js';
import { type InputFile, Refusal } from '../model/index.js';
import { codeOf } from './discover.js';
import type { FileLimits } from './limits.js';
import { isGone } from './lock.js';
import { PQueue } from './queue.js';
import { type PackedRecord, type Reader, type ReadWatch, RunError } from './reader.js';
import { type Board, boardOf, newBoard, type WorkerAnswer, type WorkerSettings, type WorkerTask } from './worker-task.js';

export interface PoolOptions {
  readonly rulesFolder: string;
  /** Threads that read at the same time. */
  readonly workers: number;
  readonly limits: FileLimits;
  /** The code of a thread; the reading one where none is given. */
  readonly entry?: string;
}

/**
 * Threads that read, each one file at a time. One that passes its limits is ended with the programs that it runs; the next file gets
 * a new one. Rejections carry a code of failures: `timeout`, `out-of-memory`, or what the reader said.
 * @throws Refusal `rules-broken` from `read` and `judge`
 */
export const openPool = ({ rulesFolder, workers, limits, entry = ENTRY }: PoolOptions): Reader => {
  sweepTemporary();
  const temporary = mkdtempSync(path.join(tmpdir(), `${TEMPORARY}${process.pid}-`));
  // What waits in the pool's own queue when a thread ends is not taken up again: nothing ever waits there.
  const gate = new PQueue({ concurrency: workers });
  const settings: WorkerSettings = { rulesFolder, maxRecordBytes: limits.maxRecordBytes };
  const boards = new Set<Running>();
  const pool = new Piscina({
    filename: entry,
    minThreads: 0,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    workerData: settings,
    // A thread that is ended leaves its temporary files: they go with the folder.
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  // A thread whose code does not load tells the pool, not the one who waits for it.
  pool.on('error', (error: unknown) => {
    for (const { fail } of boards) fail(error);
  });
  const clean = (): void => {
    for (const { board } of boards) endChildren(board.children);
    rmSync(temporary, { recursive: true, force: true });
  };
  process.once('exit', clean);
  return {
    read: (file, watch) => {
      const board = newBoard();
      return gate.add(() => watchedRun(pool, boards, limits, { task: readTask(file, board), board: boardOf(board), watch }));
    },
    judge: (packed) => {
      const board = newBoard();
      return gate.add(() =>
        watchedRun(pool, boards, limits, { task: { kind: 'judge', packed, board }, board: boardOf(board), watch: { onPages: () => {} } }),
      );
    },
    close: async () => {
      await pool.destroy();
      process.off('exit', clean);
      clean();
    },
  };
};

/** Sources run by a loader need it in threads too. */
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './worker-boot.mjs' : './worker.js', import.meta.url));

const IDLE_MS = 60_000;
/** What an order is read with lives as long as its reading: room for it saves a fifteenth of the processor time, which went into clearing it away. */
const YOUNG_MB = 96;
const LOOK_MS = 100;

const TEMPORARY = 'poryadok-run-';

/** A run that was killed could not take its temporary files with it. Those of somebody else are left to him. */
const sweepTemporary = (): void => {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^poryadok-(?:run|office|convert)-(\d+)-/u.exec(name)?.[1];
    if (pid === undefined || !isGone(Number(pid))) continue;
    try {
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
    } catch (error) {
      if (!['EPERM', 'EACCES', 'ENOTEMPTY', 'EBUSY'].includes(codeOf(error))) throw error;
    }
  }
};

interface Watched {
  readonly task: WorkerTask;
  readonly board: Board;
  readonly watch: ReadWatch;
}

const readTask = ({ path: name, sha256, bytes, converted }: InputFile, board: SharedArrayBuffer): WorkerTask => ({
  kind: 'read',
  file: { path: name, sha256, bytes, ...(converted === undefined ? {} : { converted }) },
  board,
});

const watchedRun = async (
  pool: Piscina,
  boards: Set<Running>,
  limits: FileLimits,
  { task, board, watch }: Watched,
): Promise<PackedRecord> => {
  const ending = new AbortController();
  const watcher = watchTime(board, limits, watch, () => ending.abort());
  let fail: Running['fail'] = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const running: Running = { board, fail: (error) => fail(error) };
  boards.add(running);
  try {
    // The pool gives what the thread gave.
    return recordOf((await Promise.race([pool.run(task, { signal: ending.signal }), failed])) as WorkerAnswer);
  } catch (error) {
    if (ending.signal.aborted) throw failure('timeout', '');
    // A thread that ended before it had the file in hand did not end because of the file.
    throw board.begun[0] === 1 || error instanceof Refusal || codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? error : new RunError(error);
  } finally {
    watcher.stop();
    boards.delete(running);
    endChildren(board.children);
  }
};

interface Running {
  readonly board: Board;
  readonly fail: (error: unknown) => void;
}

/** Calls `end` when the time of a file is over: each page under recognition adds to it, loading the rules counts apart. */
const watchTime = (board: Board, limits: FileLimits, watch: ReadWatch, end: () => void): { readonly stop: () => void } => {
  let [begun, pages] = [false, 0];
  let since = performance.now();
  const look = (): void => {
    if (!begun && board.begun[0] === 1) {
      begun = true;
      since = performance.now();
    }
    const now = board.pages[0] ?? 0;
    if (now !== pages) watch.onPages(now);
    pages = now;
    const allowed = begun ? limits.timeMs + limits.pageTimeMs * pages : limits.startMs;
    if (performance.now() - since > allowed) end();
  };
  const timer = setInterval(look, LOOK_MS);
  return { stop: () => clearInterval(timer) };
};

const recordOf = (answer: WorkerAnswer): PackedRecord => {
  if (answer.kind === 'done') return { packed: answer.packed, summary: answer.summary };
  if (answer.kind === 'rules-broken') throw new Refusal('rules-broken', { detail: answer.message });
  throw failure(answer.code, answer.message);
};

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });
