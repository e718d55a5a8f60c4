import { openPipeline } from '../../src/pipeline.js';
import { readGrammar } from '../eval/grammar.js';
import { readMaterial } from './material.js';
import type { Bench } from './score.js';
import { composedSubjects, labelledSubjects, type Subject } from './subject.js';

/** Everything that mutants are made with. `orders`: how many are composed; those of the corpus and the bank come besides. */
export const openBench = async (seed: number, orders: number): Promise<Bench> => {
  const pipeline = await openPipeline('rules');
  const grammar = readGrammar();
  const subjects: Subject[] = [...(await labelledSubjects(pipeline)), ...(await composedSubjects(pipeline, grammar, seed, orders))];
  return { pipeline, grammar, material: readMaterial(), subjects, seed };
};
