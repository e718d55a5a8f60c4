import type { ListTable, Span } from '../../../src/model/index.js';
import type { Edit } from '../edit.js';
import { leadsTo, mutator, type MutationInput, type Mutation, type Mutator } from '../mutator.js';
import type { Subject } from '../subject.js';

export const listTables = ({ act }: Subject): ListTable[] => act.parts.flatMap(({ tables }) => tables.filter(({ isList }) => isList));

/** Takes the tables out, with the annex that they are all of. */
export const withoutTable = (subject: Subject): Edit[] =>
  listTables(subject).map((table): Edit => {
    const part = subject.act.parts.find(({ start, end }) => start <= table.start && table.end <= end);
    const isAnnex = part !== undefined && (part.kind === 'list' || part.kind === 'annex') && part.tables.length === 1;
    const at: Span = isAnnex ? part : table;
    return { start: at.start, end: Math.min(subject.text.length, at.end + 1), text: '' };
  });

interface Row extends Span {
  readonly cells: readonly string[];
}

const rowsOf = (subject: Subject, table: ListTable): Row[] => {
  const rows: Row[] = [];
  let start = table.start;
  for (const line of subject.text.slice(table.start, table.end).split('\n')) {
    rows.push({ start, end: start + line.length, cells: line.split('\t') });
    start += line.length + 1;
  }
  return rows.filter(({ cells }) => cells.length > 1);
};

/** Rows of data: as many at the end as the table has. */
export const dataRows = (subject: Subject, table: ListTable): Row[] =>
  table.rowCount === 0 ? [] : rowsOf(subject, table).slice(-table.rowCount);

export const columnOf = ({ columns }: ListTable, ...roles: string[]): number => columns.findIndex(({ role }) => roles.includes(role));

const rewrittenRows = (rows: readonly Row[], by: (cells: readonly string[]) => readonly string[]): Edit[] =>
  rows.map((row) => ({ start: row.start, end: row.end, text: by(row.cells).join('\t') }));

/** Another text in one cell of a row; the rest of the row is left alone. */
const rewrittenCell = ({ start, cells }: Row, at: number, text: string): Edit => {
  const from = start + cells.slice(0, at).reduce((sum, cell) => sum + cell.length + 1, 0);
  return { start: from, end: from + (cells[at] ?? '').length, text };
};

/** The only table of the list, with cells as many as columns in every row. */
export const plainTable = (subject: Subject): ListTable | null => {
  const [table, other] = listTables(subject);
  if (table === undefined || other !== undefined) return null;
  return rowsOf(subject, table).every(({ cells }) => cells.length === table.columns.length) ? table : null;
};

const withoutColumn = (subject: Subject, roles: readonly string[]): Edit[] | null => {
  const table = plainTable(subject);
  const columns = table?.columns.map(({ role }, index) => (roles.includes(role) ? index : -1)).filter((index) => index >= 0) ?? [];
  if (table === null || columns.length === 0 || table.columns.length - columns.length < 2) return null;
  return rewrittenRows(rowsOf(subject, table), (cells) => cells.filter((_, index) => !columns.includes(index)));
};

export const tableMutators: readonly Mutator[] = [
  ...[['direction', 'process'], ['needs'], ['features', 'type']].map((roles) =>
    mutator(`without ${roles[0]}`, 'delete', ({ subject }) => leadsTo('partial', withoutColumn(subject, roles))),
  ),
  mutator('a column of something else', 'alter', ({ subject, random }) => {
    const table = plainTable(subject);
    const [header] = table === null ? [] : rowsOf(subject, table);
    const roles = random.pick([['direction', 'process'], ['needs'], ['features', 'type']]);
    const own = table?.columns.map(({ role }, index) => (roles.includes(role) ? index : -1)).filter((index) => index >= 0) ?? [];
    const [at, more] = own;
    if (header === undefined || at === undefined || more !== undefined || roles[0] === 'features') return null;
    return leadsTo('partial', [rewrittenCell(header, at, 'Примечание')]);
  }),
  mutator('delete', 'delete', ({ subject }) => leadsTo('missing', withoutTable(subject))),
];

export const completeMutators: readonly Mutator[] = ['', '–', '...'].flatMap((filler) =>
  (['needs', 'type', 'touchpoint'] as const).map((role) =>
    mutator(`${filler === '' ? 'empty' : filler} ${role}`, filler === '' ? 'delete' : 'weaken', (input) => emptyCell(input, role, filler)),
  ),
);

const emptyCell = ({ subject, random }: MutationInput, role: 'needs' | 'type' | 'touchpoint', filler: string): Mutation | null => {
  const table = plainTable(subject);
  const rows = table === null ? [] : dataRows(subject, table);
  const at = table === null ? -1 : columnOf(table, ...(role === 'type' ? ['type', 'features'] : [role]));
  // A row whose number alone is left, or the first, from which cells may be merged down, is another case.
  const some = rows.slice(1);
  if (at < 0 || some.length === 0) return null;
  return leadsTo('partial', [rewrittenCell(random.pick(some), at, filler)]);
};

export const tableTypeMutators: readonly Mutator[] = [
  mutator('the other type', 'alter', (input) => otherType(input, 1)),
  mutator('the other type twice', 'alter', (input) => otherType(input, 2)),
];

const otherType = ({ subject, random }: MutationInput, count: number): Mutation | null => {
  const table = plainTable(subject);
  const at = table === null ? -1 : columnOf(table, 'type', 'features');
  const rows =
    table === null || at < 0
      ? []
      : dataRows(subject, table).filter(
          ({ cells }) => /цифров|офлайн/iu.test(cells[at] ?? '') && !/цифров.*офлайн|офлайн.*цифров/iu.test(cells[at] ?? ''),
        );
  const kinds = (row: Row): boolean => /цифров/iu.test(row.cells[at] ?? '');
  // The last row of its type is left: without it the type would not be named at all.
  const free = rows.filter((row) => rows.filter((other) => kinds(other) === kinds(row)).length > count);
  if (free.length < count) return null;
  const picked = random.shuffled(free).slice(0, count);
  if (count > 1 && new Set(picked.map(kinds)).size > 1) return null;
  return leadsTo(
    'deviates',
    picked.map((row) => rewrittenCell(row, at, kinds(row) ? 'Офлайн-точка' : 'Цифровая точка')),
  );
};
