import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPipeline } from '../../src/pipeline.js';
import { LIKENESS_FILE } from '../../src/rules/load.js';
import { crossCheck, type CrossFigure, type Told } from './cross.js';
import { wordingFigures } from './figures.js';
import { learn, type Learnt } from './learn.js';
import { labelledActs, wordingSamples } from './samples.js';

/**
 * Learns what wordings of provisions have in common.
 *   npm run likeness               what is told right and wrong in each series of orders by what the others teach
 *   npm run likeness -- --wordings how many of the wordings nobody read are told by the rules, and with likeness
 *   npm run likeness -- --write    rules/likeness.json, learnt of all
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false }, wordings: { type: 'boolean', default: false } } });
  const file = path.join('rules', LIKENESS_FILE);
  // What an earlier edition told must not teach the next one.
  if (values.write) rmSync(file, { force: true });
  const pipeline = await openPipeline('rules');
  const { recognition } = pipeline.contexts.normalize;
  if (values.wordings) {
    process.stdout.write(wordingFigures(recognition));
    return;
  }
  const wordings = wordingSamples(recognition, recognition.isDenial);
  const acts = await labelledActs(pipeline, recognition.isDenial);
  process.stdout.write(
    `${wordings.length} wordings, ${acts.reduce((sum, { samples }) => sum + samples.length, 0)} stretches of ${acts.length} acts\n`,
  );
  if (!values.write) {
    show(crossCheck(wordings, acts));
    return;
  }
  writeFileSync(file, fileOf(learn(wordings, acts)));
};

/** A line for each trait, so that a difference of two editions can be read. */
const fileOf = ({ threshold, codes, biases, needs, traits }: Learnt): string => {
  const head = Object.entries({ note: NOTE, threshold, codes, biases, needs }).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = Object.entries(traits).map(([trait, weights]) => `${JSON.stringify(trait)}: ${JSON.stringify(weights)}`);
  return ['{', ...head, '"traits": {', lines.join(',\n'), '}', '}', ''].join('\n');
};

const NOTE =
  'Learnt by `npm run likeness -- --write` of the examples of the rules, fixtures/paraphrases, the dev halves of fixtures/wordings and fixtures/orders, corpus';

const show = (figures: readonly CrossFigure[]): void => {
  for (const { series, missed, told } of figures) {
    process.stdout.write(`${series}: ${missed} missed by rules; right/wrong from ${counts(told)}\n`);
    for (const { code, order, text, probability } of told.filter(({ right }) => !right))
      process.stdout.write(`  ${probability.toFixed(2)} ${order} ${code}: ${text.slice(0, 140)}\n`);
  }
  process.stdout.write(`all: ${counts(figures.flatMap(({ told }) => told))}\n`);
};

const counts = (told: readonly Told[]): string =>
  [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
    .map((from) => {
      const there = told.filter(({ probability }) => probability >= from);
      const right = there.filter((each) => each.right).length;
      return `${from} ${right}/${there.length - right}`;
    })
    .join(', ');

await main();
