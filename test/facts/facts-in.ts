import { createHash } from 'node:crypto';
import type { Facts } from '../../src/model/index.js';
import { type Pipeline, processFile } from '../../src/pipeline.js';
import { orderAround, type Passage, type PassageKind } from './passages.js';

/** Facts that are found in an order with the passage in it, whose words stand in the passage. */
export const factsIn = async (pipeline: Pipeline, passage: Passage): Promise<Pick<Facts, PassageKind>> => {
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
