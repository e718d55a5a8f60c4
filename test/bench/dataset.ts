import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { linkVersions } from '../../src/batch/versions.js';
import type { DocumentRecord } from '../../src/model/index.js';
import { openPipeline, processFile } from '../../src/pipeline.js';
import { createDataset } from '../../src/store/index.js';
import { contextOf, filesOf } from '../dataset/made.js';

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
    const files = [...filesOf('samples'), ...filesOf('bank')];
    const read: DocumentRecord[] = [];
    const reading = await timed(async () => {
      for (let index = 0; index < wanted; index += 1) {
        const text = readFileSync(files[index % files.length] ?? '', 'utf8');
        const bytes = Buffer.from(text.replace(/№ ?(\d)/u, `№ ${index}-$1`));
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        read.push(await processFile(pipeline, { path: `${String(index).padStart(5, '0')}.txt`, sha256, bytes }));
      }
    });
    const records = linkVersions(read);
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

const timed = async (action: () => Promise<void> | void): Promise<number> => {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
};

await main();
