import { basename, extname } from 'node:path';
import type { Connection } from '../../store/index.js';
import type { ExportContext, Exporter } from './context.js';
import { type ExportColumn, exportTables, type ExportTable } from './tables.js';

/** `metadata.json` for Datasette: titles, descriptions, units, the canned questions, and by which column rows are called. */
export const exportDatasette: Exporter = (db, context) => [
  { name: 'metadata.json', pieces: [`${JSON.stringify(metadata(db, context), null, 2)}\n`] },
];

const metadata = (db: Connection, context: ExportContext) => {
  const { words } = context;
  return {
    title: words.title,
    description: words.description,
    license: words.licence,
    source: words.program,
    databases: {
      // Datasette calls a database by the name of its file.
      [basename(db.name, extname(db.name))]: {
        description: words.description,
        tables: Object.fromEntries([
          ...exportTables(db).map((table) => [table.name, tableOf(context, table)] as const),
          ...viewsOf(db, context),
          ...hiddenTables(db).map((name) => [name, { hidden: true }] as const),
        ]),
        queries: Object.fromEntries(context.queries.map((query) => [query.id, queryOf(context, query)])),
      },
    },
  };
};

/** What a row is called where another table refers to it. */
const LABELS: Readonly<Record<string, string>> = {
  documents: 'path',
  regions: 'name',
  acts: 'agency',
  parts: 'slug',
  clauses: 'citation',
  list_rows: 'touchpoint',
  touchpoints: 'name',
  requirements: 'title',
  findings: 'requirement_id',
  runs: 'finished_at',
};

/** Units that Datasette knows by the names of Pint; the others stand in the description of the column. */
const PINT: Readonly<Record<string, string>> = { byte: 'byte', pixel: 'pixel' };

const tableOf = (context: ExportContext, table: ExportTable) => {
  const { lang } = context;
  const label = LABELS[table.name];
  const units = table.columns.flatMap(({ name, unit }) => {
    const pint = unit === null ? undefined : PINT[unit];
    return pint === undefined ? [] : [[name, pint] as const];
  });
  return {
    title: table.title[lang],
    description: described(table.title[lang], table.description[lang]),
    columns: Object.fromEntries(table.columns.map((column) => [column.name, columnText(context, column)])),
    ...(label === undefined ? {} : { label_column: label }),
    ...(units.length === 0 ? {} : { units: Object.fromEntries(units) }),
  };
};

const described = (title: string, description: string | null): string => (description === null ? title : `${title}. ${description}`);

const columnText = ({ lang, words }: ExportContext, column: ExportColumn): string => {
  const description = described(column.title[lang], column.description[lang]);
  if (column.unit === null || PINT[column.unit] !== undefined) return description;
  return words.measured.replace('{description}', description).replace('{unit}', words.units[column.unit] ?? column.unit);
};

const viewsOf = (db: Connection, { lang }: ExportContext) =>
  db
    .prepare<[], { name: string; title: string; description: string | null }>(
      `SELECT table_name AS name, title_${lang} AS title, description_${lang} AS description FROM data_dictionary
       WHERE kind = 'view' AND column_name = '' ORDER BY rowid`,
    )
    .all()
    .map(({ name, title, description }) => {
      const columns = db
        .prepare<[string], { name: string; title: string; description: string | null }>(
          `SELECT column_name AS name, title_${lang} AS title, description_${lang} AS description FROM data_dictionary
           WHERE table_name = ? AND column_name <> '' ORDER BY ordinal`,
        )
        .all(name);
      return [
        name,
        {
          title,
          description: described(title, description),
          columns: Object.fromEntries(columns.map((each) => [each.name, described(each.title, each.description)])),
        },
      ] as const;
    });

/** Tables that keep the dataset going: there, but not in the way. */
const hiddenTables = (db: Connection): readonly string[] => {
  const shown = new Set(exportTables(db).map(({ name }) => name));
  return db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
    .pluck()
    .all()
    .filter((name) => !shown.has(name) && !name.startsWith('clauses_fts') && !name.startsWith('history_'));
};

const queryOf = ({ lang, words }: ExportContext, query: ExportContext['queries'][number]) => {
  const parameters = Object.entries(query.parameters);
  return {
    title: query.title[lang],
    sql: query.sql,
    ...(parameters.length === 0
      ? {}
      : {
          params: parameters.map(([name]) => name),
          description: words.parameters.replace('{parameters}', parameters.map(([name, value]) => `${name}=${value}`).join(', ')),
        }),
  };
};
