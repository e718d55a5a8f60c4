import { createHash } from 'node:crypto';
import { readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import type { EngineEditions, FailureCode } from '../model/index.js';
import { openReadings, type Readings, removeReadings } from '../store/index.js';
import type { FoundInput } from './inputs.js';
import type { OutputPaths } from './output.js';
import type { PackedRecord } from './reader.js';
import type { FileSummary } from './summary.js';

/** Files as they were read, for this run and, where the engine names its editions, for the next. */
export interface Kept {
  /** Null where the file has to be read; `judged` is false where its findings are those of another standard. */
  find(file: FoundInput): { readonly summary: FileSummary; readonly judged: boolean } | null;
  put(file: FoundInput, record: PackedRecord): void;
  packed(file: FoundInput): Uint8Array;
  /** The name of what is kept of a file: the same name, the same record. */
  editionOf(file: FoundInput): string;
  /** Drops what belongs to none of the files. */
  keepOnly(files: readonly FoundInput[]): void;
  readonly notes: Pick<Readings, 'note' | 'setNote'>;
  close(): void;
}

export const openKept = (paths: OutputPaths, editions: EngineEditions | null, use: 'used' | 'ignored'): Kept => {
  // Without editions nobody knows what a reading was made by.
  if (editions === null || use === 'ignored') removeReadings(paths.readings);
  const readings = openReadings(paths.readings);
  const reading = editions?.reading ?? '';
  const judging = editions?.judging ?? '';
  const keyOf = (file: FoundInput): string => digest(`${SUMMARY_EDITION}\n${reading}\n${file.sha256}\n${file.path}`);
  let closed = false;
  return {
    find: (file) => {
      const found = readings.find(keyOf(file));
      if (found === null) return null;
      const summary = JSON.parse(found.summary) as FileSummary; // nothing but `put` writes it
      return TRANSIENT.has(summary.errorCode ?? '') ? null : { summary, judged: found.stamp === judging };
    },
    put: (file, { packed, summary }) => readings.put(keyOf(file), { stamp: judging, summary: JSON.stringify(summary), packed }),
    packed: (file) => readings.packed(keyOf(file)),
    editionOf: (file) => digest(`${keyOf(file)}\n${judging}`),
    keepOnly: (files) => readings.keepOnly(new Set(files.map(keyOf))),
    notes: readings,
    close: () => {
      if (closed) return;
      closed = true;
      readings.close();
      if (editions === null) forget(paths);
    },
  };
};

/** Goes up with what summaries hold: one kept by an earlier version lacks it. */
const SUMMARY_EDITION = 2;

const forget = ({ readings }: OutputPaths): void => {
  removeReadings(readings);
  if (readdirSync(path.dirname(readings)).length === 0) rmdirSync(path.dirname(readings));
};

/** Trouble that may be over the next time. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'timeout',
  'out-of-memory',
  'access-denied',
  'ocr-unavailable',
  'converter-unavailable',
  'converter-failed',
] satisfies readonly FailureCode[]);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
