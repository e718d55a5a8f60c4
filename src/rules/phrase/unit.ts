import type { Span } from '../../model/index.js';
import type { Token } from '../tokens.js';
import type { Match } from './match.js';
import { PREFIX_KEY, type Program } from './program.js';

/** Ends (token indexes) and values of the occurrences of one concept or slot, by the token index at which they begin. */
export type Occurrences = ReadonlyMap<number, readonly Occurrence[]>;

export interface Occurrence {
  readonly end: number;
  /** What a slot makes of the words (a duration, a date …); null for a concept. */
  readonly value: unknown;
}

/** A stretch of tokens that patterns are matched in, with what has been found in it so far. */
export interface Unit {
  readonly tokens: readonly Token[];
  readonly keys: ReadonlySet<string>;
  /** For each token that opens a bracket: index after the closing one. */
  readonly closers: ReadonlyMap<number, number>;
  /** Where each stem, form and beginning of a form stands, made when first asked for. */
  readonly positions: () => Positions;
  readonly found: Map<string, Occurrences>;
  /** First matches that are not denied, by program: one lead governs many units, and duties are looked for at three levels. */
  readonly affirmed: Map<Program, Match | null>;
  /** Steps the matcher has taken in this unit: tests assert that it grows linearly. */
  steps: number;
}

/** Ascending token indexes. */
export interface Positions {
  readonly stems: ReadonlyMap<string, readonly number[]>;
  readonly forms: ReadonlyMap<string, readonly number[]>;
  readonly prefixes: ReadonlyMap<string, readonly number[]>;
}

const positionsOf = (tokens: readonly Token[]): (() => Positions) => {
  let made: Positions | null = null;
  return () => (made ??= indexed(tokens));
};

const indexed = (tokens: readonly Token[]): Positions => {
  const stems = new Map<string, number[]>();
  const forms = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();
  const add = (index: Map<string, number[]>, key: string, at: number): void => {
    const known = index.get(key);
    if (known === undefined) index.set(key, [at]);
    else known.push(at);
  };
  tokens.forEach((token, at) => {
    add(stems, token.stem, at);
    add(forms, token.form, at);
    add(prefixes, token.form.slice(0, PREFIX_KEY), at);
  });
  return { stems, forms, prefixes };
};

export const unitOf = (tokens: readonly Token[], extraKeys: Iterable<string> = []): Unit => {
  const keys = new Set<string>(extraKeys);
  for (const token of tokens) {
    keys.add(token.stem);
    keys.add(`=${token.form}`);
    if (token.kind !== 'mark') keys.add(`^${token.form.slice(0, PREFIX_KEY)}`);
  }
  return { tokens, keys, closers: closersOf(tokens), positions: positionsOf(tokens), found: new Map(), affirmed: new Map(), steps: 0 };
};

const closersOf = (tokens: readonly Token[]): Map<number, number> => {
  const open: number[] = [];
  const closers = new Map<number, number>();
  tokens.forEach((token, index) => {
    if (token.form === '(') open.push(index);
    if (token.form === ')') {
      const at = open.pop();
      if (at !== undefined) closers.set(at, index + 1);
    }
  });
  return closers;
};

/** The text range of tokens `[from, to)`. */
export const spanOf = (unit: Unit, from: number, to: number): Span => ({
  start: unit.tokens[from]?.start ?? 0,
  end: unit.tokens[to - 1]?.end ?? 0,
});
