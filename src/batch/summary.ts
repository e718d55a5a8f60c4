import { createHash } from 'node:crypto';
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
  /** The same for the same words, however they are laid out; null where there are too few to tell by. */
  readonly words: string | null;
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
    acts: record.acts.map((act) => actSummary(record.text, act)),
  };
};

const actSummary = (text: string, { id, ordinal, scope, status, isPrimary, versionOf, requisites, parts }: Act): ActSummary => ({
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
  words: isPrimary ? wordsOf(parts.map(({ start, end }) => text.slice(start, end)).join('\n')) : null,
});

/** Each word once: heads of tables that pages repeat, and the order in which columns are read, differ from format to format. */
const wordsOf = (text: string): string | null => {
  const words = new Set(
    text
      .toLowerCase()
      .normalize('NFD')
      .replaceAll('\u0308', '')
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu),
  );
  return words.size < FEWEST
    ? null
    : createHash('sha256')
        .update([...words].sort().join(' '))
        .digest('hex')
        .slice(0, 16);
};

/** Forms not filled in have no more. */
const FEWEST = 40;
