import type { Emit, RecognizeRule } from '../../rules/schema.js';
import type { Passage } from './passages.js';

/** Whether a rule is looked for in a passage, whatever the passage says. */
export const mayStandIn = ({ zones, parts, rows, emit }: RecognizeRule, { clause, part, inTable }: Passage): boolean => {
  if (!zones.includes(clause.zone) || !(parts?.includes(part.kind) ?? true)) return false;
  if (inTable === 'occasion') return 'trigger' in emit;
  return inTable === null || rows || isNorm(emit);
};

/** What the rows of a table may say. */
const isNorm = (emit: Emit): boolean => 'provision' in emit || 'term' in emit || 'action' in emit || 'mark' in emit;
