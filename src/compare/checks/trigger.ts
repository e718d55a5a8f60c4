import { contraryVerdict } from './contrary.js';
import { grounds, type Check } from '../verdict.js';

/** A case in which the list is updated. A change of the register of processes may stand in its place and does not meet it. */
export const trigger: Check<'trigger'> = (input, expect) => {
  const { act, wording } = input;
  const found = act.facts.triggers.filter(({ kind }) => kind === expect.trigger);
  if (found.length > 0) return { status: 'met', case: 'met', rests: 'found', evidence: grounds(found) };
  const opposite = contraryVerdict(input, expect.contrary);
  if (opposite !== null) return opposite;
  const inItsPlace = act.facts.triggers.filter(({ kind }) => kind === expect.inItsPlace);
  if (inItsPlace.length === 0) return { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
  return {
    status: 'missing',
    case: 'replaced',
    rests: 'absent',
    data: { quote: wording.quote(inItsPlace[0]?.quote ?? '') },
    evidence: grounds(inItsPlace, 'nearest'),
  };
};
