import type { View } from './views.js';
import { type Column, integer, type Table, text } from '../columns.js';

/** How a row of a contract table leads to its document: the joins from the table, and where its id stands. */
interface Owner {
  readonly joins: string;
  readonly document: string;
}

const BY_ACT: Owner = { joins: 'JOIN $.acts a ON a.id = t.act_id', document: 'a.document_id' };
const BY_PART: Owner = { joins: 'JOIN $.parts p ON p.id = t.part_id JOIN $.acts a ON a.id = p.act_id', document: 'a.document_id' };
const NONE: Owner = { joins: '', document: "''" };

/** Tables whose replaced rows are kept, each with the way from a row to its document. */
const OWNERS: Readonly<Record<string, Owner>> = {
  documents: { joins: '', document: 't.id' },
  texts: { joins: '', document: 't.document_id' },
  regions: NONE,
  acts: { joins: '', document: 't.document_id' },
  requisites: BY_ACT,
  parts: BY_ACT,
  clauses: BY_PART,
  definitions: BY_ACT,
  roles: BY_ACT,
  triggers: BY_ACT,
  deadlines: BY_ACT,
  provisions: BY_ACT,
  list_rows: BY_ACT,
  touchpoints: BY_ACT,
  contacts: BY_ACT,
  act_references: BY_ACT,
  internal_references: BY_ACT,
  agency_mentions: BY_ACT,
  client_mentions: BY_ACT,
  requirements: NONE,
  findings: BY_ACT,
  evidence: { joins: 'JOIN $.findings f ON f.id = t.finding_id JOIN $.acts a ON a.id = f.act_id', document: 'a.document_id' },
};

/** A table with history, as the SQL about it needs it. */
export interface Tracked {
  readonly table: Table;
  readonly history: Table;
  /** The key of row `t` as one text. */
  readonly key: string;
  /** `FROM` with the joins to the document, in a database: `main` or `earlier`. */
  readonly from: (database: string) => string;
  /** Id of the document of row `t`; empty where it belongs to none. */
  readonly document: string;
}

export const tracked = (tables: readonly Table[]): readonly Tracked[] =>
  tables.flatMap((table) => {
    const owner = OWNERS[table.name];
    if (owner === undefined) return [];
    return [
      {
        table,
        history: historyOf(table),
        key: table.primaryKey.map((name) => `t.${name}`).join(" || '#' || "),
        from: (database: string) => `FROM ${database}.${table.name} t ${owner.joins.replaceAll('$', database)}`,
        document: owner.document,
      },
    ];
  });

const historyOf = (table: Table): Table => ({
  name: `history_${table.name}`,
  columns: [...table.columns.map(bare), run('from_run'), run('to_run')],
  primaryKey: [...table.primaryKey, 'from_run'],
  checks: ['to_run > from_run'],
  indexes: [['from_run'], ['to_run']],
});

/** What a replaced row referred to may be replaced too. */
const bare = ({ name, type, nullable, codes }: Column): Column => ({ name, type, nullable, ...(codes === undefined ? {} : { codes }) });

const run = (name: string): Column => integer(name, { references: 'runs' });

/** Since which run the rows of the current state are known. */
export const SINCE: Table = {
  // The row with no document is for all; one with a document for the rows of it; one with a table and a key for that row alone.
  name: 'history_since',
  columns: [text('document_id'), text('table_name'), text('row_key'), run('from_run')],
  primaryKey: ['document_id', 'table_name', 'row_key'],
  indexes: [['from_run']],
  withoutRowid: true,
};

/** `from_run` of row `t` of a tracked table, by the `history_since` of a database. */
export const sinceOf = ({ table, key, document }: Tracked, database: string): string => {
  const since = (where: string): string => `(SELECT s.from_run FROM ${database}.history_since s WHERE ${where})`;
  return `coalesce(${since(`s.document_id = ${document} AND s.table_name = '${table.name}' AND s.row_key = ${key}`)},
    ${since(`s.document_id = ${document} AND s.table_name = '' AND s.row_key = ''`)},
    ${since("s.document_id = '' AND s.table_name = '' AND s.row_key = ''")})`;
};

/** A view of every state of a table: each row with the times from and until which it was known. */
export const knownView = (each: Tracked): View => {
  const columns = each.table.columns.map(({ name }) => name);
  return {
    name: `known_${each.table.name}`,
    select: `SELECT k.*, b.finished_at AS known_from, e.finished_at AS known_until
FROM (
  SELECT ${columns.map((name) => `t.${name}`).join(', ')}, ${sinceOf(each, 'main').replaceAll('main.', '')} AS from_run, NULL AS to_run
  ${each.from('main').replaceAll('main.', '')}
  UNION ALL
  SELECT ${columns.join(', ')}, from_run, to_run FROM ${each.history.name}
) k
JOIN runs b ON b.id = k.from_run
LEFT JOIN runs e ON e.id = k.to_run`,
  };
};
