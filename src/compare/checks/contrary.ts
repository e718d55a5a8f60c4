import type { ExpectationOf } from '../../rules/require-schema.js';
import { commonDirection } from '../duration.js';
import { grounds, type CheckInput, type Verdict } from '../verdict.js';

/**
 * The order says the opposite of what the standard wants («для каждого этапа указывается своя точка»): a deviation of its own, not a
 * lack. Null where it does not.
 */
export const contraryVerdict = (
  { view, wording }: CheckInput,
  expected: ExpectationOf<'provision'>['contrary'],
): Verdict<'contrary'> | null => {
  const said = expected.flatMap(({ item, direction }) => view.provisions('contrary', item).map((fact) => ({ fact, direction })));
  const [first] = said;
  if (first === undefined) return null;
  return {
    status: 'deviates',
    case: 'contrary',
    direction: commonDirection(said.map(({ direction }) => direction)),
    rests: 'found',
    data: { quote: wording.quote(first.fact.quote) },
    evidence: grounds(
      said.map(({ fact }) => fact),
      'contradicts',
    ),
  };
};
