import type { Provision, Role } from '../model/index.js';
import { stableId } from './context.js';

/**
 * Provisions of the duties of units that only the roles tell: whoever is known to prepare entries or to propose changes does so, though no
 * rule for provisions has found it.
 */
export const dutiesToldByRoles = (roles: readonly Role[], provisions: readonly Provision[]): Provision[] =>
  TOLD.flatMap(([kind, holder, item]): Provision[] => {
    const role = roles.find((one) => one.role === kind && one.holder === holder);
    if (role === undefined || provisions.some((one) => one.topic === TOPIC && one.item === item)) return [];
    const { clauseId, start, end, page, quote, ruleId, confidence } = role;
    return [{ id: stableId(role.id, TOPIC, item), clauseId, start, end, page, quote, ruleId, confidence, topic: TOPIC, item }];
  });

const TOPIC = 'unit-duties';

const TOLD = [
  ['preparer', 'unit', 'units-prepare'],
  ['preparer', 'appointed', 'appointed-prepare'],
  ['initiator', 'unit', 'units-initiate'],
] as const satisfies readonly (readonly [Role['role'], Role['holder'], string])[];
