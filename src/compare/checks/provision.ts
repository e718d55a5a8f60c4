import { grounds, type Check } from '../verdict.js';
import { contraryVerdict } from './contrary.js';

/** A provision that is there or not, or whose opposite is there. */
export const provision: Check<'provision'> = (input, { topic, contrary }) => {
  const found = input.view.provisions(topic);
  if (found.length > 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(found) };
  return contraryVerdict(input, contrary) ?? { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
};
