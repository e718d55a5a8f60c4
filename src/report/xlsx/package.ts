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
import { withAnchors } from './anchors.js';
import { type CellContent, harmless, looksLikeFormula } from './cells.js';
import { rowHeight } from './row-height.js';
import type { ColumnSpec, Look, SheetSpec } from './sheet.js';

/** The bytes of a workbook. The same sheets give the same bytes. */
export const writeWorkbook = async (
  properties: { readonly title: string; readonly creator: string },
  sheets: readonly SheetSpec[],
): Promise<Uint8Array> => {
  const bytes = await writeXlsx({
    sheets: sheets.map(sheetOf),
    // Not the clock: nothing in an output depends on it.
    properties: { ...properties, created: EPOCH, modified: EPOCH },
    defaultFont: FONT,
  });
  return withAnchors(bytes);
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

const sheetOf = (spec: SheetSpec): WriteSheet => {
  const cells = new Map<string, Partial<Cell>>();
  let links = 0;
  const rows = spec.rows.map((row, line) =>
    row.map((content, column) => {
      const look = spec.looks.get(`${line},${column}`) ?? null;
      const cell = cellOf(content, look, links < MAX_LINKS);
      if (cell.hyperlink !== undefined) links += 1;
      if (cell.style !== undefined || cell.hyperlink !== undefined) {
        const { style = {} } = cell;
        cells.set(`${line},${column}`, { ...cell, style: { ...baseOf(spec, line, column), ...style } });
      }
      return cell.value ?? null;
    }),
  );
  const last = Math.max(0, spec.rows.length - 1);
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

/** Excel gives up on a sheet with more links (65,530). */
const MAX_LINKS = 65_000;

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

const cellOf = (content: CellContent, look: Look | null, linkable: boolean): Partial<Cell> => {
  const style = look === null ? {} : { style: LOOKS[look] };
  if (content === null || typeof content === 'number') return { value: content, ...style };
  if (typeof content === 'string') return textCell(content, style);
  if ('date' in content) return { value: new Date(`${content.date}T00:00:00Z`), ...style };
  const cell = textCell(content.text, style);
  if (!linkable) return cell;
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
