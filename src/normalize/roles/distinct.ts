import type { Role } from '../../model/index.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';

/** Every role once: told twice in one clause, or under a name within the other's, it is the same. */
export const distinct = (input: ActInput, roles: readonly Role[]): Role[] => {
  const seen = new Set<string>();
  return roles.filter((role, index) => {
    if (isNamedElsewhere(input, role, index, roles)) return false;
    const key = [role.role, role.holder, role.designation, role.personName, role.clauseId].join('|');
    const whole = [role.role, role.designation?.toLowerCase()].join('|');
    // A table of duties says again what the clauses have said.
    const isInTable = role.role === 'approver' && role.clauseId === null;
    const isRepeated = seen.has(key) || ((role.role === 'unit-head' || isInTable) && seen.has(whole));
    seen.add(key).add(whole);
    return !isRepeated;
  });
};

/** «Сведения, поданные отделами» beside «отделы и участки ведомства готовят …»: the fuller name stands, of equals the first. */
const isNamedElsewhere = (input: ActInput, role: Role, index: number, roles: readonly Role[]): boolean => {
  if (role.role !== 'preparer') return false;
  const stemsOf = (one: Role): string[] =>
    tokenize(input.recognition.stem, one.designation ?? '').flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem]));
  const own = stemsOf(role);
  return roles.some((other, at) => {
    const others = other.role === 'preparer' && at !== index ? stemsOf(other) : [];
    const isWithin = others.length > 0 && own.every((stem) => others.includes(stem));
    return isWithin && (others.length > own.length || at < index);
  });
};
