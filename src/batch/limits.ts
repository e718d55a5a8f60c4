/** Bounds of one file in a run. The defaults are told in docs/security.md. */
export interface FileLimits {
  /** Larger files are refused unread, in bytes. */
  readonly maxBytes: number;
  /** Time that reading may take, recognition apart, in milliseconds. */
  readonly timeMs: number;
  /** Time that each page under recognition adds to it, in milliseconds. */
  readonly pageTimeMs: number;
  /** Time for the rules to be loaded before the first file, in milliseconds. */
  readonly startMs: number;
  /** Heap of the thread that reads, in mebibytes. */
  readonly heapMb: number;
  /** Size of what is known of a file, as JSON, in bytes. */
  readonly maxRecordBytes: number;
}

export const FILE_LIMITS: FileLimits = {
  maxBytes: 256 * 1024 * 1024,
  timeMs: 120_000,
  pageTimeMs: 60_000,
  startMs: 300_000,
  heapMb: 768,
  maxRecordBytes: 64 * 1024 * 1024,
};

/** Bounds of archives that are walked. */
export interface ArchiveLimits {
  readonly maxEntries: number;
  /** Of one file in it, unpacked, in bytes. */
  readonly maxEntryBytes: number;
  /** Of all files in it together, unpacked, in bytes. */
  readonly maxTotalBytes: number;
  readonly maxRatio: number;
  /** Archives in one another. */
  readonly maxDepth: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  maxEntries: 10_000,
  maxEntryBytes: 256 * 1024 * 1024,
  maxTotalBytes: 1024 * 1024 * 1024,
  maxRatio: 200,
  maxDepth: 3,
};
