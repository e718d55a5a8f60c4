import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileEvent, Progress } from '../../src/batch/index.js';
import type { Ports } from '../../src/cli/ports.js';
import { runCli } from '../../src/cli/program.js';
import { barLine } from '../../src/cli/progress-bar.js';
import { temporaryFolders } from '../store/temporary.js';
import { type Captured, engine, fakePorts } from './fake-ports.js';

const folder = temporaryFolders();

const orders = (files: Readonly<Record<string, string>>): string => {
  const root = folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
};

const cli = async (args: readonly string[], over: Partial<Ports> = {}) => {
  const captured: Captured = { out: '', err: '' };
  const code = await runCli(args, fakePorts(captured, over));
  return { code, ...captured };
};

/** A device that takes nothing, where the system has one. */
const FULL_DISKS = ['/dev/full'].filter(existsSync);

describe('run', () => {
  it('tells of each file in a line where there is no terminal, and of nothing with --quiet', async () => {
    const root = orders({ 'a.txt': '19', 'b.txt': 'clean' });
    expect((await cli(['run', root, '--out', join(root, 'out')])).err).toBe('1/2 a.txt\n2/2 b.txt\n');
    expect(await cli(['run', root, '--out', join(root, 'out'), '--quiet'])).toEqual({ code: 0, out: '', err: '' });
    expect((await cli(['run', root, '--out', join(root, 'out'), '--quiet', '--json'])).out).toContain('"orders"');
  });

  it('writes a line of JSON a file to the log, after those of earlier runs', async () => {
    const root = orders({ 'a.txt': '19', 'b.txt': '', 'c.txt': '19' });
    const log = join(root, 'out', 'logs', 'run.log');
    for (let times = 0; times < 2; times += 1) await cli(['run', root, '--out', join(root, 'out'), '--log', log]);
    const lines = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(6);
    expect(lines.slice(0, 3)).toMatchObject([
      { level: 40, path: 'b.txt', status: 'failed', errorCode: 'empty', how: 'read' },
      { level: 30, path: 'a.txt', status: 'parsed', format: 'txt', acts: 1, how: 'read' },
      { level: 30, path: 'c.txt', status: 'skipped', errorCode: 'duplicate', how: 'unread' },
    ]);
  });

  it('does not take its own log for an order', async () => {
    const root = orders({ 'a.txt': '19' });
    const log = join(root, 'run.log');
    await cli(['run', root, '--out', join(root, 'out'), '--log', log]);
    await cli(['run', root, '--out', join(root, 'out'), '--log', log]);
    expect(readFileSync(log, 'utf8')).not.toContain('run.log');
  });

  it.each<[string, (root: string) => string, string]>([
    ['a folder', (root) => root, 'it is a folder, not a file (EISDIR)'],
    ['below a file', (root) => join(root, 'a.txt', 'run.log'), '(EEXIST)'],
    // Every write to it fails as where the disk is full.
    ...FULL_DISKS.map((file): [string, (root: string) => string, string] => ['a full disk', () => file, 'the disk is full (ENOSPC)']),
  ])('refuses a log that cannot be written: %s', async (_, where, told) => {
    const root = orders({ 'a.txt': '19' });
    const { code, err } = await cli(['run', root, '--out', join(root, 'out'), '--lang', 'en', '--quiet', '--log', where(root)]);
    expect([code, err]).toEqual([2, expect.stringContaining(told)]);
    expect(err).toContain(where(root));
    expect(err).not.toContain('    at ');
  });

  it.each(['report.html', 'report.xlsx'])('makes %s anew where it is not as it was made, and nothing else', async (name) => {
    const root = orders({ 'a.txt': '19', 'b.txt': 'clean' });
    const out = join(root, 'out');
    const keeping = async () => ({ ...engine, editions: { reading: 'r', judging: 'j', writing: 'w' } });
    const run = () => cli(['run', root, '--out', out, '--quiet'], { openEngine: keeping });
    const made = () =>
      ['report.html', 'report.xlsx'].map((each) => {
        const { ino, mtimeMs } = statSync(join(out, each));
        return { each, ino, mtimeMs, bytes: readFileSync(join(out, each)) };
      });
    await run();
    const first = made();
    await run();
    expect(made()).toEqual(first);
    writeFileSync(join(out, name), 'x');
    await run();
    const after = made();
    expect(after.map(({ bytes }) => bytes)).toEqual(first.map(({ bytes }) => bytes));
    expect(after.filter(({ ino }, index) => ino !== first[index]?.ino).map(({ each }) => each)).toEqual([name]);
    rmSync(join(out, name));
    await run();
    expect(made().map(({ bytes }) => bytes)).toEqual(first.map(({ bytes }) => bytes));
  });

  it.each<[string, 'written' | 'failed']>([
    ['in a thread of its own', 'written'],
    ['in its own thread where the other fails', 'failed'],
  ])('of many files has its workbook written %s', async (_, apart) => {
    const root = orders(Object.fromEntries(Array.from({ length: 60 }, (_each, index) => [`${index}.txt`, `${index}`])));
    const out = join(root, 'out');
    const tasks: string[] = [];
    const writeWorkbookApart = async ({ out: file }: { readonly out: string }): Promise<void> => {
      tasks.push(file);
      if (apart === 'failed') throw new Error('no memory');
      writeFileSync(file, 'apart');
    };
    expect((await cli(['run', root, '--out', out, '--quiet'], { writeWorkbookApart })).code).toBe(0);
    expect(tasks).toEqual([join(out, 'report.xlsx')]);
    expect(readFileSync(join(out, 'report.xlsx')).subarray(0, 2).toString()).toBe(apart === 'failed' ? 'PK' : 'ap');
    expect(existsSync(join(out, 'report.html'))).toBe(true);
  });

  it.each<[string[], string[]]>([
    [
      ['--include', '*.md'],
      ['a.txt', 'c.txt'],
    ],
    [['--include', '*.md', '--include', 'a*'], ['c.txt']],
    [
      ['--exclude', '{a,b}.*'],
      ['a.txt', 'b.md'],
    ],
    [
      ['--limit', '1'],
      ['b.md', 'c.txt'],
    ],
  ])('with %j leaves out %j and says so', async (options, left) => {
    const root = orders({ 'a.txt': '1', 'b.md': '2', 'c.txt': '3' });
    const { out } = await cli(['run', root, '--out', join(root, 'out'), '--json', ...options]);
    const { documents } = JSON.parse(out) as { documents: { path: string; errorCode: string; errorMessage: string }[] };
    const excluded = documents.filter(({ errorCode }) => errorCode === 'excluded');
    expect(excluded.map(({ path }) => path)).toEqual(left);
    expect(excluded[0]?.errorMessage).toContain(options[0] === '--limit' ? 'достигнуто указанное число файлов' : 'так указано при запуске');
  });

  it.each(['--workers', '--limit'])('refuses %s 0', async (option) => {
    expect(await cli(['run', '.', option, '0'])).toMatchObject({ code: 2, err: expect.stringContaining(option) });
  });

  it('finishes what is in hand when it is interrupted, and says how to go on', async () => {
    const root = orders(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.txt`, `${index}`])));
    let interrupt = (): void => {};
    let read = 0;
    const stopping: Partial<Ports> = {
      onInterrupt: (listener) => {
        interrupt = listener;
        return () => {};
      },
      openEngine: async () => ({
        ...engine,
        process: async (file) => {
          read += 1;
          if (read === 2) interrupt();
          return engine.process(file);
        },
      }),
    };
    const { code, err, out } = await cli(['run', root, '--out', join(root, 'out'), '--workers', '1'], stopping);
    expect([code, read, out]).toEqual([130, 2, '']);
    expect(err).toContain('Завершаю начатые файлы.');
    expect(err).toContain('Чтобы продолжить, повторите ту же команду.');
    expect(existsSync(join(root, 'out', 'dataset.sqlite'))).toBe(false);
  });
});

describe('the bar', () => {
  const progress = (done: number, inHand: readonly (readonly [string, number])[]): Progress => ({
    done,
    total: 100,
    inHand: new Map(inHand),
    file: null satisfies FileEvent | null,
  });
  const TEMPLATE = '{bar} {done}/{total} {rate}[[ {left}]][[ p{pages}]][[ {path}]]';

  it.each<[string, Progress, number, string]>([
    ['the beginning', progress(0, [['a.pdf', 0]]), 0, '## 0/100 0 a.pdf'],
    [
      'files and pages in hand',
      progress(50, [
        ['a.pdf', 3],
        ['b.pdf', 4],
      ]),
      10_000,
      '## 50/100 5 0:10 p7 a.pdf',
    ],
    ['a slow run', progress(1, []), 100_000, '## 1/100 0 2:45:00'],
    ['the end', progress(100, []), 8000, '## 100/100 13'],
    [
      'a long path, and one that steers a terminal',
      progress(0, [[`x${'д'.repeat(60)}\u001b[2J.pdf`, 0]]),
      0,
      `## 0/100 0 …${'д'.repeat(31)} [2J.pdf`,
    ],
  ])('at %s', (_, given, now, expected) => {
    expect(barLine(TEMPLATE, '##', given, 0, now)).toBe(expected);
  });
});

describe('watch', () => {
  it('keeps the results current as files come and go, and ends when asked', async () => {
    const root = orders({ 'a.txt': '1' });
    const out = join(root, 'out');
    const captured: Captured = { out: '', err: '' };
    let interrupt = (): void => {};
    const ports = fakePorts(captured, {
      onInterrupt: (listener) => {
        interrupt = listener;
        return () => {};
      },
    });
    const watching = runCli(['watch', root, '--out', out], ports);
    const told = async (text: string): Promise<void> => {
      for (let times = 0; !captured.err.includes(text); times += 1) {
        if (times > 600) throw new Error(`not told: ${text}; but ${captured.err}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    };
    await told('Слежу за');
    writeFileSync(join(root, 'b.txt'), '2');
    await told('Файлов: 2,');
    rmSync(join(root, 'a.txt'));
    await told('Файлов: 1, прочитано: 1, порядков: 1.');
    expect(existsSync(join(out, 'report.html'))).toBe(true);
    interrupt();
    expect(await watching).toBe(0);
    expect(captured.err).toMatch(/Наблюдение завершено\.\n$/u);
  });
});
