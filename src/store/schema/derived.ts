import { flag, integer, ordinal, PLACE, reference, share, type Table } from '../columns.js';

/** What is worked out of the acts of a run taken together. */
export const DERIVED_TABLES: readonly Table[] = [
  {
    // `act_id` is the later act of the two, `other_id` the earlier, where their dates tell.
    name: 'text_similarity',
    columns: [
      reference('act_id', 'acts'),
      reference('other_id', 'acts'),
      share('similarity'),
      share('act_share'),
      share('other_share'),
      flag('names_other_agency'),
      flag('is_likely_parent'),
    ],
    primaryKey: ['act_id', 'other_id'],
    checks: ['act_id <> other_id'],
    indexes: [['other_id']],
  },
  {
    name: 'shared_passages',
    columns: [
      reference('act_id', 'acts'),
      reference('other_id', 'acts'),
      ordinal(),
      integer('words', { check: 'words > 0' }),
      integer('acts_with_it', { check: 'acts_with_it >= 2' }),
      reference('clause_id', 'clauses'),
      ...PLACE.map((column) => ({ ...column, nullable: column.name === 'page' })),
      reference('other_clause_id', 'clauses'),
      integer('other_start_offset', { check: 'other_start_offset >= 0' }),
      integer('other_end_offset', { check: 'other_end_offset >= other_start_offset' }),
    ],
    primaryKey: ['act_id', 'other_id', 'ordinal'],
    indexes: [['other_id'], ['clause_id'], ['other_clause_id']],
  },
];
