import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Refusal } from '../model/index.js';
import { codeOf } from './discover.js';

/** Who holds a folder of results. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/**
 * Takes a folder of results for one run; gives what lets it go. A lock that was left by a run that is no more is taken over.
 * @throws Refusal `output-in-use` with the run that holds it
 */
export const lockFolder = (folder: string, file: string, startedAt: string): (() => void) => {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), startedAt } satisfies Holder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(file, own)) return () => release(file, own);
    const found = contentOf(file);
    if (found === null) continue; // let go in between
    const holder = parsed(found);
    if (holder === null || holder.host !== hostname() || !isGone(holder.pid)) throw inUse(folder, file, holder);
    takeAway(file, found);
  }
  throw inUse(folder, file, parsed(contentOf(file) ?? ''));
};

/** Whether a process of this machine is no more. */
export const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0); // signal 0 only asks
    return false;
  } catch (error) {
    return codeOf(error) !== 'EPERM';
  }
};

const ATTEMPTS = 5;

const create = (file: string, content: string): boolean => {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, content);
  try {
    // A link appears with its content at once: nobody reads a lock half written.
    linkSync(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return createPlain(file, content);
  } finally {
    rmSync(own, { force: true });
  }
};

/** Where the file system has no links. */
const createPlain = (file: string, content: string): boolean => {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

const release = (file: string, own: string): void => {
  if (contentOf(file) === own) rmSync(file, { force: true });
};

/** Of two runs that find the same dead lock one takes it away; the other, should it get the new one, puts it back. */
const takeAway = (file: string, dead: string): void => {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (contentOf(aside) === dead) rmSync(aside, { force: true });
  else renameSync(aside, file);
};

const contentOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Null for what we did not write; earlier versions wrote the number of the process alone. */
const parsed = (content: string): Holder | null => {
  try {
    const holder: unknown = JSON.parse(content);
    if (typeof holder === 'number') return { pid: holder, host: hostname(), startedAt: '' };
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !Number.isInteger(holder.pid)) return null;
    const text = (name: 'host' | 'startedAt'): string => (name in holder ? String((holder as Record<string, unknown>)[name]) : ''); // checked by `in`
    return { pid: Number(holder.pid), host: text('host'), startedAt: text('startedAt') };
  } catch {
    return null;
  }
};

const inUse = (folder: string, lock: string, holder: Holder | null): Refusal =>
  new Refusal('output-in-use', {
    path: folder,
    lock,
    pid: holder?.pid ?? '?',
    host: holder?.host ?? '',
    started: holder?.startedAt.slice(0, 19).replace('T', ' ') ?? '',
  });
