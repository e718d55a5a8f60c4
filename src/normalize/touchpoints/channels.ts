import type { Channel, Span, TouchpointType } from '../../model/index.js';
import { CHANNELS, DIGITAL_CHANNELS, OFFLINE_CHANNELS, TOUCHPOINT_TYPES } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import { unitOf, type Occurrences, type Unit } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';

/** A channel named in a text: token range and offsets. */
export interface ChannelAt extends Span {
  readonly channel: Channel;
  readonly from: number;
  readonly to: number;
  /** True inside brackets: an explanation of what stands before them. */
  readonly bracketed: boolean;
}

export interface Scanned {
  readonly tokens: readonly Token[];
  readonly unit: Unit;
  readonly channels: readonly ChannelAt[];
  /** Words with which the name of a channel may begin where nothing more exact names it: «система …», «приём …». */
  readonly heads: ReadonlyMap<number, Head>;
  /** Words that join names, by where they begin: «а также», «либо», «в том числе»; the token behind them. */
  readonly links: ReadonlyMap<number, number>;
}

/** Such a word with the token behind it. */
export interface Head {
  readonly channel: Channel;
  readonly to: number;
}

const OPEN = /^[([]$/u;
const CLOSE = /^[)\]]$/u;

/** Finds the channels named in `text`, whose first character stands at `base`; of overlapping names the longest counts. */
export const scanChannels = (recognition: Recognition, text: string, base: number): Scanned => {
  const tokens = tokenize(recognition.stem, text, base);
  const unit = unitOf(tokens);
  const depth = depthsOf(tokens);
  const all = [...recognition.vocabulary.finder(unit, 'channel')].flatMap(([from, occurrences]) =>
    occurrences.map(({ end, value }) => ({ from, to: end, channel: channelOf(value) })),
  );
  const links: Scanned['links'] = new Map(
    [...recognition.vocabulary.finder(unit, 'enumeration-link')].map(([from, found]) => [from, Math.max(...found.map(({ end }) => end))]),
  );
  const prepositions = recognition.vocabulary.finder(unit, 'means-preposition');
  const whole = all.filter((found) => tokens[found.from]?.kind !== 'mark' && !crosses(tokens, { links, prepositions }, all, found));
  const bySize = whole.sort((a, b) => weight(b) - weight(a) || a.from - b.from);
  const chosen: typeof all = [];
  for (const found of bySize) if (!chosen.some((other) => other.from < found.to && found.from < other.to)) chosen.push(found);
  const virtual = recognition.vocabulary.finder(unit, 'virtual-before');
  const online = recognition.vocabulary.finder(unit, 'virtual-behind');
  const kept = chosen.map((found) => (isVirtual({ tokens, virtual, online }, found) ? { ...found, channel: VIRTUAL_PLACE } : found));
  return {
    tokens,
    unit,
    heads: new Map(
      [...recognition.vocabulary.finder(unit, 'channel-head')].flatMap(([from, [longest]]) =>
        longest === undefined ? [] : [[from, { to: longest.end, channel: channelOf(longest.value) }] as const],
      ),
    ),
    links,
    channels: kept
      .sort((a, b) => a.from - b.from)
      .map((found) => ({
        ...found,
        ...rangeOf(unit, found.from, found.to),
        bracketed: (depth[found.from] ?? 0) > 0,
      })),
  };
};

/** What is called a place or a meeting and is neither: on the net it is a part of the site. */
const VIRTUAL_PLACE: Channel = 'website';
const PLACES: ReadonlySet<Channel> = new Set(['premises', 'in-person']);
/** «виртуальный | концертный | зал» */
const REACH_OF_MARK = 2;

/** «читальный зал онлайн», «виртуальная выставка», but not «касса, электронная очередь». */
const isVirtual = (
  { tokens, virtual, online }: { readonly tokens: readonly Token[]; readonly virtual: Occurrences; readonly online: Occurrences },
  { from, to, channel }: { readonly from: number; readonly to: number; readonly channel: Channel },
): boolean => {
  if (!PLACES.has(channel)) return false;
  for (let at = to - 1; at >= Math.max(0, from - REACH_OF_MARK) && tokens[at]?.kind === 'word'; at -= 1) if (virtual.has(at)) return true;
  return online.has(to);
};

const channelOf = (value: unknown): Channel => CHANNELS.find((code) => code === value) ?? 'other';

/** A name does not run over a comma, nor over a conjunction behind which another channel is named. */
const crosses = (
  tokens: readonly Token[],
  { links, prepositions }: { readonly links: Scanned['links']; readonly prepositions: Occurrences },
  all: readonly { readonly from: number; readonly to: number }[],
  found: { readonly from: number; readonly to: number },
): boolean => {
  for (let at = found.from + 1; at < found.to; at += 1) {
    const form = tokens[at]?.form ?? '';
    if (/^[,;]$/u.test(form) || isSetOff(tokens, at)) return true;
    const behind = links.get(at);
    // «по телефону и в приёмной»: a preposition behind a conjunction begins another name.
    if (behind !== undefined && prepositions.has(behind)) return true;
    const next = behind !== undefined && /^[«"]$/u.test(tokens[behind]?.form ?? '') ? behind + 1 : behind;
    if (next !== undefined && all.some((other) => other.from === next && other.to <= found.to)) return true;
  }
  return false;
};

/** A dash with a space before it, a colon with one behind it: «1С:Зарплата» and «офлайн-точка» are words. */
const isSetOff = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.form === ':') return before?.kind === 'word' && after?.start !== token.end;
  return token !== undefined && /^[–—-]$/u.test(token.form) && before?.end !== token.start;
};

const weight = (found: { readonly from: number; readonly to: number }): number => found.to - found.from;

const rangeOf = (unit: Unit, from: number, to: number): Span => ({
  start: unit.tokens[from]?.start ?? 0,
  end: unit.tokens[to - 1]?.end ?? 0,
});

/** Bracket depth of each token. */
export const depthsOf = (tokens: readonly Token[]): number[] => {
  let depth = 0;
  return tokens.map((token) => {
    if (OPEN.test(token.form)) depth += 1;
    const here = depth;
    if (CLOSE.test(token.form)) depth = Math.max(0, depth - 1);
    return here;
  });
};

/** What the standard calls a channel; `other` has no type. */
export const standardType = (channel: Channel): TouchpointType | null => {
  if (DIGITAL_CHANNELS.some((code) => code === channel)) return 'digital';
  return OFFLINE_CHANNELS.some((code) => code === channel) ? 'offline' : null;
};

/** The types that a text names, in order: «Цифровая точка», «Офлайн-точка Офлайн-точка». */
export const typesIn = (recognition: Recognition, text: string): TouchpointType[] => typesBy(recognition, text, 'touchpoint-type');

/** The one type that a text names; null where it names none or both. */
export const onlyTypeIn = (recognition: Recognition, text: string): TouchpointType | null => onlyType(typesIn(recognition, text));

export const onlyType = (types: readonly TouchpointType[]): TouchpointType | null => {
  const [type = null] = types;
  return types.every((other) => other === type) ? type : null;
};

const LONGEST_HEADING = 120;

/** The type that a line says of what stands below it: «Б. Офлайн-точки взаимодействия»; null where the line names a point, or says more. */
export const typeOfHeading = (recognition: Recognition, text: string): TouchpointType | null => {
  if (text.length > LONGEST_HEADING || /[.;]\s*\S/u.test(text.replace(LABEL, ''))) return null;
  const type = onlyTypeIn(recognition, text);
  return type !== null && scanChannels(recognition, text, 0).channels.length === 0 ? type : null;
};

/** «А.», «1.», «II)» before a heading. */
const LABEL = /^[\p{L}\d]{1,4}[.)]\s/u;

/** The same of a cell under «Тип»: «при личном посещении», «в электронном виде». */
export const typesOfCell = (recognition: Recognition, text: string): TouchpointType[] => {
  const said = typesIn(recognition, text);
  return said.length > 0 ? said : typesBy(recognition, text, 'type-cell');
};

const typesBy = (recognition: Recognition, text: string, slot: string): TouchpointType[] => {
  const unit = unitOf(tokenize(recognition.stem, text));
  return [...recognition.vocabulary.finder(unit, slot)]
    .sort(([a], [b]) => a - b)
    .flatMap(([, occurrences]) => TOUCHPOINT_TYPES.filter((type) => type === occurrences[0]?.value));
};
