import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DocumentRecord, StandardInfo } from '../model/index.js';
import type { Table } from './columns.js';
import { carryOver } from './carry.js';
import { type Connection, createDatabase, prepareEarlier, removeDataset, removeJournals } from './dataset.js';
import { type DatasetWording, dictionaryRows } from './dictionary.js';
import { beginHistory, recordHistory } from './history.js';
import { packRecord } from './records.js';
import { actRows } from './rows/acts.js';
import { documentRows } from './rows/documents.js';
import { factRows } from './rows/facts.js';
import { editionRows, findingRows, requirementRows } from './rows/findings.js';
import type { Cell, Row } from './rows/row.js';
import { APPLICATION_ID, FULL_TEXT, SCHEMA_VERSION, TABLES, TRACKED, VIEW_SQL } from './schema.js';
import { similarityRows } from './similarity/index.js';
import { createIndexes, createTable, insertInto } from './sql.js';
import { indexedWords, type WordTools } from './words.js';

/** One row of the table of regions; what no source gives is null. */
export interface RegionRow {
  readonly code: string;
  readonly name: string;
  readonly okato: string | null;
  readonly oktmo: string | null;
  readonly federal_district: string | null;
}

export interface DatasetContext {
  readonly standard: StandardInfo;
  /** All the regions there are. */
  readonly regions: readonly RegionRow[];
  readonly words: WordTools;
  /** Titles for `data_dictionary`, which stays empty without them. */
  readonly wording?: DatasetWording;
}

/** What `runs` keeps of a run beside the counts. */
export interface RunInfo {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly appVersion: string;
  /** ISO 8601 date at which time limits of decisions were judged; null or absent where none were. */
  readonly asOf?: string | null;
}

/** Writes a dataset beside the earlier one, which stays whole until `finish` puts the new one in its place. */
export interface DatasetWriter {
  /**
   * Writes one file with everything in it, in one transaction. Throws where the record breaks the schema; nothing of it stays.
   * @param packed the same record in its stored form, where it is at hand
   */
  write(record: DocumentRecord, packed?: Uint8Array): void;
  /** Closes the books of the run and replaces the earlier dataset. */
  finish(run: RunInfo): void;
  /** Gives up: the earlier dataset stays as it is. */
  abort(): void;
}

/**
 * Begins the dataset of a run. The current state is what this run saw: documents of earlier runs that are gone are not
 * in it, changed ones are replaced; runs, decisions of reviewers and previews are carried over.
 * @throws Refusal where an earlier dataset at `path` is not ours, newer, in use or cannot be written
 */
export const createDataset = (context: DatasetContext, path: string): DatasetWriter => {
  const partial = `${path}.partial`;
  const upgraded = `${path}.partial-earlier`;
  removeDataset(partial);
  removeDataset(upgraded);
  const earlier = prepareEarlier(path, upgraded);
  const db = createDatabase(partial);
  prepare(db);
  const insert = inserters(db);
  const versions: (readonly [act: string, versionOf: string])[] = [];
  const counts = { documents: 0, failed: 0 };

  db.transaction(() => {
    insert({
      schema_version: [{ version: SCHEMA_VERSION }],
      regions: context.regions.map((region) => ({ ...region })),
      requirements: requirementRows(context.standard),
      requirement_editions: editionRows(context.standard),
    });
  })();

  const writeRecord = db.transaction((record: DocumentRecord, packed: Uint8Array) => {
    insert(documentRows(record));
    insert({ records: [{ document_id: record.id, record: packed }] });
    for (const act of record.acts) {
      insert(actRows(record.id, act));
      insert(factRows(act));
    }
    insert(findingRows(record.findings));
  });

  return {
    write: (record, packed) => {
      writeRecord(record, packed ?? packRecord(record));
      counts.documents += 1;
      if (record.status === 'failed') counts.failed += 1;
      for (const act of record.acts) if (act.versionOf !== null) versions.push([act.id, act.versionOf]);
    },
    finish: (run) => {
      if (earlier !== null) db.prepare('ATTACH ? AS earlier').run(earlier);
      spareMemory(db);
      db.transaction(() => {
        // In one go over all rows, which takes a third of the time that keeping them takes.
        for (const sql of TABLES.flatMap(createIndexes)) db.exec(sql);
        linkVersions(db, versions);
        indexWords(db, context.words);
        insert(similarityRows(db, context.words));
        if (context.wording !== undefined) insert({ data_dictionary: dictionaryRows(db, context.wording) });
        const sameProgram = earlier !== null && carryOver(db) === run.appVersion;
        const row = runRow(db, context.standard, run, counts);
        insert({ runs: [row] });
        if (earlier === null) beginHistory(db, Number(row['id']));
        else recordHistory(db, TRACKED, Number(row['id']), sameProgram);
      })();
      if (earlier !== null) db.exec('DETACH earlier');
      seal(db);
      removeDataset(upgraded);
      removeJournals(path); // what they held was brought home by prepareEarlier
      renameSync(partial, path);
      syncFolder(path);
    },
    abort: () => {
      db.close();
      removeDataset(partial);
      removeDataset(upgraded);
    },
  };
};

const prepare = (db: Connection): void => {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  // The file being written is nobody's yet and is thrown away after a crash: it is brought to the disk once, by `seal`.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  // Keys are spread evenly over the indexes: pages that do not stay at hand are written and read again with every order.
  db.pragma(`cache_size = -${CACHE_KB}`);
  db.pragma('temp_store = MEMORY');
  db.pragma('foreign_keys = ON');
  db.transaction(() => {
    for (const table of TABLES) db.exec(createTable(table));
    db.exec(FULL_TEXT);
    for (const sql of VIEW_SQL) db.exec(sql);
  })();
};

const CACHE_KB = 64 * 1024;

/**
 * What closes the books touches every table. Nothing of it is ever taken back, as a file whose books were not closed is thrown away; and
 * keys are sorted in temporary files, where there are more of them than the cache holds.
 */
const spareMemory = (db: Connection): void => {
  db.pragma('journal_mode = OFF');
  db.pragma('temp_store = FILE');
};

/** Inserts rows by table; a row whose columns are not those of its table is a bug and throws. */
const inserters = (db: Connection): ((rows: Readonly<Record<string, Iterable<Row>>>) => void) => {
  const byTable = new Map(TABLES.map((table) => [table.name, { table, statement: db.prepare(insertInto(table)) }]));
  return (rows) => {
    for (const [name, list] of Object.entries(rows)) {
      const target = byTable.get(name);
      if (target === undefined) throw new Error(`no table ${name}`);
      for (const row of list) target.statement.run(cells(target.table, row));
    }
  };
};

const cells = (table: Table, row: Row): readonly (Cell | bigint)[] => {
  const values = table.columns.map((column) => {
    const value = row[column.name];
    if (value === undefined) throw new Error(`no value for ${table.name}.${column.name}`);
    // A number of JavaScript is bound as a fraction, and a column of any type would keep 10 as 10.0.
    return column.type === 'ANY' && typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
  });
  const names = Object.keys(row);
  // Every column has its value, so only a longer row can hold anything else.
  if (names.length === values.length) return values;
  const stranger = names.find((name) => !table.columns.some((column) => column.name === name));
  throw new Error(`table ${table.name} has no column ${stranger}`);
};

const CLAUSES_AT_A_TIME = 1000;

/** Fills the full-text index and the word forms from the clauses stored: in one go, which FTS5 does far faster. */
const indexWords = (db: Connection, words: WordTools): void => {
  const clausesAfter = db.prepare<[number], { rowid: number; id: string; text: string }>(
    `SELECT rowid, id, text FROM clauses WHERE rowid > ? ORDER BY rowid LIMIT ${CLAUSES_AT_A_TIME}`,
  );
  const addClause = db.prepare('INSERT INTO clauses_fts (rowid, text, stems, clause_id) VALUES (?, ?, ?, ?)');
  const forms = new Map<string, string>();
  for (let batch = clausesAfter.all(0); batch.length > 0; batch = clausesAfter.all(batch.at(-1)?.rowid ?? 0)) {
    for (const { rowid, id, text } of batch) {
      const found = indexedWords(words, text);
      for (const word of found) {
        forms.set(word.form, word.stem);
        // The form as printed too, with its two dots: it is what `text` is matched by.
        forms.set(text.slice(word.start, word.end).toLowerCase(), word.stem);
      }
      addClause.run(rowid, text, found.map((word) => word.stem).join(' '), id);
    }
  }
  const addForm = db.prepare('INSERT INTO word_forms (form, stem) VALUES (?, ?)');
  for (const [form, stem] of [...forms].sort(([a], [b]) => (a < b ? -1 : 1))) addForm.run(form, stem);
};

/** An act may be a version of one that was written after it; one of a document that could not be written stays unlinked. */
const linkVersions = (db: Connection, versions: readonly (readonly [string, string])[]): void => {
  const link = db.prepare('UPDATE acts SET version_of = ? WHERE id = ? AND EXISTS (SELECT 1 FROM acts WHERE id = ?)');
  for (const [act, versionOf] of versions) link.run(versionOf, act, versionOf);
};

const runRow = (
  db: Connection,
  standard: StandardInfo,
  run: RunInfo,
  counts: { readonly documents: number; readonly failed: number },
): Row => ({
  id: db.prepare<[], number>('SELECT ifnull(max(id), 0) + 1 FROM runs').pluck().get() ?? 1,
  started_at: run.startedAt,
  finished_at: run.finishedAt,
  standard_id: standard.id,
  standard_version: standard.version,
  app_version: run.appVersion,
  documents: counts.documents,
  failed: counts.failed,
  as_of: run.asOf ?? null,
});

/** One file that can be copied, on the disk before it takes its name. */
const seal = (db: Connection): void => {
  db.exec("INSERT INTO clauses_fts (clauses_fts) VALUES ('optimize')");
  const path = db.name;
  db.close();
  syncPath(path);
};

const syncFolder = (path: string): void => {
  try {
    syncPath(dirname(path));
  } catch {
    // Windows opens no folder; the rename itself is atomic there.
  }
};

const syncPath = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
