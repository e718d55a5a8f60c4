import { createHash } from 'node:crypto';

/** Id of a document: the same on every run for the same content at the same place. 16 hex digits. */
export const documentId = (path: string, sha256: string): string =>
  createHash('sha256').update(`${path}\n${sha256}`).digest('hex').slice(0, 16);
