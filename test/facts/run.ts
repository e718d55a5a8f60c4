import { createHash } from 'node:crypto';
import { openPipeline, processFile, type Pipeline } from '../../src/pipeline.js';
import type { Facts } from '../../src/model/index.js';
import { scoreboard } from '../corpus/scoreboard.js';
import { type Score, scoreFactKinds } from '../corpus/score.js';
import { orderAround, PASSAGE_KINDS, type Passage, type PassageKind, readPassages } from './passages.js';

/**
 * Scores the facts that are found in short passages against hand-made labels.
 *   npm run facts -- dev [roles|deadlines|touchpoints]     with what went wrong
 *   npm run facts -- test                                  figures only, never texts
 */
const main = async (): Promise<void> => {
  const [half = 'dev', only = ''] = process.argv.slice(2);
  if (half !== 'dev' && half !== 'test') throw new Error(`there is no half ${half}`);
  const pipeline = await openPipeline('rules');
  const score: Score = new Map();
  for (const kind of KINDS.filter((each) => each.startsWith(only))) {
    for (const passage of readPassages(kind, half)) {
      scoreFactKinds(score, passage.name, passage.label, await factsIn(pipeline, passage), PASSAGE_KINDS[kind]);
    }
  }
  process.stdout.write(scoreboard(score, { title: `passages, ${half}`, details: half === 'dev' }));
};

const KINDS = ['roles', 'deadlines', 'touchpoints'] as const satisfies readonly PassageKind[];

/** Facts whose words stand in the passage. */
const factsIn = async (pipeline: Pipeline, passage: Passage): Promise<Pick<Facts, PassageKind>> => {
  const { text, before, after } = orderAround(passage);
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const record = await processFile(pipeline, { path: 'passage.txt', sha256, bytes });
  const from = record.text.indexOf(before) + before.length;
  const to = after === null ? record.text.length : record.text.indexOf(after, from);
  const facts = record.acts.find(({ isPrimary }) => isPrimary)?.facts;
  const within = <T extends { readonly start: number; readonly end: number }>(list: readonly T[] = []): readonly T[] =>
    list.filter((one) => one.end > from && one.start < to);
  return { roles: within(facts?.roles), deadlines: within(facts?.deadlines), touchpoints: within(facts?.touchpoints) };
};

await main();
