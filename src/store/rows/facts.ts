import type { Act, Contact, Deadline, Fact, ListRow, Role, Touchpoint } from '../../model/index.js';
import { flagCell, json, provenanceCells, type Row, type RowsByTable } from './row.js';

/** The facts of an act, table by table, each in the order in which the act gives them. */
export const factRows = (act: Act): RowsByTable => {
  const { facts } = act;
  const rows = <F extends Fact>(list: readonly F[], cells: (fact: F) => Row): readonly Row[] =>
    list.map((fact) => ({ ...factCells(act, fact), ...cells(fact) }));
  return {
    definitions: rows(facts.definitions, ({ term, definition }) => ({ term, definition })),
    roles: rows(facts.roles, roleCells),
    triggers: rows(facts.triggers, ({ kind }) => ({ kind })),
    deadlines: rows(facts.deadlines, deadlineCells),
    provisions: rows(facts.provisions, ({ topic, item }) => ({ topic, item })),
    list_rows: facts.listRows.map((row) => listRowCells(act, row)),
    touchpoints: rows(facts.touchpoints, touchpointCells),
    contacts: rows(facts.contacts, contactCells),
    act_references: rows(facts.actReferences, (fact) => ({
      act_type: fact.actType,
      number: fact.number,
      date: fact.date,
      title: fact.title,
      is_basis: flagCell(fact.isBasis),
    })),
    internal_references: rows(facts.internalReferences, ({ target, label, resolved }) => ({
      target,
      label,
      resolved: flagCell(resolved),
    })),
    agency_mentions: rows(facts.agencyMentions, ({ name, own }) => ({ name, own: flagCell(own) })),
    client_mentions: rows(facts.clientMentions, ({ where, clients }) => ({ place_kind: where, clients })),
  };
};

const factCells = (act: Act, fact: Fact): Row => ({
  id: fact.id,
  act_id: act.id,
  clause_id: fact.clauseId,
  ...provenanceCells(fact),
});

const roleCells = (fact: Role): Row => ({
  role: fact.role,
  designation: fact.designation,
  person_name: fact.personName,
  appointed_by: fact.appointedBy,
  duties: json(fact.duties),
  holder: fact.holder,
  other_designations: json(fact.otherDesignations),
});

const deadlineCells = (fact: Deadline): Row => ({
  action: fact.action,
  bound: fact.bound,
  value: fact.value,
  unit: fact.unit,
  date: fact.date,
  after_event: fact.afterEvent,
  conflict: flagCell(fact.conflict),
});

const listRowCells = (act: Act, row: ListRow): Row => ({
  id: row.id,
  act_id: act.id,
  part_id: row.partId,
  table_no: row.tableNo,
  row_no: row.rowNo,
  direction: row.direction,
  process: row.process,
  touchpoint: row.touchpoint,
  needs: row.needs,
  features: row.features,
  type_declared: row.typeDeclared,
  ...provenanceCells(row),
});

const touchpointCells = (fact: Touchpoint): Row => ({
  list_row_id: fact.listRowId,
  source: fact.source,
  name: fact.name,
  channel: fact.channel,
  type_declared: fact.typeDeclared,
  type_standard: fact.typeStandard,
});

const contactCells = (fact: Contact): Row => ({
  touchpoint_id: fact.touchpointId,
  kind: fact.kind,
  raw: fact.raw,
  normalized: fact.normalized,
});
