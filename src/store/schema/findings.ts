import { DEVIATIONS, DIRECTIONS, EVIDENCE_ROLES, FINDING_STATUSES, SEVERITIES } from '../../model/index.js';
import { code, key, ordinal, orNull, PLACE, reference, share, type Table, text } from '../columns.js';
import { codeList } from '../sql.js';

/** The standard, the verdicts and what they rest on. */
export const FINDING_TABLES: readonly Table[] = [
  {
    name: 'requirements',
    columns: [
      key(),
      text('standard_version'),
      text('group_id'),
      ordinal(),
      code('severity', SEVERITIES),
      text('title'),
      text('reference_text'),
      text('source'),
    ],
    primaryKey: ['id'],
  },
  {
    name: 'findings',
    columns: [
      key(),
      reference('act_id', 'acts'),
      reference('requirement_id', 'requirements'),
      code('status', FINDING_STATUSES),
      orNull(code('direction', DIRECTIONS)),
      code('severity', SEVERITIES),
      text('expected'),
      text('actual'),
      text('explanation'),
      orNull(text('recommendation')),
      orNull(reference('clause_id', 'clauses')),
      ...PLACE,
      share('confidence'),
    ],
    primaryKey: ['id'],
    unique: [['act_id', 'requirement_id']],
    checks: [`direction IS NULL OR status IN ${codeList(DEVIATIONS)}`],
    indexes: [['requirement_id', 'status'], ['clause_id']],
  },
  {
    name: 'evidence',
    columns: [
      reference('finding_id', 'findings'),
      ordinal(),
      code('role', EVIDENCE_ROLES),
      orNull(reference('clause_id', 'clauses')),
      ...PLACE,
    ],
    primaryKey: ['finding_id', 'ordinal'],
    indexes: [['clause_id']],
  },
  {
    name: 'word_forms',
    columns: [text('form'), text('stem')],
    primaryKey: ['form'],
    indexes: [['stem']],
    withoutRowid: true,
  },
];
