import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/adapters/zip.js';
import { runBatch } from '../../src/batch/index.js';
import type { OpenArchiveFile } from '../../src/batch/inputs.js';
import { ARCHIVE_LIMITS, type FileLimits } from '../../src/batch/limits.js';
import { openPool } from '../../src/batch/pool.js';
import { failureOf } from '../../src/batch/read.js';
import { loadRegions, loadWords } from '../../src/cli/load-lexicons.js';
import { openEngine } from '../../src/engine.js';
import { pack } from '../fuzz/pack.js';
import { temporaryFolders } from '../store/temporary.js';
import { type Asked, context, fill, keepingEngine } from './made.js';

const folder = temporaryFolders();

/** Code of each file by its path, null where it was read. */
const codes = async (
  files: Readonly<Record<string, string | Buffer>>,
  over: { readonly limits?: Partial<FileLimits>; readonly open?: OpenArchiveFile } = {},
): Promise<Readonly<Record<string, string | null>>> => {
  const asked: Asked = { read: [], judged: [] };
  const { documents } = await runBatch(context(keepingEngine(asked), { openArchive: over.open ?? openArchive }), {
    inputs: [fill(folder(), files)],
    out: join(folder(), 'out'),
    ...(over.limits === undefined ? {} : { limits: over.limits }),
  });
  return Object.fromEntries(documents.map(({ path, errorCode }) => [path, errorCode]));
};

describe('a file that passes a limit has its code, and the others are read', () => {
  it('of its size', async () => {
    expect(await codes({ 'a.txt': '1', 'b.txt': '12345' }, { limits: { maxBytes: 4 } })).toEqual({ 'a.txt': null, 'b.txt': 'too-large' });
    expect(await codes({ 'b.txt': '1234' }, { limits: { maxBytes: 4 } })).toEqual({ 'b.txt': null });
  });

  it('of what is known of it', async () => {
    const text = Array.from({ length: 3000 }, (_, at) => (at * 48_271) % 2_147_483_647).join(' ');
    expect(await codes({ 'a.txt': '1', 'b.txt': text }, { limits: { maxRecordBytes: 25_000 } })).toEqual({
      'a.txt': null,
      'b.txt': 'too-large',
    });
  });

  it('of files in an archive', async () => {
    const archive = (count: number): Buffer => pack(Array.from({ length: count }, (_, at) => ({ name: `${at}.txt`, bytes: `${at}` })));
    expect(await codes({ 'a.txt': 'x', 'b.zip': archive(ARCHIVE_LIMITS.maxEntries + 1) })).toEqual({ 'a.txt': null, 'b.zip': 'too-large' });
  });

  it('of one file of an archive, of all of them, and of how closely they are packed', async () => {
    const small: OpenArchiveFile = (bytes, limits) => openArchive(bytes, { ...limits, maxEntryBytes: 2_000_000, maxTotalBytes: 3_000_000 });
    const noise = (seed: number, length: number): string => {
      let [text, state] = ['', seed];
      while (text.length < length) {
        state = (state * 48_271) % 2_147_483_647;
        text += state.toString(36);
      }
      return text.slice(0, length);
    };
    const archive = pack([
      { name: '1.txt', bytes: noise(1, 1_800_000) },
      { name: '2.txt', bytes: noise(2, 2_100_000) },
      { name: '3.txt', bytes: noise(3, 1_800_000) },
      { name: '4.txt', bytes: Buffer.alloc(1_500_000) },
      { name: '5.txt', bytes: 'x' },
    ]);
    // Each file is taken twice, to be named and to be read: the first bytes count once only.
    expect(await codes({ 'a.zip': archive }, { open: small })).toEqual({
      'a.zip': 'excluded',
      'a.zip!/1.txt': null,
      'a.zip!/2.txt': 'too-large',
      'a.zip!/3.txt': 'too-large',
      'a.zip!/4.txt': 'too-large',
      'a.zip!/5.txt': null,
    });
  });

  it('of memory: its thread is ended, and the next file gets a new one', { timeout: 180_000 }, async () => {
    const order = (number: number): string => `ПРИКАЗ\n\nот 5 мая 2024 г. № ${number}\n\n1. Перечень ведется отделом ${number}.\n`;
    const { documents } = await runBatch(
      {
        ...context(await openEngine('rules')),
        dataset: { regions: loadRegions('rules'), words: loadWords('rules') },
        openReader: async (options) => openPool({ ...options, rulesFolder: 'rules' }),
      },
      {
        inputs: [fill(folder(), { 'a.txt': order(1), 'hungry.html': `<html>${'<p>'.repeat(2_000_000)}`, 'z.txt': order(2) })],
        out: join(folder(), 'out'),
        workers: 1,
        limits: { heapMb: 128 },
      },
    );
    expect(documents.map(({ path, errorCode }) => [path, errorCode])).toEqual([
      ['a.txt', null],
      ['hungry.html', 'out-of-memory'],
      ['z.txt', null],
    ]);
  });
});

it.each([
  ['ERR_WORKER_OUT_OF_MEMORY', 'out-of-memory'],
  ['ERR_STRING_TOO_LONG', 'out-of-memory'],
  ['ENOSPC', 'out-of-memory'],
  ['EMFILE', 'out-of-memory'],
  ['timeout', 'timeout'],
  ['ocr-unavailable', 'ocr-unavailable'],
  ['EPIPE', 'corrupt'],
])('an error with the code %s is recorded as %s', (code, expected) => {
  expect(failureOf(Object.assign(new Error(code), { code }))).toBe(expected);
});
