import path from 'node:path';
import type { BatchResult } from '../batch/index.js';
import { fill } from '../messages/fill.js';
import type { Messages } from '../messages/messages.js';
import { Refusal } from '../model/index.js';
import type { Ports } from './ports.js';
import { type RunOptions, runOnce } from './run-command.js';
import { watchFolders } from './watch-folder.js';

export interface WatchOptions extends RunOptions {
  /** Milliseconds without a change after which the results are brought up to date. */
  readonly quietMs?: number;
}

/** `poryadok watch`: a run now and after each change, until the user asks for an end. */
export const runWatch = async (messages: Messages, ports: Ports, options: WatchOptions): Promise<void> => {
  const ended = new AbortController();
  const stop = ports.onInterrupt?.(() => ended.abort()) ?? (() => {});
  const end = new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve(), { once: true }));
  // Watched from before the first run: what arrives while it goes on is not missed.
  const folder = await watchFolders(options.paths, {
    ignored: [options.out, ...(options.log === undefined ? [] : [options.log])],
    quietMs: options.quietMs ?? QUIET_MS,
  });
  try {
    // What cannot run at all is told at once, as `run` tells it; later trouble may pass.
    tell(messages, ports, await runOnce(messages, ports, options, ended.signal));
    if (!ended.signal.aborted)
      say(ports, fill(messages.texts.watch.waiting, { path: options.paths.map((each) => path.resolve(each)).join(', ') }));
    while (!ended.signal.aborted) {
      await Promise.race([folder.nextChange(), end]);
      if (!ended.signal.aborted) await update(messages, ports, options, ended.signal);
    }
    say(ports, messages.texts.watch.ended);
  } finally {
    stop();
    await folder.close();
  }
};

const QUIET_MS = 1000;

const update = async (messages: Messages, ports: Ports, options: RunOptions, signal: AbortSignal): Promise<void> => {
  try {
    tell(messages, ports, await runOnce(messages, ports, { ...options, quiet: true }, signal));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(ports, fill(messages.texts.watch.failed, { time: timeOf(ports), detail: messages.refusal(error) }));
  }
};

const tell = (messages: Messages, ports: Ports, { documents, counts, interrupted }: BatchResult): void => {
  if (interrupted) return;
  const orders = documents.flatMap(({ acts }) => acts.filter((act) => act.isPrimary)).length;
  say(ports, fill(messages.texts.watch.current, { time: timeOf(ports), files: documents.length, read: counts.read, orders }));
};

const say = (ports: Ports, text: string): void => ports.console.err(`${text}\n`);

/** Local time of day. */
const timeOf = (ports: Ports): string => ports.clock().toTimeString().slice(0, 8);
