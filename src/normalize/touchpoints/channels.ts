import type { Channel, Span, TouchpointType } from '../../model/index.js';
import { CHANNELS, DIGITAL_CHANNELS, OFFLINE_CHANNELS, TOUCHPOINT_TYPES } from '../../model/index.js';
import type { Recognition } from '../../rules/load.js';
import { unitOf, type Unit } from '../../rules/phrase/unit.js';
import { mannerOf } from './manner.js';
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
  readonly channels: readonly ChannelAt[];
}

const OPEN = /^[([]$/u;
const CLOSE = /^[)\]]$/u;

/** Finds the channels named in `text`, whose first character stands at `base`; of overlapping names the longest counts. */
export const scanChannels = (recognition: Recognition, text: string, base: number): Scanned => {
  const tokens = tokenize(recognition.stem, text, base);
  const unit = unitOf(tokens);
  const depth = depthsOf(tokens);
  const all = [...recognition.vocabulary.finder(unit, 'channel')].flatMap(([from, occurrences]) =>
    occurrences.map(({ end, value }) => ({ from, to: end, channel: CHANNELS.find((code) => code === value) ?? ('other' as const) })),
  );
  const whole = all.filter((found) => !crosses(recognition, tokens, all, found));
  const bySize = whole.sort((a, b) => weight(b) - weight(a) || a.from - b.from);
  const kept: typeof all = [];
  for (const found of bySize) if (!kept.some((other) => other.from < found.to && found.from < other.to)) kept.push(found);
  return {
    tokens,
    channels: kept
      .sort((a, b) => a.from - b.from)
      .map((found) => ({
        ...found,
        ...rangeOf(unit, found.from, found.to),
        bracketed: (depth[found.from] ?? 0) > 0,
      })),
  };
};

/** A name does not run over a comma, nor over a conjunction behind which another channel is named. */
const crosses = (
  recognition: Recognition,
  tokens: readonly Token[],
  all: readonly { readonly from: number; readonly to: number }[],
  found: { readonly from: number; readonly to: number },
): boolean => {
  const { links } = mannerOf(recognition.grammar);
  for (let at = found.from + 1; at < found.to; at += 1) {
    const form = tokens[at]?.form ?? '';
    if (/^[,;]$/u.test(form)) return true;
    const next = /^[«"]$/u.test(tokens[at + 1]?.form ?? '') ? at + 2 : at + 1;
    if (links.has(form) && all.some((other) => other.from === next && other.to <= found.to)) return true;
  }
  return false;
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
export const typesIn = (recognition: Recognition, text: string): TouchpointType[] => {
  const unit = unitOf(tokenize(recognition.stem, text));
  return [...recognition.vocabulary.finder(unit, 'touchpoint-type')]
    .sort(([a], [b]) => a - b)
    .flatMap(([, occurrences]) => TOUCHPOINT_TYPES.filter((type) => type === occurrences[0]?.value));
};
