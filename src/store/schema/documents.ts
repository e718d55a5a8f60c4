import { DOCUMENT_STATUSES, FAILURE_CODES, FORMATS, READING_METHODS, SKIP_CODES } from '../../model/index.js';
import { code, date, integer, key, object, ordinal, orNull, reference, share, type Table, text } from '../columns.js';
import { codeList } from '../sql.js';

/** The run, the files and their texts. */
export const DOCUMENT_TABLES: readonly Table[] = [
  { name: 'schema_version', columns: [integer('version')], primaryKey: ['version'] },
  {
    name: 'runs',
    columns: [
      integer('id'),
      text('started_at'),
      text('finished_at'),
      text('standard_id'),
      text('standard_version'),
      text('app_version'),
      integer('documents'),
      integer('failed'),
      orNull(date('as_of')), // the day at which time limits of decisions were judged
    ],
    primaryKey: ['id'],
  },
  {
    name: 'documents',
    columns: [
      key(),
      text('path'),
      orNull(text('sha256', { check: 'length(sha256) = 64' })), // null where the file could not be opened
      orNull(code('format', FORMATS)),
      integer('bytes', { check: 'bytes >= 0' }),
      orNull(integer('pages', { check: 'pages >= 0' })),
      orNull(code('method', READING_METHODS)),
      code('status', DOCUMENT_STATUSES),
      orNull(text('error_code')),
      orNull(text('error_message')),
      orNull(share('ocr_confidence')),
      orNull(reference('duplicate_of', 'documents')),
    ],
    primaryKey: ['id'],
    unique: [['path']],
    checks: [
      `CASE status WHEN 'parsed' THEN error_code IS NULL
        WHEN 'failed' THEN error_code IN ${codeList(FAILURE_CODES)}
        ELSE error_code IN ${codeList(SKIP_CODES)} END`,
      "(duplicate_of IS NOT NULL) = (error_code IS 'duplicate')",
    ],
    indexes: [['sha256'], ['duplicate_of']],
  },
  {
    name: 'texts',
    columns: [reference('document_id', 'documents'), text('text')],
    primaryKey: ['document_id'],
  },
  {
    name: 'dropped',
    columns: [
      reference('document_id', 'documents'),
      ordinal(),
      text('reason'),
      integer('start_offset', { check: 'start_offset >= 0' }),
      integer('end_offset', { check: 'end_offset >= start_offset' }),
    ],
    primaryKey: ['document_id', 'ordinal'],
  },
  {
    name: 'diagnostics',
    columns: [
      reference('document_id', 'documents'),
      ordinal(),
      text('code'),
      code('level', ['info', 'warning', 'error']),
      object('data'),
      orNull(integer('page')),
      orNull(integer('start_offset')),
      orNull(integer('end_offset')),
    ],
    primaryKey: ['document_id', 'ordinal'],
    indexes: [['code']],
  },
];
