import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../src/batch/index.js';
import { FILE_LIMITS } from '../../src/batch/limits.js';
import { openPool } from '../../src/batch/pool.js';
import { openArchive } from '../../src/adapters/zip.js';
import { loadRegions, loadWords } from '../../src/cli/load-lexicons.js';
import { openEngine } from '../../src/engine.js';
import { temporaryFolders } from '../store/temporary.js';
import { context, ordersOf, tablesOf } from './made.js';

const folder = temporaryFolders();
const hostile = fileURLToPath(new URL('entry-hostile.mjs', import.meta.url));

/** What came of files with such contents, read by threads that do what they say. */
const outcomes = async (texts: readonly string[], limits: Partial<typeof FILE_LIMITS>) => {
  const reader = openPool({ rulesFolder: 'rules', workers: 2, limits: { ...FILE_LIMITS, ...limits }, entry: hostile });
  try {
    return await Promise.all(
      texts.map((text) =>
        reader
          .read({ path: text, sha256: '', bytes: Buffer.from(text) }, { onPages: () => {} })
          .catch((error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error))),
      ),
    );
  } finally {
    await reader.close();
  }
};

/** A process that has ended but was not asked after yet is none. */
const isRunning = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('threads that read', () => {
  it('are ended where a file takes too long, too much memory or the thread with it, and the next file is read', async () => {
    const made = await outcomes(['fine', 'loop', 'exit', 'fill', 'fine again', 'and again'], { timeMs: 4000, heapMb: 32 });
    expect(made).toEqual(['encrypted', 'timeout', expect.any(String), 'ERR_WORKER_OUT_OF_MEMORY', 'encrypted', 'encrypted']);
  });

  it('have time for each page under recognition', async () => {
    expect(await outcomes(['pages'], { timeMs: 250, pageTimeMs: 2000 })).toEqual(['encrypted']);
  });

  it('take the programs that they run with them', async () => {
    const noted = join(folder(), 'pid');
    expect(await outcomes([`child ${noted}`], { timeMs: 3000 })).toEqual(['timeout']);
    const pid = Number(readFileSync(noted, 'utf8'));
    expect(pid).toBeGreaterThan(0);
    expect(isRunning(pid)).toBe(false);
  });

  it('begin by taking away what killed runs left in the folder for temporary files, and nothing else', async () => {
    const [gone, alive] = [999_999_999, process.pid];
    const left = ['run', 'office', 'convert'].map((kind) => mkdtempSync(join(tmpdir(), `poryadok-${kind}-${gone}-`)));
    const kept = [mkdtempSync(join(tmpdir(), `poryadok-run-${alive}-`)), mkdtempSync(join(tmpdir(), `other-${gone}-`))];
    await openPool({ rulesFolder: 'rules', workers: 1, limits: FILE_LIMITS, entry: hostile }).close();
    expect(left.filter((each) => existsSync(each))).toEqual([]);
    expect(kept.filter((each) => existsSync(each))).toEqual(kept);
    for (const each of kept) rmSync(each, { recursive: true });
  });

  it('whose code does not load end the run: no file is to blame', async () => {
    const reader = openPool({ rulesFolder: 'rules', workers: 1, limits: FILE_LIMITS, entry: `${hostile}.none` });
    await expect(reader.read({ path: 'a', sha256: '', bytes: Buffer.alloc(0) }, { onPages: () => {} })).rejects.toThrow(
      'entry-hostile.mjs.none',
    );
    await reader.close();
  });

  it('tell broken rules as such', async () => {
    const reader = openPool({ rulesFolder: folder(), workers: 1, limits: FILE_LIMITS });
    await expect(reader.read({ path: 'a.txt', sha256: '', bytes: Buffer.from('a') }, { onPages: () => {} })).rejects.toMatchObject({
      code: 'rules-broken',
    });
    await reader.close();
  });
});

describe('the output', () => {
  it('is the same to the byte whatever the number of threads, and without any', { timeout: 300_000 }, async () => {
    const inputs = ['corpus/orders', 'fixtures/formats/000.docx', 'fixtures/formats/003.pdf', 'fixtures/formats/001.html'];
    const engine = await openEngine('rules');
    const made = async (workers: number) => {
      const out = `${folder()}/out`;
      const { documents } = await runBatch(
        {
          ...context(engine),
          dataset: { regions: loadRegions('rules'), words: loadWords('rules') },
          openArchive,
          ...(workers === 0 ? {} : { openReader: async (options) => openPool({ ...options, rulesFolder: 'rules' }) }),
        },
        { inputs, out, ...(workers === 0 ? {} : { workers }) },
      );
      return { documents, orders: ordersOf(out), tables: tablesOf(out) };
    };
    const own = await made(0);
    expect(own.documents.filter(({ status }) => status === 'parsed').length).toBe(own.documents.length);
    expect(own.documents.length).toBe(8);
    for (const workers of [1, 2, 4]) expect(await made(workers)).toEqual(own);
  });
});
