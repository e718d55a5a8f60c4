import type { CompiledTerm } from './lines.js';
import { findMatch } from './phrase/match.js';
import { firstAffirmed, joined, type RuleBook, type Search } from './rulebook.js';
import type { RecognizeRule } from './schema.js';

/** Whether a stretch that is like the wordings of a rule is not taken for one: it says what the rule forbids, or not what it asks. */
export const isRefused = (search: Search, book: RuleBook, rule: RecognizeRule): boolean =>
  isForbidden(search, book, rule) || !saysWhatIsAsked(search, book, rule);

/** Whether what a rule forbids stands in a place or governs it. */
const isForbidden = ({ finder, place: { own, lead } }: Search, { anyLineOf }: RuleBook, rule: RecognizeRule): boolean => {
  const line = anyLineOf.get(rule);
  if (line === undefined) return false;
  return (
    line.none.some((program) => findMatch(finder, own, program) !== null) ||
    line.notUnder.some((program) => findMatch(finder, lead, program) !== null)
  );
};

/** What is asked may not be denied. A lead-in that a colon ends says it too, a heading does not. */
const saysWhatIsAsked = (search: Search, { anyLineOf }: RuleBook, rule: RecognizeRule): boolean => {
  const { place } = search;
  const asked = anyLineOf.get(rule)?.alike ?? [];
  const unit = place.lead.tokens.at(-1)?.form === ':' ? joined(place) : place.own;
  const isSaid = ({ program, negated }: CompiledTerm): boolean => (firstAffirmed(search, unit, program) === null) === negated;
  return asked.length === 0 || asked.some((terms) => terms.every(isSaid));
};
