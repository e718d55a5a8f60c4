import type { Connection } from './dataset.js';
import { json, type Row } from './rows/row.js';
import { FULL_TEXT_TABLE, TABLES, VIEWS } from './schema.js';

type Words = readonly [title: string, description: string | null];
export interface Described {
  readonly ru: Words;
  readonly en: Words;
}
export interface Label {
  readonly ru: string;
  readonly en: string;
}

/** What the dataset says of itself in words: `rules/lexicon/dataset.yaml` with the codes of `codes.yaml`. */
export interface DatasetWording {
  readonly units: Readonly<Record<string, Label>>;
  /** Labels of codes by list. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, Label>>>>;
  readonly history: Described;
  readonly known: Described;
  readonly tables: Readonly<Record<string, Described>>;
  readonly columns: Readonly<
    Record<string, Described & { readonly unit?: string | undefined; readonly codes?: string | readonly string[] | undefined }>
  >;
}

/**
 * Rows of `data_dictionary`: one for each table and view, then one for each of its columns, in the order of the schema.
 * Throws where the wording lacks a table, column, unit or list: the rules come with the program.
 */
export const dictionaryRows = (db: Connection, wording: DatasetWording): readonly Row[] => {
  const columns = db.prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)');
  const references = db.prepare<[string], { name: string; target: string }>(
    'SELECT "from" AS name, "table" AS target FROM pragma_foreign_key_list(?)',
  );
  return documentedTables().flatMap(({ name, kind }) => {
    const targets = new Map(references.all(name).map((each) => [each.name, each.target]));
    return [
      { ...rowOf(name, '', 0, kind), type: null, unit: null, codes: null, reference: null, ...titles(tableWords(wording, name)) },
      ...columns.all(name).map((column, index) => ({
        ...rowOf(name, column.name, index + 1, kind),
        type: column.type === '' ? null : column.type,
        reference: targets.get(column.name) ?? null,
        ...columnCells(wording, name, column.name),
      })),
    ];
  });
};

/** Tables and views in the order in which they are told of. */
export const documentedTables = (): readonly { readonly name: string; readonly kind: 'table' | 'view' }[] => [
  ...[...TABLES.map(({ name }) => name), FULL_TEXT_TABLE].map((name) => ({ name, kind: 'table' as const })),
  ...VIEWS.map(({ name }) => ({ name, kind: 'view' as const })),
];

const rowOf = (table: string, column: string, ordinal: number, kind: string): Row => ({
  table_name: table,
  column_name: column,
  ordinal,
  kind,
});

const titles = ({ ru, en }: Described): Row => ({
  title_ru: ru[0],
  title_en: en[0],
  description_ru: ru[1],
  description_en: en[1],
});

/** `history_acts` → `acts`. */
const baseOf = (table: string): string => (table === 'history_since' ? table : table.replace(/^(?:history|known)_/u, ''));

const tableWords = (wording: DatasetWording, table: string): Described => {
  const base = wording.tables[baseOf(table)];
  if (base === undefined) throw new Error(`no wording for table ${table}`);
  if (baseOf(table) === table) return base;
  const template = table.startsWith('history_') ? wording.history : wording.known;
  const filled = (lang: 'ru' | 'en'): Words => {
    const [title, description] = template[lang];
    return [title.replace('{title}', base[lang][0]), description?.replace('{table}', baseOf(table)) ?? null];
  };
  return { ru: filled('ru'), en: filled('en') };
};

const columnCells = (wording: DatasetWording, table: string, column: string): Row => {
  const words = wording.columns[`${baseOf(table)}.${column}`] ?? wording.columns[column];
  if (words === undefined) throw new Error(`no wording for ${table}.${column}`);
  const unit = words.unit === undefined ? undefined : wording.units[words.unit];
  if (words.unit !== undefined && unit === undefined) throw new Error(`no unit ${words.unit}`);
  return {
    unit: words.unit ?? null,
    codes: words.codes === undefined ? null : json([words.codes].flat().flatMap((list) => labelsOf(wording, list))),
    ...titles(words),
  };
};

const labelsOf = (
  wording: DatasetWording,
  list: string,
): readonly { readonly code: string; readonly ru: string; readonly en: string }[] => {
  const labels = wording.codes[list];
  if (labels === undefined) throw new Error(`no list of codes ${list}`);
  return Object.entries(labels).map(([code, { ru, en }]) => ({ code, ru, en }));
};
