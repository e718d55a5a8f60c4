import type { Span } from '../../model/index.js';
import type { Token } from '../tokens.js';
import { countNeeds, keyNumber, keysOf, type Need } from './lexis.js';
import type { Match } from './match.js';
import type { Program } from './program.js';

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
  /** Concepts that the document's own short names in it stand for. */
  readonly named: readonly string[];
  /** For each token that opens a bracket: index after the closing one. */
  readonly closers: ReadonlyMap<number, number>;
  /** What patterns know of the tokens, made when first asked for. */
  readonly words: () => Words;
  readonly found: Map<string, Occurrences>;
  /** First matches that are not denied, by program: one lead governs many units, and duties are looked for at three levels. */
  readonly affirmed: Map<Program, Match | null>;
  /** Steps the matcher has taken in this unit: tests assert that it grows linearly. */
  steps: number;
}

export interface Words {
  /** Keys of each token. */
  readonly keys: readonly (readonly number[])[];
  /** Every key that is there, once. */
  readonly distinct: readonly number[];
  /** Ascending token indexes of each key; none for a concept named by the document. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** By id of a need, from `first` on: 0 where not asked yet, `MET` or `UNMET`. */
  readonly needs: Uint8Array;
  readonly first: number;
  /** Needs that have an answer there; of those that came up later none is kept. */
  readonly count: number;
}

const MET = 1;
const UNMET = 2;

/** True where one key of the need at least is among the words of the unit. */
export const meets = (unit: Unit, need: Need): boolean => {
  const words = unit.words();
  const known = need.id < words.count ? words.needs[words.first + need.id] : 0;
  return known === MET || (known !== UNMET && look(unit, words, need));
};

const look = (unit: Unit, { needs, first, count, places }: Words, need: Need): boolean => {
  unit.steps += 1;
  const met = need.keys.some((key) => places.has(key));
  if (need.id < count) needs[first + need.id] = met ? MET : UNMET;
  return met;
};

export const meetsAll = (unit: Unit, needs: readonly Need[]): boolean => {
  for (const need of needs) if (!meets(unit, need)) return false;
  return true;
};

/** Each need by the one unit or the other. */
export const meetTogether = (one: Unit, other: Unit, needs: readonly Need[]): boolean => {
  for (const need of needs) if (!meets(one, need) && !meets(other, need)) return false;
  return true;
};

/** @param named concepts that the document's own short names in the tokens stand for */
export const unitOf = (tokens: readonly Token[], named: readonly string[] = NOTHING): Unit => new Stretch(tokens, named);

const NOTHING: readonly string[] = [];

/** One shape for all units: they are asked millions of times. */
class Stretch implements Unit {
  steps = 0;
  private made: Words | null = null;
  private ends: ReadonlyMap<number, number> | null = null;
  private foundSoFar: Map<string, Occurrences> | null = null;
  private affirmedSoFar: Map<Program, Match | null> | null = null;

  constructor(
    readonly tokens: readonly Token[],
    readonly named: readonly string[],
  ) {}

  // Most units are asked for some of these only.
  get closers(): ReadonlyMap<number, number> {
    return (this.ends ??= closersOf(this.tokens));
  }

  get found(): Map<string, Occurrences> {
    return (this.foundSoFar ??= new Map());
  }

  get affirmed(): Map<Program, Match | null> {
    return (this.affirmedSoFar ??= new Map());
  }

  words(): Words {
    return (this.made ??= wordsOf(this.tokens, this.named));
  }
}

const wordsOf = (tokens: readonly Token[], named: readonly string[]): Words => {
  const keys: (readonly number[])[] = [];
  const places = new Map<number, number[]>();
  for (const token of tokens) {
    const ofToken = keysOf(token);
    const at = keys.push(ofToken) - 1;
    for (const key of ofToken) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [at]);
      else known.push(at);
    }
  }
  for (const concept of named) places.set(keyNumber(`@${concept}`), []);
  return { keys, distinct: [...places.keys()], places, ...answersFor(countNeeds()) };
};

/** Answers of many units stand in one array: to make an array for each costs more than to fill it. */
let answers = new Uint8Array(0);
let taken = 0;
const MANY_UNITS = 64;

const answersFor = (count: number): Pick<Words, 'needs' | 'first' | 'count'> => {
  if (taken + count > answers.length) {
    answers = new Uint8Array(MANY_UNITS * count);
    taken = 0;
  }
  const first = taken;
  taken += count;
  return { needs: answers, first, count };
};

const NO_BRACKETS: ReadonlyMap<number, number> = new Map();

const closersOf = (tokens: readonly Token[]): ReadonlyMap<number, number> => {
  const open: number[] = [];
  let closers: Map<number, number> | null = null;
  for (let index = 0; index < tokens.length; index += 1) {
    const form = tokens[index]?.form;
    if (form === '(') open.push(index);
    else if (form === ')') {
      const at = open.pop();
      if (at !== undefined) (closers ??= new Map()).set(at, index + 1);
    }
  }
  return closers ?? NO_BRACKETS;
};

/** The text range of tokens `[from, to)`. */
export const spanOf = (unit: Unit, from: number, to: number): Span => ({
  start: unit.tokens[from]?.start ?? 0,
  end: unit.tokens[to - 1]?.end ?? 0,
});
