import type { Span } from '../model/index.js';
import type { Mention } from '../parse/mentions/index.js';

/**
 * What belongs to one of several terms of a sentence: all that stands before each, or all behind each («на упоминание – 4 часа, на
 * обращение – 2 часа», «4 часа для упоминаний, 2 часа для обращений»). The side is that of what stands nearer at the ends.
 * @param terms of one stretch, in the order of the text
 * @param measureOf the words of a term that are its length of time
 */
export const ofSide = <T extends Mention>(
  term: Mention,
  terms: readonly Mention[],
  objects: readonly T[],
  measureOf: (term: Mention) => Span,
): readonly T[] => {
  const at = terms.indexOf(term);
  const [from, to] = isBehind(terms.map(measureOf), objects)
    ? [measureOf(term).start, startOf(terms[at + 1], measureOf)]
    : [endOf(terms[at - 1], measureOf), measureOf(term).end];
  return objects.filter(({ match }) => match.start >= from && match.end <= to);
};

const startOf = (term: Mention | undefined, measureOf: (term: Mention) => Span): number =>
  term === undefined ? Infinity : measureOf(term).start;
const endOf = (term: Mention | undefined, measureOf: (term: Mention) => Span): number => (term === undefined ? 0 : measureOf(term).end);

const isBehind = (terms: readonly Span[], objects: readonly Mention[]): boolean => {
  const [first, last] = [terms[0], terms.at(-1)];
  if (first === undefined || last === undefined) return false;
  const before = Math.min(...objects.map(({ match }) => first.start - match.end).filter((gap) => gap >= 0));
  const behind = Math.min(...objects.map(({ match }) => match.start - last.end).filter((gap) => gap >= 0));
  return behind < before;
};
