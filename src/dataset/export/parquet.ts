import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Connection } from '../../store/index.js';
import type { Exporter } from './context.js';
import { type ExportColumn, exportTables, type ExportTable, rowsOf, type Value } from './tables.js';

/** One file a table, its columns typed: dates are dates, flags are booleans, arrays and objects are JSON. */
export const exportParquet: Exporter = (db, { lang }) =>
  exportTables(db).map((table) => ({ name: `${table.name}.parquet`, pieces: [parquetOf(db, table, lang)] }));

/** Rows that are held at a time. */
const GROUP = 20_000;

const parquetOf = (db: Connection, table: ExportTable, lang: 'ru' | 'en'): Uint8Array => {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: table.columns.length }, ...table.columns.map(schemaElement)],
    createdBy: 'poryadok',
    kvMetadata: [{ key: 'title', value: table.title[lang] }],
  });
  let rows: (readonly Value[])[] = [];
  const flush = (): void => {
    const columnData = table.columns.map((column, index) => ({
      name: column.name,
      data: rows.map((row) => stored(column, row[index] ?? null)),
    }));
    // Written at once: the writer in memory never waits.
    void writer.write({ columnData, rowGroupSize: GROUP });
    rows = [];
  };
  for (const row of rowsOf(db, table)) {
    rows.push(row);
    if (rows.length === GROUP) flush();
  }
  if (rows.length > 0) flush();
  void writer.finish();
  return new Uint8Array(bytes.getBuffer());
};

const schemaElement = (column: ExportColumn): SchemaElement => ({
  name: column.name,
  repetition_type: column.nullable ? 'OPTIONAL' : 'REQUIRED',
  ...TYPES[column.kind],
});

const TYPES: Readonly<Record<ExportColumn['kind'], Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  flag: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  array: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  object: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
};

const stored = ({ kind }: ExportColumn, value: Value): unknown => {
  if (value === null) return null;
  switch (kind) {
    case 'whole':
      return BigInt(value);
    case 'flag':
      return value === 1;
    case 'date':
    case 'time':
      return new Date(value);
    case 'array':
    case 'object':
      return JSON.parse(String(value));
    default:
      return value;
  }
};
