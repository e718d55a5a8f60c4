import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openBench } from './bench.js';
import { isRight, judge, mutantsOf, type Judged } from './score.js';
import { scoresOf, SCORES_FILE } from './scores.js';

/**
 * Spoils what meets each requirement in compliant orders and counts how often the verdict changes as it must.
 *   npm run mutation                          the score of each requirement
 *   npm run mutation -- --only final.update-deadline --show    every mutant judged otherwise
 *   npm run mutation -- --write               figures → fixtures/eval/mutation.json, from which docs/rules.md is made
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '11' },
      orders: { type: 'string', default: '40' },
      mutants: { type: 'string', default: '30' },
      only: { type: 'string' },
      show: { type: 'boolean', default: false },
      text: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const bench = await openBench(Number(values.seed), Number(values.orders));
  const judged: Judged[] = [];
  for (const requirement of bench.pipeline.standard.requirements) {
    if (values.only !== undefined && !requirement.id.startsWith(values.only)) continue;
    const own: Judged[] = [];
    for (const mutant of mutantsOf(bench, requirement, Number(values.mutants))) own.push(await judge(bench, mutant));
    judged.push(...own);
    const right = own.filter((each) => isRight(requirement, each));
    process.stdout.write(
      `${requirement.id.padEnd(40)} ${String(right.length).padStart(3)} of ${String(own.length).padStart(3)}  ${byMutator(own, right)}\n`,
    );
    if (values.show)
      process.stdout.write(
        own
          .filter((each) => !right.includes(each))
          .map(told)
          .join(''),
      );
  }
  const wrong = judged.filter(({ subject, mutator }) => values.text === `${mutator}|${subject}`);
  process.stdout.write(wrong.map(({ text }) => `${text}\n`).join(''));
  const { standard } = bench.pipeline;
  const scores = scoresOf(standard, judged, Number(values.seed));
  process.stdout.write(`\n${scores.right} of ${scores.mutants} (${(scores.right / Math.max(1, scores.mutants)).toFixed(3)})\n`);
  if (values.write) writeFileSync(SCORES_FILE, `${JSON.stringify(scores, null, 2)}\n`);
};

const byMutator = (own: readonly Judged[], right: readonly Judged[]): string => {
  const names = [...new Set(own.map(({ mutator }) => mutator))];
  const count = (from: readonly Judged[], name: string): number => from.filter(({ mutator }) => mutator === name).length;
  return names.map((name) => `${name} ${count(right, name)}/${count(own, name)}`).join(', ');
};

const told = ({ mutator, subject, declared, got, others, quotes }: Judged): string =>
  `    − ${mutator} | ${subject}: ${declared}, judged ${got}${others.length === 0 ? '' : `; also ${others.join(', ')}`}\n${quotes.map((quote) => `        «${quote}»\n`).join('')}`;

await main();
