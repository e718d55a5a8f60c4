import { grounds, type Check } from '../verdict.js';

/** Touchpoints of one type are named; in a list that is not divided by type this is only some of it. */
export const touchpointsNamed: Check<'touchpoints-named'> = ({ act, wording }, { type }) => {
  const { touchpoints } = act.facts;
  const declared = touchpoints.filter(({ typeDeclared }) => typeDeclared === type);
  const named = declared.length > 0 ? declared : touchpoints.filter((each) => each.typeDeclared === null && each.typeStandard === type);
  const data = { named: wording.list(named.map(({ name }) => name)) };
  if (declared.length > 0) return { status: 'met', case: 'met', rests: 'found', data, evidence: grounds(named) };
  return named.length > 0
    ? { status: 'partial', case: 'undivided', rests: 'absent', data, evidence: grounds(named) }
    : { status: 'missing', case: 'missing', rests: 'absent', data, evidence: [] };
};
