import type { Trigger } from '../model/index.js';
import { byPlace, factOf, mentionsOf, type ActInput } from './context.js';

/** One trigger for each kind and place; «other» only where no named kind stands in the same words. */
export const triggersOf = (input: ActInput): Trigger[] => {
  const mentions = [...mentionsOf(input, 'trigger')].sort((a, b) => byPlace(a.quote, b.quote));
  const named = mentions.filter((mention) => mention.emit.trigger !== 'other');
  const kept = mentions.filter(
    (mention) =>
      mention.emit.trigger !== 'other' ||
      !named.some((other) => other.quote.start < mention.quote.end && mention.quote.start < other.quote.end),
  );
  const seen = new Set<string>();
  return kept.flatMap((mention) => {
    const kind = mention.emit.trigger;
    const key = `${kind} ${mention.part} ${mention.clause} ${kind === 'other' ? mention.quote.start : mention.passage.start}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...factOf(input, mention, 'trigger', kind), kind }];
  });
};
