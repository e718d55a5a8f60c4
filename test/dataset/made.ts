import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { linkVersions } from '../../src/batch/versions.js';
import { loadDatasetWording, loadRegions, loadWords } from '../../src/cli/load-lexicons.js';
import type { DocumentRecord, StandardInfo } from '../../src/model/index.js';
import { openPipeline, processFile } from '../../src/pipeline.js';
import { createDataset, type DatasetContext } from '../../src/store/index.js';

/** Files of a set: the sample orders, their renderings in other formats that need no program beside npm's, or the dev half of the bank. */
export type SetName = 'samples' | 'formats' | 'bank';

/** Files by set. Of the bank only orders marked for work: the others are measured, never looked at. */
export const filesOf = (set: SetName): readonly string[] => {
  if (set === 'samples') return inFolder('corpus/orders', /\.txt$/u);
  if (set === 'formats') return inFolder('fixtures/formats', /^\d+\.(?:docx|html|pdf)$/u);
  return inFolder('fixtures/orders', /\.yaml$/u)
    .filter((label) => /^half: dev$/mu.test(readFileSync(label, 'utf8')))
    .map((label) => label.replace(/\.yaml$/u, '.txt'));
};

export interface Made {
  readonly standard: StandardInfo;
  readonly records: readonly DocumentRecord[];
}

/** Reads the files of a set through the whole pipeline, in the order of their names. */
export const readSet = async (set: SetName): Promise<Made> => readFiles(filesOf(set));

export const readFiles = async (files: readonly string[]): Promise<Made> => {
  const pipeline = await openPipeline('rules');
  const records: DocumentRecord[] = [];
  for (const file of files) {
    const bytes = readFileSync(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    records.push(await processFile(pipeline, { path: path.basename(file), sha256, bytes }));
  }
  return { standard: pipeline.standard, records: linkVersions(records) };
};

/** What a run of the program hands to the dataset. */
export const contextOf = (standard: StandardInfo): DatasetContext => ({
  standard,
  regions: loadRegions('rules'),
  words: loadWords('rules'),
  wording: loadDatasetWording('rules'),
});

const RUN = { startedAt: '2024-01-01T00:00:00Z', finishedAt: '2024-01-01T00:01:00Z', appVersion: '0.1.0' };

export const writeDataset = (file: string, { standard, records }: Made, run = RUN): void => {
  const writer = createDataset(contextOf(standard), file);
  for (const each of records) writer.write(each);
  writer.finish(run);
};

const inFolder = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => path.join(folder, name));
