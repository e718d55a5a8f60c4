import { transcode } from 'node:buffer';
import { deflateSync, inflateSync } from 'node:zlib';
import { type DocumentRecord, Refusal, type RequirementInfo, type StandardInfo } from '../model/index.js';
import type { Connection } from './dataset.js';
import { findingsReader } from './stored-findings.js';

/** The stored form of a record: its JSON in UTF-8, deflated (zlib, RFC 1950). */
export const packRecord = (record: DocumentRecord): Uint8Array => deflateSync(JSON.stringify(record), { level: LEVEL });

/** Half the time of the default, a sixth more bytes. */
const LEVEL = 3;

/** The record as it was packed; what JSON cannot say (an absent optional field) stays absent. */
export const unpackRecord = (packed: Uint8Array): DocumentRecord =>
  // What `packRecord` wrote is a record: nothing else writes the table.
  JSON.parse(textOf(inflateSync(packed))) as DocumentRecord;

/** Decoding Cyrillic through UTF-16 takes an eighth of the time that `toString('utf8')` takes. */
const textOf = (bytes: Buffer): string => transcode(bytes, 'utf8', 'utf16le').toString('utf16le');

/**
 * Records of all documents in the order of their paths, one at a time: one record is in memory however many there are, and
 * other statements may run between two of them.
 * @throws Refusal `dataset-without-records` where a document has none (a dataset of an older version, upgraded)
 */
export function* readRecords(db: Connection): Generator<DocumentRecord, void> {
  yield* recordsOf(db, db.prepare<[], string>('SELECT id FROM documents ORDER BY path').pluck().all());
}

/** Records of some documents, otherwise as `readRecords`. */
export function* recordsOf(db: Connection, ids: readonly string[]): Generator<DocumentRecord, void> {
  const rejudged = new Set(db.prepare<[], string>('SELECT document_id FROM rejudged').pluck().all());
  const findings = findingsReader(db);
  const packed = db.prepare<[string], Uint8Array>('SELECT record FROM records WHERE document_id = ?').pluck();
  for (const id of ids) {
    const bytes = packed.get(id);
    if (bytes === undefined) throw new Refusal('dataset-without-records', { path: db.name });
    const record = unpackRecord(bytes);
    yield rejudged.has(id) ? { ...record, findings: findings(id) } : record;
  }
}

/** The edition of the standard that the findings of the dataset were judged by. */
export const readStandardInfo = (db: Connection): StandardInfo => {
  const run = db
    .prepare<[], { id: string; version: string }>(
      'SELECT standard_id AS id, standard_version AS version FROM runs ORDER BY runs.id DESC LIMIT 1',
    )
    .get();
  const requirements = db
    .prepare<[], RequirementInfo>(
      `SELECT id, group_id AS groupId, ordinal, severity, title, reference_text AS referenceText, source
       FROM requirements ORDER BY ordinal`,
    )
    .all();
  return { id: run?.id ?? '', version: run?.version ?? '', requirements };
};
