import type { Act, DocumentRecord } from '../model/index.js';

/** What a run holds of a file while it goes on: of ten thousand files no more fits in memory. */
export interface FileSummary
  extends Pick<
    DocumentRecord,
    'id' | 'path' | 'sha256' | 'format' | 'bytes' | 'pages' | 'method' | 'status' | 'errorCode' | 'errorMessage' | 'duplicateOf'
  > {
  readonly acts: readonly ActSummary[];
}

/** What tells an act from others. */
export interface ActSummary extends Pick<Act, 'id' | 'ordinal' | 'scope' | 'status' | 'isPrimary' | 'versionOf'> {
  readonly requisites: {
    readonly [field in 'actType' | 'number' | 'date' | 'agency' | 'title']: string | null;
  };
}

export const summaryOf = (record: DocumentRecord): FileSummary => {
  const { id, path, sha256, format, bytes, pages, method, status, errorCode, errorMessage, duplicateOf } = record;
  return {
    id,
    path,
    sha256,
    format,
    bytes,
    pages,
    method,
    status,
    errorCode,
    errorMessage,
    duplicateOf,
    acts: record.acts.map(actSummary),
  };
};

const actSummary = ({ id, ordinal, scope, status, isPrimary, versionOf, requisites }: Act): ActSummary => ({
  id,
  ordinal,
  scope,
  status,
  isPrimary,
  versionOf,
  requisites: {
    actType: requisites.actType.value,
    number: requisites.number.value,
    date: requisites.date.value,
    agency: requisites.agency.value,
    title: requisites.title.value,
  },
});
