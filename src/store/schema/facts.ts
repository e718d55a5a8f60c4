import {
  AFTER_EVENTS,
  CHANNELS,
  CONTACT_KINDS,
  DEADLINE_ACTIONS,
  DEADLINE_BOUNDS,
  HOLDER_KINDS,
  PROVISION_TOPICS,
  ROLE_KINDS,
  TIME_UNITS,
  TOUCHPOINT_SOURCES,
  TOUCHPOINT_TYPES,
  TRIGGER_KINDS,
} from '../../model/index.js';
import { array, type Column, code, date, flag, key, number, ordinal, orNull, PROVENANCE, reference, type Table, text } from '../columns.js';

/** What was read out of clauses and tables. */
export const FACT_TABLES: readonly Table[] = [
  clauseFact('definitions', [text('term'), text('definition')]),
  clauseFact(
    'roles',
    [
      code('role', ROLE_KINDS),
      orNull(text('designation')),
      orNull(text('person_name')),
      orNull(text('appointed_by')),
      array('duties'),
      code('holder', HOLDER_KINDS),
      array('other_designations'),
    ],
    ['role'],
  ),
  clauseFact('triggers', [code('kind', TRIGGER_KINDS)], ['kind']),
  clauseFact(
    'deadlines',
    [
      code('action', DEADLINE_ACTIONS),
      code('bound', DEADLINE_BOUNDS),
      orNull(number('value')),
      orNull(code('unit', TIME_UNITS)),
      orNull(date('date')),
      orNull(code('after_event', AFTER_EVENTS)),
      flag('conflict'),
    ],
    ['action'],
  ),
  clauseFact('provisions', [code('topic', Object.keys(PROVISION_TOPICS)), orNull(text('item'))], ['topic']),
  fact(
    'list_rows',
    [
      reference('part_id', 'parts'),
      ordinal('table_no'),
      ordinal('row_no'),
      orNull(text('direction')),
      orNull(text('process')),
      orNull(text('touchpoint')),
      orNull(text('needs')),
      orNull(text('features')),
      orNull(code('type_declared', TOUCHPOINT_TYPES)),
    ],
    ['part_id'],
  ),
  clauseFact(
    'touchpoints',
    [
      orNull(reference('list_row_id', 'list_rows')),
      code('source', TOUCHPOINT_SOURCES),
      text('name'),
      code('channel', CHANNELS),
      orNull(code('type_declared', TOUCHPOINT_TYPES)),
      orNull(code('type_standard', TOUCHPOINT_TYPES)),
    ],
    ['list_row_id', 'channel'],
  ),
  {
    name: 'contacts',
    columns: [
      key(),
      orNull(reference('touchpoint_id', 'touchpoints')),
      reference('act_id', 'acts'),
      code('kind', CONTACT_KINDS),
      text('raw'),
      orNull(text('normalized')),
      orNull(reference('clause_id', 'clauses')),
      ...PROVENANCE,
    ],
    primaryKey: ['id'],
    indexes: [['act_id'], ['touchpoint_id'], ['clause_id'], ['kind', 'normalized']],
  },
  clauseFact('act_references', [
    orNull(text('act_type')),
    orNull(text('number')),
    orNull(date('date')),
    orNull(text('title')),
    flag('is_basis'),
  ]),
  clauseFact('internal_references', [code('target', ['annex', 'clause', 'section']), orNull(text('label')), flag('resolved')]),
  clauseFact('agency_mentions', [text('name'), flag('own')]),
  clauseFact('client_mentions', [
    code('place_kind', ['title', 'heading', 'purpose', 'elsewhere']),
    code('clients', ['internal', 'external', 'both', 'unqualified']),
  ]),
];

function fact(name: string, columns: readonly Column[], indexed: readonly string[] = []): Table {
  return {
    name,
    columns: [key(), reference('act_id', 'acts'), ...columns, ...PROVENANCE],
    primaryKey: ['id'],
    indexes: [['act_id'], ...indexed.map((column) => [column])],
  };
}

function clauseFact(name: string, columns: readonly Column[], indexed: readonly string[] = []): Table {
  return fact(name, [orNull(reference('clause_id', 'clauses')), ...columns], ['clause_id', ...indexed]);
}
