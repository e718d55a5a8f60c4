import type { ParsedFile, RecordedScan, RecordedWord, ScannedPage, ScannedWord, Span } from '../../model/index.js';

/**
 * Finds the words of recognized pages in the normalized text, so that a quote can be shown on the page it was read from.
 * Words are aligned page by page: repairs, joined hyphens and cells put in rows leave most words as they were read.
 * A word that stands nowhere in the text (a running header read twice, a speck) is left out.
 */
export const placeWords = (
  { text, pageStarts }: Pick<ParsedFile, 'text' | 'pageStarts'>,
  scans: readonly ScannedPage[],
): readonly RecordedScan[] => {
  const tokens = [...text.matchAll(/\S+/gu)].map(
    (match): Token => ({ form: formOf(match[0]), start: match.index, end: match.index + match[0].length }),
  );
  const taken = new Set<number>();
  return scans.map(({ words, ...picture }): RecordedScan => {
    const window = windowOf(text, pageStarts, picture.page);
    const free = tokens.flatMap((token, at) => (token.end > window.start && token.start < window.end && !taken.has(at) ? [at] : []));
    const units = toUnits(words);
    const places = align(units, tokens, free);
    for (const place of places) if (place !== null) for (let at = place.first; at <= place.last; at += 1) taken.add(at);
    return { ...picture, words: units.flatMap((unit, index) => recorded(unit, places[index] ?? null, tokens)) };
  });
};

interface Token extends Span {
  /** Letters and figures alone, lower case. */
  readonly form: string;
}

/** A word, or the two halves of one cut by the end of a line. */
interface Unit {
  readonly form: string;
  readonly words: readonly ScannedWord[];
}

/** Tokens that a unit stands for, both ends included. */
interface Range {
  readonly first: number;
  readonly last: number;
}

const formOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || text;

/** How far the text of a page may reach over its ends: a paragraph goes on over the page, its notes come after. */
const SLACK = 1500;

const windowOf = (text: string, pageStarts: ParsedFile['pageStarts'], page: number): Span => {
  const from = pageStarts.findLast((each) => each.page <= page)?.start ?? 0;
  const to = pageStarts.find((each) => each.page > page && each.start > from)?.start ?? text.length;
  return { start: from - SLACK, end: to + SLACK };
};

const toUnits = (words: readonly ScannedWord[]): readonly Unit[] => {
  const units: Unit[] = [];
  words.forEach((word, index) => {
    const last = words[index - 1];
    const unit = units.at(-1);
    const goesOn = last !== undefined && /\p{L}[-\u00AD]$/u.test(last.text) && /^\p{Ll}/u.test(word.text) && word.top > last.bottom - 2;
    if (goesOn && unit !== undefined) units[units.length - 1] = { form: unit.form + formOf(word.text), words: [...unit.words, word] };
    else units.push({ form: formOf(word.text), words: [word] });
  });
  return units;
};

const align = (units: readonly Unit[], tokens: readonly Token[], free: readonly number[]): (Range | null)[] => {
  const places: (Range | null)[] = units.map(() => null);
  let left = [...free];
  // Each round finds what stands in one order; cells and columns that were read in another come in the next.
  for (let round = 0; round < ROUNDS; round += 1) {
    const open = units.flatMap((_, index) => (places[index] === null ? [index] : []));
    const pairs = commonOrder(
      open.map((index) => units[index]?.form ?? ''),
      left.map((at) => tokens[at]?.form ?? ''),
    );
    if (pairs.length === 0) break;
    for (const [a, b] of pairs) {
      const [index, at] = [open[a], left[b]];
      if (index !== undefined && at !== undefined) places[index] = { first: at, last: at };
    }
    const used = new Set(pairs.map(([, b]) => b));
    left = left.filter((_, b) => !used.has(b));
  }
  return fillGaps(places, new Set(left));
};

const ROUNDS = 4;

/** Longest common sequence of two lists: pairs of indexes. */
const commonOrder = (a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] => {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      // Long words weigh more: a «в» must not draw a sentence out of place.
      best[i * width + j] = a[i] === b[j] ? Math.max(skip, (best[(i + 1) * width + j + 1] ?? 0) + weightOf(a[i] ?? '')) : skip;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const here = best[i * width + j] ?? 0;
    if (a[i] === b[j] && here === (best[(i + 1) * width + j + 1] ?? 0) + weightOf(a[i] ?? '')) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
};

const weightOf = (form: string): number => Math.min(8, form.length + 1);

/** Words that were changed (a repaired number, letters drawn apart) between two that were found stand for what is between those. */
const fillGaps = (places: (Range | null)[], left: ReadonlySet<number>): (Range | null)[] => {
  const filled = [...places];
  for (let from = 0; from < places.length; from += 1) {
    if (places[from] !== null) continue;
    let to = from;
    while (to + 1 < places.length && places[to + 1] === null) to += 1;
    const before = from === 0 ? -1 : (places[from - 1]?.last ?? -1);
    const after = places[to + 1]?.first ?? before + 1 + (to - from + 1);
    const gap = { first: before + 1, last: after - 1 };
    const count = gap.last - gap.first + 1;
    const free = Array.from({ length: Math.max(0, Math.min(count, MAX_GAP + 1)) }, (_, index) => gap.first + index).every((at) =>
      left.has(at),
    );
    if (count >= 1 && count <= MAX_GAP && free) {
      const single = count === to - from + 1;
      for (let index = from; index <= to; index += 1)
        filled[index] = single ? { first: gap.first + index - from, last: gap.first + index - from } : gap;
    }
    from = to;
  }
  return filled;
};

const MAX_GAP = 6;

const recorded = (unit: Unit, place: Range | null, tokens: readonly Token[]): readonly RecordedWord[] => {
  const [first, last] = place === null ? [] : [tokens[place.first], tokens[place.last]];
  if (first === undefined || last === undefined) return [];
  return unit.words.map(
    (word): RecordedWord => [
      first.start,
      last.end,
      Math.round(word.left),
      Math.round(word.top),
      Math.round(word.right),
      Math.round(word.bottom),
      Math.round(word.confidence * 100) / 100,
    ],
  );
};
