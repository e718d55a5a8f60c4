import { workerData } from 'node:worker_threads';
import { openEngine, openWatchedEngine } from '../engine.js';
import type { Engine, InputFile } from '../model/index.js';
import { RulesError } from '../rules/problem.js';
import { codeOf } from './discover.js';
import { FILE_LIMITS } from './limits.js';
import { ownReader, packedRecord } from './reader.js';
import { type Board, boardOf, type WorkerAnswer, type WorkerSettings, type WorkerTask } from './worker-task.js';

// What a thread is started with comes without a type.
const settings = workerData as WorkerSettings;

let watched: ReturnType<typeof openWatchedEngine> | null = null;
let judge: Promise<Engine> | null = null;

/** One task of a thread that reads. Never rejects. */
export default async (task: WorkerTask): Promise<WorkerAnswer> => {
  try {
    return { kind: 'done', ...(task.kind === 'read' ? await read(task) : await judgeAnew(task)) };
  } catch (error) {
    if (error instanceof RulesError) return { kind: 'rules-broken', message: error.message };
    return { kind: 'failed', code: codeOf(error), message: error instanceof Error ? error.message : String(error) };
  }
};

const read = async ({ file, board }: Extract<WorkerTask, { readonly kind: 'read' }>) => {
  watched ??= openWatchedEngine(settings.rulesFolder);
  const process = await watched;
  const shared: Board = boardOf(board);
  shared.begun[0] = 1;
  const onPage = (): void => {
    shared.pages[0] = (shared.pages[0] ?? 0) + 1;
  };
  return packedRecord(await process({ children: shared.children, onPage }, withBuffers(file)), settings);
};

const judgeAnew = async ({ packed, board }: Extract<WorkerTask, { readonly kind: 'judge' }>) => {
  judge ??= openEngine(settings.rulesFolder);
  const engine = await judge;
  boardOf(board).begun[0] = 1;
  return ownReader(engine, { ...FILE_LIMITS, maxRecordBytes: settings.maxRecordBytes }).judge(packed);
};

const withBuffers = ({ bytes, converted, ...file }: Extract<WorkerTask, { readonly kind: 'read' }>['file']): InputFile => ({
  ...file,
  bytes: asBuffer(bytes),
  ...(converted === undefined ? {} : { converted: converted.ok ? { ok: true, docx: asBuffer(converted.docx) } : converted }),
});

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
