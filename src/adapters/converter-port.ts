import type { Format } from '../model/index.js';

/** Conversion of old formats to DOCX, whatever does it. */
export interface ConverterPort {
  /** Never rejects for what is in the file. */
  toDocx(bytes: Uint8Array, format: Format): Promise<Conversion>;
}

export type Conversion =
  | { readonly ok: true; readonly docx: Buffer }
  | { readonly ok: false; readonly reason: 'failed' | 'timeout' | 'too-large'; readonly detail: string };
