import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BatchOptions, runBatch } from '../../src/batch/index.js';
import type { OrderWriter } from '../../src/batch/order-writer.js';
import { writeOrder } from '../../src/batch/output.js';
import type { EngineEditions } from '../../src/model/index.js';
import { openDatasetForChanges, unpackRecord } from '../../src/store/index.js';
import { temporaryFolders } from '../store/temporary.js';
import { type Asked, context, EDITIONS, fill, keepingEngine, ordersOf, runsIn, tablesOf } from './made.js';

const folder = temporaryFolders();

const started = (files: Readonly<Record<string, string>>) => {
  const root = fill(folder(), files);
  const out = join(folder(), 'out');
  const run = async (editions: EngineEditions = EDITIONS, options: Partial<BatchOptions> = {}) => {
    const asked: Asked = { read: [], judged: [] };
    const result = await runBatch(context(keepingEngine(asked, editions)), { inputs: [root], out, ...options });
    return { ...result, read: asked.read.sort(), judged: asked.judged.length };
  };
  return { root, out, run };
};

describe('what was read', () => {
  it('is not read again, and where nothing changed only the run is noted', async () => {
    const { out, run } = started({ 'a.txt': '1', 'b.txt': '2', 'c.txt': 'encrypted' });
    const first = await run();
    const before = { tables: tablesOf(out), orders: ordersOf(out) };
    const stamp = statSync(join(out, 'orders', `${first.documents[0]?.id}.json`)).mtimeMs;
    const again = await run();
    expect([first.read, again.read, again.judged]).toEqual([['a.txt', 'b.txt', 'c.txt'], [], 0]);
    expect([first.unchanged, again.unchanged, again.counts]).toEqual([false, true, { read: 0, judged: 0, kept: 3, unread: 0 }]);
    expect({ tables: tablesOf(out), orders: ordersOf(out) }).toEqual(before);
    expect(statSync(join(out, 'orders', `${first.documents[0]?.id}.json`)).mtimeMs).toBe(stamp);
    expect(again.documents).toEqual(first.documents);
    expect(runsIn(out)).toBe(2);
  });

  it.each<[string, (file: string) => void]>([
    ['gone', (file) => rmSync(file)],
    ['written to', (file) => writeFileSync(file, '{}')],
    ['written to, as long as it was', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"path"', '"PATH"'))],
    [
      'written to, with its time set back',
      (file) => {
        const { atime, mtime } = statSync(file);
        writeFileSync(file, readFileSync(file, 'utf8').replace('"path"', '"PATH"'));
        utimesSync(file, atime, mtime);
      },
    ],
  ])('is put back where its JSON file is %s, and no other', async (_, spoil) => {
    const { out, run } = started({ 'a.txt': '1', 'b.txt': '2' });
    const [one, two] = (await run()).documents.map(({ id }) => join(out, 'orders', `${id}.json`)) as [string, string]; // two files, two documents
    const before = { tables: tablesOf(out), orders: ordersOf(out), stamp: statSync(two).mtimeMs };
    spoil(one);
    const again = await run();
    expect([again.unchanged, again.read]).toEqual([true, []]);
    expect({ tables: tablesOf(out), orders: ordersOf(out), stamp: statSync(two).mtimeMs }).toEqual(before);
    expect((await run()).unchanged).toBe(true);
  });

  it.each<[string, boolean]>([
    ['another thread writes the files', true],
    ['it cannot', false],
  ])('is the same where %s', async (_, able) => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_each, index) => [`${index}.txt`, `${index}`]));
    const { root, out, run } = started(files);
    await run();
    const asked: string[] = [];
    const apart = join(folder(), 'apart');
    const openOrderWriter = (): OrderWriter => ({
      write: async (file, packed) => {
        asked.push(file);
        return able ? writeOrder(file, unpackRecord(packed)) : null;
      },
      close: async () => void asked.push('closed'),
    });
    const engine = keepingEngine({ read: [], judged: [] }, EDITIONS);
    await runBatch({ ...context(engine), openOrderWriter }, { inputs: [root], out: apart });
    expect([asked.length, asked.at(-1)]).toEqual([61, 'closed']);
    expect(ordersOf(apart)).toEqual(ordersOf(out));
    expect((await runBatch(context(engine), { inputs: [root], out: apart })).unchanged).toBe(true);
  });

  it('is taken as it is where a file was only copied', async () => {
    const { out, run } = started({ 'a.txt': '1', 'b.txt': '2' });
    const [one] = (await run()).documents.map(({ id }) => join(out, 'orders', `${id}.json`)) as [string];
    writeFileSync(`${one}.copy`, readFileSync(one));
    renameSync(`${one}.copy`, one);
    const { ino } = statSync(one);
    await run();
    expect(statSync(one).ino).toBe(ino);
  });

  it.each<[string, (file: string) => void]>([
    ['gone', (file) => rmSync(file)],
    [
      'changed by another program',
      (file) => {
        const db = openDatasetForChanges(file);
        db.exec("UPDATE documents SET path = 'x.txt' WHERE path = 'a.txt'; DELETE FROM texts");
        db.close();
      },
    ],
  ])('makes the dataset anew where it is %s, and reads nothing', async (_, spoil) => {
    const { out, run } = started({ 'a.txt': '1', 'b.txt': '2' });
    await run();
    const before = { tables: tablesOf(out), orders: ordersOf(out) };
    spoil(join(out, 'dataset.sqlite'));
    expect(await run()).toMatchObject({ unchanged: false, read: [], judged: 0 });
    expect({ tables: tablesOf(out), orders: ordersOf(out) }).toEqual(before);
    expect((await run()).unchanged).toBe(true);
  });

  it.each<[string, (file: string) => void]>([
    ['cut', (file) => truncateSync(file, 4096)],
    ['emptied', (file) => truncateSync(file, 0)],
  ])('does not write over a dataset that was %s: decisions may be saved from it', async (_, spoil) => {
    const { out, run } = started({ 'a.txt': '1', 'b.txt': '2' });
    await run();
    spoil(join(out, 'dataset.sqlite'));
    await expect(run()).rejects.toMatchObject({ code: 'dataset-foreign' });
    rmSync(join(out, 'dataset.sqlite'));
    expect(await run()).toMatchObject({ unchanged: false, read: [] });
  });

  it('is read again where it changed, alone', async () => {
    const { root, out, run } = started({ 'a.txt': '1', 'b.txt': '2' });
    await run();
    writeFileSync(join(root, 'b.txt'), '3');
    writeFileSync(join(root, 'c.txt'), '4');
    expect((await run()).read).toEqual(['b.txt', 'c.txt']);
    expect(Object.keys(ordersOf(out))).toHaveLength(3);
    rmSync(join(root, 'a.txt'));
    expect((await run()).read).toEqual([]);
    expect(Object.keys(ordersOf(out))).toHaveLength(2);
  });

  it('is judged anew without being read where the standard changed', async () => {
    const { out, run } = started({ 'a.txt': '1', 'b.txt': '2' });
    await run();
    const other = await run({ ...EDITIONS, judging: 'j2' });
    expect([other.read, other.judged, other.counts.judged]).toEqual([[], 2, 2]);
    expect(tablesOf(out)['findings']).toEqual([]); // the made judge finds nothing
    expect((await run({ ...EDITIONS, judging: 'j2' })).judged).toBe(0);
  });

  it.each(['reading', 'force'])('is read again where asked: %s', async (why) => {
    const { run } = started({ 'a.txt': '1' });
    await run();
    const again = why === 'force' ? await run(EDITIONS, { kept: 'ignored' }) : await run({ ...EDITIONS, reading: 'r2' });
    expect(again.read).toEqual(['a.txt']);
  });

  it('is written again where another way of writing is there', async () => {
    const { run } = started({ 'a.txt': '1' });
    await run();
    const again = await run({ ...EDITIONS, writing: 'w2' });
    expect([again.read, again.unchanged]).toEqual([[], false]);
  });

  it('is tried again where it did not end in time', async () => {
    const { run } = started({ 'a.txt': 'timeout' });
    expect((await run()).documents).toMatchObject([{ errorCode: 'timeout' }]);
    expect((await run()).read).toEqual(['a.txt']);
  });

  it('is written anew where somebody changed the results', async () => {
    const { out, run } = started({ 'a.txt': '1', 'b.txt': '2' });
    const { documents } = await run();
    const before = { tables: tablesOf(out), orders: ordersOf(out) };
    rmSync(join(out, 'orders', `${documents[0]?.id}.json`));
    rmSync(join(out, 'dataset.sqlite'));
    expect((await run()).read).toEqual([]);
    expect({ tables: tablesOf(out), orders: ordersOf(out) }).toEqual(before);
  });

  it('is read again where what was kept is damaged', async () => {
    const { out, run } = started({ 'a.txt': '1' });
    await run();
    writeFileSync(join(out, '.cache', 'readings.sqlite'), 'damaged '.repeat(100));
    expect((await run()).read).toEqual(['a.txt']);
  });
});

describe('an interrupted run', () => {
  it('finishes what is in hand, leaves the results, and is taken up where it stopped', async () => {
    const { root, out, run } = started(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.txt`, `${index}`])));
    const controller = new AbortController();
    const asked: Asked = { read: [], judged: [] };
    const engine = keepingEngine(asked);
    const stopping = {
      ...engine,
      process: async (file: Parameters<typeof engine.process>[0]) => {
        if (asked.read.length === 3) controller.abort();
        return engine.process(file);
      },
    };
    await run();
    const whole = { tables: tablesOf(out), orders: ordersOf(out) };
    rmSync(join(out, '.cache'), { recursive: true });
    const dataset = readFileSync(join(out, 'dataset.sqlite'));
    const broken = await runBatch(context(stopping), { inputs: [root], out, workers: 1, signal: controller.signal });
    expect([broken.interrupted, asked.read.length]).toEqual([true, 4]);
    expect(readFileSync(join(out, 'dataset.sqlite')).equals(dataset)).toBe(true);
    const resumed = await run();
    expect(resumed.read).toHaveLength(5);
    expect({ tables: tablesOf(out), orders: ordersOf(out) }).toEqual(whole);
    expect(existsSync(join(out, '.poryadok.lock'))).toBe(false);
  });
});
