import { corrections, misdeclared } from '../misdeclared.js';
import { grounds, type Check } from '../verdict.js';

/** The type that a row declares agrees with its channels. */
export const tableType: Check<'table-type'> = ({ act, wording }) => {
  const named = act.facts.touchpoints.filter(({ source, typeDeclared }) => source === 'table' && typeDeclared !== null);
  const wrong = misdeclared(named);
  if (wrong.length === 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(named) };
  return {
    status: 'deviates',
    case: 'differs',
    direction: 'different',
    rests: 'found',
    data: { corrections: corrections(wording, wrong) },
    evidence: grounds(wrong),
  };
};
