import type { DocumentRecord, Engine, InputFile } from '../model/index.js';
import { packRecord, unpackRecord } from '../store/index.js';
import type { FileLimits } from './limits.js';
import { type FileSummary, summaryOf } from './summary.js';

/** A record in the form in which it is kept, with what tells files apart. */
export interface PackedRecord {
  readonly packed: Uint8Array;
  readonly summary: FileSummary;
}

/** Reads and judges files, in this thread or in others. What is wrong with a file rejects with a code of failures as `code`. */
export interface Reader {
  read(file: InputFile, watch: ReadWatch): Promise<PackedRecord>;
  /** The same record judged anew. */
  judge(packed: Uint8Array): Promise<PackedRecord>;
  close(): Promise<void>;
}

/** Trouble that is no file's: the run cannot go on. */
export class RunError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'RunError';
  }
}

export interface ReadWatch {
  /** Called with how many pages recognition has begun. */
  readonly onPages: (pages: number) => void;
}

/** Reads in this thread: nothing here can stop a file that takes too long. */
export const ownReader = (engine: Engine, limits: FileLimits): Reader => ({
  read: async (file) => packedRecord(await engine.process(file), limits),
  judge: async (packed) => {
    const record = unpackRecord(packed);
    return packedRecord({ ...record, findings: (await engine.judge?.(record.acts)) ?? record.findings }, limits);
  },
  close: async () => {},
});

/** @throws Error `too-large` where more is known of the file than may be kept */
export const packedRecord = (record: DocumentRecord, limits: Pick<FileLimits, 'maxRecordBytes'>): PackedRecord => {
  const packed = packRecord(record);
  // Letters and quotations alone cannot make a record that packs much better than ten to one.
  if (packed.length * 10 > limits.maxRecordBytes && JSON.stringify(record).length > limits.maxRecordBytes) {
    throw Object.assign(new Error('record'), { code: 'too-large' });
  }
  return { packed, summary: summaryOf(record) };
};
