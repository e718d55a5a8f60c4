import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { orderBlocks, renderDocx, write } from '../system/render.js';
import { batchBody, longBody, type Measured } from './batch-page.js';
import { orderTexts } from './made-orders.js';
import { withSection } from './pages.js';

/**
 * Times whole runs of the built program over a thousand DOCX orders against mammoth.extractRawText over the same files in one process;
 * and, asked for long runs, what ten thousand orders take against a quarter of them.
 *   npm run bench:batch                 1,000 orders as DOCX
 *   npm run bench:batch -- 200          so many
 *   npm run bench:batch -- --long       2,500, 5,000 and 10,000 orders as text
 *   npm run bench:batch -- --write      writes docs/benchmarks.md too, the part that was measured
 */
const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const asked = Number(args.find((each) => /^\d+$/u.test(each)) ?? 0);
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-batch-'));
  try {
    const long = args.includes('--long');
    const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
    const measured = long ? await longRuns(folder, asked || 10_000) : await shortRuns(folder, asked || 1000);
    const load = loadavg()[0] ?? 0;
    const body = long ? longBody(measured, machine, load) : batchBody(measured, machine, load);
    say(body);
    if (args.includes('--write')) {
      writeFileSync(PAGE, withSection(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '', long ? 'long' : 'batch', body));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const PAGE = 'docs/benchmarks.md';
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const MAMMOTH = fileURLToPath(new URL('mammoth-alone.mjs', import.meta.url));

const shortRuns = async (folder: string, wanted: number): Promise<readonly Measured[]> => {
  const orders = await madeOrders(folder, wanted, 'docx');
  const done: Measured[] = [];
  const run = runner(folder, orders, wanted, done);
  await timed(done, 'mammoth.extractRawText, one process', wanted, [MAMMOTH, orders]);
  await run('a run', 'out');
  await run('again, nothing changed', 'out');
  writeFileSync(path.join(orders, '00000.docx'), readFileSync(path.join(orders, '00001.docx')).subarray(0, -1));
  await run('again, one file changed', 'out');
  const [order = ''] = readdirSync(path.join(folder, 'out', 'orders'));
  rmSync(path.join(folder, 'out', 'orders', order));
  await run('again, one JSON file gone', 'out');
  await run('a run with one worker', 'one', '--workers', '1');
  return done;
};

const longRuns = async (folder: string, wanted: number): Promise<readonly Measured[]> => {
  const done: Measured[] = [];
  for (const size of [wanted / 4, wanted / 2, wanted].map(Math.round)) {
    const orders = await madeOrders(folder, size, 'txt');
    const run = runner(folder, orders, size, done);
    await run('a run', `out-${size}`);
    await run('again, nothing changed', `out-${size}`);
    for (const made of [orders, path.join(folder, `out-${size}`)]) rmSync(made, { recursive: true });
  }
  return done;
};

const madeOrders = async (folder: string, wanted: number, kind: 'docx' | 'txt'): Promise<string> => {
  const orders = path.join(folder, `orders-${wanted}`);
  mkdirSync(orders);
  for (const { stem, text } of orderTexts(wanted)) {
    const bytes = Buffer.from(text);
    const made = kind === 'txt' ? bytes : await renderDocx(orderBlocks(write(folder, 'order.txt', bytes)));
    writeFileSync(path.join(orders, `${stem}.${kind}`), made);
  }
  if (readdirSync(orders).length !== wanted) throw new Error('orders are missing');
  return orders;
};

const runner =
  (folder: string, orders: string, size: number, done: Measured[]) =>
  (name: string, out: string, ...more: readonly string[]): Promise<void> =>
    timed(done, name, size, [CLI, 'run', orders, '--quiet', '--out', path.join(folder, out), ...more]);

const timed = async (done: Measured[], name: string, orders: number, args: readonly string[]): Promise<void> => {
  const made = { name, orders, ...(await measured(args)) };
  say(`${name}, ${orders}: ${made.seconds.toFixed(1)} s, processor ${made.cpu.toFixed(1)} s, ${Math.round(made.peak)} MB`);
  done.push(made);
};

const measured = (args: readonly string[]): Promise<Pick<Measured, 'seconds' | 'cpu' | 'peak'>> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const usage = path.join(tmpdir(), `poryadok-usage-${process.pid}.json`);
    const env = { ...process.env, USAGE: usage };
    const child = spawn(process.execPath, ['--import', REPORTER, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${args.join(' ')}: ${code}`));
      const taken = JSON.parse(readFileSync(usage, 'utf8')) as Pick<Measured, 'cpu' | 'peak'>;
      rmSync(usage);
      resolve({ seconds: (performance.now() - started) / 1000, ...taken });
    });
  });

/** Leaves at the end what the process took; threads are part of it. */
const REPORTER = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.USAGE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 }));
});`)}`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

await main();
