import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openBench } from './bench.js';
import type { Requirement } from '../../src/rules/standard.js';
import { isRight, judge, mutantsOf, type Bench, type Judged } from './score.js';
import { merged, readScores, scoresOf, SCORES_FILE } from './scores.js';

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
      orders: { type: 'string', default: '30' },
      mutants: { type: 'string', default: '22' },
      only: { type: 'string' },
      show: { type: 'boolean', default: false },
      text: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const bench = await openBench(Number(values.seed), Number(values.orders));
  const judged: Judged[] = [];
  const shown: Judged[] = [];
  for (const requirement of bench.pipeline.standard.requirements) {
    if (values.only?.split(',').every((prefix) => !requirement.id.startsWith(prefix)) === true) continue;
    const own: Judged[] = [];
    for (const mutant of mutantsOf(bench, requirement, Number(values.mutants))) own.push(await judge(bench, mutant));
    judged.push(...own);
    shown.push(...(await affectsShown(bench, requirement, own)));
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
  const scores = scoresOf(standard, judged, shown, Number(values.seed));
  process.stdout.write(`\n${scores.right} of ${scores.mutants} (${(scores.right / Math.max(1, scores.mutants)).toFixed(3)})\n`);
  // Where some requirements only were judged, the figures of the others stay as they are.
  if (values.write)
    writeFileSync(SCORES_FILE, `${JSON.stringify(values.only === undefined ? scores : merged(readScores(), scores), null, 2)}\n`);
};

/** More mutants of a requirement, until each one that it affects has been seen to change; they are not counted in the score. */
const affectsShown = async (bench: Bench, requirement: Requirement, own: readonly Judged[]): Promise<Judged[]> => {
  const more: Judged[] = [];
  const lacks = (): boolean =>
    Object.keys(requirement.affects).some((id) =>
      [...own, ...more].every((each) => !isRight(requirement, each) || !each.others.some((other) => other.startsWith(`${id} `))),
    );
  const further = mutantsOf(bench, requirement, MANY).slice(own.length);
  for (const mutant of further) {
    if (!lacks()) break;
    more.push(await judge(bench, mutant));
  }
  return more;
};

const MANY = 150;

const byMutator = (own: readonly Judged[], right: readonly Judged[]): string => {
  const names = [...new Set(own.map(({ mutator }) => mutator))];
  const count = (from: readonly Judged[], name: string): number => from.filter(({ mutator }) => mutator === name).length;
  return names.map((name) => `${name} ${count(right, name)}/${count(own, name)}`).join(', ');
};

const told = ({ mutator, subject, declared, got, others, quotes }: Judged): string =>
  `    − ${mutator} | ${subject}: ${declared}, judged ${got}${others.length === 0 ? '' : `; also ${others.join(', ')}`}\n${quotes.map((quote) => `        «${quote}»\n`).join('')}`;

await main();
