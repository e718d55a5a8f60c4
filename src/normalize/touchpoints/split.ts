import type { Channel, Span } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import type { Token } from '../../rules/tokens.js';
import { depthsOf, scanChannels, typesIn, type ChannelAt } from './channels.js';
import { mannerOf, type Manner } from './manner.js';

/** One touchpoint named in a text. */
export interface Named {
  readonly name: Span;
  readonly channel: Channel;
  /** False where no known channel is named: the caller decides whether the words name a touchpoint at all. */
  readonly known: boolean;
  /** What the text says of it behind its name: a type, an address, a remark. */
  readonly tail: Span;
}

/**
 * Splits an enumeration («почта; сайт, телефон и МФЦ», a cell with several names one under another) into touchpoints.
 * Details after a dash, in brackets or in a relative clause are no touchpoints of their own, except that a bracket with several
 * channels («письменное взаимодействие (электронная почта, письмо)») stands for them.
 */
export const splitTouchpoints = (recognition: Recognition, text: string, base: number): Named[] => {
  const { tokens, channels } = scanChannels(recognition, text, base);
  return piecesOf(mannerOf(recognition.grammar), tokens, channels, text, base).flatMap((piece) =>
    namesIn(recognition, text, base, tokens, channels, piece),
  );
};

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Cuts at commas, semicolons and line ends outside brackets; at a conjunction or before a capital letter where a new channel begins. */
const piecesOf = (manner: Manner, tokens: readonly Token[], channels: readonly ChannelAt[], text: string, base: number): Piece[] => {
  const depth = depthsOf(tokens);
  const quotes = quoteDepths(tokens);
  const cuts: { at: number; skip: number }[] = [];
  tokens.forEach((token, index) => {
    if ((depth[index] ?? 0) > 0 || (quotes[index] ?? 0) > 0 || channels.some((found) => found.from < index && index < found.to)) return;
    const before = tokens[index - 1];
    const lineBreak = before !== undefined && text.slice(before.end - base, token.start - base).includes('\n');
    if (lineBreak) cuts.push({ at: index, skip: 0 });
    if (/^[,;]$/u.test(token.form)) cuts.push({ at: index, skip: 1 });
    else if (manner.links.has(token.form) && joinsChannels(channels, index)) cuts.push({ at: index, skip: 1 });
    else if (startsName(channels, tokens, index)) cuts.push({ at: index, skip: 0 });
  });
  const pieces: Piece[] = [];
  let from = 0;
  for (const { at, skip } of cuts) {
    pieces.push({ from, to: at });
    from = at + skip;
  }
  pieces.push({ from, to: tokens.length });
  return mergeTails(
    manner,
    tokens,
    pieces.filter((piece) => piece.to > piece.from),
    channels,
  );
};

const quoteDepths = (tokens: readonly Token[]): number[] => {
  let depth = 0;
  return tokens.map((token) => {
    if (token.form === '«') depth += 1;
    const here = depth;
    if (token.form === '»') depth = Math.max(0, depth - 1);
    return here;
  });
};

/** «телефон и электронная почта»: channels on both sides; «кабинет приёма и выдачи документов» is one. */
const joinsChannels = (channels: readonly ChannelAt[], at: number): boolean => {
  const before = channels.some((found) => found.to <= at && !found.bracketed);
  const after = channels.find((found) => found.from > at && !found.bracketed);
  return before && after !== undefined && after.from - at <= MAX_TO_CHANNEL;
};

const MAX_TO_CHANNEL = 3;

/** A capital letter opens a new name where a channel begins at it, or right behind it in lower case, and another came before. */
const startsName = (channels: readonly ChannelAt[], tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  if (tokens[at]?.capital !== true || before === undefined || /^[«"(–—-]$/u.test(before.form)) return false;
  if (before.kind === 'word' && before.form.length <= 2) return false; // a preposition: «во ВКонтакте»
  const opens = channels.some(
    (found) => !found.bracketed && (found.from === at || (found.from === at + 1 && tokens[at + 1]?.capital === false)),
  );
  return opens && channels.some((found) => !found.bracketed && found.to <= at);
};

/** A piece that names no channel, or goes on with a participle, belongs to the one before it: «кабинет 12, 2 этаж». */
const mergeTails = (manner: Manner, tokens: readonly Token[], pieces: readonly Piece[], channels: readonly ChannelAt[]): Piece[] => {
  const merged: Piece[] = [];
  const names = (piece: Piece): boolean => channels.some((found) => found.from >= piece.from && found.to <= piece.to);
  for (const piece of pieces) {
    const last = merged.at(-1);
    const first = tokens[piece.from];
    const isParticiple = first !== undefined && manner.isParticiple(first);
    const isRoom = first !== undefined && manner.rooms.has(first.form);
    if (last !== undefined && (isParticiple || isRoom)) merged[merged.length - 1] = { from: last.from, to: piece.to };
    else if (last === undefined || names(piece) || !names(last)) merged.push(piece);
  }
  return merged;
};

const namesIn = (
  recognition: Recognition,
  text: string,
  base: number,
  tokens: readonly Token[],
  channels: readonly ChannelAt[],
  piece: Piece,
): Named[] => {
  const inside = channels.filter((found) => found.from >= piece.from && found.to <= piece.to);
  const bracketed = inside.filter((found) => found.bracketed);
  if (new Set(bracketed.map((found) => found.channel)).size > 1) return bracketNames(recognition, text, base, tokens, piece);
  const head = inside.find((found) => !found.bracketed) ?? inside[0];
  const name = trimName(recognition, text, base, tokens, piece, head);
  if (name === null) return [];
  const tail = { start: name.end, end: tokens[piece.to - 1]?.end ?? name.end };
  const known = head !== undefined && isHeadOf(mannerOf(recognition.grammar), tokens, piece, head);
  const channel = known ? head.channel : 'other';
  const isAddressed = EMAIL.test(text.slice(name.start - base, tail.end - base));
  return [{ name, channel: channel === 'post' && isAddressed ? 'email' : channel, known, tail }];
};

/** Words that may stand before the channel in a name: «единый бесплатный номер …». */
const MAX_BEFORE_HEAD = 4;

/** A name is of a channel where it begins with it; a sentence that speaks of one («ведется через информационные системы») is no name. */
const isHeadOf = (manner: Manner, tokens: readonly Token[], piece: Piece, head: ChannelAt): boolean => {
  const before = tokens.slice(piece.from, head.from).filter((token) => token.kind === 'word');
  return before.length <= MAX_BEFORE_HEAD && !before.some(manner.isPredicate);
};

/** The names inside the brackets of a piece, split in their turn. */
const bracketNames = (recognition: Recognition, text: string, base: number, tokens: readonly Token[], piece: Piece): Named[] => {
  const open = tokens.slice(piece.from, piece.to).findIndex((token) => token.form === '(') + piece.from;
  const close = tokens.slice(open, piece.to).findIndex((token) => token.form === ')') + open;
  const start = tokens[open]?.end ?? base;
  const end = close > open ? (tokens[close]?.start ?? start) : (tokens[piece.to - 1]?.end ?? start);
  return splitTouchpoints(recognition, text.slice(start - base, end - base), start).filter((named) => named.known);
};

/** The name without a leading dash or number, without details after a dash or colon, a short name in brackets, or contacts. */
const trimName = (
  recognition: Recognition,
  text: string,
  base: number,
  tokens: readonly Token[],
  piece: Piece,
  head: ChannelAt | undefined,
): Span | null => {
  const manner = mannerOf(recognition.grammar);
  let from = piece.from;
  while (from < piece.to && tokens[from]?.kind === 'mark' && !/^[«"(]$/u.test(tokens[from]?.form ?? '')) from += 1;
  let to = from;
  const least = head === undefined ? from + 1 : head.to;
  for (; to < piece.to; to += 1) {
    const token = tokens[to];
    if (token === undefined) break;
    const next = tokens[to + 1];
    if (to >= least && isDash(tokens, to)) break;
    if (to >= least && token.form === ':' && next?.start !== token.end) break;
    if (token.form === '(' && (manner.openers.has(next?.form ?? '') || isDetail(recognition, text, base, tokens, to))) break;
    if (to > from && isContact(text.slice(token.start - base))) break;
    if (to >= least && (manner.relatives.has(token.form) || manner.details.has(token.form))) break;
    if (to >= least && manner.links.has(token.form) && manner.others.has(next?.form ?? '')) break;
  }
  while (to > from && isTail(tokens[to - 1])) to -= 1;
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first === undefined || last === undefined || to <= from ? null : { start: first.start, end: last.end };
};

/** A mark, an opened bracket, or a preposition left behind where the details were cut off. */
const isTail = (token: Token | undefined): boolean =>
  token !== undefined && (/^[.,;:(–—-]$/u.test(token.form) || (token.kind === 'word' && !token.capital && token.form.length <= 2));

const isDash = (tokens: readonly Token[], at: number): boolean =>
  /^[-–—]$/u.test(tokens[at]?.form ?? '') && tokens[at - 1]?.end !== tokens[at]?.start;

/** A remark in brackets that holds figures, a comma or a contact is a detail («(ул. Советская, 2)»), a short one a synonym. */
const isDetail = (recognition: Recognition, text: string, base: number, tokens: readonly Token[], open: number): boolean => {
  const start = (tokens[open]?.end ?? base) - base;
  const close = text.indexOf(')', start);
  const inside = text.slice(start, close < 0 ? undefined : close);
  if (mannerOf(recognition.grammar).details.has(tokens[open + 1]?.form ?? '')) return true;
  if (typesIn(recognition, inside).length > 0 && scanChannels(recognition, inside, 0).channels.length === 0) return true;
  return /[\d,@]/u.test(inside) || inside.split(/\s+/u).length > MAX_SYNONYM_WORDS;
};

const MAX_SYNONYM_WORDS = 4;

/** «Почта x@y.ru» is no post office. */
const EMAIL = /[\p{L}\p{N}]@[\p{L}\p{N}]/u;

const URL_START = /^(?:https?:|www\.|[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,24}(?![a-z]))/iu;
const EMAIL_START = /^[\p{L}\p{N}._%+-]{1,64}@/u;
const PHONE_START = /^(?:(?:\+7|8)[\s(-]{1,3}\d{3}|\(?\d{3,5}\)[\s-]?\d|\d{1,3}-\d{2})/u;

/** A URL, an e-mail address or a telephone number begins the text. */
const isContact = (text: string): boolean => {
  const start = text.slice(0, 160);
  return URL_START.test(start) || EMAIL_START.test(start) || PHONE_START.test(start);
};
