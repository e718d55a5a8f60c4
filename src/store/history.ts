import type { Connection } from './dataset.js';
import { sinceOf, type Tracked } from './schema/history.js';

/**
 * Records what run `run`, whose tables are written, replaced of the earlier dataset (attached as `earlier`): replaced rows go to
 * `history_*` of the new one, and `history_since` tells from which run on each row of the new one is known. A document whose
 * record did not change is not looked into.
 */
export const recordHistory = (db: Connection, tables: readonly Tracked[], run: number, sameProgram: boolean): void => {
  gatherChanged(db, sameProgram);
  db.exec('INSERT INTO main.history_since SELECT * FROM earlier.history_since WHERE document_id IN (SELECT id FROM temp.unchanged)');
  db.exec("INSERT INTO main.history_since SELECT * FROM earlier.history_since WHERE document_id = '' AND table_name = ''");
  db.exec(`INSERT INTO main.history_since SELECT * FROM earlier.history_since
    WHERE document_id IN (SELECT id FROM temp.changed WHERE stays AND id <> '') AND table_name = ''`);
  db.prepare(
    "INSERT INTO main.history_since SELECT id, '', '', ? FROM main.documents WHERE id NOT IN (SELECT id FROM earlier.documents)",
  ).run(run);
  for (const table of tables) recordTable(db, table, run);
  db.exec('DROP TABLE temp.changed; DROP TABLE temp.unchanged');
};

/** The first run of a dataset: everything in it is known since then. */
export const beginHistory = (db: Connection, run: number): void => {
  db.prepare("INSERT INTO history_since (document_id, table_name, row_key, from_run) VALUES ('', '', '', ?)").run(run);
};

/** Documents of the earlier dataset that are gone or may have changed, and the others. Rows without a document count as changed. */
const gatherChanged = (db: Connection, sameProgram: boolean): void => {
  db.exec(`
    CREATE TEMP TABLE unchanged (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE changed (id TEXT PRIMARY KEY, stays INTEGER) WITHOUT ROWID`);
  if (sameProgram) {
    db.exec(`INSERT INTO temp.unchanged
      SELECT e.document_id FROM earlier.records e JOIN main.records n ON n.document_id = e.document_id AND n.record = e.record
      WHERE e.document_id NOT IN (SELECT document_id FROM earlier.rejudged) AND NOT EXISTS (
        SELECT 1 FROM earlier.acts ea JOIN main.acts na ON na.id = ea.id
        WHERE ea.document_id = e.document_id AND ea.version_of IS NOT na.version_of)`);
  }
  db.exec(`
    INSERT INTO temp.changed
      SELECT d.id, d.id IN (SELECT id FROM main.documents) FROM earlier.documents d WHERE d.id NOT IN (SELECT id FROM temp.unchanged);
    INSERT INTO temp.changed VALUES ('', 1)`);
};

const recordTable = (db: Connection, each: Tracked, run: number): void => {
  const { table, history } = each;
  const columns = table.columns.map(({ name }) => name);
  const inChanged = each.document === "''" ? '1' : `${each.document} IN (SELECT id FROM temp.changed)`;
  db.exec(`INSERT INTO main.${history.name} SELECT * FROM earlier.${history.name} ORDER BY ${history.primaryKey.join(', ')}`);
  db.prepare(
    `INSERT INTO main.${history.name} (${columns.join(', ')}, from_run, to_run)
     SELECT ${columns.map((name) => `t.${name}`).join(', ')}, ${sinceOf(each, 'earlier')}, ?
     ${each.from('earlier')}
     WHERE ${inChanged} AND NOT ${sameIn(each, 'main')}
     ORDER BY ${each.key}`,
  ).run(run);
  db.prepare(
    `INSERT INTO main.history_since (document_id, table_name, row_key, from_run)
     SELECT ${each.document}, '${table.name}', ${each.key}, ?
     ${each.from('main')}
     WHERE ${inChanged} AND NOT ${sameIn(each, 'earlier')}`,
  ).run(run);
  db.exec(
    `INSERT OR IGNORE INTO main.history_since (document_id, table_name, row_key, from_run)
     SELECT ${each.document}, '${table.name}', ${each.key}, s.from_run
     ${each.from('main')}
     JOIN earlier.history_since s ON s.document_id = ${each.document} AND s.table_name = '${table.name}' AND s.row_key = ${each.key}
     WHERE ${inChanged}`,
  );
};

/** Whether the row `t` stands in another database as it is. */
const sameIn = ({ table }: Tracked, database: string): string =>
  `EXISTS (SELECT 1 FROM ${database}.${table.name} o WHERE ${[
    ...table.primaryKey.map((name) => `o.${name} = t.${name}`),
    ...table.columns.filter(({ name }) => !table.primaryKey.includes(name)).map(({ name }) => `o.${name} IS t.${name}`),
  ].join(' AND ')})`;
