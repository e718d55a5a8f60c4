import { pino } from 'pino';
import type { FileEvent } from '../batch/index.js';

/** A log of files: one line of JSON each. */
export interface RunLog {
  readonly write: (file: FileEvent) => void;
  readonly close: () => void;
}

/** Adds to the file, which is made where it is not there. @throws Error of the system where it cannot be written */
export const openRunLog = (path: string): RunLog => {
  const destination = pino.destination({ dest: path, append: true, mkdir: true, sync: true });
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  let open = true;
  return {
    write: ({ summary, how, ms }) => {
      const { path: name, status, errorCode, format, method, pages, bytes, acts } = summary;
      const entry = { path: name, status, errorCode, format, method, pages, bytes, acts: acts.length, how, ms: Math.round(ms) };
      if (status === 'failed') logger.warn(entry, 'file');
      else logger.info(entry, 'file');
    },
    close: () => {
      if (open) destination.end();
      open = false;
    },
  };
};
