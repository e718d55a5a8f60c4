import { openPipeline } from '../../src/pipeline.js';
import { scoreboard } from '../corpus/scoreboard.js';
import { type Score, scoreFactKinds } from '../corpus/score.js';
import { factsIn } from './facts-in.js';
import { PASSAGE_KINDS, type PassageKind, readPassages } from './passages.js';

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

await main();
