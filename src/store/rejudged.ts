import { type Finding, Refusal, type StandardInfo } from '../model/index.js';
import type { Table } from './columns.js';
import type { Connection } from './dataset.js';
import { editionRows, findingRows, requirementRows } from './rows/findings.js';
import type { Row } from './rows/row.js';
import { TABLES, TRACKED } from './schema.js';
import { sinceOf, type Tracked } from './schema/history.js';
import { insertInto } from './sql.js';
import type { RunInfo } from './write.js';

/** What judging anew comes to for one document. */
export interface FindingChanges {
  readonly documentId: string;
  /** New, or other than the ones that stand in their place. */
  readonly findings: readonly Finding[];
}

export interface Rejudgement {
  /** The standard as it is now. */
  readonly standard: StandardInfo;
  readonly changes: Iterable<FindingChanges>;
  readonly run: RunInfo;
}

/**
 * Puts findings made anew in the place of the earlier ones, all or nothing: those of requirements that are no more go, what is
 * replaced stays in `history_*`, and `runs` tells of it.
 * @returns number of the run
 * @throws Refusal `dataset-without-records` where nothing was ever run
 */
export const writeRejudged = (db: Connection, { standard, changes, run }: Rejudgement): number =>
  db.transaction(() => {
    const id = addRun(db, standard, run);
    db.exec(`
      CREATE TEMP TABLE gone (finding_id TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TEMP TABLE touched (document_id TEXT PRIMARY KEY) WITHOUT ROWID`);
    const made = gather(db, standard, changes);
    retire(db, 'evidence', 't.finding_id IN (SELECT finding_id FROM temp.gone)', id);
    retire(db, 'findings', 't.id IN (SELECT finding_id FROM temp.gone)', id);
    replaceRequirements(db, standard, id);
    const rows = findingRows(made);
    putAll(db, 'findings', rows['findings'] ?? [], id);
    putAll(db, 'evidence', rows['evidence'] ?? [], id);
    db.prepare('INSERT OR REPLACE INTO rejudged SELECT document_id, ? FROM temp.touched').run(id);
    db.exec('DROP TABLE temp.gone; DROP TABLE temp.touched');
    return id;
  })();

/** Notes the findings that go; gives those that come. */
const gather = (db: Connection, standard: StandardInfo, changes: Iterable<FindingChanges>): readonly Finding[] => {
  const gone = db.prepare('INSERT OR IGNORE INTO temp.gone SELECT id FROM findings WHERE act_id = ? AND requirement_id = ?');
  const touched = db.prepare('INSERT OR IGNORE INTO temp.touched VALUES (?)');
  db.prepare('INSERT INTO temp.gone SELECT id FROM findings WHERE requirement_id NOT IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(standard.requirements.map(({ id }) => id)),
  );
  db.exec(`INSERT INTO temp.touched SELECT DISTINCT a.document_id FROM temp.gone g JOIN findings f ON f.id = g.finding_id
    JOIN acts a ON a.id = f.act_id`);
  const made: Finding[] = [];
  for (const { documentId, findings } of changes) {
    touched.run(documentId);
    for (const finding of findings) {
      gone.run(finding.actId, finding.requirementId);
      made.push(finding);
    }
  }
  return made;
};

const addRun = (db: Connection, standard: StandardInfo, run: RunInfo): number => {
  const id = db
    .prepare<unknown[], number>(
      `INSERT INTO runs (id, started_at, finished_at, standard_id, standard_version, app_version, documents, failed, as_of)
       SELECT id + 1, ?, ?, ?, ?, ?, documents, failed, as_of FROM runs ORDER BY id DESC LIMIT 1 RETURNING id`,
    )
    .pluck()
    .get(run.startedAt, run.finishedAt, standard.id, standard.version, run.appVersion);
  if (id === undefined) throw new Refusal('dataset-without-records', { path: db.name });
  return id;
};

/** Moves rows `t` to the history of their table. */
const retire = (db: Connection, name: string, where: string, run: number): void => {
  const each = trackedTable(name);
  const { table, history, key } = each;
  const columns = table.columns.map((column) => column.name);
  db.prepare(
    `INSERT INTO ${history.name} (${columns.join(', ')}, from_run, to_run)
     SELECT ${columns.map((column) => `t.${column}`).join(', ')}, ${sinceOf(each, 'main')}, ? ${each.from('main')} WHERE ${where}`,
  ).run(run);
  db.exec(`DELETE FROM history_since WHERE table_name = '${name}' AND row_key IN (SELECT ${key} FROM ${name} t WHERE ${where})`);
  const keys = table.primaryKey.join(', ');
  db.exec(
    `DELETE FROM ${name} WHERE (${keys}) IN (SELECT ${table.primaryKey.map((column) => `t.${column}`).join(', ')} FROM ${name} t WHERE ${where})`,
  );
};

const replaceRequirements = (db: Connection, standard: StandardInfo, run: number): void => {
  const { table } = trackedTable('requirements');
  const find = db.prepare<[unknown], Row>('SELECT * FROM requirements WHERE id = ?');
  const other = requirementRows(standard).filter((row) => {
    const stored = find.get(row['id']);
    return stored === undefined || table.columns.some(({ name }) => stored[name] !== row[name]);
  });
  db.exec('DELETE FROM requirement_editions');
  const going = JSON.stringify(other.map((row) => row['id']));
  const staying = JSON.stringify(standard.requirements.map(({ id }) => id));
  const list = (json: string): string => `(SELECT value FROM json_each('${json.replaceAll("'", "''")}'))`;
  retire(db, 'requirements', `t.id IN ${list(going)} OR t.id NOT IN ${list(staying)}`, run);
  putAll(db, 'requirements', other, run);
  for (const row of editionRows(standard)) insert(db, 'requirement_editions')(row);
};

/** Adds rows that are known from this run on. */
const putAll = (db: Connection, name: string, rows: readonly Row[], run: number): void => {
  const { table, key, document, from } = trackedTable(name);
  const put = insert(db, name);
  const since = db.prepare(
    `INSERT OR REPLACE INTO history_since (document_id, table_name, row_key, from_run)
     SELECT ${document}, '${name}', ${key}, ? ${from('main')} WHERE ${table.primaryKey.map((column) => `t.${column} = ?`).join(' AND ')}`,
  );
  for (const row of rows) {
    put(row);
    since.run(run, ...table.primaryKey.map((column) => row[column]));
  }
};

const insert = (db: Connection, name: string): ((row: Row) => void) => {
  const table = tableOf(name);
  const statement = db.prepare(insertInto(table));
  return (row) => void statement.run(table.columns.map((column) => row[column.name] ?? null));
};

const tableOf = (name: string): Table => {
  const table = TABLES.find((each) => each.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
};

const trackedTable = (name: string): Tracked => {
  const found = TRACKED.find(({ table }) => table.name === name);
  if (found === undefined) throw new Error(`no history of ${name}`);
  return found;
};
