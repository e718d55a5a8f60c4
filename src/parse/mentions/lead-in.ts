import type { Token } from '../../rules/tokens.js';
import type { Passage } from './passages.js';

/** What stands over a passage in the clause that governs it most nearly: a heading over that clause has no full stop, so only places tell it. */
export const nearestLead = ({ lead, part }: Passage): readonly Token[] => {
  const end = lead.tokens.at(-1)?.start ?? 0;
  const start = Math.max(0, ...part.clauses.flatMap(({ span }) => (span.start <= end && end < span.end ? span.start : [])));
  return lead.tokens.filter((token) => token.start >= start);
};
