import type { LikenessData } from './schema.js';
import { isDenied, type Traits } from './traits.js';

/** How like a stretch is to the known wordings of a code. */
export interface Likening {
  readonly code: string;
  /** 0–1, by logistic regression over the traits. */
  readonly probability: number;
}

/** Tells what a stretch of text says by its words taken together, where no pattern finds it. */
export interface Likeness {
  readonly codes: readonly string[];
  /** From this probability on a stretch says a thing. */
  readonly threshold: number;
  /** Codes whose probability reaches the threshold, or what is asked for in its place, the likeliest first. */
  readonly likenings: (traits: Traits, least?: number) => readonly Likening[];
  /** Whether something is denied in the stretch that is not denied in the known wordings of the code. */
  readonly isDenied: (traits: Traits, code: string) => boolean;
  /** The traits that speak for a code most. */
  readonly reasons: (traits: Traits, code: string) => readonly string[];
}

export const createLikeness = (data: LikenessData): Likeness => {
  const traits = new Map(Object.entries(data.traits));
  const flat = new Map(Object.entries(data.traits).map(([trait, weights]) => [trait, Float64Array.from(weights.flat())]));
  const indexes = new Map(data.codes.map((code, index) => [code, index]));
  const weightsOf = (code: string, trait: string): readonly number[] => {
    const index = indexes.get(code);
    return (traits.get(trait) ?? []).filter(([at]) => at === index).map(([, weight]) => weight);
  };
  return {
    codes: data.codes,
    threshold: data.threshold,
    isDenied: (seen, code) => [...seen.keys()].some((trait) => isDenied(trait) && !weightsOf(code, trait).some((weight) => weight > 0)),
    likenings: (seen, least = data.threshold) => {
      const sums = Float64Array.from(data.biases);
      for (const [trait, amount] of seen) addTo(sums, flat.get(trait), amount);
      return data.codes
        .map((code, index) => ({ code, probability: logistic(sums[index] ?? 0) }))
        .filter(
          ({ probability }, index) =>
            probability >= least && (data.needs[index] ?? []).every((any) => any.some((trait) => seen.has(trait))),
        )
        .sort((a, b) => b.probability - a.probability);
    },
    reasons: (seen, code) =>
      [...seen]
        .flatMap(([trait, amount]) => weightsOf(code, trait).map((weight) => ({ trait, part: weight * amount })))
        .filter(({ part }) => part > 0)
        .sort((a, b) => b.part - a.part)
        .slice(0, REASONS)
        .map(({ trait }) => trait),
  };
};

/** @param weights indexes and weights in turn */
const addTo = (sums: Float64Array, weights: Float64Array | undefined, amount: number): void => {
  if (weights === undefined) return;
  for (let at = 0; at < weights.length; at += 2) {
    const index = weights[at] ?? 0;
    sums[index] = (sums[index] ?? 0) + (weights[at + 1] ?? 0) * amount;
  }
};

const REASONS = 5;

export const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));
