import { workerData } from 'node:worker_threads';
import { loadWords } from './load-lexicons.js';
import { type WorkbookOptions, writeWorkbookFile } from './workbook.js';

/** What a thread that writes a workbook is told. */
export type WorkbookTask = Omit<WorkbookOptions, 'words'>;

// What a thread is started with comes without a type.
const task = workerData as WorkbookTask;

await writeWorkbookFile({ ...task, words: loadWords(task.rules) });
