import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { linkVersions } from '../../src/batch/versions.js';
import type { DocumentRecord } from '../../src/model/index.js';
import { type Pipeline, processFile } from '../../src/pipeline.js';
import { filesOf } from '../dataset/made.js';

/** Texts of so many orders: the samples and the dev half of the bank over and over, each with a number of its own. */
export function* orderTexts(wanted: number): Generator<{ readonly stem: string; readonly text: string }> {
  const texts = [...filesOf('samples'), ...filesOf('bank')].map((file) => readFileSync(file, 'utf8'));
  for (let index = 0; index < wanted; index += 1) {
    const text = texts[index % texts.length] ?? '';
    yield { stem: String(index).padStart(5, '0'), text: text.replace(/№ ?(\d)/u, `№ ${index}-$1`) };
  }
}

/** The same orders as they are read from plain text, with the time that it takes in seconds. */
export const readOrders = async (
  pipeline: Pipeline,
  wanted: number,
): Promise<{ readonly records: readonly DocumentRecord[]; readonly seconds: number }> => {
  const read: DocumentRecord[] = [];
  const seconds = await timed(async () => {
    for (const { stem, text } of orderTexts(wanted)) {
      const bytes = Buffer.from(text);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      read.push(await processFile(pipeline, { path: `${stem}.txt`, sha256, bytes }));
    }
  });
  return { records: linkVersions(read), seconds };
};

/** Seconds. */
export const timed = async (action: () => Promise<void> | void): Promise<number> => {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
};
