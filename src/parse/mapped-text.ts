import { matchesOf } from '../rules/matches.js';

/**
 * A text under repair with the way back: `map[i]` is the raw offset of the character at `i`;
 * `map[text.length]` is the raw offset of the end.
 */
export interface MappedText {
  readonly text: string;
  readonly map: readonly number[];
}

export const unchanged = (raw: string): MappedText => {
  for (let offset = offsets.length; offset <= raw.length; offset += 1) offsets.push(offset);
  return { text: raw, map: offsets.slice(0, raw.length + 1) };
};

/** 0, 1, 2 … as far as the longest text so far. */
const offsets: number[] = [];

/** What stands in place of a match, or null to leave it. `whole` is the text that is searched. */
export type Replacement = (match: string, offset: number, whole: string) => string | null;

/**
 * Replaces every match of a global pattern. A replacement of the same length keeps its offsets one by one;
 * any other has all its characters at the beginning of what it replaces.
 */
export const replaceMapped = (source: MappedText, pattern: RegExp, replacement: Replacement): MappedText => {
  // Most texts need no repair.
  const matches = matchesOf(pattern, source.text);
  if (matches.length === 0) return source;
  let text = '';
  const map: number[] = [];
  let done = 0;
  const keep = (until: number): void => {
    text += source.text.slice(done, until);
    for (let index = done; index < until; index += 1) map.push(source.map[index] ?? 0);
  };
  for (const match of matches) {
    const found = match[0];
    const put = replacement(found, match.index, source.text);
    if (put === null || put === found) continue;
    keep(match.index);
    text += put;
    for (let index = 0; index < put.length; index += 1) {
      const from = put.length === found.length ? index : Math.min(kept(found, put, index), found.length - 1);
      map.push(source.map[match.index + from] ?? 0);
    }
    done = match.index + found.length;
  }
  if (done === 0) return source;
  keep(source.text.length);
  map.push(source.map[source.text.length] ?? 0);
  return { text, map };
};

/** Where the `index`-th character of a shortened text stands in the longer one, when letters were only left out; else 0. */
const kept = (found: string, put: string, index: number): number => {
  let at = -1;
  for (let step = 0; step <= index; step += 1) {
    at = found.indexOf(put[step] ?? '', at + 1);
    if (at < 0) return 0;
  }
  return at;
};

/** Cleaned offset of a raw one: the first character that comes from there or from later. */
export const cleanedOffset = (map: readonly number[], raw: number): number => {
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map[middle] ?? 0) < raw) low = middle + 1;
    else high = middle;
  }
  return low;
};
