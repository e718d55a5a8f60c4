import type { Span } from '../../model/index.js';
import { mentionsOf, type ActInput } from '../context.js';
import type { Content } from './contents.js';
import { remarksOf, type Lead } from './leads.js';

/** A list that no lead introduces: what shows that it is one, and where its names stand. */
export interface ImpliedList {
  readonly lead: Lead;
  readonly content: Content;
  /** True where each name must have a type of its own. */
  readonly isTyped: boolean;
}

/** Lists shown by types in brackets behind their names, or by a sentence that points back at them. */
export const impliedLists = (input: ActInput): ImpliedList[] => [...remarkedLists(input), ...pointedLists(input)];

/** «сайт (цифровая точка), приёмная (офлайн-точка), …»: names that are told their types one by one. */
const remarkedLists = (input: ActInput): ImpliedList[] => {
  const bySentence = new Map<string, { readonly sentence: Span; readonly remarks: Lead[] }>();
  for (const remark of remarksOf(input)) {
    const sentence = sentenceAt(input, remark, remark.match);
    if (sentence === null) continue;
    const key = `${remark.part} ${sentence.start}`;
    const known = bySentence.get(key);
    if (known === undefined) bySentence.set(key, { sentence, remarks: [remark] });
    else known.remarks.push(remark);
  }
  return [...bySentence.values()].flatMap(({ sentence, remarks }) => {
    const [first, last] = [remarks[0], remarks.at(-1)];
    if (first === undefined || last === undefined || first.match.start === last.match.start) return [];
    const before = input.file.text.slice(sentence.start, first.match.start);
    const close = input.file.text.indexOf(')', last.match.end);
    const start = sentence.start + before.lastIndexOf(': ') + 1;
    const content = { start, end: close < 0 ? sentence.end : Math.min(close + 1, sentence.end), clause: first.clause };
    return [{ lead: untyped(first), content, isTyped: true }];
  });
};

/** «… в книге предложений, на приёме у директора. Указанные точки взаимодействия включаются в Перечень.» */
const pointedLists = (input: ActInput): ImpliedList[] =>
  mentionsOf(input, 'mark')
    .filter(({ emit }) => emit.mark === 'touchpoints-before')
    .flatMap((mention) => {
      const content = sentenceBefore(input, mention);
      return content === null ? [] : [{ lead: untyped(mention), content, isTyped: false }];
    });

const untyped = (mention: Omit<Lead, 'emit'>): Lead => ({ ...mention, emit: { enumeration: 'list', type: null, colon: false } });

type Place = Pick<Lead, 'part' | 'clause'>;

const sentencesIn = (input: ActInput, { part, clause }: Place): Span[] => {
  const own = input.act.parts[part]?.clauses[clause];
  if (own === undefined) return [];
  return input.found.tokens.sentencesOf(own).flatMap((tokens) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
};

const sentenceAt = (input: ActInput, place: Place, at: Span): Span | null =>
  sentencesIn(input, place).find(({ start, end }) => start <= at.start && at.end <= end) ?? null;

/** The sentence before a mention in its clause, else the last one of the clause before. */
const sentenceBefore = (input: ActInput, mention: Pick<Lead, 'part' | 'clause' | 'match'>): Content | null => {
  const own = sentencesIn(input, mention).findLast(({ end }) => end <= mention.match.start);
  if (own !== undefined) return { ...own, clause: mention.clause };
  const clause = mention.clause - 1;
  const before = sentencesIn(input, { part: mention.part, clause }).at(-1);
  return before === undefined ? null : { ...before, clause };
};
