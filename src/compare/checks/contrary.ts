import type { Provision } from '../../model/index.js';
import type { ExpectationOf } from '../../rules/require-schema.js';
import { commonDirection } from '../duration.js';
import { grounds, type CheckInput, type Verdict } from '../verdict.js';

/**
 * The order says the opposite of what the standard wants («для каждого этапа указывается своя точка»): a deviation of its own, not a
 * lack. Null where it does not.
 * @param counts which of what is said so is considered; all where not said
 */
export const contraryVerdict = (
  { view, wording }: CheckInput,
  expected: ExpectationOf<'provision'>['contrary'],
  counts: (fact: Provision) => boolean = () => true,
): Verdict<'contrary'> | null => {
  const said = expected.flatMap(({ item, direction }) =>
    view
      .provisions('contrary', item)
      .filter(counts)
      .map((fact) => ({ fact, direction })),
  );
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
