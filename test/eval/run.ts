import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPipeline, processFile } from '../../src/pipeline.js';
import { composeOrder } from './compose.js';
import { readGrammar } from './grammar.js';
import { createMeasure, measureOrder } from './measure.js';
import { report } from './report.js';
import { tallyOf, type Score } from '../corpus/score.js';

/**
 * Composes orders from the grammar of the standard and measures what is recognized in them.
 *   npm run eval -- --orders 1000 --seed 7 --write     figures and confusions → docs/eval.md
 *   npm run eval -- --only 12 --seed 7                 prints one order and what went wrong in it
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '7' },
      only: { type: 'string' },
      keep: { type: 'string' },
      show: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const from = values.only === undefined ? 0 : Number(values.only);
  const count = values.only === undefined ? Number(values.orders) : 1;
  const grammar = readGrammar();
  const pipeline = await openPipeline('rules');
  const measure = createMeasure();
  for (let ordinal = from; ordinal < from + count; ordinal += 1) {
    const composed = composeOrder(grammar, seed, ordinal);
    const bytes = Buffer.from(composed.text, 'utf8');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    measureOrder(measure, composed, await processFile(pipeline, { path: composed.label.file, sha256, bytes }));
    if (values.keep !== undefined) {
      mkdirSync(values.keep, { recursive: true });
      writeFileSync(path.join(values.keep, composed.label.file), composed.text);
    }
    if (values.only !== undefined) process.stdout.write(composed.text);
  }
  const text = report(measure, { orders: count, seed, details: values.only !== undefined });
  process.stdout.write(
    values.show === undefined
      ? text
      : values.show
          .split(',')
          .map((name) => `== ${name}\n${shown(measure.score, name)}\n`)
          .join(''),
  );
  if (values.write) writeFileSync('docs/eval.md', text);
};

/** Every line of one row of the figures. */
const shown = (score: Score, name: string): string => {
  const { extra, missed } = tallyOf(score, name);
  return [...missed.map((line) => `− ${line}`), ...extra.map((line) => `+ ${line}`)]
    .sort((one, other) => (one.slice(2) < other.slice(2) ? -1 : 1))
    .join('\n');
};

await main();
