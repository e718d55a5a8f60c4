import { pino } from 'pino';
import type { FileEvent } from '../batch/index.js';
import { Refusal } from '../model/index.js';

/** A log of files: one line of JSON each. */
export interface RunLog {
  readonly write: (file: FileEvent) => void;
  readonly close: () => void;
}

/**
 * Adds to the file, which is made where it is not there.
 * @throws Refusal `output-not-writable` where it cannot be written, from `write` too: a log that lacks files is none
 */
export const openRunLog = (path: string): RunLog => {
  const destination = opened(path);
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  let open = true;
  let trouble: Error | null = null;
  destination.on('error', (error: Error) => {
    trouble = error;
  });
  return {
    write: ({ summary, how, ms }) => {
      const { path: name, status, errorCode, format, method, pages, bytes, acts } = summary;
      const entry = { path: name, status, errorCode, format, method, pages, bytes, acts: acts.length, how, ms: Math.round(ms) };
      if (status === 'failed') logger.warn(entry, 'file');
      else logger.info(entry, 'file');
      if (trouble !== null) throw refusal(path, trouble);
    },
    close: () => {
      if (open) destination.end();
      open = false;
    },
  };
};

const opened = (path: string): ReturnType<typeof pino.destination> => {
  try {
    return pino.destination({ dest: path, append: true, mkdir: true, sync: true });
  } catch (error) {
    throw refusal(path, error);
  }
};

const refusal = (path: string, error: unknown): Refusal =>
  new Refusal('output-not-writable', { path, detail: error instanceof Error ? error.message : String(error) });
