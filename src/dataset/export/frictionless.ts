import type { Connection } from '../../store/index.js';
import type { ExportContext, ExportFile, Exporter } from './context.js';
import { csvPieces } from './csv.js';
import { type ExportColumn, exportTables, type ExportTable } from './tables.js';

/** A Frictionless Data Package 2.0: `datapackage.json` with the schema of every table, and the tables as CSV in `data`. */
export const exportFrictionless: Exporter = (db, context, options): readonly ExportFile[] => {
  const tables = exportTables(db);
  return [
    { name: 'datapackage.json', pieces: [`${JSON.stringify(descriptor(db, context, tables), null, 2)}\n`] },
    ...tables.map((table) => ({
      name: pathOf(table),
      // The schema tells of the values as they are stored.
      pieces: csvPieces(db, table, { bom: options.bom, formulas: 'kept' }),
    })),
  ];
};

const PROFILES = 'https://datapackage.org/profiles/2.0';

const pathOf = ({ name }: ExportTable): string => `data/${name}.csv`;

const descriptor = (db: Connection, context: ExportContext, tables: readonly ExportTable[]) => {
  const { lang, words } = context;
  const run = db
    .prepare<[], { finished_at: string; version: string }>(
      "SELECT finished_at, standard_id || ' ' || standard_version AS version FROM runs ORDER BY id DESC LIMIT 1",
    )
    .get();
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: 'poryadok',
    title: words.title,
    description: words.description,
    ...(run === undefined ? {} : { created: run.finished_at, standard: run.version }),
    licenses: [{ name: 'other-pd', title: words.licence }],
    contributors: [{ title: words.program, roles: ['creator'] }],
    resources: tables.map((table) => ({
      $schema: `${PROFILES}/dataresource.json`,
      name: table.name,
      type: 'table',
      path: pathOf(table),
      title: table.title[lang],
      ...(table.description[lang] === null ? {} : { description: table.description[lang] }),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
      schema: schemaOf(context, table, tables),
    })),
  };
};

const schemaOf = (context: ExportContext, table: ExportTable, tables: readonly ExportTable[]) => {
  const references = table.columns.filter(({ reference }) => reference !== null);
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fieldsMatch: ['exact'],
    fields: table.columns.map((column) => fieldOf(context, table, column)),
    // A key of which a part may be empty is no key to those who read an empty cell as nothing.
    ...(table.primaryKey.includes(BLANK_KEY) ? {} : { primaryKey: [...table.primaryKey] }),
    ...(references.length === 0
      ? {}
      : {
          foreignKeys: references.map(({ name, reference }) => ({
            fields: [name],
            reference: {
              resource: reference === table.name ? '' : reference,
              fields: [tables.find((each) => each.name === reference)?.primaryKey[0] ?? 'id'],
            },
          })),
        }),
    missingValues: [''],
  };
};

/** In the dictionary the row of a table itself has no column. */
const BLANK_KEY = 'column_name';

const fieldOf = ({ lang, words }: ExportContext, table: ExportTable, column: ExportColumn) => {
  const description = column.description[lang];
  const isKey = (table.primaryKey.length === 1 && table.primaryKey[0] === column.name) || column.reference !== null;
  const constraints = {
    // An empty text and no text are one in CSV.
    ...(column.nullable || (column.kind === 'text' && column.codes === null && !isKey) ? {} : { required: true }),
    ...(column.codes === null ? {} : { enum: column.codes.map(({ code }) => code) }),
  };
  return {
    name: column.name,
    ...TYPES[column.kind],
    title: column.title[lang],
    ...(description === null ? {} : { description }),
    ...(column.unit === null ? {} : { unit: words.units[column.unit] ?? column.unit }),
    ...(column.codes === null ? {} : { categories: column.codes.map((each) => ({ value: each.code, label: each[lang] })) }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
};

const TYPES: Readonly<Record<ExportColumn['kind'], Readonly<Record<string, unknown>>>> = {
  text: { type: 'string' },
  whole: { type: 'integer' },
  number: { type: 'number' },
  flag: { type: 'boolean', trueValues: ['1'], falseValues: ['0'] },
  date: { type: 'date' },
  time: { type: 'datetime' },
  array: { type: 'array' },
  object: { type: 'object' },
};
