import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { rejudgeDataset } from '../../src/cli/rejudge.js';
import { loadMessages } from '../../src/messages/load.js';
import { openPipeline } from '../../src/pipeline.js';
import { createDataset } from '../../src/store/index.js';
import { contextOf } from '../dataset/made.js';
import { readOrders, timed } from './made-orders.js';

/**
 * Times `rejudge` of a thousand orders against their reading: the samples and the dev half of the bank over and over, as so many
 * files, each with a number of its own.
 *   npm run bench:rejudge [-- orders]
 */
const main = async (): Promise<void> => {
  const wanted = Number(process.argv[2] ?? 1000);
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-bench-'));
  try {
    const pipeline = await openPipeline('rules');
    const { records, seconds: reading } = await readOrders(pipeline, wanted);
    process.stdout.write(`${wanted} orders, ${cpus()[0]?.model ?? ''}\nreading: ${reading.toFixed(1)} s\n`);
    const dataset = path.join(folder, 'dataset.sqlite');
    const writer = createDataset(contextOf(pipeline.standard), dataset);
    for (const record of records) writer.write(record);
    writer.finish({ startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:00Z', appVersion: '0' });
    for (const [name, edit] of Object.entries(EDITS)) {
      const seconds = await timed(() => rejudgedOnce(folder, dataset, edit));
      process.stdout.write(`${name}: ${seconds.toFixed(2)} s, 1/${Math.round(reading / seconds)} of reading\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Edit = (require: string) => void;

const edited =
  (file: string, from: RegExp, to: string): Edit =>
  (require) => {
    const name = path.join(require, file);
    writeFileSync(name, readFileSync(name, 'utf8').replace(from, to));
  };

const EDITS: Readonly<Record<string, Edit>> = {
  'a requirement removed': (require) => rmSync(path.join(require, 'general/tasks.yaml')),
  'a term changed': edited('final/update-deadline.yaml', /value: 10/u, 'value: 5'),
  'a requirement added that most orders miss': (require) => {
    const text = readFileSync(path.join(require, 'general/tasks.yaml'), 'utf8');
    writeFileSync(
      path.join(require, 'general/tasks-too.yaml'),
      text.replace('id: general.tasks', 'id: general.tasks-too').replace(/ordinal: \d+/u, 'ordinal: 90'),
    );
  },
  'a term, a list and a severity changed': (require) => {
    edited('final/update-deadline.yaml', /value: 10/u, 'value: 5')(require);
    edited('general/tasks.yaml', /severity: \w+/u, 'severity: major')(require);
    edited('formation/needs.yaml', /severity: \w+/u, 'severity: minor')(require);
  },
};

const rejudgedOnce = (folder: string, dataset: string, edit: Edit): void => {
  const standard = path.join(folder, 'standard');
  rmSync(standard, { recursive: true, force: true });
  cpSync('rules/require', path.join(standard, 'require'), { recursive: true });
  cpSync('rules/standard.yaml', path.join(standard, 'standard.yaml'));
  edit(path.join(standard, 'require'));
  const copy = path.join(folder, 'copy.sqlite');
  cpSync(dataset, copy);
  rejudgeDataset(loadMessages('rules', 'ru'), { dataset: copy, standard, reading: 'rules', clock: () => new Date(), version: '0' });
};

await main();
