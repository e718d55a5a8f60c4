import { contentOf, namesWithin } from '../../rules/content.js';
import type { Likening } from '../../rules/likeness/likeness.js';
import { memoryOf } from '../../rules/memory.js';
import type { Unit } from '../../rules/phrase/unit.js';
import type { Hit, RuleBook } from '../../rules/rulebook.js';
import type { Passage } from './passages.js';
import type { DocumentTerms } from './terms.js';

/** What was found in a passage when the same words stood in the same place of another act. */
export interface KnownPassages {
  readonly hits: (passage: Passage, search: () => readonly Hit[]) => readonly Hit[];
  readonly likenings: (passage: Passage, search: () => readonly Likening[]) => readonly Likening[];
}

/**
 * Both tell places by indexes of tokens, so they depend on what the passage and what governs it say, on what the act calls things in
 * them, and, for hits, on the place, which settles the rules that are looked for.
 */
export const knownPassages = (book: RuleBook, terms: DocumentTerms): KnownPassages => {
  const contents = contentsFor(book);
  const [hits, likenings] = [hitsFor(book), likeningsFor(book)];
  const numbers = new Map<Unit, number>();
  const numberOf = (unit: Unit): number => {
    const known = numbers.get(unit);
    if (known !== undefined) return known;
    const number = contents.recall(contentOf(unit.tokens) + namesWithin(unit.tokens, terms), nextNumber);
    numbers.set(unit, number);
    return number;
  };
  const governed = ({ own, lead }: Passage): string => {
    const touches = own.tokens[0]?.start === lead.tokens.at(-1)?.end;
    return `${touches} ${numberOf(own)} ${numberOf(lead)}`;
  };
  return {
    hits: (passage, search) => {
      const { level, carried, clause, part, inTable } = passage;
      return hits.recall(`${level} ${clause.zone} ${part.kind} ${inTable} ${numberOf(carried)} ${governed(passage)}`, search);
    },
    likenings: (passage, search) => likenings.recall(governed(passage), search),
  };
};

/** Contents are long and each stands in several passages: a number stands for one, and never for another. */
const contentsFor = memoryOf<number>(4_000_000);
const hitsFor = memoryOf<readonly Hit[]>(4_000_000);
const likeningsFor = memoryOf<readonly Likening[]>(2_000_000);

let numbered = 0;
const nextNumber = (): number => {
  numbered += 1;
  return numbered;
};
