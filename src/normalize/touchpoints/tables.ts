import type { ListColumn, ListRow, ListTable, ParsedCell, ParsedRow, ParsedTable, Touchpoint, TouchpointType } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import { factAt, placeOf, type ActInput } from '../context.js';
import { onlyTypeIn, scanChannels, standardType, typesIn, typesOfCell } from './channels.js';
import type { ContactOwner } from './contacts.js';
import type { Division } from './enumerations.js';
import { isGroupRow } from './group-rows.js';
import { splitTouchpoints } from './split.js';
import { sideBySide } from './typed-tables.js';
import { tickedColumns, typedColumns, typeOverTable, typeTicked, type TypedColumn } from './table-types.js';

export type ColumnRole = ListColumn['role'];

/** What a table of a part gives: itself, and its rows and touchpoints where it is the list. */
export interface TableFacts {
  readonly table: ListTable;
  readonly rows: readonly ListRow[];
  readonly touchpoints: readonly Touchpoint[];
  readonly owners: readonly ContactOwner[];
  /** Where a heading tells the type of the whole table. */
  readonly divisions: readonly Division[];
}

const ROLES: readonly ColumnRole[] = ['number', 'direction', 'process', 'touchpoint', 'needs', 'features', 'type'];

export const tableFacts = (input: ActInput, partIndex: number, partId: string, table: ParsedTable): TableFacts => {
  const titled = columnsOf(input, table);
  const told = typedColumns(input, table, titled);
  const columns = byContent(input, table, withTyped(titled, told));
  const isList =
    columns.some((column) => column.role === 'touchpoint') &&
    columns.length > 1 &&
    tellsOfThem(input, partIndex, columns) &&
    isTitled(input, partIndex, titled);
  const rows = isList ? table.rows : [];
  const typed = isList ? told : [];
  const ticked = isList ? tickedColumns(input, table, columns) : [];
  const beside = isList || !holdsNothingElse(columns, told) ? null : sideBySide(input, partIndex, table, told);
  const over = isList ? typeOverTable(input, partIndex, table) : null;
  let headed: TouchpointType | null = over?.type ?? null;
  const made = rows.flatMap((row) => {
    const heading = typeOfRow(input, row);
    headed = heading ?? headed;
    return heading === null && !isGroupRow(input, table, row) && !isBlankRow(columns, row)
      ? [rowFacts(input, partIndex, partId, table, columns, row, { headed: typeTicked(input, ticked, row) ?? headed, typed })]
      : [];
  });
  return {
    table: { ...placeOf(input.file, table), no: table.no, columns, isList, rowCount: isList ? made.length : table.rows.length },
    rows: made.map((one) => one.row),
    touchpoints: beside?.touchpoints ?? made.flatMap((one) => one.touchpoints),
    owners: beside?.owners ?? made.flatMap((one) => one.owners),
    divisions: beside?.divisions ?? (over === null ? [] : [{ ...over, source: 'table', part: partIndex, ruleId: 'table/list-row' }]),
  };
};

/** Two columns of touchpoints or more, and none but a number beside them. */
const holdsNothingElse = (columns: readonly ListColumn[], typed: readonly TypedColumn[]): boolean =>
  typed.length > 1 && columns.every(({ role }, index) => role === 'number' || typed.some((one) => one.index === index));

/** «Цифровые точки» beside «Офлайн-точки»: both are columns of touchpoints, whatever else their titles may be. */
const withTyped = (columns: readonly ListColumn[], typed: readonly TypedColumn[]): readonly ListColumn[] =>
  columns.map((column, index) => (typed.some((one) => one.index === index) ? { ...column, role: 'touchpoint' as const } : column));

/** In the procedure itself a table of channels with columns of something else («Показатель», «Значение») is no list, nor one of terms. */
const tellsOfThem = (input: ActInput, partIndex: number, columns: readonly ListColumn[]): boolean => {
  const kind = input.act.parts[partIndex]?.kind;
  if (kind !== 'procedure' && kind !== 'order') return true;
  const { stem, vocabulary } = input.recognition;
  const tellsMeaning = columns.some(({ title }) => vocabulary.finder(unitOf(tokenize(stem, title)), 'meaning-title').has(0));
  return !tellsMeaning && columns.some(({ role }) => role !== 'touchpoint' && role !== 'number' && role !== 'other');
};

/** In an annex that is not headed as the list the titles of the columns have to tell of touchpoints, of needs or of types. */
const isTitled = (input: ActInput, partIndex: number, titled: readonly ListColumn[]): boolean =>
  input.act.parts[partIndex]?.kind !== 'annex' || titled.some(({ role }) => role === 'touchpoint' || role === 'needs' || role === 'type');

/** A column's role by its heading; a role is given once, but to «features» and «other». */
const columnsOf = (input: ActInput, table: ParsedTable): ListColumn[] => {
  const scores = table.header.map((title) => rolesOf(input, title));
  const taken = new Set<ColumnRole>();
  const roles: ColumnRole[] = table.header.map(() => 'other');
  for (const role of ['touchpoint', 'needs', 'type', 'direction', 'process', 'number', 'features'] as const) {
    const named = (found: readonly ColumnRole[], index: number): boolean => roles[index] === 'other' && found[0] === role;
    // Of «По какому вопросу» and «Зачем» the second can be nothing but the needs.
    const only = scores.findIndex((found, index) => named(found, index) && found.length === 1);
    const first =
      role === 'touchpoint'
        ? mostChannels(
            input,
            table,
            scores.flatMap((found, index) => (named(found, index) ? [index] : [])),
          )
        : null;
    const at = role === 'needs' && only >= 0 ? only : (first ?? scores.findIndex(named));
    if (at >= 0 && !taken.has(role)) {
      roles[at] = role;
      taken.add(role);
    }
  }
  scores.forEach((found, index) => {
    if (roles[index] !== 'other') return;
    const free = found.find((role) => !taken.has(role));
    if (free === undefined) return;
    roles[index] = free;
    taken.add(free);
  });
  return table.header.map((title, index) => ({ title, role: roles[index] ?? 'other' }));
};

/** «Форма обслуживания» beside «Точка взаимодействия»: of columns that may be the touchpoints' the one whose cells name most of them. */
const mostChannels = (input: ActInput, table: ParsedTable, columns: readonly number[]): number | null => {
  const named = (index: number): number =>
    table.rows.filter(({ cells }) => scanChannels(input.recognition, cells[index]?.effective ?? '', 0).channels.length > 0).length;
  const counts = columns.map(named);
  return columns.length < 2 ? null : (columns[counts.indexOf(Math.max(...counts))] ?? null);
};

const ENOUGH_TOUCHPOINTS = 0.6;
const ENOUGH_TYPES = 0.8;
/** «Особенности» that tell the type now and then. */
const SOME_TYPES = 0.3;

/** Where no heading says it («Через что обращаться»), the column whose cells name channels is that of the touchpoints, and likewise the types. */
const byContent = (input: ActInput, table: ParsedTable, columns: readonly ListColumn[]): ListColumn[] => {
  const share = (index: number, holds: (text: string) => boolean): number => {
    const cells = table.rows.map((row) => row.cells[index]?.effective ?? '').filter((text) => text !== '');
    return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
  };
  const isChannel = (text: string): boolean => scanChannels(input.recognition, text, 0).channels.length > 0;
  const isType = (text: string): boolean =>
    (typesIn(input.recognition, text).length > 0 && text.length < MAX_TYPE_CELL) ||
    (text.length <= MAX_TYPE_CODE && typesOfCell(input.recognition, text).length > 0);
  const give = (list: readonly ListColumn[], role: ColumnRole, least: number, holds: (text: string) => boolean): ListColumn[] => {
    if (list.some((column) => column.role === role)) return [...list];
    const kept = role === 'type' ? KEPT_FROM_TYPES : KEPT_BY_HEADING;
    const shares = list.map((column, index) => (kept.has(column.role) ? 0 : share(index, holds)));
    const best = Math.max(...shares);
    const at = shares.indexOf(best);
    return best < least ? [...list] : list.map((column, index) => (index === at ? { ...column, role } : column));
  };
  const isSaid = columns.some(({ role }, index) => role === 'type' || (role === 'features' && share(index, isType) >= SOME_TYPES));
  const typed = isSaid ? [...columns] : give(columns, 'type', ENOUGH_TYPES, isType);
  return give(typed, 'touchpoint', ENOUGH_TOUCHPOINTS, isChannel);
};

const MAX_TYPE_CELL = 60;
/** «Ц», «Ц/О» */
const MAX_TYPE_CODE = 5;
const KEPT_FROM_TYPES: ReadonlySet<ColumnRole> = new Set(['type', 'touchpoint']);
const KEPT_BY_HEADING: ReadonlySet<ColumnRole> = new Set(['type', 'touchpoint', 'needs']);

/** Roles a heading may have: the one named by the earliest and longest words first. */
const rolesOf = (input: ActInput, title: string): ColumnRole[] => {
  const unit = unitOf(tokenize(input.recognition.stem, title));
  return [...input.recognition.vocabulary.finder(unit, 'column')]
    .sort(([a], [b]) => a - b)
    .flatMap(([, occurrences]) => occurrences.map(({ value }) => ROLES.find((role) => role === value)))
    .filter((role) => role !== undefined);
};

/** «Цифровые точки взаимодействия» over the whole width: the type of the rows under it. */
const typeOfRow = (input: ActInput, row: ParsedRow): TouchpointType | null => {
  const texts = new Set(row.cells.map(({ effective }) => effective).filter((text) => text !== ''));
  const [text] = texts;
  if (text === undefined || texts.size > 1 || text.length > MAX_TYPE_CELL || row.cells.length < 2) return null;
  return scanChannels(input.recognition, text, 0).channels.length === 0 ? onlyTypeIn(input.recognition, text) : null;
};

/** «1 | | | |», «2 | … | ____»: a row of a form, to be filled in. */
const isBlankRow = (columns: readonly ListColumn[], { cells }: ParsedRow): boolean =>
  cells.every(({ effective }, index) => columns[index]?.role === 'number' || !/[^\s_.…]/u.test(effective));

const rowFacts = (
  input: ActInput,
  partIndex: number,
  partId: string,
  table: ParsedTable,
  columns: readonly ListColumn[],
  row: ParsedRow,
  { headed, typed }: { readonly headed: TouchpointType | null; readonly typed: readonly TypedColumn[] },
): { row: ListRow; touchpoints: Touchpoint[]; owners: ContactOwner[] } => {
  const cell = (role: ColumnRole): ParsedCell | null => row.cells[columns.findIndex((column) => column.role === role)] ?? null;
  const text = (role: ColumnRole): string | null => {
    const found = cell(role);
    return found === null ? null : printed(found.effective);
  };
  const types =
    [typesOfCell(input.recognition, text('type') ?? ''), typesIn(input.recognition, text('features') ?? '')].find(
      (found) => found.length > 0,
    ) ?? [];
  const source = { part: partIndex, clause: null, ruleId: 'table/list-row' };
  const fact = factAt(input, row, source, 'list-row', `${table.no} ${row.no}`);
  const listRow: ListRow = {
    ...fact,
    partId,
    tableNo: table.no,
    rowNo: row.no,
    direction: text('direction'),
    process: text('process'),
    touchpoint: typed.length > 1 ? printed(typed.map(({ index }) => row.cells[index]?.effective ?? '').join(' ')) : text('touchpoint'),
    needs: text('needs'),
    features: text('features') ?? text('type'),
    typeDeclared: types.length === 0 ? headed : single(types),
  };
  const places =
    typed.length > 1
      ? typed.map(({ index, type }) => ({ named: row.cells[index] ?? null, type }))
      : [{ named: cell('touchpoint'), type: null }];
  const made = places.map(({ named, type }) => {
    const names = (named === null ? [] : splitTouchpoints(input.recognition, named.effective, named.from.start)).filter(
      (name, index) => name.known || !name.extra || index === 0,
    );
    const declared = (index: number): TouchpointType | null =>
      types.length === 0 ? headed : types.length === names.length ? (types[index] ?? null) : single(types);
    const touchpoints = names.map(
      (name, index): Touchpoint => ({
        ...factAt(input, name.name, { ...source, ruleId: 'table/touchpoint' }, 'touchpoint', `table ${table.no} ${row.no}`),
        listRowId: fact.id,
        source: 'table',
        name: input.file.text.slice(name.name.start, name.name.end),
        channel: name.channel,
        typeDeclared: type ?? declared(index),
        typeStandard: standardType(name.channel),
      }),
    );
    return { touchpoints, owners: ownersIn(touchpoints, named) };
  });
  return { row: listRow, touchpoints: made.flatMap((one) => one.touchpoints), owners: made.flatMap((one) => one.owners) };
};

/** Words of a cell on one line; an empty cell is nothing. */
const printed = (text: string): string | null => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line === '' ? null : line;
};

const single = (types: readonly TouchpointType[]): TouchpointType | null => {
  const [first = null] = types;
  return types.every((type) => type === first) ? first : null;
};

/** A contact in a cell belongs to the touchpoint named before it. */
const ownersIn = (touchpoints: readonly Touchpoint[], cell: ParsedCell | null): ContactOwner[] =>
  touchpoints.map((touchpoint, index) => ({
    id: touchpoint.id,
    reach: { start: touchpoint.start, end: touchpoints[index + 1]?.start ?? cell?.from.end ?? touchpoint.end },
  }));
