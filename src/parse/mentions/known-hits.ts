import { contentOf, namesWithin } from '../../rules/content.js';
import { memoryOf } from '../../rules/memory.js';
import type { Unit } from '../../rules/phrase/unit.js';
import type { Hit, RuleBook } from '../../rules/rulebook.js';
import type { Passage } from './passages.js';
import type { DocumentTerms } from './terms.js';

/** The hits of a passage, as they were found when the same words stood in the same place of another act. */
export type KnownHits = (passage: Passage, search: () => readonly Hit[]) => readonly Hit[];

/**
 * Hits are told by indexes of tokens, so they depend on what the passage and what governs it say, on what the act calls things in
 * them, and on the place, which settles the rules that are looked for.
 */
export const knownHits = (book: RuleBook, terms: DocumentTerms): KnownHits => {
  const contents = contentsFor(book);
  const memory = memoryFor(book);
  const numbers = new Map<Unit, number>();
  const numberOf = (unit: Unit): number => {
    const known = numbers.get(unit);
    if (known !== undefined) return known;
    const number = contents.recall(contentOf(unit.tokens) + namesWithin(unit.tokens, terms), nextNumber);
    numbers.set(unit, number);
    return number;
  };
  return ({ level, own, lead, carried, clause, part, inTable }, search) => {
    const touches = own.tokens[0]?.start === lead.tokens.at(-1)?.end;
    const key = `${level} ${clause.zone} ${part.kind} ${inTable} ${touches} ${numberOf(own)} ${numberOf(lead)} ${numberOf(carried)}`;
    return memory.recall(key, search);
  };
};

/** Contents are long and each stands in several passages: a number stands for one, and never for another. */
const contentsFor = memoryOf<number>(4_000_000);
const memoryFor = memoryOf<readonly Hit[]>(4_000_000);

let numbered = 0;
const nextNumber = (): number => {
  numbered += 1;
  return numbered;
};
