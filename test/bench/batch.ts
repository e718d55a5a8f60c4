import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf } from '../dataset/made.js';
import { orderBlocks, renderDocx, write } from '../system/render.js';

/**
 * Times whole runs of the built program over a thousand DOCX orders against mammoth.extractRawText over the same files in one process:
 * the samples and the dev half of the bank over and over, each with a number of its own.
 *   npm run bench:batch               1,000 orders
 *   npm run bench:batch -- --long     10,000 orders
 *   npm run bench:batch -- 200        so many
 */
const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const wanted = args.includes('--long') ? 10_000 : Number(args.find((each) => /^\d+$/u.test(each)) ?? 1000);
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-batch-'));
  try {
    const orders = path.join(folder, 'orders');
    mkdirSync(orders);
    await makeOrders(folder, orders, wanted);
    const mammoth = await measured([MAMMOTH, orders]);
    say(`${wanted} DOCX orders; ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
    say(`mammoth.extractRawText, one process: ${shown(mammoth, wanted)}`);
    const line = (name: string, run: Measured): void =>
      say(
        `${name}: ${shown(run, wanted)}, ×${(run.seconds / mammoth.seconds).toFixed(2)} of mammoth, processor time ×${(run.cpu / mammoth.cpu).toFixed(2)}`,
      );
    const run = (out: string, ...more: readonly string[]) =>
      measured([CLI, 'run', orders, '--quiet', '--out', path.join(folder, out), ...more]);
    line('run', await run('out'));
    line('run again, nothing changed', await run('out'));
    writeFileSync(path.join(orders, '00000.docx'), readFileSync(path.join(orders, '00001.docx')).subarray(0, -1));
    line('run again, one file changed', await run('out'));
    if (!args.includes('--long')) line('run, one worker', await run('one', '--workers', '1'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const MAMMOTH = fileURLToPath(new URL('mammoth-alone.mjs', import.meta.url));

const makeOrders = async (folder: string, orders: string, wanted: number): Promise<void> => {
  const files = [...filesOf('samples'), ...filesOf('bank')];
  for (let index = 0; index < wanted; index += 1) {
    const text = readFileSync(files[index % files.length] ?? '', 'utf8').replace(/№ ?(\d)/u, `№ ${index}-$1`);
    const docx = await renderDocx(orderBlocks(write(folder, 'order.txt', Buffer.from(text))));
    writeFileSync(path.join(orders, `${String(index).padStart(5, '0')}.docx`), docx);
  }
  if (readdirSync(orders).length !== wanted) throw new Error('orders are missing');
};

interface Measured {
  readonly seconds: number;
  /** Processor time of the process, children apart, in seconds. */
  readonly cpu: number;
  /** Most memory that the process held, children apart, in MB. */
  readonly peak: number;
}

const measured = (args: readonly string[]): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const usage = path.join(tmpdir(), `poryadok-usage-${process.pid}.json`);
    const env = { ...process.env, USAGE: usage };
    const child = spawn(process.execPath, ['--import', REPORTER, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${args.join(' ')}: ${code}`));
      const taken = JSON.parse(readFileSync(usage, 'utf8')) as Omit<Measured, 'seconds'>;
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

const shown = ({ seconds, peak }: Measured, wanted: number): string =>
  `${seconds.toFixed(1)} s, ${((seconds * 1000) / wanted).toFixed(1)} ms an order, peak ${Math.round(peak)} MB`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

await main();
