import type { Act } from './act.js';
import type { Severity } from './codes.js';
import type { DocumentRecord } from './file.js';
import type { Finding } from './finding.js';

/** The whole pipeline for one file, as the batch sees it: bytes in, everything known about them out. */
export interface Engine {
  readonly standard: StandardInfo;
  /**
   * Reads and compares one file. A file that cannot be read gives a record with `status: 'failed'`; a rejection is a bug,
   * which the batch records against that file alone.
   */
  process(file: InputFile): Promise<DocumentRecord>;
  /** Loads what `process` needs, so that broken rules are told before the first file; without it there is nothing to load. */
  ready?(): Promise<void>;
  /** Judges the acts of one file anew. */
  judge?(acts: readonly Act[]): Promise<readonly Finding[]>;
  /** Takes a file that only another program opens through that program; any other file is given back as it is. */
  convert?(file: InputFile): Promise<InputFile>;
  /** What results depend on beside the file; without it nothing may be kept from one run to the next. */
  readonly editions?: EngineEditions;
}

/** Short names of everything that a result depends on: where one is the same, so is the result. */
export interface EngineEditions {
  /** Readers, recognizing rules and the programs at hand: what facts come from. */
  readonly reading: string;
  /** The standard and the words of verdicts and messages: what findings come from. */
  readonly judging: string;
  /** The words and the code that datasets and reports are made by. */
  readonly writing: string;
}

export interface InputFile {
  /** From the input folder, `/` between segments. */
  readonly path: string;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: Buffer;
  /** What another program made of it beforehand (`Engine.convert`). */
  readonly converted?: ConvertedFile;
}

export type ConvertedFile =
  | { readonly ok: true; readonly docx: Buffer }
  | { readonly ok: false; readonly reason: 'failed' | 'timeout' | 'too-large'; readonly detail: string };

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
  /** Names everything that a verdict on it depends on: where it is the same, so is the verdict. Absent where it is not known. */
  readonly edition?: string;
}
