import type { Act } from './act.js';
import type { DocumentStatus, FailureCode, Format, ReadingMethod, SkipCode } from './codes.js';
import type { Diagnostic } from './diagnostic.js';
import type { Finding } from './finding.js';
import type { Dropped } from './parsed.js';
import type { PagePicture } from './source.js';

/** One file as received, read or not: what a run keeps of it and what `orders/<id>.json` holds. */
export interface DocumentRecord {
  readonly id: string;
  /** From the input folder, `/` between segments; `a.zip!/b.docx` in archives. */
  readonly path: string;
  readonly sha256: string;
  readonly format: Format | null;
  readonly bytes: number;
  readonly pages: number | null;
  readonly method: ReadingMethod | null;
  readonly status: DocumentStatus;
  readonly errorCode: FailureCode | SkipCode | null;
  readonly errorMessage: string | null;
  readonly ocrConfidence: number | null;
  readonly duplicateOf: string | null;
  /** The normalized text; empty where nothing was read. */
  readonly text: string;
  readonly dropped: readonly Dropped[];
  readonly acts: readonly Act[];
  /** For primary acts only, exactly one a requirement, in the order of the standard. */
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Recognized pages with the words of the text that stand on them; absent where nothing was recognized. */
  readonly scans?: readonly RecordedScan[];
}

/** A recognized page of a record. Boxes count in pixels of its picture. */
export interface RecordedScan extends PagePicture {
  readonly words: readonly RecordedWord[];
}

/** Where a word stands in the text and on the page; a tuple, as an order has thousands. Confidence is 0–1. */
export type RecordedWord = readonly [
  start: number,
  end: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
  confidence: number,
];
