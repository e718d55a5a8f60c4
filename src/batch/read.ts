import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type DocumentRecord, type DocumentStatus, type Engine, FAILURE_CODES, type FailureCode, type SkipCode } from '../model/index.js';
import { codeOf, type FoundFile, sizeOf } from './discover.js';
import { documentId } from './document-id.js';

/** Larger files are refused unread; no order comes near it. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Renders why a file has no text; handed in. */
export type FailureText = (code: FailureCode | SkipCode, data?: Readonly<Record<string, string | number>>) => string;

/** A file with what is known of it before it is read. */
export interface Fingerprint extends FoundFile {
  readonly bytes: number;
  /** Lower-case hex; null where the file cannot be opened. */
  readonly sha256: string | null;
  /** Why it cannot be opened. */
  readonly detail: string;
}

export const fingerprint = async (file: FoundFile): Promise<Fingerprint> => {
  const bytes = (await sizeOf(file.location)) ?? 0;
  try {
    return { ...file, bytes, sha256: await hashOf(file.location), detail: '' };
  } catch (error) {
    return { ...file, bytes, sha256: null, detail: codeOf(error) };
  }
};

/** Reads one file through the engine. Never rejects: whatever goes wrong is in the record. */
export const readOne = async (engine: Engine, textOf: FailureText, file: Fingerprint): Promise<DocumentRecord> => {
  if (file.sha256 === null) return unread(file, 'access-denied', textOf('access-denied', { detail: file.detail }));
  if (file.bytes > MAX_BYTES) {
    return unread(file, 'too-large', textOf('too-large', { size: mebibytes(file.bytes), limit: mebibytes(MAX_BYTES) }));
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file.location);
  } catch (error) {
    return unread(file, 'access-denied', textOf('access-denied', { detail: codeOf(error) }));
  }
  try {
    return await engine.process({ path: file.path, sha256: file.sha256, bytes });
  } catch (error) {
    const code = failureOf(error);
    return unread(file, code, textOf(code, { detail: messageOf(error) }));
  }
};

/** A copy of a file met earlier. */
export const duplicate = (textOf: FailureText, file: Fingerprint, original: DocumentRecord): DocumentRecord => ({
  ...blank(file),
  status: 'skipped',
  errorCode: 'duplicate',
  errorMessage: textOf('duplicate', { of: original.path }),
  duplicateOf: original.id,
});

/** A file without text, for a reason. */
export const unread = (file: Fingerprint, code: FailureCode, message: string): DocumentRecord => ({
  ...blank(file),
  status: 'failed',
  errorCode: code,
  errorMessage: message,
});

export const messageOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
};

const blank = (file: Fingerprint) => ({
  id: idOf(file),
  path: file.path,
  sha256: file.sha256 ?? '',
  format: null,
  bytes: file.bytes,
  pages: null,
  method: null,
  status: 'failed' satisfies DocumentStatus as DocumentStatus, // widened: each caller sets its own
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

const idOf = (file: Fingerprint): string => documentId(file.path, file.sha256 ?? '');

/** An error that names one of our codes keeps it; anything else is a file that broke its reader. */
const failureOf = (error: unknown): FailureCode => {
  const code = codeOf(error);
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || code === 'ERR_STRING_TOO_LONG') return 'out-of-memory';
  return FAILURE_CODES.find((each) => each === code) ?? 'corrupt';
};

const hashOf = (location: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(location)
      .on('error', reject)
      .on('data', (chunk) => hash.update(chunk))
      .on('end', () => resolve(hash.digest('hex')));
  });

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
