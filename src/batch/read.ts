import { type DocumentRecord, FAILURE_CODES, type FailureCode, type SkipCode } from '../model/index.js';
import { codeOf } from './discover.js';
import { documentId } from './document-id.js';
import type { FoundInput } from './inputs.js';

/** Renders why a file has no text; handed in. */
export type FailureText = (code: FailureCode | SkipCode, data?: Readonly<Record<string, string | number>>) => string;

/** A copy of a file met earlier. */
export const duplicate = (
  textOf: FailureText,
  file: FoundInput,
  original: { readonly id: string; readonly path: string },
): DocumentRecord => ({
  ...blank(file),
  status: 'skipped',
  errorCode: 'duplicate',
  errorMessage: textOf('duplicate', { of: original.path }),
  duplicateOf: original.id,
});

/** A file that was not to be read. */
export const excluded = (textOf: FailureText, file: FoundInput, reason: string): DocumentRecord => ({
  ...blank(file),
  status: 'skipped',
  errorCode: 'excluded',
  errorMessage: textOf('excluded', { reason }),
});

/** A file without text, for a reason. */
export const unread = (file: FoundInput, code: FailureCode, message: string): DocumentRecord => ({
  ...blank(file),
  status: 'failed',
  errorCode: code,
  errorMessage: message,
});

/** An error that names one of our codes keeps it; anything else is a file that broke its reader. */
export const failureOf = (error: unknown): FailureCode => {
  const code = codeOf(error);
  if (OUT_OF_ROOM.has(code)) return 'out-of-memory';
  return FAILURE_CODES.find((each) => each === code) ?? 'corrupt';
};

/** Of the thread, of a text, of the machine, and of the folder for temporary files: all of them may be there the next time. */
const OUT_OF_ROOM: ReadonlySet<string> = new Set([
  'ERR_WORKER_OUT_OF_MEMORY',
  'ERR_STRING_TOO_LONG',
  'ERR_MEMORY_ALLOCATION_FAILED',
  'ENOMEM',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EMFILE',
  'ENFILE',
  'EAGAIN',
]);

export const messageOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
};

export const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

const blank = (file: FoundInput): DocumentRecord => ({
  id: documentId(file.path, file.sha256 ?? ''),
  path: file.path,
  sha256: file.sha256 ?? '',
  format: null,
  bytes: file.bytes,
  pages: null,
  method: null,
  status: 'failed',
  errorCode: null,
  errorMessage: null,
  ocrConfidence: null,
  duplicateOf: null,
  text: '',
  dropped: [],
  acts: [],
  findings: [],
  diagnostics: [],
});
