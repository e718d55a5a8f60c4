import { SHINGLE_WORDS } from './shingles.js';

/** A clause of an act by the shingles of its words, in order. */
export interface ShingledClause {
  readonly id: string;
  readonly shingles: Float64Array;
}

/** A stretch of words that stands in both acts. Positions count words of the clause, end exclusive. */
export interface Passage {
  readonly clause: number;
  readonly start: number;
  readonly otherClause: number;
  readonly otherStart: number;
  readonly words: number;
  /** Acts that have its rarest words. */
  readonly acts: number;
}

/** Where each shingle stands first: position of the clause and of the word, in one number. */
export type Places = ReadonlyMap<number, number>;

const CLAUSE_SHIFT = 2 ** 20;
const KEPT = 10;
const MIN_WORDS = 10;

export const placesOf = (clauses: readonly ShingledClause[]): Places => {
  const places = new Map<number, number>();
  for (const [clause, { shingles }] of clauses.entries()) {
    for (const [word, shingle] of shingles.entries()) if (!places.has(shingle)) places.set(shingle, clause * CLAUSE_SHIFT + word);
  }
  return places;
};

/** The longest of the rarest stretches that an act has in common with another, the most telling first. */
export const passagesOf = (clauses: readonly ShingledClause[], other: Places, actsWith: (shingle: number) => number): readonly Passage[] =>
  clauses
    .flatMap(({ shingles }, clause) => stretches(shingles, clause, other, actsWith))
    .filter(({ words }) => words >= MIN_WORDS)
    .sort((a, b) => b.words / b.acts - a.words / a.acts || a.clause - b.clause || a.start - b.start)
    .slice(0, KEPT);

const stretches = (shingles: Float64Array, clause: number, other: Places, actsWith: (shingle: number) => number): readonly Passage[] => {
  const found: Passage[] = [];
  for (let at = 0; at < shingles.length; ) {
    const place = other.get(shingles[at] ?? 0);
    if (place === undefined) {
      at += 1;
      continue;
    }
    let length = 1;
    let acts = actsWith(shingles[at] ?? 0);
    while (at + length < shingles.length && other.get(shingles[at + length] ?? 0) === place + length) {
      acts = Math.min(acts, actsWith(shingles[at + length] ?? 0));
      length += 1;
    }
    found.push({
      clause,
      start: at,
      otherClause: Math.floor(place / CLAUSE_SHIFT),
      otherStart: place % CLAUSE_SHIFT,
      words: length + SHINGLE_WORDS - 1,
      acts,
    });
    at += length;
  }
  return found;
};
