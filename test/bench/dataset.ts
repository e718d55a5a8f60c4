import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { openPipeline } from '../../src/pipeline.js';
import { createDataset } from '../../src/store/index.js';
import { contextOf } from '../dataset/made.js';
import { readOrders, timed } from './made-orders.js';

/**
 * Times the dataset of a thousand orders against their reading: the samples and the dev half of the bank over and over, as so
 * many files, each with a number of its own. The second run finds the same thousand and compares it with the first.
 *   npm run bench:dataset [-- orders]
 */
const main = async (): Promise<void> => {
  const wanted = Number(process.argv[2] ?? 1000);
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-bench-'));
  try {
    const pipeline = await openPipeline('rules');
    const { records, seconds: reading } = await readOrders(pipeline, wanted);
    const dataset = path.join(folder, 'dataset.sqlite');
    const write = (): void => {
      const writer = createDataset(contextOf(pipeline.standard), dataset);
      for (const record of records) writer.write(record);
      writer.finish({ startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:00Z', appVersion: '0' });
    };
    const first = await timed(write);
    const second = await timed(write);
    const size = Math.round(statSync(dataset).size / 2 ** 20);
    const line = (name: string, seconds: number): string =>
      `${name}: ${seconds.toFixed(1)} s, ${(seconds / reading).toFixed(2)} of reading\n`;
    process.stdout.write(`${wanted} orders, ${size} MB, ${cpus()[0]?.model ?? ''}\nreading: ${reading.toFixed(1)} s\n`);
    process.stdout.write(line('writing', first) + line('writing again over the same', second));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
