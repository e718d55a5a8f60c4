import { expectedTermPlaces } from '../term-places.js';
import { leadsTo, mutator, type MutationInput, type Mutator } from '../mutator.js';
import type { Edit } from '../edits.js';
import { itemMutators, type Groups } from './items.js';

/** Places of the definition of each term, by the first of its names. */
const termGroups = (input: MutationInput): Groups => {
  const { expect } = input.requirement;
  return expect.kind === 'terms' ? expectedTermPlaces(input.subject, expect.terms) : new Map();
};

export const termMutators: readonly Mutator[] = [
  ...itemMutators(termGroups).filter(({ name }) => name !== 'move one under a lead-in that denies'),
  mutator('another term', 'alter', (input) => {
    const places = termGroups(input);
    const some = Object.entries(input.material.terms).filter(([term]) => (places.get(term) ?? []).length > 0);
    if (some.length === 0) return null;
    const [term, by] = input.random.pick(some);
    const edits = (places.get(term) ?? []).map((place): Edit | null => {
      const stretch = input.subject.text.slice(place.start, place.end);
      const at = stretch.toLowerCase().indexOf(term);
      return at < 0 || at > 12
        ? null
        : {
            start: place.start + at,
            end: place.start + at + term.length,
            text: /^\p{Lu}/u.test(stretch.slice(at)) ? by.charAt(0).toUpperCase() + by.slice(1) : by,
          };
    });
    return edits.some((each) => each === null)
      ? null
      : leadsTo(
          'partial',
          edits.flatMap((each) => each ?? []),
        );
  }),
];
