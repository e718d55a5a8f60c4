import type { PlacedMatch } from './denied.js';
import { findMatch, findMatches, type Finder, type Match } from './phrase/match.js';
import type { Program } from './phrase/program.js';
import type { Unit } from './phrase/unit.js';
import type { Place } from './rulebook.js';
import type { RecognizeRule } from './schema.js';

/** A stretch and what leads it in. */
export type Ruled = Pick<Place, 'own' | 'lead'>;

/** Token range of a unit. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The words of the unit that forbid, null where none do: they stand in the stretch or over it, and without a colon between a lead-in
 * and what it leads in their words make no phrase together.
 * @param near where alone they are looked for; null for the whole unit
 */
export const forbiddenBy = (
  { finder, place }: { readonly finder: Finder; readonly place: Ruled },
  program: Program,
  unit: Unit,
  near: Stretch | null,
): Match | null => {
  if (near !== null) return findMatches(finder, unit, program).find(({ from, to }) => from < near.to && near.from < to) ?? null;
  if (unit === place.own || place.lead.tokens.at(-1)?.form === ':') return findMatch(finder, unit, program);
  const shift = place.lead.tokens.length;
  // A match over the border hides another that begins behind it.
  return findMatches(finder, unit, program).find((match) => !crosses(match, shift)) ?? findMatch(finder, unit, program, shift);
};

/**
 * Where a provision told in a long sentence of many predicates may be forbidden: what is said far from it is said of other things.
 * @param unit what is looked through: the own unit, or the lead-in and it as one
 * @returns token indexes of that unit; null for the whole of it
 */
export const nearOf = ({ emit }: RecognizeRule, unit: Unit, place: Ruled, matches: readonly PlacedMatch[]): Stretch | null => {
  if (!('provision' in emit) || unit.tokens.length < LONG) return null;
  const shiftOf = (of: PlacedMatch): number => (of.unit === place.own && unit !== place.own ? place.lead.tokens.length : 0);
  return {
    from: Math.min(...matches.map((each) => each.match.from + shiftOf(each))) - NEAR,
    to: Math.max(...matches.map((each) => each.match.to + shiftOf(each))) + NEAR,
  };
};

/** Tokens of a sentence that says more than one thing, and how far from a provision the words stand that still belong to it. */
const LONG = 45;
const NEAR = 20;

/** The last words over a stretch and its first ones are one phrase under a colon only: «III. Наполнение реестра | 8. Заявка проверяется …». */
const crosses = ({ from, to }: Match, shift: number): boolean => from < shift && shift < to;
