/** Draws that a seed repeats. */
export interface Random {
  readonly chance: (probability: number) => boolean;
  /** From `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  /** Throws where there is nothing to pick from. */
  readonly pick: <T>(from: readonly T[]) => T;
  readonly weighted: <T extends { readonly weight: number }>(from: readonly T[]) => T;
  readonly shuffled: <T>(from: readonly T[]) => T[];
}

/** Mulberry32: small, and the same on every machine. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => {
    const found = from[whole(0, from.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return {
    whole,
    pick,
    chance: (probability) => next() < probability,
    weighted: (from) => pick(from.flatMap((one) => Array.from({ length: one.weight }, () => one))),
    shuffled: (from) => {
      const left = [...from];
      return from.map(() => left.splice(whole(0, left.length - 1), 1)).flat();
    },
  };
};
