import type { Span } from '../../model/index.js';
import type { Passage } from '../../parse/mentions/passages.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { passageOf } from '../passage-of.js';
import { holdersIn, type Holder } from './holders.js';
import type { RoleMention } from './words.js';

/** The capture of a duty whose holder stands in the same row of duties and holders. */
export const DUTY = 'duty';

/**
 * «Возложить: на Иванову И.И. – ведение перечня; на Петрова П.П. – размещение; на Сидорова С.С. – контроль»: of a mention that captures a
 * duty, one for each holder that the row gives it to. Empty where duties and holders do not stand in pairs.
 */
export const holdersOf = (input: ActInput, mention: RoleMention): RoleMention[] => {
  const passage = passageOf(input, mention);
  if (passage === undefined) return [];
  const { pairs, duties } = rowOf(input, passage);
  return Math.max(duties, sharesOf(pairs)) < LEAST_DUTIES && !isUnderSharing(input, passage)
    ? []
    : pairs
        .filter(({ duty }) => duty.role === mention.emit.role)
        .map(({ duty, holder }) => {
          const match = { start: Math.min(duty.start, holder.start), end: Math.max(duty.end, holder.end) };
          const captures = new Map(Object.entries(holder.names).map(([name, span]) => [name, { span, value: null }] as const));
          return { ...mention, emit: { ...mention.emit, holder: holder.holds }, captures, match, quote: match };
        });
};

/** Mentions of the other rules, without those that say of words in such a row who does what. */
export const besidesShares = (mentions: readonly RoleMention[], shared: readonly RoleMention[]): readonly RoleMention[] => {
  const isShared = touchesAny(shared.map(({ passage }) => passage));
  return mentions.filter(({ emit, match }) => !SHARED.has(emit.role) || emit.holder === 'head' || !isShared(match));
};

/** Tells whether a stretch has a character in common with one of many. */
const touchesAny = (spans: readonly Span[]): ((span: Span) => boolean) => {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const ends: number[] = [];
  for (const { end } of sorted) ends.push(Math.max(end, ends.at(-1) ?? 0));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return (ends[low - 1] ?? 0) > start;
  };
};

/** How many different duties are given to different holders. */
const sharesOf = (pairs: readonly Pair[]): number =>
  Math.min(new Set(pairs.map(({ duty }) => duty)).size, new Set(pairs.map(({ holder }) => holder)).size);

/** One duty is no row; one for each of two is. */
const LEAST_DUTIES = 2;

interface Duty extends Span {
  readonly kind: 'duty';
  readonly role: string;
  /** Whoever has another duty oversees this one: «заместителя, курирующего ведение». */
  readonly isOverseen: boolean;
}

const DUTIES = [
  ['duty-to-keep', 'authorized-person'],
  ['duty-to-publish', 'publisher'],
  ['duty-to-control', 'control'],
  ['duty-to-prepare', 'preparer'],
] as const;

const SHARED: ReadonlySet<string> = new Set(DUTIES.map(([, role]) => role));

interface Pair {
  readonly duty: Duty;
  readonly holder: Holder;
}

/** A lead-in or the heading of a table that shares out duties: one pair under it is enough. */
const isUnderSharing = (input: ActInput, { lead }: Passage): boolean =>
  lead.tokens.length > 0 && input.found.finder(lead, 'sharing').size > 0;

interface Row {
  readonly pairs: readonly Pair[];
  /** How many kinds of duties stand there. */
  readonly duties: number;
}

/** Rows of passages that several rules have found a duty in. */
const rows = new WeakMap<Passage, Row>();

const rowOf = (input: ActInput, passage: Passage): Row => {
  const known = rows.get(passage);
  if (known !== undefined) return known;
  const row = pairsIn(input, passage);
  rows.set(passage, row);
  return row;
};

const pairsIn = (input: ActInput, { own: { tokens } }: Passage): Row => {
  const holders = holdersIn(input, tokens);
  const found = dutiesIn(input, tokens).filter((duty) => !holders.some((holder) => overlaps(holder, duty)));
  const duties = found.filter(({ isOverseen }) => !isOverseen);
  const row = [...duties, ...holders].sort((a, b) => a.start - b.start);
  const open = row.filter((member, index) => member.kind === 'holder' || !isLeft(input, between(tokens, member, row[index + 1])));
  const groups = groupsOf(tokens, open);
  const inOrder = groups[0]?.[0]?.kind === 'duty' ? dutiesFirst(groups) : holdersFirst(tokens, groups);
  return { pairs: inOrder.length > 0 ? inOrder : inCouples(tokens, open), duties: new Set(found.map(({ role }) => role)).size };
};

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const dutiesIn = (input: ActInput, tokens: readonly Token[]): Duty[] => {
  const unit = unitOf(tokens, LIST);
  const spansOf = (concept: string): Span[] =>
    [...input.found.finder(unit, concept)].flatMap(([at, [longest]]) =>
      longest === undefined ? [] : [{ start: tokens[at]?.start ?? 0, end: tokens[longest.end - 1]?.end ?? 0 }],
    );
  const overseen = spansOf('duty-overseen');
  const found = DUTIES.flatMap(([concept, role]) =>
    spansOf(concept).map((span): Duty => ({ ...span, kind: 'duty', role, isOverseen: overseen.some((other) => overlaps(other, span)) })),
  ).sort((a, b) => a.start - b.start);
  return found.filter((duty, index) => !found.slice(0, index).some((other) => overlaps(other, duty)));
};

/** The concept that the act's own name of the list stands for. */
const LIST = ['list'];

type Member = Duty | Holder;
type Group = readonly Member[];

/** What stands together without another thing between: duties, or holders that a comma or a conjunction joins. */
const groupsOf = (tokens: readonly Token[], row: readonly Member[]): Group[] => {
  const groups: Member[][] = [];
  for (const member of row) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (before?.kind === member.kind && (member.kind === 'duty' || isJoined(between(tokens, before, member)))) last?.push(member);
    else groups.push([member]);
  }
  return groups;
};

/** The words from one to the next, or to the end. */
const between = (tokens: readonly Token[], one: Span, next: Span | undefined): readonly Token[] =>
  tokens.filter(({ start, end }) => start >= one.end && end <= (next?.start ?? Infinity));

const isJoined = (words: readonly Token[]): boolean =>
  words.length <= MAX_JOINTS && words.every(({ kind, form }) => (kind === 'mark' ? form === ',' : form.length <= MAX_CONJUNCTION));

const MAX_JOINTS = 3;
const MAX_CONJUNCTION = 3;

/** «Контроль оставляю за собой»: that duty has its holder. */
const isLeft = (input: ActInput, words: readonly Token[]): boolean =>
  words.length > 0 && input.recognition.vocabulary.finder(unitOf(words), 'self').size > 0;

/** «Ведение – на А, размещение – на Б»; null pairs where whose duty it is cannot be told. */
const dutiesFirst = (groups: readonly Group[]): Pair[] => {
  const pairs: Pair[] = [];
  for (const [index, group] of groups.entries()) {
    const next = groups[index + 1] ?? [];
    if (group[0]?.kind !== 'duty' || next[0]?.kind !== 'holder') continue;
    // «Ведение поручить А, Б обеспечить размещение»: the last of the holders has a duty behind.
    const isTorn = next.length > 1 && groups[index + 2]?.[0]?.kind === 'duty' && groups[index + 3] === undefined;
    if (isTorn) return [];
    pairs.push(...crossed(group, next));
  }
  return pairs;
};

/** «На А – ведение, на Б – размещение»: whoever ends the row without a duty tells that it is none. */
const holdersFirst = (tokens: readonly Token[], groups: readonly Group[]): Pair[] => {
  const last = groups.at(-1)?.at(-1);
  if (last?.kind === 'holder' && tokens.filter(({ kind, start }) => kind === 'word' && start >= last.end).length < LEAST_WORDS) return [];
  return groups.flatMap((group, index) => {
    const next = groups[index + 1] ?? [];
    return group[0]?.kind === 'holder' && next[0]?.kind === 'duty' ? crossed(next, group) : [];
  });
};

/** Words of a duty that is none of the known ones. */
const LEAST_WORDS = 2;

/** «А обеспечить ведение, контроль возложить на Б»: each couple in an order of its own, a comma between two couples. */
const inCouples = (tokens: readonly Token[], row: readonly Member[]): Pair[] => {
  const pairs: Pair[] = [];
  for (let at = 0; at < row.length; at += 2) {
    const [one, other, next] = row.slice(at);
    if (one === undefined || other === undefined || one.kind === other.kind) return [];
    if (next !== undefined && !between(tokens, other, next).some(({ form }) => ENDS.has(form))) return [];
    pairs.push(...(one.kind === 'duty' ? crossed([one], [other]) : crossed([other], [one])));
  }
  return pairs;
};

const ENDS: ReadonlySet<string> = new Set([',', ';']);

const crossed = (duties: Group, holders: Group): Pair[] =>
  duties.flatMap((duty) =>
    holders.flatMap((holder) => (duty.kind === 'duty' && holder.kind === 'holder' && near(duty, holder) ? [{ duty, holder }] : [])),
  );

const near = (one: Span, other: Span): boolean => Math.max(one.start, other.start) - Math.min(one.end, other.end) <= MAX_APART;

/** Characters between a duty and its holder: «… приказа на официальном сайте Министерства – на …». */
const MAX_APART = 160;
