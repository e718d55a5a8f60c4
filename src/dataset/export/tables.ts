import type { Column, Table } from '../../store/columns.js';
import { type Connection, TABLES } from '../../store/index.js';

export type Value = string | number | null;

export interface Words {
  readonly ru: string;
  readonly en: string;
}

/** What a value is, beyond its type in SQLite. */
export type ValueKind = 'text' | 'whole' | 'number' | 'flag' | 'date' | 'time' | 'array' | 'object';

export interface ExportColumn {
  readonly name: string;
  readonly kind: ValueKind;
  readonly nullable: boolean;
  /** Unit of measure in words; null where there is none, or where the kind says it. */
  readonly unit: string | null;
  /** Closed list of codes, with what they mean; null where there is none. */
  readonly codes: readonly { readonly code: string; readonly ru: string; readonly en: string }[] | null;
  /** Table whose key this is. */
  readonly reference: string | null;
  readonly title: Words;
  readonly description: { readonly ru: string | null; readonly en: string | null };
}

export interface ExportTable {
  readonly name: string;
  readonly title: Words;
  readonly description: { readonly ru: string | null; readonly en: string | null };
  readonly columns: readonly ExportColumn[];
  readonly primaryKey: readonly string[];
}

/**
 * The tables that are handed out, each after those it refers to, in the words of the dataset's own dictionary: what is known now.
 * What keeps the dataset going (stored records, pictures, the index of words) and what later runs replaced stay in it.
 */
export const exportTables = (db: Connection): readonly ExportTable[] => {
  const words = dictionaryOf(db);
  const handedOut = TABLES.filter(isHandedOut);
  const names = new Set(handedOut.map(({ name }) => name));
  return handedOut.map((table) => {
    const own = words.get(`${table.name}.`);
    return {
      name: table.name,
      title: { ru: own?.title_ru ?? table.name, en: own?.title_en ?? table.name },
      description: { ru: own?.description_ru ?? null, en: own?.description_en ?? null },
      primaryKey: table.primaryKey,
      columns: table.columns.map((column) => columnOf(column, words.get(`${table.name}.${column.name}`), names)),
    };
  });
};

/** Rows of a table in the order of its key, one at a time, values in the order of the columns. */
export const rowsOf = (db: Connection, table: ExportTable): IterableIterator<readonly Value[]> =>
  db
    .prepare<[], readonly Value[]>(
      `SELECT ${table.columns.map(({ name }) => name).join(', ')} FROM ${table.name} ORDER BY ${table.primaryKey.join(', ')}`,
    )
    .raw()
    .iterate();

const INNER = new Set(['schema_version', 'word_forms', 'history_since', 'rejudged', 'requirement_editions']);

const isHandedOut = ({ name, columns }: Table): boolean =>
  !INNER.has(name) && !name.startsWith('history_') && columns.every(({ type }) => type !== 'BLOB');

interface Entry {
  readonly table_name: string;
  readonly column_name: string;
  readonly unit: string | null;
  readonly codes: string | null;
  readonly title_ru: string;
  readonly title_en: string;
  readonly description_ru: string | null;
  readonly description_en: string | null;
}

const dictionaryOf = (db: Connection): ReadonlyMap<string, Entry> =>
  new Map(
    db
      .prepare<[], Entry>('SELECT * FROM data_dictionary')
      .all()
      .map((entry) => [`${entry.table_name}.${entry.column_name}`, entry]),
  );

const columnOf = (column: Column, entry: Entry | undefined, tables: ReadonlySet<string>): ExportColumn => {
  const kind = kindOf(column, entry?.unit ?? null);
  return {
    name: column.name,
    kind,
    nullable: column.nullable,
    unit: kind === 'whole' || kind === 'number' ? (entry?.unit ?? null) : null,
    codes: codesOf(column, entry),
    reference: column.references !== undefined && tables.has(column.references) ? column.references : null,
    title: { ru: entry?.title_ru ?? column.name, en: entry?.title_en ?? column.name },
    description: { ru: entry?.description_ru ?? null, en: entry?.description_en ?? null },
  };
};

/** Units of the dictionary that say what a text or a whole number holds. */
const KIND_BY_UNIT: Readonly<Record<string, ValueKind>> = { flag: 'flag', date: 'date', time: 'time' };

const kindOf = ({ type, check = '' }: Column, unit: string | null): ValueKind => {
  const byUnit = unit === null ? undefined : KIND_BY_UNIT[unit];
  if (byUnit !== undefined) return byUnit;
  if (check.includes("= 'array'")) return 'array';
  if (check.includes("= 'object'")) return 'object';
  if (type === 'INTEGER') return 'whole';
  return type === 'TEXT' ? 'text' : 'number';
};

/** The codes that the schema lets in; the dictionary names those of arrays too, which are no values of their own. */
const codesOf = (column: Column, entry: Entry | undefined): ExportColumn['codes'] => {
  if (column.codes === undefined) return null;
  // What `dictionaryRows` wrote.
  const labels = JSON.parse(entry?.codes ?? '[]') as { code: string; ru: string; en: string }[];
  return column.codes.map((code) => labels.find((each) => each.code === code) ?? { code, ru: code, en: code });
};
