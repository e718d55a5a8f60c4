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

/**
 * «Сведения, поданные отделами» beside «отделы и участки ведомства готовят …»: the fuller name stands, of equals the first. Of those who
 * publish only a bare word is no name: «… передает его отделу информатизации, и отдел размещает …».
 */
const isNamedElsewhere = (input: ActInput, role: Role, index: number, roles: readonly Role[]): boolean => {
  if (role.role !== 'preparer' && role.role !== 'publisher') return false;
  const stemsOf = (one: Role): string[] =>
    tokenize(input.recognition.stem, one.designation ?? '').flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem]));
  const own = stemsOf(role);
  if (role.role === 'publisher' && (own.length !== 1 || role.holder !== 'unit')) return false;
  return roles.some((other, at) => {
    const others = other.role === role.role && at !== index ? stemsOf(other) : [];
    const isWithin = others.length > 0 && own.every((stem) => others.includes(stem));
    return isWithin && (others.length > own.length || (role.role === 'preparer' && at < index));
  });
};
