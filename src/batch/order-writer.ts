import { Worker } from 'node:worker_threads';
import type { OrderAnswer, OrderTask } from './order-worker.js';
import type { Seal } from './seal.js';

/** Writes JSON files beside what this thread does. */
export interface OrderWriter {
  /** Null where the file could not be written, for whatever reason. */
  write(file: string, packed: Uint8Array): Promise<Seal | null>;
  close(): Promise<void>;
}

/** A thread of its own. Of the built program only: sources run by a loader would need it in the thread too. */
export const openOrderWriter = (): OrderWriter => {
  const worker = new Worker(new URL('./order-worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const waiting = new Map<number, (seal: Seal | null) => void>();
  let [number, ended] = [0, false];
  const end = (): void => {
    ended = true;
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  };
  worker.on('message', (answer: OrderAnswer) => {
    waiting.get(answer.number)?.(answer.seal);
    waiting.delete(answer.number);
  });
  worker.on('error', end);
  worker.on('exit', end);
  return {
    write: (file, packed) =>
      new Promise((resolve) => {
        if (ended) return resolve(null);
        number += 1;
        waiting.set(number, resolve);
        worker.postMessage({ number, file, packed } satisfies OrderTask, []);
      }),
    close: async () => void (await worker.terminate()),
  };
};

const HEAP_MB = 512;
