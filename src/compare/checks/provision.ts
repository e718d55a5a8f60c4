import type { Provision } from '../../model/index.js';
import { grounds, type Check } from '../verdict.js';
import { contraryVerdict } from './contrary.js';

/**
 * A provision that is there or not, or whose opposite is there. A clause that says both contradicts itself; what other clauses say
 * against a provision that is there is more likely to be about something else.
 */
export const provision: Check<'provision'> = (input, { topic, contrary }) => {
  const found = input.view.provisions(topic);
  const opposite = contraryVerdict(input, contrary, found.length > 0 ? standsWith(found) : always);
  if (opposite !== null) return opposite;
  if (found.length > 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(found) };
  return { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
};

const always = (): boolean => true;

/** Only where all that was found stands in the clause too: what another clause says holds. */
const standsWith =
  (found: readonly Provision[]) =>
  ({ clauseId }: Provision): boolean =>
    found.every((one) => one.clauseId === clauseId);
