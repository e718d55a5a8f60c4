import type { Trigger } from '../model/index.js';
import { byPlace, factOf, mentionsOf, type ActInput } from './context.js';

/** One trigger for each kind and place; «other» only where no named kind stands in the same words. */
export const triggersOf = (input: ActInput): Trigger[] => {
  const all = [...mentionsOf(input, 'trigger')].sort((a, b) => byPlace(a.quote, b.quote));
  const named = all.filter((mention) => mention.emit.trigger !== 'other');
  const isListed = createIsListed(input, named);
  const told = all.filter((mention) => mention.confidence > LISTED);
  const mentions = all.filter(
    (mention) => mention.confidence > LISTED || (isListed(mention) && !told.some((one) => sharesPassage(one, mention))),
  );
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

type TriggerMention = ReturnType<typeof mentionsOf<'trigger'>>[number];

/** Surety of a case that is known only by the list it stands in. */
const LISTED = 0.5;

const sharesPassage = (a: TriggerMention, b: TriggerMention): boolean =>
  a.part === b.part && a.passage.start < b.passage.end && b.passage.start < a.passage.end;

/** True for an item of a list, of items or within a clause, in which at least two cases are of named kinds; an item names one case. */
const createIsListed = (input: ActInput, named: readonly TriggerMention[]): ((mention: TriggerMention) => boolean) => {
  const isItem = ({ part, clause }: TriggerMention): boolean => {
    const kind = input.act.parts[part]?.clauses[clause]?.kind;
    return kind === 'item' || kind === 'paragraph';
  };
  const listOf = (mention: TriggerMention): string =>
    isItem(mention)
      ? `${mention.part} ${input.act.parts[mention.part]?.clauses[mention.clause]?.parent}`
      : `${mention.part} in ${mention.clause}`;
  const places = new Map<string, Set<string>>();
  const items = new Set<string>();
  for (const mention of named) {
    const list = listOf(mention);
    places.set(list, (places.get(list) ?? new Set()).add(`${mention.clause} ${mention.passage.start}`));
    if (isItem(mention)) items.add(`${mention.part} ${mention.clause}`);
  }
  return (mention) => (places.get(listOf(mention))?.size ?? 0) >= LEAST_NAMED && !items.has(`${mention.part} ${mention.clause}`);
};
const LEAST_NAMED = 2;
