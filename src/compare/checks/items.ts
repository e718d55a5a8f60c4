import { listVerdict } from '../list-verdict.js';
import { grounds, type Check } from '../verdict.js';

/** A list of provisions under one topic. An optional item alone is some of it; without it the rest is all of it. */
export const items: Check<'items'> = ({ view, wording }, expect) => {
  const wanted = expect.items.map((item) => ({ ...item, facts: view.provisions(expect.topic, item.item) }));
  return listVerdict(
    wording,
    wanted.map(({ label, wording: words, optional, facts }) => ({ label, words, optional, evidence: grounds(facts) })),
  );
};
