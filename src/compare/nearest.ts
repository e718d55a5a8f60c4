import type { Act, Clause } from '../model/index.js';
import type { Stemmer } from '../rules/tokens.js';
import { stemsOf } from './stems.js';

/** The clause whose words are nearest to a reference wording. */
export interface Nearest {
  readonly clause: Clause;
  /** 0–1: cosine of the stems, rare ones in the act weighing more. */
  readonly similarity: number;
}

/** Below this the words in common are chance. */
const THRESHOLD = 0.32;
const MIN_STEMS = 3;

/** Finds the nearest wording of an act; the clauses are read once, on the first question. */
export const createNearest = (stem: Stemmer, act: Act): ((reference: string) => Nearest | null) => {
  let index: Index | null = null;
  return (reference) => {
    index ??= createIndex(stem, act);
    return nearestIn(index, knownStems(stem, reference));
  };
};

interface Index {
  readonly clauses: readonly { readonly clause: Clause; readonly stems: ReadonlySet<string>; readonly norm: number }[];
  readonly weight: (stem: string) => number;
}

const createIndex = (stem: Stemmer, act: Act): Index => {
  const bodies = act.parts.flatMap(({ clauses }) => clauses.filter(({ zone }) => zone === 'body' || zone === 'preamble'));
  const read = bodies.map((clause) => ({ clause, stems: stemsOf(stem, clause.text) })).filter(({ stems }) => stems.size >= MIN_STEMS);
  const frequency = new Map<string, number>();
  for (const { stems } of read) for (const each of stems) frequency.set(each, (frequency.get(each) ?? 0) + 1);
  // A stem that the act does not have weighs as one it has once.
  const single = Math.log(1 + read.length);
  const weights = new Map([...frequency].map(([each, count]) => [each, Math.log(1 + read.length / count)]));
  const weight = (each: string): number => weights.get(each) ?? single;
  return { weight, clauses: read.map((each) => ({ ...each, norm: norm(each.stems, weight) })) };
};

const nearestIn = ({ clauses, weight }: Index, reference: ReadonlySet<string>): Nearest | null => {
  const length = norm(reference, weight);
  let best: Nearest | null = null;
  for (const { clause, stems, norm: own } of clauses) {
    let shared = 0;
    for (const each of reference) if (stems.has(each)) shared += weight(each) ** 2;
    const similarity = length * own === 0 ? 0 : shared / (length * own);
    if (similarity >= THRESHOLD && similarity > (best?.similarity ?? 0)) best = { clause, similarity };
  }
  return best;
};

const norm = (stems: ReadonlySet<string>, weight: (stem: string) => number): number => {
  let sum = 0;
  for (const each of stems) sum += weight(each) ** 2;
  return Math.sqrt(sum);
};

/** Stems of a reference wording: the standard has a few dozen, and every act is held against them. */
const knownStems = (stem: Stemmer, reference: string): ReadonlySet<string> => {
  const known = references.get(stem) ?? new Map<string, ReadonlySet<string>>();
  references.set(stem, known);
  const stems = known.get(reference) ?? stemsOf(stem, reference);
  if (known.size < MAX_REFERENCES) known.set(reference, stems);
  return stems;
};

const references = new WeakMap<Stemmer, Map<string, ReadonlySet<string>>>();
const MAX_REFERENCES = 1000;
