import { findMatch, findMatches, type Finder, type Match } from './phrase/match.js';
import type { Program } from './phrase/program.js';
import type { Unit } from './phrase/unit.js';
import type { Place } from './rulebook.js';
import type { RecognizeRule } from './schema.js';

/** Token range of a unit. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What forbids stands in the stretch or over it; without a colon between them their words make no phrase together.
 * @param near where alone it is looked for; null for the whole unit
 */
export const forbids = (
  { finder, place }: { readonly finder: Finder; readonly place: Place },
  program: Program,
  unit: Unit,
  near: Stretch | null,
): boolean => {
  if (near !== null) return findMatches(finder, unit, program).some(({ from, to }) => from < near.to && near.from < to);
  if (unit === place.own || place.lead.tokens.at(-1)?.form === ':') return findMatch(finder, unit, program) !== null;
  return findMatches(finder, unit, program).some((match) => !crosses(match, place.lead.tokens.length));
};

/** Where a provision told in a long sentence of many predicates may be forbidden: what is said far from it is said of other things. */
export const nearOf = ({ emit }: RecognizeRule, unit: Unit, matches: readonly Match[]): Stretch | null => {
  if (!('provision' in emit) || unit.tokens.length < LONG) return null;
  return { from: Math.min(...matches.map(({ from }) => from)) - NEAR, to: Math.max(...matches.map(({ to }) => to)) + NEAR };
};

/** Tokens of a sentence that says more than one thing, and how far from a provision the words stand that still belong to it. */
const LONG = 45;
const NEAR = 20;

/** The last words over a stretch and its first ones are one phrase under a colon only: «III. Наполнение реестра | 8. Заявка проверяется …». */
const crosses = ({ from, to }: Match, shift: number): boolean => from < shift && shift < to;
