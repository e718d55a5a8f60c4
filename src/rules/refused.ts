import type { CompiledTerm } from './lines.js';
import { findMatch } from './phrase/match.js';
import { unitOf } from './phrase/unit.js';
import { firstAffirmed, type RuleBook, type Search } from './rulebook.js';
import type { RecognizeRule } from './schema.js';
import type { Token } from './tokens.js';

/**
 * Whether a stretch that is like the wordings of a rule is not taken for one: it says what the rule forbids, or not what it asks.
 * @param over what stands over the stretch in the clause that governs it
 */
export const isRefused = (search: Search, over: readonly Token[], book: RuleBook, rule: RecognizeRule): boolean =>
  isForbidden(search, book, rule) || !saysWhatIsAsked(search, over, book, rule);

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
const saysWhatIsAsked = (search: Search, over: readonly Token[], { anyLineOf }: RuleBook, rule: RecognizeRule): boolean => {
  const { own, lead } = search.place;
  const asked = anyLineOf.get(rule)?.alike ?? [];
  const unit = over.at(-1)?.form === ':' ? unitOf([...over, ...own.tokens], [...new Set([...own.named, ...lead.named])]) : own;
  const isSaid = ({ program, negated }: CompiledTerm): boolean => (firstAffirmed(search, unit, program) === null) === negated;
  return asked.length === 0 || asked.some((terms) => terms.every(isSaid));
};
