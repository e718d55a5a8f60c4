import type { Span, TouchpointType } from '../../model/index.js';
import { mentionsOf, type ActInput } from '../context.js';
import { scanChannels } from './channels.js';
import type { Content } from './contents.js';
import { listedItems } from './listed-items.js';
import { remarksOf, type Lead } from './leads.js';

/** A list that no lead introduces: what shows that it is one, and where its names stand. */
export interface ImpliedList {
  readonly lead: Lead;
  /** A sentence that names them all, or items that name one or more each. */
  readonly contents: readonly ImpliedContent[];
  readonly kind: 'sentence' | 'items';
  /** True where each name must have a type of its own. */
  readonly isTyped: boolean;
}

export interface ImpliedContent extends Content {
  /** The type told of all its names. */
  readonly type: TouchpointType | null;
}

/** Lists shown by types in brackets behind their names, by a sentence that points back at them, or by the heading of an annex. */
export const impliedLists = (input: ActInput): ImpliedList[] => [
  ...remarkedLists(input),
  ...remarkedItems(input),
  ...pointedLists(input),
  ...listedItems(input),
];

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
    const content = { start, end: close < 0 ? sentence.end : Math.min(close + 1, sentence.end), clause: first.clause, type: null };
    return [{ lead: untyped(first), contents: [content], kind: 'sentence', isTyped: true }];
  });
};

/** «… в книге предложений, на приёме у директора. Указанные точки взаимодействия включаются в Перечень.» */
const pointedLists = (input: ActInput): ImpliedList[] =>
  mentionsOf(input, 'mark')
    .filter(({ emit }) => emit.mark === 'touchpoints-before')
    .flatMap((mention) => {
      const content = sentenceBefore(input, mention);
      return content === null
        ? []
        : [{ lead: untyped(mention), contents: [{ ...content, type: null }], kind: 'sentence' as const, isTyped: false }];
    });

/** «1.1. Портал – подача заявки (цифровая).», «1.2. Управления в улусах – консультация (офлайн).»: items that each end with a type. */
const remarkedItems = (input: ActInput): ImpliedList[] => {
  const groups = new Map<string, { readonly lead: Lead; readonly contents: ImpliedContent[] }>();
  for (const remark of remarksOf(input)) {
    const part = input.act.parts[remark.part];
    const clause = part?.clauses[remark.clause];
    if (part === undefined || clause === undefined || clause.zone !== 'body' || clause.label === null) continue;
    if (!/^[^)]{0,60}\)[.;]?\s*$/u.test(input.file.text.slice(remark.match.end, clause.span.end))) continue;
    const text = input.file.text.slice(clause.span.start, remark.match.start);
    // What it is for stands behind the dash.
    const end = clause.span.start + (/ [–—-] /u.exec(text)?.index ?? text.length);
    const { channels, heads } = scanChannels(input.recognition, input.file.text.slice(clause.span.start, end), clause.span.start);
    if ((channels[0]?.from ?? OPENING_TOKENS) >= OPENING_TOKENS && !heads.has(0)) continue;
    // In an annexed list the items stand under headings of their own.
    const key = part.kind === 'list' ? `${remark.part}` : `${remark.part} ${clause.parent}`;
    const group = groups.get(key) ?? { lead: untyped(remark), contents: [] };
    groups.set(key, group);
    // Several rules may know one remark.
    if (group.contents.at(-1)?.clause === remark.clause) continue;
    group.contents.push({ start: clause.span.start, end, clause: remark.clause, type: remark.emit.type });
  }
  return [...groups.values()]
    .filter(({ contents }) => contents.length >= LEAST_ITEMS)
    .map((group) => ({ ...group, kind: 'items' as const, isTyped: false }));
};

const OPENING_TOKENS = 4;
const LEAST_ITEMS = 2;

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
