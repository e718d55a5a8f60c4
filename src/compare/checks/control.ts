import type { Role } from '../../model/index.js';
import { grounds, type Check } from '../verdict.js';

/** Who controls execution: a named official or the head himself; a post or unit without a name is only some of it. */
export const control: Check<'control'> = ({ act, wording }) => {
  const roles = act.facts.roles.filter(({ role }) => role === 'control');
  const named = roles.filter(isNamed);
  if (named.length > 0) {
    const names = named.map(({ designation, personName }) => [designation, personName].filter((each) => each !== null).join(', '));
    return { status: 'met', case: 'named', rests: 'found', data: { name: wording.list(names) }, evidence: grounds(named) };
  }
  const head = roles.filter(({ holder }) => holder === 'head');
  if (head.length > 0) return { status: 'met', case: 'head', rests: 'found', evidence: grounds(head) };
  const first = roles[0];
  if (first === undefined) return { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
  const isUnit = first.holder === 'unit' || first.holder === 'commission';
  const data = { quote: wording.quote(first.quote) };
  return { status: 'partial', case: isUnit ? 'unit' : 'unnamed', rests: 'found', data, evidence: grounds(roles) };
};

const isNamed = ({ personName }: Role): boolean => personName !== null;
