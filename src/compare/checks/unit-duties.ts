import { grounds, type Check } from '../verdict.js';

/** Units that interact with clients prepare the entries. */
export const unitDuties: Check<'unit-duties'> = ({ view }) => {
  const units = view.provisions('unit-duties', 'units-prepare');
  if (units.length > 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(units) };
  const appointed = view.provisions('unit-duties', 'appointed-prepare');
  if (appointed.length > 0) {
    return { status: 'deviates', case: 'appointed', direction: 'different', rests: 'absent', evidence: grounds(appointed) };
  }
  const initiate = view.provisions('unit-duties', 'units-initiate');
  return initiate.length > 0
    ? { status: 'partial', case: 'initiates', rests: 'absent', evidence: grounds(initiate) }
    : { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
};
