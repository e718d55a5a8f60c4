import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/batch/lock.js';
import { Refusal } from '../../src/model/index.js';
import { temporaryFolders } from '../store/temporary.js';

const folder = temporaryFolders();
const STARTED = '2026-01-02T03:04:05.678Z';

const refusalOf = (act: () => unknown): Refusal['data'] | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'output-in-use') return error.data;
    throw error;
  }
};

describe('the lock of a folder', () => {
  it('names the run that holds it, and is let go', () => {
    const out = folder();
    const file = join(out, '.lock');
    const unlock = lockFolder(out, file, STARTED);
    expect(refusalOf(() => lockFolder(out, file, STARTED))).toEqual({
      path: out,
      lock: file,
      pid: process.pid,
      host: hostname(),
      started: '2026-01-02 03:04:05',
    });
    unlock();
    expect(readdirSync(out)).toEqual([]);
  });

  it.each<[string, string, boolean]>([
    ['a run that is no more', JSON.stringify({ pid: 999_999_999, host: hostname(), startedAt: STARTED }), true],
    ['a run of an earlier version that is no more', '999999999', true],
    ['a run that goes on', JSON.stringify({ pid: process.ppid, host: hostname(), startedAt: STARTED }), false],
    ['a run on another machine', JSON.stringify({ pid: 999_999_999, host: `${hostname()}-other`, startedAt: STARTED }), false],
    ['something unknown', 'notes', false],
    ['nothing', '', false],
  ])('left by %s', (_, content, taken) => {
    const out = folder();
    const file = join(out, '.lock');
    writeFileSync(file, content);
    const refusal = refusalOf(() => lockFolder(out, file, STARTED)());
    expect(refusal === null).toBe(taken);
    expect(existsSync(file)).toBe(!taken);
  });
});
