import type { Match } from './phrase/match.js';
import type { Negation } from './phrase/negation.js';
import type { Unit } from './phrase/unit.js';
import type { RecognizeRule } from './schema.js';
import { fold } from './tokens.js';

/** A match with the tokens that it counts: those of a stretch, of its lead, or of both. */
export interface PlacedMatch {
  readonly unit: Unit;
  readonly match: Match;
}

/**
 * A line that tells of a provision and reads no denial itself: where every predicate of a stretch is denied, so is what it finds there.
 * @param source the line as the rule file has it
 */
export const isDenied = (
  negation: Negation,
  { emit }: RecognizeRule,
  source: string,
  stretch: Unit,
  matches: readonly PlacedMatch[],
): boolean => {
  if (!('provision' in emit) || emit.provision.split(/[-/]/u).some((word) => NEGATIVE.has(word)) || !negation.deniesAll(stretch))
    return false;
  const read = matches.flatMap(({ unit, match }) => [...match.captures.values()].flatMap(({ from, to }) => unit.tokens.slice(from, to)));
  return !negation.speaksOfDenial([...wordsIn(source), ...read.map(({ form }) => form)]);
};

/** Codes of provisions that are denials themselves: `contrary/transfers-more`, `no-duplication`. */
const NEGATIVE: ReadonlySet<string> = new Set(['contrary', 'no']);

const wordsIn = (source: string): readonly string[] => source.match(/\p{L}+/gu)?.map(fold) ?? [];
