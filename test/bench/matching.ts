import { readdirSync } from 'node:fs';
import path from 'node:path';
import type * as CompareModule from '../../src/compare/index.js';
import type * as ExtractModule from '../../src/extract/index.js';
import type { ParsedFile } from '../../src/model/index.js';
import type * as NormalizeModule from '../../src/normalize/index.js';
import type * as ParseModule from '../../src/parse/index.js';
import type * as MentionsModule from '../../src/parse/mentions/index.js';
import type { Pipeline } from '../../src/pipeline.js';
import type { Recognition } from '../../src/rules/load.js';
import type * as RuleBookModule from '../../src/rules/rulebook.js';
import { orderBlocks, renderDocx } from '../system/render.js';
import { medianOf, medians } from './measure.js';

// As it is installed, like the pipeline that is handed over.
const built = (file: string): Promise<unknown> => import(new URL(`../../dist/${file}`, import.meta.url).href);
// What a build exports is what its source says.
const { createRuleBook, stepsIn } = (await built('rules/rulebook.js')) as typeof RuleBookModule;
const { recognizeAct } = (await built('parse/mentions/index.js')) as typeof MentionsModule;
const { parseSource } = (await built('parse/index.js')) as typeof ParseModule;
const { normalizeFile } = (await built('normalize/index.js')) as typeof NormalizeModule;
const { compareAct } = (await built('compare/index.js')) as typeof CompareModule;
const { extract } = (await built('extract/index.js')) as typeof ExtractModule;

/** Cost of matching a clause with rules added that cannot match, and what each stage of an order takes. */
export interface Matching {
  readonly rules: readonly { readonly added: number; readonly steps: number; readonly ms: number }[];
  readonly stages: readonly { readonly stage: string; readonly ms: number }[];
  readonly clauses: number;
}

const ORDERS = 'corpus/orders';
const ADDED = [0, 500, 1000, 2000];

/** @param rounds of which the median is taken; the books take turns, and so do the stages */
export const measureMatching = async (pipeline: Pipeline, rounds: number): Promise<Matching> => {
  const orders = await Promise.all(
    readdirSync(ORDERS)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => renderDocx(orderBlocks(path.join(ORDERS, name)))),
  );
  const files = await Promise.all(orders.map((bytes) => parsed(pipeline, bytes)));
  const clauses = files.flatMap(({ acts }) => acts.flatMap(({ parts }) => parts.flatMap((part) => part.clauses))).length;
  return { rules: await withStrangers(pipeline, files, clauses, rounds), stages: await stagesOf(pipeline, orders, rounds), clauses };
};

const parsed = async ({ contexts }: Pipeline, bytes: Buffer): Promise<ParsedFile> => {
  const reading = await extract(contexts.extract, { path: 'order.docx', bytes });
  if (!reading.ok) throw new Error(reading.failure.code);
  return parseSource(contexts.parse, reading.value, reading.diagnostics).value;
};

const withStrangers = async (
  { contexts }: Pipeline,
  files: readonly ParsedFile[],
  clauses: number,
  rounds: number,
): Promise<Matching['rules']> => {
  const { recognition } = contexts.normalize;
  // A book remembers what it found in words it met before: each time a new one is asked, made before the clock starts.
  const books = ADDED.map((added) => Array.from({ length: rounds + SPARE }, () => bookWith(recognition, added)));
  const stepsWith = (own: RuleBookModule.RuleBook[]): number => {
    const book = own.pop();
    if (book === undefined) throw new Error('more rounds than books');
    return files
      .flatMap((file) => file.acts.map((act) => stepsIn(recognizeAct({ ...recognition, book }, file, act).passages)))
      .reduce((sum, steps) => sum + steps, 0);
  };
  const timed = await medians(
    Object.fromEntries(books.map((own, index) => [String(ADDED[index]), () => Promise.resolve(stepsWith(own))])),
    rounds,
  );
  return books.map((own, index) => ({
    added: ADDED[index] ?? 0,
    steps: stepsWith(own) / clauses,
    ms: (timed[index]?.median ?? 0) / clauses,
  }));
};

/** Books for the rounds that warm up and for the count of steps. */
const SPARE = 4;

/** Rules that share a concept with every order and hold a word that is in none. */
const bookWith = (recognition: Recognition, added: number): Recognition['book'] => {
  const [first] = recognition.book.rules;
  const strangers =
    first === undefined
      ? []
      : Array.from({ length: added }, (_, index) => ({ ...first, id: `made/stranger-${index}`, match: [`{list} & небывальщина${index}`] }));
  return createRuleBook(recognition.vocabulary, [...recognition.book.rules, ...strangers]);
};

const stagesOf = async ({ contexts, standard }: Pipeline, orders: readonly Buffer[], rounds: number): Promise<Matching['stages']> => {
  const taken = new Map<string, number[]>();
  const clock = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const made = await work();
    taken.set(stage, [...(taken.get(stage) ?? []), performance.now() - started]);
    return made;
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const bytes of orders) {
      const reading = await clock('reading', () => extract(contexts.extract, { path: 'order.docx', bytes }));
      if (!reading.ok) throw new Error(reading.failure.code);
      const { value: file } = await clock('clauses', () => parseSource(contexts.parse, reading.value, reading.diagnostics));
      await clock('of facts, matching', () =>
        file.acts.map((act) => recognizeAct(contexts.normalize.recognition, file, act).mentions.length),
      );
      const acts = await clock('facts', () => normalizeFile(contexts.normalize, 'order', file));
      await clock('verdicts', () => acts.flatMap((act) => compareAct(contexts.compare, standard, act, acts)));
    }
  }
  return [...taken].map(([stage, times]) => ({ stage, ms: medianOf(times) }));
};

export const matchingBody = ({ rules, stages, clauses }: Matching): string => {
  const base = rules[0];
  const ratio = (value: number, of: number | undefined): string => `×${(value / (of ?? value)).toFixed(2)}`;
  return `
Written by \`npm run bench -- --write\`: the rules over the ${clauses} clauses of the five sample orders, alone and with rules added that share
a concept with the orders and hold a word that none of them has. Steps are counted and do not depend on the machine.

| rules added | steps for a clause | ratio | ms for a clause | ratio |
|--:|--:|--:|--:|--:|
${rules.map(({ added, steps, ms }) => `| ${added} | ${steps.toFixed(1)} | ${ratio(steps, base?.steps)} | ${ms.toFixed(3)} | ${ratio(ms, base?.ms)} |`).join('\n')}

What each stage takes of an order (medians, DOCX):

| stage | ms |
|---|--:|
${stages.map(({ stage, ms }) => `| ${stage} | ${ms.toFixed(1)} |`).join('\n')}
`;
};
