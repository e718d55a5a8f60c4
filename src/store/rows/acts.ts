import { type Act, type Clause, type Field, type ListTable, type Part, REQUISITE_COLUMN } from '../../model/index.js';
import { type Cell, flagCell, json, placeCells, provenanceCells, type Row, type RowsByTable } from './row.js';

/**
 * An act with its requisites, parts and clauses. `version_of` is left null: the act it points to may be written later
 * (see `DatasetWriter.finish`).
 */
export const actRows = (documentId: string, act: Act): RowsByTable => ({
  acts: [actRow(documentId, act)],
  requisites: requisiteRows(act),
  parts: act.parts.map((part) => partRow(act, part)),
  clauses: act.parts.flatMap((part) => part.clauses.map((clause) => clauseRow(part, clause))),
  list_tables: act.parts.flatMap((part) => part.tables.map((table) => tableRow(part, table))),
  unreadable_places: act.unreadable.map((place, index) => ({
    act_id: act.id,
    ordinal: index + 1,
    ...placeCells(place),
  })),
});

const actRow = (documentId: string, act: Act): Row => {
  const { requisites } = act;
  return {
    id: act.id,
    document_id: documentId,
    ordinal: act.ordinal,
    scope: act.scope,
    status: act.status,
    act_type: requisites.actType.value,
    number: requisites.number.value,
    date: requisites.date.value,
    date_text: requisites.dateText,
    place: requisites.place.value,
    agency: requisites.agency.value,
    region_code: requisites.region.value?.code ?? null,
    region_name: requisites.region.value?.name ?? null,
    title: requisites.title.value,
    signatory_name: requisites.signatoryName.value,
    signatory_position: requisites.signatoryPosition.value,
    subjects: json(requisites.subjects.value ?? []),
    client_types: json(requisites.clientTypes.value ?? []),
    is_primary: flagCell(act.isPrimary),
    version_of: null,
    amends: json(act.amends),
  };
};

const requisiteRows = (act: Act): readonly Row[] => {
  const { dateText: _, ...fields } = act.requisites;
  // Object.entries widens the keys to string; they are exactly those of REQUISITE_COLUMN.
  const entries = Object.entries(fields) as [keyof typeof REQUISITE_COLUMN, Field<unknown>][];
  return entries.map(([name, field]) => ({
    id: `${act.id}.${REQUISITE_COLUMN[name]}`,
    act_id: act.id,
    field: REQUISITE_COLUMN[name],
    state: field.state,
    value: field.value === null ? null : valueCell(field.value),
    candidates: json(field.candidates.map(valueCell)),
    ...provenanceCells(field),
  }));
};

/** A region by its code, lists as JSON, the rest as it stands. */
const valueCell = (value: unknown): Cell => {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'code' in value) return String(value.code);
  return json(value);
};

const partRow = (act: Act, part: Part): Row => ({
  id: part.id,
  act_id: act.id,
  ordinal: part.ordinal,
  kind: part.kind,
  title: part.title,
  slug: part.slug,
  start_offset: part.start,
  end_offset: part.end,
  stamp: part.stamp === null ? null : json(part.stamp),
});

const clauseRow = (part: Part, clause: Clause): Row => ({
  id: clause.id,
  part_id: part.id,
  parent_id: clause.parentId,
  ordinal: clause.ordinal,
  kind: clause.kind,
  label: clause.label,
  path: clause.path,
  citation: clause.citation,
  depth: clause.depth,
  text: clause.text,
  page: clause.page,
  start_offset: clause.start,
  end_offset: clause.end,
  zone: clause.zone,
});

const tableRow = (part: Part, table: ListTable): Row => ({
  part_id: part.id,
  table_no: table.no,
  is_list: flagCell(table.isList),
  row_count: table.rowCount,
  columns: json(table.columns),
  ...placeCells(table),
});
