import type { Severity } from './codes.js';
import type { DocumentRecord } from './file.js';

/** The whole pipeline for one file, as the batch sees it: bytes in, everything known about them out. */
export interface Engine {
  readonly standard: StandardInfo;
  /**
   * Reads and compares one file. A file that cannot be read gives a record with `status: 'failed'`; a rejection is a bug,
   * which the batch records against that file alone.
   */
  process(file: InputFile): Promise<DocumentRecord>;
}

export interface InputFile {
  /** From the input folder, `/` between segments. */
  readonly path: string;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** An edition of the standard, as far as reports and the dataset need it. */
export interface StandardInfo {
  readonly id: string;
  readonly version: string;
  /** In the order of the standard. */
  readonly requirements: readonly RequirementInfo[];
}

export interface RequirementInfo {
  readonly id: string;
  readonly groupId: string;
  /** From 1, over the whole standard. */
  readonly ordinal: number;
  readonly severity: Severity;
  readonly title: string;
  readonly referenceText: string;
  readonly source: string;
}
