import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  rangeRef,
  readXlsx,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { openZipPackage, type PackedMember, type ZipPackage } from '../annotate/zip.js';
import { type CellContent, harmless, looksLikeFormula } from './cells.js';
import { rowHeight } from './row-height.js';
import { type SheetFrame, type SheetRows, sheetRows } from './sheet-rows.js';
import type { ColumnSpec, Look, SheetSpec } from './sheet.js';

/** A workbook that is being written: tables take their rows one by one, and what is written of them is held packed. */
export interface OpenWorkbook {
  /** @param sheet position of a sheet whose rows come one by one */
  add(sheet: number, row: readonly CellContent[]): void;
  /** The bytes, in pieces. The same sheets and rows give the same bytes. @param sheets as they are now, in the same order */
  finish(sheets: readonly SheetSpec[]): Promise<readonly Uint8Array[]>;
}

/**
 * Everything but the rows of the large tables is written by the package, which would hold them all: it is given a row for each way in
 * which a cell can look, and ours are written in their place with the styles that it chose.
 */
export const openWorkbook = async (
  properties: { readonly title: string; readonly creator: string },
  sheets: readonly SheetSpec[],
): Promise<OpenWorkbook> => {
  const frame = await frameOf(properties, sheets, () => 0);
  const open = new Map(
    sheets.flatMap((spec, index) => (spec.rest === 'one-by-one' ? [[index, sheetRows(spec, cutAt(partOf(frame, index)))] as const] : [])),
  );
  const rowsOf = (sheet: number): SheetRows => {
    const rows = open.get(sheet);
    if (rows === undefined) throw new Error(`sheet ${sheet} has all its rows`);
    return rows;
  };
  return {
    add: (sheet, row) => rowsOf(sheet).add(row),
    finish: async (final) => {
      const whole = await frameOf(properties, final, (index) => open.get(index)?.last() ?? 0);
      const changes = new Map<string, PackedMember>();
      for (const [index, rows] of open) {
        const { sheet, relations } = rows.finish(cutAt(partOf(whole, index)));
        changes.set(partName(index), sheet);
        changes.set(relationsName(index), relations);
      }
      return whole.pieces(changes);
    },
  };
};

const partName = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;
const relationsName = (index: number): string => `xl/worksheets/_rels/sheet${index + 1}.xml.rels`;

const partOf = (frame: ZipPackage, index: number): string => frame.read(partName(index))?.toString('utf8') ?? '';

const frameOf = async (
  properties: { readonly title: string; readonly creator: string },
  sheets: readonly SheetSpec[],
  lastRow: (sheet: number) => number,
): Promise<ZipPackage> => {
  const bytes = await writeXlsx({
    sheets: sheets.map((spec, index) =>
      spec.rest === 'none'
        ? sheetOf(spec, spec.rows.length - 1)
        : sheetOf({ ...spec, rows: [...spec.rows, ...SAMPLES(spec)] }, lastRow(index)),
    ),
    // Not the clock: nothing in an output depends on it.
    properties: { ...properties, created: EPOCH, modified: EPOCH },
    defaultFont: FONT,
  });
  const opened = openZipPackage(Buffer.from(bytes));
  if (opened === null) throw new Error('hucre wrote no package');
  return opened;
};

/** Rows of cells that look each way, in the order in which `cutAt` reads their styles. */
const SAMPLES = ({ columns }: SheetSpec): CellContent[][] =>
  [null, { date: '2024-01-01' }, '=', { text: '-', href: '-' }].map((content) => columns.map(() => content));

/** The sheet as the package wrote it, about the place of its rows. */
const cutAt = (xml: string): SheetFrame => {
  const [from, to] = [xml.indexOf('<sheetData>'), xml.indexOf('</sheetData>')];
  const [header = [], plain = [], date = [], formula = [], link = []] = xml
    .slice(from, to)
    .split('</row>')
    .map((row) => [...row.matchAll(/<c\s([^>]*)>/gu)].map((cell) => Number(/\ss="(\d+)"/u.exec(` ${cell[1] ?? ''}`)?.[1] ?? 0)));
  return {
    // Readers do well without its extent, which is known at the end only.
    before: xml.slice(0, from).replace(/<dimension [^>]*\/>/u, ''),
    after: xml.slice(to + '</sheetData>'.length),
    styles: { header, plain, date, formula, link },
  };
};

const FONT = { name: 'Arial', size: 9 } as const;

const EPOCH = new Date('2024-01-01T00:00:00Z');

/** A sheet as it was read: values by row, both from 0. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | boolean | Date | null)[])[];
}

/** Reads a workbook, whoever saved it last. Rejects where the bytes are none. */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly ReadSheet[]> => {
  const workbook = await readXlsx(bytes);
  return workbook.sheets.map(({ name, rows }) => ({ name, rows }));
};

/** @param last row up to which filters, colours and lists reach */
const sheetOf = (spec: SheetSpec, last: number): WriteSheet => {
  const cells = new Map<string, Partial<Cell>>();
  const rows = spec.rows.map((row, line) =>
    row.map((content, column) => {
      const look = spec.looks.get(`${line},${column}`) ?? null;
      const cell = cellOf(content, look);
      if (cell.style !== undefined || cell.hyperlink !== undefined) {
        const { style = {} } = cell;
        cells.set(`${line},${column}`, { ...cell, style: { ...baseOf(spec, line, column), ...style } });
      }
      return cell.value ?? null;
    }),
  );
  const width = spec.columns.length;
  const filtered = spec.headerRow !== null && spec.rows.length > 0;
  return {
    name: spec.name,
    columns: spec.columns.map((column) => ({ width: column.width, style: styleOf(column) })),
    rows,
    cells,
    freezePane: { rows: (spec.headerRow ?? 0) + 1, columns: spec.frozenColumns },
    ...(filtered ? { autoFilter: { range: rangeRef(spec.headerRow ?? 0, 0, last, width - 1) } } : {}),
    rowDefs: new Map(spec.rows.map((row, line) => [line, { height: rowHeight(spec, row, line) }])),
    conditionalRules: spec.colours.map(({ column, toColumn, value, fill, ink }, priority): ConditionalRule => {
      const from = (spec.headerRow ?? 0) + 1;
      return {
        type: 'cellIs',
        operator: 'equal',
        priority: priority + 1,
        formula: `"${value.replaceAll('"', '""')}"`,
        range: rangeRef(from, column, Math.max(from, last), toColumn),
        style: {
          font: { color: { rgb: ink } },
          fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill }, bgColor: { rgb: fill } },
        },
      };
    }),
    dataValidations: spec.lists.map(({ column, values, title, hint }): DataValidation => {
      const from = (spec.headerRow ?? 0) + 1;
      return {
        type: 'list',
        values: [...values],
        allowBlank: true,
        range: rangeRef(from, column, Math.max(from, last), column),
        showInputMessage: true,
        inputTitle: title,
        inputMessage: hint,
      };
    }),
    pageSetup: { orientation: 'landscape', ...PAPER[spec.paper], ...titleRows(spec) },
  };
};

/** A wide sheet fitted to one page could not be read: it runs over several. */
const PAPER = {
  fitted: { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  wide: { paperSize: 'a3', scale: 60 },
} as const;

const TOP = { vertical: 'top', wrapText: true } as const;

const titleRows = (spec: SheetSpec) => (spec.headerRow === null ? {} : { printTitlesRow: `$${spec.headerRow + 1}:$${spec.headerRow + 1}` });

const styleOf = ({ format, look }: ColumnSpec): CellStyle => ({
  alignment: TOP,
  ...(look === undefined ? {} : LOOKS[look]),
  ...(format === undefined ? {} : { numFmt: format }),
});

const baseOf = (spec: SheetSpec, line: number, column: number): CellStyle => {
  const own = spec.columns[column];
  return line === spec.headerRow || own === undefined ? {} : styleOf(own);
};

const cellOf = (content: CellContent, look: Look | null): Partial<Cell> => {
  const style = look === null ? {} : { style: LOOKS[look] };
  if (content === null || typeof content === 'number') return { value: content, ...style };
  if (typeof content === 'string') return textCell(content, style);
  if ('date' in content) return { value: new Date(`${content.date}T00:00:00Z`), ...style };
  const cell = textCell(content.text, style);
  return { ...cell, style: { ...cell.style, ...LINK }, hyperlink: { target: content.href } };
};

/** The format «text» keeps a formula text even where somebody edits the cell. */
const textCell = (text: string, { style }: { readonly style?: CellStyle }): Partial<Cell> => {
  const value = harmless(text);
  if (looksLikeFormula(value)) return { value, type: 'string', style: { ...style, numFmt: '@' } };
  return { value, type: 'string', ...(style === undefined ? {} : { style }) };
};

const LINK: CellStyle = { font: { ...FONT, color: { rgb: '1F4E79' }, underline: true } };

const THIN = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;

const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

const LOOKS: Readonly<Record<Look, CellStyle>> = {
  title: { font: { ...FONT, bold: true, size: 14 }, alignment: { vertical: 'top' } },
  section: { font: { ...FONT, bold: true, size: 11 }, alignment: { vertical: 'top' } },
  header: {
    font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
    fill: solid('1F4E79'),
    border: { bottom: THIN, right: THIN },
    alignment: { vertical: 'center', wrapText: true },
  },
  upright: {
    font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' }, size: 9 },
    fill: solid('1F4E79'),
    border: { bottom: THIN, right: THIN },
    alignment: { textRotation: 90, vertical: 'bottom', horizontal: 'center', wrapText: true },
  },
  review: { fill: solid('FFF8E1'), border: { bottom: THIN, right: THIN } },
  faint: { font: { ...FONT, color: { rgb: '6E6E6E' }, size: 8 } },
  plain: { alignment: { vertical: 'top', wrapText: false } },
  percent: { numFmt: '0.0%' },
};
