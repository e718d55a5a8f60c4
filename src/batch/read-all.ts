import { availableParallelism } from 'node:os';
import { type DocumentRecord, type Engine, type FailureCode, Refusal } from '../model/index.js';
import { RulesError } from '../rules/problem.js';
import { codeOf } from './discover.js';
import { createFetcher, type FoundInput, type OpenArchiveFile } from './inputs.js';
import type { Kept } from './kept.js';
import type { FileLimits } from './limits.js';
import { duplicate, excluded, type FailureText, failureOf, messageOf, unread } from './read.js';
import { type PackedRecord, type Reader, RunError } from './reader.js';
import { schedule, type Work } from './schedule.js';
import { type FileSummary, summaryOf } from './summary.js';
import type { Progress } from './run.js';

/** What came of a file: kept with its reading, or small enough to be held. */
export interface FileOutcome {
  readonly file: FoundInput;
  readonly summary: FileSummary;
  /** Null where it is kept. */
  readonly record: DocumentRecord | null;
}

/** One file that is done. */
export interface FileEvent {
  readonly summary: FileSummary;
  /** `read` now, `judged` anew from what was read, or `kept` as it was; `unread` where there was nothing to do. */
  readonly how: 'read' | 'judged' | 'kept' | 'unread';
  /** Milliseconds of reading, 0 where nothing was read. */
  readonly ms: number;
}

export interface ReadContext {
  readonly engine: Engine;
  readonly failureText: FailureText;
  readonly limits: FileLimits;
  readonly kept: Kept;
  readonly openReader: (workers: number) => Promise<Reader>;
  readonly openArchive: OpenArchiveFile | null;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ReadResult {
  readonly outcomes: readonly FileOutcome[];
  readonly counts: { readonly read: number; readonly judged: number; readonly kept: number };
  readonly interrupted: boolean;
}

/** Reads every file that has to be: once however many copies of it there are, and not where it was read before. */
export const readAll = async (
  context: ReadContext,
  files: readonly FoundInput[],
  options: { readonly workers: number | null; readonly signal: AbortSignal },
): Promise<ReadResult> => {
  const originals = originalsOf(files);
  const outcomes: (FileOutcome | undefined)[] = Array.from({ length: files.length });
  const counts = { read: 0, judged: 0, kept: 0, unread: 0 };
  const inHand = new Map<string, number>();
  let done = 0;
  const tell = (file: FileEvent | null): void => context.onProgress?.({ done, total: files.length, inHand, file });
  const finish = (index: number, outcome: FileOutcome, how: FileEvent['how'], ms: number): void => {
    outcomes[index] = outcome;
    counts[how] += 1;
    done += 1;
    inHand.delete(outcome.file.path);
    tell({ summary: outcome.summary, how, ms });
  };
  const works: Work[] = [];
  for (const [index, file] of files.entries()) {
    if (originals.has(index)) continue;
    const held = withoutReading(context, file);
    const known = held === null ? context.kept.find(file) : null;
    if (held !== null) finish(index, held, 'unread', 0);
    else if (known?.judged === true) finish(index, { file, summary: known.summary, record: null }, 'kept', 0);
    else works.push({ file, index });
  }
  await readWorks(context, works, options, {
    begun: (file, pages) => {
      inHand.set(file.path, pages);
      tell(null);
    },
    finish,
  });
  for (const [index, original] of originals) {
    const [file, first] = [files[index], outcomes[original]];
    if (file === undefined || first === undefined) continue; // interrupted
    const record = duplicate(context.failureText, file, first.summary);
    finish(index, { file, summary: summaryOf(record), record }, 'unread', 0);
  }
  return { outcomes: outcomes.filter((each) => each !== undefined), counts, interrupted: done < files.length };
};

interface Told {
  readonly begun: (file: FoundInput, pages: number) => void;
  readonly finish: (index: number, outcome: FileOutcome, how: FileEvent['how'], ms: number) => void;
}

/** Threads beyond this number wait for the one that writes. */
const MOST_WORKERS = 4;

const defaultWorkers = (): number => Math.min(MOST_WORKERS, availableParallelism());

/** Files that pay for a thread of their own: the rules are loaded in each. */
const FILES_A_WORKER = 8;

const readWorks = async (
  context: ReadContext,
  works: readonly Work[],
  options: { readonly workers: number | null; readonly signal: AbortSignal },
  told: Told,
): Promise<void> => {
  if (works.length === 0) return;
  const workers = options.workers ?? Math.max(1, Math.min(defaultWorkers(), Math.ceil(works.length / FILES_A_WORKER)));
  const reader = await context.openReader(workers);
  const fetch = createFetcher(context.openArchive);
  try {
    await schedule(works, workers, options.signal, async ({ file, index }) => {
      told.begun(file, 0);
      const started = performance.now();
      const { outcome, how } = await outcomeOf(context, reader, file, { fetch, onPages: (pages) => told.begun(file, pages) });
      told.finish(index, outcome, how, performance.now() - started);
    });
  } finally {
    await reader.close();
  }
};

interface Way {
  readonly fetch: (file: FoundInput) => Promise<Buffer>;
  readonly onPages: (pages: number) => void;
}

/** Rejects only where the trouble is not the file's: rules that are broken, a disk that is full. */
const outcomeOf = async (
  context: ReadContext,
  reader: Reader,
  file: FoundInput,
  way: Way,
): Promise<{ readonly outcome: FileOutcome; readonly how: 'read' | 'judged' }> => {
  const known = context.kept.find(file);
  const again = known !== null && known.summary.status === 'parsed';
  let read: PackedRecord;
  try {
    read = again ? await reader.judge(context.kept.packed(file)) : await readOne(context, reader, file, way);
  } catch (error) {
    if (isOurs(error)) throw error;
    const code = failureOf(error);
    const record = unread(file, code, context.failureText(code, { detail: messageOf(error) }));
    return { outcome: { file, summary: summaryOf(record), record }, how: 'read' };
  }
  context.kept.put(file, read);
  return { outcome: { file, summary: read.summary, record: null }, how: again ? 'judged' : 'read' };
};

const readOne = async ({ engine }: ReadContext, reader: Reader, file: FoundInput, { fetch, onPages }: Way): Promise<PackedRecord> => {
  const input = { path: file.path, sha256: file.sha256 ?? '', bytes: await fetched(fetch, file) };
  return reader.read(file.cost.kind === 'converter' && engine.convert !== undefined ? await engine.convert(input) : input, { onPages });
};

const fetched = async (fetch: Way['fetch'], file: FoundInput): Promise<Buffer> => {
  try {
    return await fetch(file);
  } catch (error) {
    if (failureOf(error) !== 'corrupt') throw error;
    throw Object.assign(new Error(codeOf(error)), { code: 'access-denied' });
  }
};

/** Refusals, broken rules and the troubles of our own disk are the run's. */
const isOurs = (error: unknown): boolean =>
  error instanceof Refusal || error instanceof RunError || error instanceof RulesError || codeOf(error).startsWith('SQLITE_');

const withoutReading = ({ failureText }: ReadContext, file: FoundInput): FileOutcome | null => {
  if (file.left !== null) return held(file, excluded(failureText, file, file.left));
  if (file.refused !== null) return held(file, unread(file, file.refused.code satisfies FailureCode, file.refused.message));
  return null;
};

const held = (file: FoundInput, record: DocumentRecord): FileOutcome => ({ file, summary: summaryOf(record), record });

/** Position of a copy → position of the first file with its content. Empty files have no content to share. */
const originalsOf = (files: readonly FoundInput[]): ReadonlyMap<number, number> => {
  const first = new Map<string, number>();
  const originals = new Map<number, number>();
  files.forEach((file, index) => {
    if (file.sha256 === null || file.bytes === 0 || file.left !== null) return;
    const original = first.get(file.sha256);
    if (original === undefined) first.set(file.sha256, index);
    else originals.set(index, original);
  });
  return originals;
};
