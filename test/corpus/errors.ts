import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MeasuredError } from '../../src/dataset/statistics.js';
import { DEVIATIONS, type DocumentRecord, type ReadingMethod } from '../../src/model/index.js';
import { openPipeline, processFile } from '../../src/pipeline.js';
import type { MeasuredErrorsFile } from '../../src/rules/lexicons/measured-errors.js';
import type { Standard } from '../../src/rules/standard.js';
import { type FileLabel, readLabel } from './labels.js';

/**
 * Measures how often verdicts err: the corpus and the half of the bank that nobody learns from as text, the corpus as PDF with a text layer and as scans.
 * Counts alone are kept. The other half teaches rules and likeness, and would flatter them.
 *   npm run errors -- --write     writes rules/measured-errors.json; without it the counts are shown
 *   npm run errors -- --no-scans  leaves scans out, where no recognition is installed
 */
const main = async (): Promise<void> => {
  const pipeline = await openPipeline('rules');
  const counts: Counts = new Map();
  for (const { file, label } of cases(!process.argv.includes('--no-scans'))) {
    const bytes = readFileSync(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    addFile(counts, label, await processFile(pipeline, { path: path.basename(file), sha256, bytes }));
  }
  const text = `${JSON.stringify(fileOf(pipeline.standard, counts), null, 2)}\n`;
  if (process.argv.includes('--write')) writeFileSync('rules/measured-errors.json', text);
  else process.stdout.write(text);
};

interface Case {
  readonly file: string;
  readonly label: FileLabel;
}

/** Each labelled order once for each way of reading: renderings of one order in several formats are no further cases. */
const cases = (scans: boolean): readonly Case[] => {
  const corpus = labelsIn('corpus/labels').map((label) => ({ file: path.join('corpus/orders', label.file), label }));
  const bank = labelsIn('fixtures/orders')
    .filter(({ half }) => half === 'test')
    .map((label) => ({ file: path.join('fixtures/orders', label.file), label }));
  const rendered = corpus.flatMap(({ label }) => {
    const stem = path.join('fixtures/formats', label.file.slice(0, 3));
    const scan = ['-200dpi.pdf', '-300dpi.pdf', '-150dpi.pdf', '-300dpi.tiff'].map((end) => stem + end).find(existsSync);
    return [`${stem}.pdf`, ...(scans && scan !== undefined ? [scan] : [])].map((file) => ({ file, label }));
  });
  return [...corpus, ...bank, ...rendered];
};

const labelsIn = (folder: string): readonly FileLabel[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readLabel(path.join(folder, name)));

type Writable = { -readonly [K in keyof MeasuredError]: number };
/** By requirement, then by way of reading. */
type Counts = Map<string, Map<ReadingMethod, Writable>>;

const addFile = (counts: Counts, label: FileLabel, record: DocumentRecord): void => {
  const { method } = record;
  if (method === null) return;
  label.acts.forEach((act, index) => {
    const id = record.acts[index]?.id;
    for (const [requirement, { status }] of Object.entries(act.findings)) {
      const verdict = record.findings.find((each) => each.actId === id && each.requirementId === requirement)?.status;
      const [truth, found] = [side(status), side(verdict ?? '')];
      // What one of the two does not judge is no case of an error in judging.
      if (truth === null || found === null) continue;
      const byMethod = counts.get(requirement) ?? new Map<ReadingMethod, Writable>();
      const tally = byMethod.get(method) ?? { truePositive: 0, falseNegative: 0, trueNegative: 0, falsePositive: 0 };
      const deviates = truth === 'deviates';
      tally[deviates ? (found === truth ? 'truePositive' : 'falseNegative') : found === truth ? 'trueNegative' : 'falsePositive'] += 1;
      counts.set(requirement, byMethod.set(method, tally));
    }
  });
};

const side = (status: string): 'met' | 'deviates' | null => {
  if (DEVIATIONS.some((each) => each === status)) return 'deviates';
  return status === 'met' ? 'met' : null;
};

const fileOf = (standard: Standard, counts: Counts): MeasuredErrorsFile => ({
  about: 'How often verdicts err on orders labelled by hand, by the way of reading. Made by: npm run errors -- --write',
  requirements: Object.fromEntries(
    standard.requirements.map(({ id, edition = '' }) => [id, { edition, byMethod: Object.fromEntries(counts.get(id) ?? []) }]),
  ),
});

await main();
