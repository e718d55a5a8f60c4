import type { Fact, TouchpointType } from '../../model/index.js';
import { TOUCHPOINT_TYPES } from '../../model/index.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** Touchpoints are divided by a clause, by two enumerations or by a definition of each type. */
export const typesDivision: Check<'types-division'> = (input) => {
  const clause = input.view.provisions('types-division', 'clause');
  const sides = TOUCHPOINT_TYPES.map((type) => ({ type, facts: factsOf(input, type) }));
  const found = sides.filter(({ facts }) => facts.length > 0);
  const evidence = grounds([...clause, ...found.flatMap(({ facts }) => facts)]);
  if (clause.length > 0 || found.length === sides.length) return { status: 'met', case: 'met', rests: 'found', evidence };
  if (found.length === 0) return { status: 'missing', case: 'missing', rests: 'absent', evidence };
  const { types } = input.wording.lexicon;
  const labels = (given: readonly { readonly type: TouchpointType }[]): string => input.wording.list(given.map(({ type }) => types[type]));
  const data = { found: labels(found), lacking: labels(sides.filter(({ facts }) => facts.length === 0)) };
  return { status: 'partial', case: 'oneSided', rests: 'absent', data, evidence };
};

/** What divides off one type: its enumeration, its definition, or touchpoints declared to be of it. */
const factsOf = ({ act, view }: CheckInput, type: TouchpointType): readonly Fact[] => {
  const provisions = [
    ...view.provisions('types-division', `enumeration-${type}`),
    ...view.provisions('types-division', `definition-${type}`),
  ];
  if (provisions.length > 0) return provisions;
  return act.facts.touchpoints.filter(({ source, typeDeclared }) => source !== 'table' && typeDeclared === type);
};
