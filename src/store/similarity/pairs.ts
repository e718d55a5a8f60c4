import { evenly } from './shingles.js';

/** The shingles of one act, each once, in ascending order. */
export type Shingles = Float64Array;

/** How much of one act stands in another; shares count rare wording for more than wording that most acts have. */
export interface Pair {
  /** Positions in the list given; `first` comes before `second`. */
  readonly first: number;
  readonly second: number;
  /** Of the wording of both, what they share: 0–1. */
  readonly similarity: number;
  /** Of the wording of the first, what stands in the second too. */
  readonly firstShare: number;
  readonly secondShare: number;
}

export interface Comparison {
  readonly pairs: readonly Pair[];
  /** In how many acts a shingle stands. */
  readonly actsWith: (shingle: number) => number;
  /** Pairs that were compared in full: the work done. */
  readonly compared: number;
}

/** A pair is told of where this share of one of the two stands in the other. */
const THRESHOLD = 0.25;
/** Nearest acts that each act is told of with. */
const NEAREST = 10;
const SKETCH = 128;
/** Acts next to an act in a list of those that share a shingle: bounds the work where thousands share one. */
const NEIGHBOURS = 48;
const CANDIDATES = 32;

/**
 * Finds the acts that share wording. Linear in the number of acts: of each only a sketch of its rarer shingles is looked up, and
 * only the acts that share most of it are compared in full.
 * @param acts in the order of time: neighbours are looked for among acts near in it
 */
export const compareAll = (acts: readonly Shingles[]): Comparison => {
  const counts = countActs(acts);
  const actsWith = (shingle: number): number => counts.get(shingle) ?? 0;
  const weight = (shingle: number): number => Math.log((acts.length + 1) / actsWith(shingle));
  const weights = acts.map((act) => act.reduce((sum, shingle) => sum + weight(shingle), 0));
  const found = new Map<number, Pair>();
  for (const [index, candidates] of candidatesOf(acts, weight, actsWith).entries()) {
    for (const other of candidates) {
      const [first, second] = index < other ? [index, other] : [other, index];
      const id = first * acts.length + second;
      if (!found.has(id)) found.set(id, compared(acts, weights, weight, first, second));
    }
  }
  return { pairs: nearest([...found.values()], acts.length), actsWith, compared: found.size };
};

const countActs = (acts: readonly Shingles[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const act of acts) for (const shingle of act) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  return counts;
};

type OfShingle = (shingle: number) => number;

/** For each act those that share most of its sketch. */
const candidatesOf = (acts: readonly Shingles[], weight: OfShingle, actsWith: OfShingle): readonly (readonly number[])[] => {
  const sketches = acts.map((act) => sketchOf(act, weight, actsWith));
  const holders = new Map<number, number[]>();
  for (const [index, sketch] of sketches.entries()) {
    for (const shingle of sketch) {
      const list = holders.get(shingle);
      if (list === undefined) holders.set(shingle, [index]);
      else list.push(index);
    }
  }
  return sketches.map((sketch, index) => {
    const shared = new Map<number, number>();
    for (const shingle of sketch) {
      const list = holders.get(shingle) ?? [];
      const own = list.length > 2 * NEIGHBOURS ? positionOf(list, index) : 0;
      const from = Math.max(0, own - NEIGHBOURS);
      const near = list.length > 2 * NEIGHBOURS ? list.slice(from, own + NEIGHBOURS + 1) : list;
      for (const other of near) if (other !== index) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared]
      .sort(([a, countA], [b, countB]) => countB - countA || a - b)
      .slice(0, CANDIDATES)
      .map(([other]) => other);
  });
};

/** Position of a number in an ascending list that has it. */
const positionOf = (list: readonly number[], wanted: number): number => {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Shingles drawn by weight, the same wherever they stand (exponential keys); those of a single act lead nowhere. */
const sketchOf = (act: Shingles, weight: OfShingle, actsWith: OfShingle): readonly number[] =>
  [...act]
    .filter((shingle) => actsWith(shingle) > 1)
    .map((shingle) => [shingle, -Math.log(evenly(shingle)) / weight(shingle)] as const)
    .sort(([, a], [, b]) => a - b)
    .slice(0, SKETCH)
    .map(([shingle]) => shingle);

const compared = (acts: readonly Shingles[], weights: readonly number[], weight: OfShingle, first: number, second: number): Pair => {
  const [a, b] = [acts[first] ?? EMPTY, acts[second] ?? EMPTY];
  const [ofA, ofB] = [weights[first] ?? 0, weights[second] ?? 0];
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) shared += weight(left);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return {
    first,
    second,
    similarity: rounded(shared / (ofA + ofB - shared)),
    firstShare: rounded(shared / ofA),
    secondShare: rounded(shared / ofB),
  };
};

const EMPTY = new Float64Array();

/** Enough to rank by, and free of the last digit's noise. */
const rounded = (value: number): number => (Number.isFinite(value) ? Math.min(1, Math.round(value * 1e4) / 1e4) : 0);

const nearest = (pairs: readonly Pair[], count: number): readonly Pair[] => {
  const kept = new Set<Pair>();
  const seen = new Map<number, number>();
  const withEarlier = new Set<number>();
  const told = pairs.filter(({ firstShare, secondShare }) => Math.max(firstShare, secondShare) >= THRESHOLD);
  for (const pair of told.sort((a, b) => b.similarity - a.similarity || a.first * count + a.second - (b.first * count + b.second))) {
    for (const act of [pair.first, pair.second]) {
      const taken = seen.get(act) ?? 0;
      // The nearest earlier act is what it may have been copied from, however many later ones are nearer.
      const isFirstEarlier = act === pair.second && !withEarlier.has(act);
      if (isFirstEarlier) withEarlier.add(act);
      if (taken < NEAREST || isFirstEarlier) kept.add(pair);
      seen.set(act, taken + 1);
    }
  }
  return [...kept];
};
