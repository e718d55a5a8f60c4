import type { DocumentRecord } from '../../model/index.js';
import { json, type RowsByTable } from './row.js';

/** The file itself, its text and what was noticed in it. */
export const documentRows = (record: DocumentRecord): RowsByTable => ({
  documents: [
    {
      id: record.id,
      path: record.path,
      sha256: record.sha256 === '' ? null : record.sha256,
      format: record.format,
      bytes: record.bytes,
      pages: record.pages,
      method: record.method,
      status: record.status,
      error_code: record.errorCode,
      error_message: record.errorMessage,
      ocr_confidence: record.ocrConfidence,
      duplicate_of: record.duplicateOf,
    },
  ],
  texts: record.status === 'parsed' ? [{ document_id: record.id, text: record.text }] : [],
  dropped: record.dropped.map((each, index) => ({
    document_id: record.id,
    ordinal: index + 1,
    reason: each.reason,
    start_offset: each.start,
    end_offset: each.end,
  })),
  diagnostics: record.diagnostics.map((each, index) => ({
    document_id: record.id,
    ordinal: index + 1,
    code: each.code,
    level: each.level,
    data: json(each.data),
    page: each.page,
    start_offset: each.start,
    end_offset: each.end,
  })),
});
