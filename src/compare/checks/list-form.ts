import { ground, grounds, type Check, type CheckInput } from '../verdict.js';

/** The form of the list: a table in the file, a form in an annex that the file holds, or left to the agency. */
export const listForm: Check<'list-form'> = (input) => {
  const { view, wording } = input;
  const annexed = view.provisions('list-form', 'annexed');
  const table = view.listTables[0];
  if (table !== undefined) return { status: 'met', case: 'table', rests: 'found', evidence: [...grounds(annexed), ground(table, null)] };
  const left = view.provisions('list-form', 'left-to-agency');
  if (left.length > 0) return { status: 'met', case: 'left', rests: 'found', evidence: grounds(left) };
  const first = annexed[0];
  if (first === undefined) return { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
  if (annexed.some(({ clauseId }) => isAnnexThere(input, clauseId))) {
    return { status: 'met', case: 'annexed', rests: 'found', evidence: grounds(annexed) };
  }
  const data = { quote: wording.quote(first.quote) };
  return { status: 'deviates', case: 'absent', direction: 'different', rests: 'absent', data, evidence: grounds(annexed) };
};

/** Whether the annex that the clause refers to is in the file; where the reference was not read, whether there is any annex. */
const isAnnexThere = ({ act }: CheckInput, clauseId: string | null): boolean => {
  const referred = act.facts.internalReferences.filter((each) => each.target === 'annex' && each.clauseId === clauseId);
  if (referred.length > 0) return referred.every(({ resolved }) => resolved);
  return act.parts.some(({ kind }) => kind === 'list' || kind === 'annex');
};
