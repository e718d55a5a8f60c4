import { listVerdict } from '../list-verdict.js';
import { grounds, type Check } from '../verdict.js';
import { contraryVerdict } from './contrary.js';

/** A list of provisions under one topic. An optional item alone is some of it; without it the rest is all of it. */
export const items: Check<'items'> = (input, expect) => {
  const { view, wording } = input;
  const wanted = expect.items.map((item) => ({ ...item, facts: view.provisions(expect.topic, item.item) }));
  const opposite = contraryVerdict(input, expect.contrary);
  if (opposite !== null) return opposite;
  return listVerdict(
    wording,
    wanted.map(({ label, wording: words, optional, facts }) => ({ label, words, optional, evidence: grounds(facts) })),
  );
};
