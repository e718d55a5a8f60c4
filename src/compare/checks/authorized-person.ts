import type { HolderKind, Role } from '../../model/index.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** Who is authorized to form and keep the list: a person, whether appointed or named by name or post, alone or with the unit. */
export const authorizedPerson: Check<'authorized-person'> = (input) => {
  const units = authorizedRoles(input, ['unit', 'commission']);
  const named = units.filter(({ personName }) => personName !== null);
  const people = [...authorizedRoles(input, ['person', 'post', 'appointed']), ...named];
  const name = (roles: readonly Role[]): string =>
    input.wording.list(roles.map((role) => nameOf(role) ?? input.wording.quoted(input.wording.quote(role.quote))));
  if (people.length > 0) {
    return { status: 'met', case: 'met', rests: 'found', data: { name: name(people) }, evidence: grounds(people) };
  }
  if (units.length > 0) {
    return { status: 'partial', case: 'unit', rests: 'absent', data: { name: name(units) }, evidence: grounds(units) };
  }
  const head = authorizedRoles(input, ['head']);
  return head.length > 0
    ? { status: 'missing', case: 'head', rests: 'absent', evidence: grounds(head, 'nearest') }
    : { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
};

const authorizedRoles = ({ act }: CheckInput, holders: readonly HolderKind[]): Role[] =>
  act.facts.roles.filter(({ role, holder }) => role === 'authorized-person' && holders.includes(holder));

const nameOf = ({ designation, personName }: Role): string | null =>
  [designation, personName].filter((each) => each !== null).join(', ') || null;
