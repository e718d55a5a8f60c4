import type { SourceBlock } from '../model/index.js';

/** Recognition of page images, whatever does it. */
export interface OcrPort {
  /**
   * Recognizes one page of a PDF.
   * @param bytes the whole PDF
   * @param page 1-based
   * @returns null where the page could not be recognized at all
   */
  recognizePage(bytes: Uint8Array, page: number): Promise<RecognizedPage | null>;
}

export interface RecognizedPage {
  /** Blocks in reading order; `page` of each is the page asked for. */
  readonly blocks: readonly SourceBlock[];
  /** Mean word confidence, 0–1. */
  readonly confidence: number;
}
