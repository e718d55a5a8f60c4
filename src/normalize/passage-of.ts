import type { Mention } from '../parse/mentions/index.js';
import { quoteSpan, type Passage } from '../parse/mentions/passages.js';
import type { ActInput } from './context.js';

/** The passage that a mention was found in. */
export const passageOf = ({ found }: ActInput, { level, part, clause, passage }: Mention): Passage | undefined => {
  const known = indexes.get(found.passages) ?? indexOf(found.passages);
  indexes.set(found.passages, known);
  return known.get(`${level} ${part} ${clause} ${passage.start} ${passage.end}`);
};

type Index = ReadonlyMap<string, Passage>;

/** One for each act: a long table has thousands of passages and of mentions. */
const indexes = new WeakMap<readonly Passage[], Index>();

const indexOf = (passages: readonly Passage[]): Index => {
  const index = new Map<string, Passage>();
  for (const passage of passages) {
    const { start, end } = quoteSpan(passage.own.tokens);
    const key = `${passage.level} ${passage.partIndex} ${passage.clause.index} ${start} ${end}`;
    if (!index.has(key)) index.set(key, passage);
  }
  return index;
};
