import type { Connection } from '../../store/index.js';
import type { Exporter, ExportOptions } from './context.js';
import { exportTables, type ExportTable, rowsOf, type Value } from './tables.js';

/** One file a table. */
export const exportCsv: Exporter = (db, _, options) =>
  exportTables(db).map((table) => ({ name: `${table.name}.csv`, pieces: csvPieces(db, table, options) }));

/** A table as RFC 4180 has it: a header, commas, CRLF. A null is an empty cell, an empty text is `""`. */
export function* csvPieces(db: Connection, table: ExportTable, { bom, formulas }: ExportOptions): Generator<string, void> {
  if (bom === 'with') yield BYTE_ORDER_MARK;
  yield csvLine(
    table.columns.map(({ name }) => name),
    'kept',
  );
  for (const row of rowsOf(db, table)) yield csvLine(row, formulas);
}

export const csvLine = (row: readonly Value[], formulas: ExportOptions['formulas']): string =>
  `${row.map((value) => cell(value, formulas)).join(',')}\r\n`;

const BYTE_ORDER_MARK = '\uFEFF';

const cell = (value: Value, formulas: ExportOptions['formulas']): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // OWASP, «CSV Injection»: these beginnings make a formula in spreadsheets.
  const text = formulas === 'neutralized' && /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return text === '' || /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
