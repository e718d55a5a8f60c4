import type { Emit, RecognizeRule } from '../../rules/schema.js';
import type { Passage } from './passages.js';

/** Whether a rule is looked for in a passage, whatever the passage says. */
export const mayStandIn = ({ zones, parts, rows, emit }: RecognizeRule, { clause, part, inTable }: Passage): boolean => {
  if (!zones.includes(clause.zone) || !(parts?.includes(part.kind) ?? true)) return false;
  if (inTable === null) return true;
  // An occasion says when to update the list, a step who does what; a row says all that rows may say, and enumerates no touchpoints.
  if (inTable === 'occasion') return 'trigger' in emit;
  return rows || (inTable === 'step' ? 'provision' in emit : isNorm(emit));
};

/** What the rows of a table may say. */
const isNorm = (emit: Emit): boolean => 'provision' in emit || 'term' in emit || 'action' in emit || 'mark' in emit;
