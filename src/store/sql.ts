import type { Column, Table } from './columns.js';

/** SQL that creates a table with its constraints. */
export const createTable = (table: Table): string =>
  `CREATE TABLE ${table.name} (\n  ${definitions(table).join(',\n  ')}\n) STRICT${table.withoutRowid ? ', WITHOUT ROWID' : ''}`;

/** SQL that creates the indexes of a table. */
export const createIndexes = (table: Table): readonly string[] =>
  (table.indexes ?? []).map((columns) => `CREATE INDEX ${table.name}_${columns.join('_')} ON ${table.name} (${columns.join(', ')})`);

/** A list of codes as the right side of `IN`. */
export const codeList = (codes: readonly string[]): string => `(${codes.map((each) => `'${each}'`).join(', ')})`;

/** SQL that inserts a row, its values in the order of the columns. */
export const insertInto = (table: Table): string =>
  `INSERT INTO ${table.name} (${table.columns.map((column) => column.name).join(', ')}) VALUES (${table.columns
    .map(() => '?')
    .join(', ')})`;

const definitions = (table: Table): readonly string[] => [
  ...table.columns.map(column),
  `PRIMARY KEY (${table.primaryKey.join(', ')})`,
  ...(table.unique ?? []).map((columns) => `UNIQUE (${columns.join(', ')})`),
  ...(table.checks ?? []).map((check) => `CHECK (${check})`),
];

const column = (each: Column): string =>
  [
    each.name,
    each.type,
    each.nullable ? '' : 'NOT NULL',
    each.codes === undefined ? '' : `CHECK (${each.name} IN ${codeList(each.codes)})`,
    each.check === undefined ? '' : `CHECK (${each.check})`,
    // Deferred: rows of one document refer to each other in both directions and are checked when it is whole.
    each.references === undefined
      ? ''
      : `REFERENCES ${each.references} (${each.references === 'regions' ? 'code' : 'id'}) DEFERRABLE INITIALLY DEFERRED`,
  ]
    .filter((part) => part !== '')
    .join(' ');
