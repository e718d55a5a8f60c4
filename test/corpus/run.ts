import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPipeline, processFile } from '../../src/pipeline.js';
import { readLabel, type FileLabel } from './labels.js';
import { scoreboard } from './scoreboard.js';
import { scoreFile, type Score } from './score.js';

/**
 * Scores the corpus or a half of the bank against hand-made labels.
 *   npm run corpus              the sample orders → corpus/scoreboard.md
 *   npm run bank -- dev         the invented orders of the half that may be read
 *   npm run bank:test           those of the other half: figures only, never texts
 */
const main = async (): Promise<void> => {
  const [set = 'corpus', only = ''] = process.argv.slice(2);
  const isCorpus = set === 'corpus';
  const orders = isCorpus ? 'corpus/orders' : 'fixtures/orders';
  const labels = isCorpus ? 'corpus/labels' : 'fixtures/orders';
  const pipeline = await openPipeline('rules');
  const score: Score = new Map();
  for (const label of readLabels(labels)) {
    if (!isCorpus && label.half !== set) continue;
    if (!label.file.startsWith(only)) continue;
    const bytes = readFileSync(path.join(orders, label.file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    scoreFile(score, label, await processFile(pipeline, { path: label.file, sha256, bytes }));
  }
  const board = scoreboard(score, { title: set, details: set !== 'test' });
  process.stdout.write(board);
  if (isCorpus && only === '') writeFileSync('corpus/scoreboard.md', board);
};

const readLabels = (folder: string): FileLabel[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readLabel(path.join(folder, name)));

await main();
