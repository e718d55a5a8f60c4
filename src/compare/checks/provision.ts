import { grounds, type Check } from '../verdict.js';

/** A provision that is there or not. */
export const provision: Check<'provision'> = ({ view }, { topic }) => {
  const found = view.provisions(topic);
  return found.length > 0
    ? { status: 'met', case: 'met', rests: 'found', evidence: grounds(found) }
    : { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
};
