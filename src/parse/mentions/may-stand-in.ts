import type { Emit, RecognizeRule } from '../../rules/schema.js';
import type { Passage } from './passages.js';

/** Whether a rule is looked for in a passage, whatever the passage says. */
export const mayStandIn = ({ zones, parts, rows, emit }: RecognizeRule, { clause, part, inTable }: Passage): boolean =>
  zones.includes(clause.zone) && (parts?.includes(part.kind) ?? true) && (!inTable || rows || isNorm(emit));

/** What the rows of a table may say. */
const isNorm = (emit: Emit): boolean => 'provision' in emit || 'term' in emit || 'action' in emit || 'mark' in emit;
