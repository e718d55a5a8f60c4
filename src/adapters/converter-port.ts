import type { Format } from '../model/index.js';

/** Conversion of old formats to DOCX, whatever does it. */
export interface ConverterPort {
  /** @returns the bytes of a DOCX, or null where nothing came out */
  toDocx(bytes: Uint8Array, format: Format): Promise<Buffer | null>;
}
