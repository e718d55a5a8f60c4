import { Worker } from 'node:worker_threads';
import type { WorkbookTask } from './workbook-worker.js';

/** Writes the workbook in a thread of its own. Rejects where the thread ends before it is written, for whatever reason. */
export const writeWorkbookApart = (task: WorkbookTask): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the thread ended with ${code}`))));
  });

const HEAP_MB = 512;
