import type { Progress } from '../batch/index.js';
import { fill } from '../messages/fill.js';
import type { Messages } from '../messages/messages.js';
import { lineOf } from './names.js';
import type { Console } from './ports.js';

/** How far a run is, shown as it goes on. */
export interface ShownProgress {
  readonly show: (progress: Progress) => void;
  readonly close: () => void;
}

/** A bar on a terminal, lines where there is none, nothing where quiet is asked for; a log of files where a path is given. */
export const openProgress = async (
  messages: Messages,
  console: Console,
  options: { readonly quiet: boolean; readonly log: string | null },
): Promise<ShownProgress> => {
  const shown = options.quiet ? null : console.interactive ? await bar(messages) : lines(messages, console);
  const log = options.log === null ? null : (await import('./run-log.js')).openRunLog(options.log);
  return {
    show: (progress) => {
      shown?.show(progress);
      if (progress.file !== null) log?.write(progress.file);
    },
    close: () => {
      shown?.close();
      log?.close();
    },
  };
};

const bar = async (messages: Messages): Promise<ShownProgress> => {
  const { openBar } = await import('./progress-bar.js');
  const { texts } = messages;
  return openBar(texts.run.bar);
};

/** Runs with more files than this tell of a share of them. */
const EACH_FILE = 200;
const LINES = 100;

/** One line for each file that was read; what was kept from an earlier run takes no time to tell of. */
const lines = (messages: Messages, console: Console): ShownProgress => ({
  show: ({ done, total, file }) => {
    if (file === null || file.how === 'kept' || file.how === 'unread') return;
    if (total > EACH_FILE && done % Math.ceil(total / LINES) !== 0 && done !== total) return;
    console.err(`${fill(messages.texts.run.progress, { done, total, path: lineOf(file.summary.path) })}\n`);
  },
  close: () => {},
});
