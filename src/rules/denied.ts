import type { CompiledLine } from './lines.js';
import type { Match } from './phrase/match.js';
import type { Negation } from './phrase/negation.js';
import type { Unit } from './phrase/unit.js';
import { fold } from './tokens.js';

/** What a line found. */
interface Finding {
  /** The stretch that must hold its words. */
  readonly own: Unit;
  /** The tokens that its matches count: the stretch, with its lead before it where the line reaches there. */
  readonly unit: Unit;
  readonly matches: readonly Match[];
}

/** A line that tells of a provision and reads no denial itself: where every predicate is denied, so is what it finds. */
export const isDenied = (negation: Negation, { rule: { emit }, source }: CompiledLine, { own, unit, matches }: Finding): boolean => {
  if (!('provision' in emit) || emit.provision.split(/[-/]/u).some((word) => NEGATIVE.has(word)) || !negation.deniesAll(own)) return false;
  const read = matches.flatMap(({ captures }) => [...captures.values()]);
  const forms = read.flatMap(({ from, to }) => unit.tokens.slice(from, to).map(({ form }) => form));
  return !negation.isTold([...wordsIn(source), ...forms]);
};

/** Codes of provisions that are denials themselves: `contrary/transfers-more`, `no-duplication`. */
const NEGATIVE: ReadonlySet<string> = new Set(['contrary', 'no']);

const wordsIn = (source: string): readonly string[] => source.match(/\p{L}+/gu)?.map(fold) ?? [];
