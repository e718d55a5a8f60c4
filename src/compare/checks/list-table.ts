import type { ListColumn, ListTable } from '../../model/index.js';
import { ground, type Check } from '../verdict.js';

/** The list is a table with four columns; of several tables the fullest counts. */
export const listTable: Check<'list-table'> = ({ view, wording }) => {
  const [table] = view.listTables.toSorted((a, b) => lackingIn(a).length - lackingIn(b).length);
  if (table === undefined) return { status: 'missing', case: 'missing', rests: 'absent', evidence: [] };
  const lacking = lackingIn(table);
  const evidence = [ground(table, null)];
  const actual = table.columns
    .map(({ title }) => title)
    .filter((title) => title !== '')
    .join(' | ');
  if (lacking.length === 0) return { status: 'met', case: 'met', rests: 'found', actual, evidence };
  const data = { lacking: wording.list(lacking.map((name) => wording.lexicon.columns[name])) };
  return { status: 'partial', case: 'fewer', rests: 'found', data, actual, evidence };
};

type Column = 'direction' | 'touchpoint' | 'needs' | 'features';

/** Roles of columns that count for each column of the standard. */
const ROLES: Readonly<Record<Column, readonly ListColumn['role'][]>> = {
  direction: ['direction', 'process'],
  touchpoint: ['touchpoint'],
  needs: ['needs'],
  features: ['features', 'type'],
};
const COLUMNS: readonly Column[] = ['direction', 'touchpoint', 'needs', 'features'];

const lackingIn = ({ columns }: ListTable): Column[] => {
  // «Цифровые точки» beside «Офлайн-точки»: two columns of touchpoints part them by their type.
  const isParted = columns.filter(({ role }) => role === 'touchpoint').length > 1;
  return COLUMNS.filter((column) => !columns.some(({ role }) => ROLES[column].includes(role)) && !(column === 'features' && isParted));
};
