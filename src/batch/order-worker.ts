import { parentPort } from 'node:worker_threads';
import { unpackRecord } from '../store/index.js';
import { writeOrder } from './output.js';
import type { Seal } from './seal.js';

/** What a thread that writes JSON files is told: a file, and the record that goes into it as it is kept. */
export interface OrderTask {
  readonly number: number;
  readonly file: string;
  readonly packed: Uint8Array;
}

/** `seal` is null where the file could not be written. */
export interface OrderAnswer {
  readonly number: number;
  readonly seal: Seal | null;
}

const answer = async ({ number, file, packed }: OrderTask): Promise<void> => {
  const seal = await writeOrder(file, unpackRecord(packed)).catch(() => null);
  parentPort?.postMessage({ number, seal } satisfies OrderAnswer, []);
};

parentPort?.on('message', (task: OrderTask) => void answer(task));
