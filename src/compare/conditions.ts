import type { Condition } from '../rules/require-schema.js';
import type { VerdictsLexicon } from '../rules/lexicons/verdicts.js';
import type { CheckInput } from './verdict.js';

/** A condition of a requirement that does not hold. */
export interface Unmet {
  readonly name: keyof VerdictsLexicon['notApplicable'];
  /** `absent`: something that it needs was not found, and may stand where the act cannot be read. */
  readonly rests: 'found' | 'absent';
}

/** The first condition that does not hold, null where the requirement applies. */
export const unmetCondition = (input: CheckInput, when: readonly Condition[]): Unmet | null => {
  for (const condition of when) {
    const unmet = check(input, condition);
    if (unmet !== null) return unmet;
  }
  return null;
};

const check = ({ act, view }: CheckInput, condition: Condition): Unmet | null => {
  const { facts } = act;
  if (typeof condition === 'object') {
    return facts.touchpoints.some(({ channel }) => condition.channels.includes(channel)) ? null : absent('channels');
  }
  switch (condition) {
    case 'order':
      if (view.isOrder) return null;
      return { name: 'order', rests: act.parts.some(({ stamp }) => stamp?.kind === 'approve') ? 'found' : 'absent' };
    case 'not-draft':
      return view.isDraft ? { name: 'not-draft', rests: 'found' } : null;
    case 'table-with-rows':
      return view.listTables.some(({ rowCount }) => rowCount > 0) ? null : absent('table-with-rows');
    case 'type-column':
      return view.listTables.some(({ columns }) => columns.some(({ role }) => role === 'type')) ||
        facts.listRows.some(({ typeDeclared }) => typeDeclared !== null) ||
        facts.touchpoints.some(({ source, typeDeclared }) => source === 'table' && typeDeclared !== null)
        ? null
        : absent('type-column');
    case 'list-divided':
      return facts.touchpoints.some(({ source, typeDeclared }) => source !== 'table' && typeDeclared !== null)
        ? null
        : absent('list-divided');
    case 'authorized-named':
      return facts.roles.some(({ role, holder }) => role === 'authorized-person' && holder !== 'head') ? null : absent('authorized-named');
  }
};

const absent = (name: Unmet['name']): Unmet => ({ name, rests: 'absent' });
