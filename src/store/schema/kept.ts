import { DECISIONS } from '../../model/index.js';
import { blob, code, date, integer, orNull, reference, type Table, text } from '../columns.js';

/** `look`: the document's own look as HTML; `crop`: a piece of a page as a picture. */
export const PREVIEW_KINDS = ['look', 'crop'] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

/** What is kept from run to run: the record of each file as it was read, people's decisions, and pictures costly to make. */
export const KEPT_TABLES: readonly Table[] = [
  {
    name: 'records',
    columns: [reference('document_id', 'documents'), blob('record')],
    primaryKey: ['document_id'],
  },
  {
    // Whose findings were judged anew without reading the file: those of its record are the ones before.
    name: 'rejudged',
    columns: [reference('document_id', 'documents'), integer('run_id', { references: 'runs' })],
    primaryKey: ['document_id'],
    indexes: [['run_id']],
  },
  {
    // What a requirement was when the findings of it were made; one that is not here is judged anew.
    name: 'requirement_editions',
    columns: [reference('requirement_id', 'requirements'), text('edition')],
    primaryKey: ['requirement_id'],
  },
  {
    // Kept by what the finding says, not by its id: a run may replace every document and the standard may lose the requirement.
    name: 'reviews',
    columns: [
      text('fingerprint', { check: "fingerprint <> ''" }),
      text('requirement_id'),
      text('act_key'),
      orNull(code('decision', DECISIONS)),
      orNull(text('comment')),
      orNull(text('reviewer')),
      orNull(text('reason')),
      orNull(date('until')),
      orNull(text('text_hash')),
      orNull(text('quote')),
      text('imported_at'),
    ],
    primaryKey: ['fingerprint'],
    checks: ['decision IS NOT NULL OR comment IS NOT NULL', "decision IS NOT 'waived' OR reason IS NOT NULL"],
    indexes: [['requirement_id']],
  },
  {
    // By the content of the file, so that they outlive a run and serve every copy of it.
    name: 'previews',
    columns: [
      text('sha256', { check: 'length(sha256) = 64' }),
      code('kind', PREVIEW_KINDS),
      integer('page', { check: 'page >= 0' }), // 0: the whole document
      text('part'), // which piece of the page; empty for the whole of it
      text('maker'), // what made it, in which edition: another one makes it anew
      text('media_type'),
      orNull(integer('width', { check: 'width > 0' })),
      orNull(integer('height', { check: 'height > 0' })),
      blob('bytes'),
    ],
    primaryKey: ['sha256', 'kind', 'page', 'part'],
  },
];
