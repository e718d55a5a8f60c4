import type { Channel, Span } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import type { Token } from '../../rules/tokens.js';
import { scanChannels, standardType, typesIn, type ChannelAt, type Head, type Scanned } from './channels.js';
import type { Manner } from './manner.js';
import { nameRange, turnedTo } from './name-guard.js';

/** One touchpoint named in a text. */
export interface Named {
  readonly name: Span;
  readonly channel: Channel;
  /** False where no known channel is named: the caller decides whether the words name a touchpoint at all. */
  readonly known: boolean;
  /** True for a few plain words among known names, set apart like them. */
  readonly extra: boolean;
  /** True where the channel is told by the word with which the name begins, and nothing in it speaks of the other type. */
  readonly sure: boolean;
  /** True for «лично», «письменно»: a way rather than a place. */
  readonly adverb: boolean;
  /** What the text says of it behind its name: a type, an address, a remark. */
  readonly tail: Span;
}

/** A text with what has been found in it. */
export interface Reading extends Scanned {
  readonly recognition: Recognition;
  readonly manner: Manner;
  readonly text: string;
  /** Where the first character of the text stands. */
  readonly base: number;
}

/** Tokens between two cuts. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** True behind a semicolon or a line's end. */
  readonly strong: boolean;
  readonly extra: boolean;
}

/** The names of a piece: one, or those that stand in its brackets, which `split` takes apart. */
export const namesOf = (reading: Reading, whole: Piece, split: (text: string, base: number) => Named[]): Named[] => {
  const { text, base, tokens, channels } = reading;
  const inside = channels.filter((found) => found.from >= whole.from && found.to <= whole.to);
  const bracketed = inside.filter((found) => found.bracketed);
  if (new Set(bracketed.map((found) => found.channel)).size > 1) return bracketNames(reading, whole, split);
  const head = inside.find((found) => !found.bracketed) ?? inside[0];
  const isAdverb = head !== undefined && isAdverbAlone(reading, whole, head);
  // «обратиться в больницу лично»: what stands before an adverb is not of its name.
  const piece = head === undefined ? whole : { ...whole, ...(isAdverb ? { from: head.from } : turnedTo(reading, whole, head.from)) };
  const name = trimName(reading, piece, head);
  if (name === null) return [];
  const tail = { start: name.end, end: tokens[piece.to - 1]?.end ?? name.end };
  const channel = channelOf(reading, piece, head);
  const isAddressed = EMAIL.test(text.slice(name.start - base, tail.end - base));
  const byAddress = isAddressed && (channel === 'post' || channel === 'other') ? 'email' : channel;
  return [
    {
      name,
      channel: byAddress ?? headsPiece(reading, piece)?.channel ?? 'other',
      known: channel !== null || isTitled(reading, piece),
      extra: piece.extra,
      sure: isSure(reading, piece, head),
      adverb: isAdverb,
      tail,
    },
  ];
};

/** «обратиться в больницу лично», but not «обращение лично», «заявка письменно», which are names together. */
const isAdverbAlone = (reading: Reading, piece: Piece, head: ChannelAt): boolean => {
  if (!reading.recognition.vocabulary.finder(reading.unit, 'adverb-name').has(head.from)) return false;
  const noun = headsPiece(reading, piece)?.channel;
  return noun !== 'in-person' && noun !== 'post';
};

/** «отделение почтовой связи» begins with another word than its channel; «прием граждан по видеосвязи» is of two types. */
const isSure = ({ tokens, channels, manner }: Reading, piece: Piece, head: ChannelAt | undefined): boolean => {
  if (head === undefined) return false;
  const before = tokens.slice(piece.from, head.from).filter(({ kind }) => kind === 'word');
  const types = channels
    .filter(({ from, to }) => from >= piece.from && to <= piece.to)
    .map(({ channel }) => standardType(channel))
    .filter((type) => type !== null);
  return before.every((token) => manner.isAdjective(token) || token.form.length <= LONGEST_PREPOSITION) && new Set(types).size <= 1;
};

const LONGEST_PREPOSITION = 3;

/** «система «Парус»», «платформа «ГосТех»»: a word that begins names, with a name of its own in quotes. */
const isTitled = (reading: Reading, piece: Piece): boolean => {
  const head = headsPiece(reading, piece);
  return head !== null && head.to < piece.to && reading.tokens[head.to]?.form === '«';
};

/** Words that may stand before the channel in a name: «единый бесплатный номер …». */
const MAX_BEFORE_HEAD = 4;

/** A name is of a channel where it begins with it; a sentence that speaks of one («ведется через информационные системы») is no name. */
const channelOf = (reading: Reading, piece: Piece, head: ChannelAt | undefined): Channel | null => {
  const { tokens, manner } = reading;
  const before = head === undefined ? [] : tokens.slice(piece.from, head.from).filter((token) => token.kind === 'word');
  const isHead = head !== undefined && before.length <= MAX_BEFORE_HEAD && !before.some(manner.isPredicate);
  const first = headsPiece(reading, piece);
  if (!isHead) return null;
  if (before.length > 0 && first !== null && isPlaceOf(first.channel, head.channel)) return first.channel;
  return head.channel;
};

/** Adjectives before the word with which a name begins. */
const MAX_ADJECTIVES = 2;

/** «приём в офисе» is an appointment, «комната личных встреч» a place: the word with which the name begins tells which. */
const isPlaceOf = (first: Channel, head: Channel): boolean =>
  (first === 'in-person' && head === 'premises') || (first === 'premises' && head === 'in-person');

/** The word with which a piece begins where such words may begin a name: «(ведомственная) система …». */
export const headsPiece = ({ tokens, heads, links, manner }: Reading, { from, to }: Piece): Head | null => {
  let at = links.get(from) ?? from;
  for (let words = 0; at < to && words <= MAX_ADJECTIVES; at += 1) {
    const head = heads.get(at);
    if (head !== undefined && head.to <= to) return head;
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.kind !== 'word') continue;
    if (!manner.isAdjective(token)) return null;
    words += 1;
  }
  return null;
};

const quotesOf = new WeakMap<readonly Token[], readonly number[]>();

/** How many quotes stand open at each token; counted once for a text. */
export const quoteDepths = (tokens: readonly Token[]): readonly number[] => {
  const known = quotesOf.get(tokens);
  if (known !== undefined) return known;
  let depth = 0;
  const depths = tokens.map((token) => {
    if (token.form === '«') depth += 1;
    const here = depth;
    if (token.form === '»') depth = Math.max(0, depth - 1);
    return here;
  });
  quotesOf.set(tokens, depths);
  return depths;
};

/** The names inside the brackets of a piece, split in their turn. */
const bracketNames = ({ tokens, text, base }: Reading, piece: Piece, split: (text: string, base: number) => Named[]): Named[] => {
  const open = tokens.slice(piece.from, piece.to).findIndex((token) => token.form === '(') + piece.from;
  const close = tokens.slice(open, piece.to).findIndex((token) => token.form === ')') + open;
  const start = tokens[open]?.end ?? base;
  const end = close > open ? (tokens[close]?.start ?? start) : (tokens[piece.to - 1]?.end ?? start);
  return split(text.slice(start - base, end - base), start);
};

/** The name without a leading dash, number or conjunction, without details after a dash or colon, a short name in brackets, or contacts. */
const trimName = (reading: Reading, piece: Piece, head: ChannelAt | undefined): Span | null => {
  const { tokens, manner, links, text, base, recognition } = reading;
  const quotes = quoteDepths(tokens);
  let from = piece.from;
  for (; from < piece.to; from += 1) {
    const link = links.get(from);
    if (link !== undefined && link < piece.to) from = link - 1;
    else if (tokens[from]?.kind !== 'mark' || /^[«"(]$/u.test(tokens[from]?.form ?? '')) break;
  }
  if (isItemNumber(tokens, from, piece.to)) from += 2;
  // «ее страница в социальной сети»
  if (manner.possessives.has(tokens[from]?.form ?? '') && from + 1 < piece.to) from += 1;
  let to = from;
  const least = head === undefined ? from + 1 : head.to;
  const streets = recognition.vocabulary.finder(reading.unit, 'on-street');
  for (; to < piece.to; to += 1) {
    const token = tokens[to];
    if (token === undefined) break;
    const next = tokens[to + 1];
    if (to >= least && isDash(tokens, to)) break;
    if (to >= least && token.form === ':' && next?.start !== token.end && (quotes[to] ?? 0) === 0) break;
    if (token.form === '(' && (manner.openers.has(next?.form ?? '') || isDetail(reading, to))) break;
    if (to > from && isContact(text.slice(token.start - base))) break;
    if (to >= least && streets.has(to)) break;
    if (to >= least && (manner.relatives.has(token.form) || manner.details.has(token.form))) break;
    const link = links.get(to);
    if (to >= least && link !== undefined && manner.others.has(tokens[link]?.form ?? '')) break;
  }
  const range = nameRange(reading, { from, to });
  if (range === null) return null;
  to = range.to;
  const isLoose = (at: number): boolean => isTail(tokens[at]) || links.has(at) || isClosedOnly(tokens, from, at);
  while (to > from && isLoose(to - 1)) to -= 1;
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first === undefined || last === undefined || to <= from ? null : { start: first.start, end: last.end };
};

/** «1) официальный сайт», «2. почта» in a cell */
const isItemNumber = (tokens: readonly Token[], at: number, to: number): boolean =>
  at + 2 < to &&
  tokens[at]?.kind === 'number' &&
  /^[).]$/u.test(tokens[at + 1]?.form ?? '') &&
  tokens[at]?.end === tokens[at + 1]?.start &&
  tokens[at + 1]?.end !== tokens[at + 2]?.start;

/** A mark, an opened bracket, or a preposition left behind where the details were cut off. */
const isTail = (token: Token | undefined): boolean =>
  token !== undefined && (/^[.,;:(–—-]$/u.test(token.form) || (token.kind === 'word' && !token.capital && token.form.length <= 2));

/** A bracket that closes what was opened before the name. */
const isClosedOnly = (tokens: readonly Token[], from: number, at: number): boolean =>
  tokens[at]?.form === ')' && tokens.slice(from, at).every(({ form }) => form !== '(');

const isDash = (tokens: readonly Token[], at: number): boolean =>
  /^[-–—]$/u.test(tokens[at]?.form ?? '') && tokens[at - 1]?.end !== tokens[at]?.start;

/** A remark in brackets that holds figures, a comma or a contact is a detail («(ул. Советская, 2)»), a short one a synonym. */
const isDetail = ({ recognition, manner, tokens, text, base }: Reading, open: number): boolean => {
  const start = (tokens[open]?.end ?? base) - base;
  const close = text.indexOf(')', start);
  const inside = text.slice(start, close < 0 ? undefined : close);
  if (manner.details.has(tokens[open + 1]?.form ?? '')) return true;
  if (typesIn(recognition, inside).length > 0 && scanChannels(recognition, inside, 0).channels.length === 0) return true;
  return /[\d,@]/u.test(inside) || HOST.test(inside) || inside.split(/\s+/u).length > MAX_SYNONYM_WORDS;
};

const MAX_SYNONYM_WORDS = 4;

const HOST = /\p{L}\.\p{L}{2,24}(?![\p{L}.])/u;

/** «Почта x@y.ru» is no post office. */
const EMAIL = /[\p{L}\p{N}]@[\p{L}\p{N}]/u;

const URL_START = /^(?:https?:|www\.|[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,24}(?![a-z]))/iu;
const EMAIL_START = /^[\p{L}\p{N}._%+-]{1,64}@|^@[a-z]/iu;
const PHONE_START = /^(?:(?:\+7|8)[\s(-]{1,3}\d{3}|\(?\d{3,5}\)[\s-]?\d|\d{1,3}-\d{2})/u;

/** A URL, an e-mail address or a telephone number begins the text. */
const isContact = (text: string): boolean => {
  const start = text.slice(0, 160);
  return URL_START.test(start) || EMAIL_START.test(start) || PHONE_START.test(start);
};
