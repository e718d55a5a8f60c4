import type { CellContent } from './cells.js';

/** How a cell looks where it is not plain. */
export type Look = 'title' | 'section' | 'header' | 'upright' | 'review' | 'faint' | 'percent' | 'plain';

export interface ColumnSpec {
  /** In characters. */
  readonly width: number;
  /** Number format of the file (`0.0%`, `dd.mm.yyyy`). */
  readonly format?: string;
  /** Of every cell under the heading. */
  readonly look?: Look;
}

/** Colours cells that hold exactly this value; the value itself says the same, so no meaning rests on colour. */
export interface ColourRule {
  readonly column: number;
  readonly toColumn: number;
  readonly value: string;
  /** RGB, six hex digits. */
  readonly fill: string;
  readonly ink: string;
}

/** Cells under the header that take a value of a list. */
export interface ListRule {
  readonly column: number;
  readonly values: readonly string[];
  readonly title: string;
  readonly hint: string;
}

/** One sheet, whatever package writes it. Rows and columns count from 0. */
export interface SheetSpec {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
  /** All of them, or the headings alone where the others come one by one. */
  readonly rows: readonly (readonly CellContent[])[];
  readonly rest: 'none' | 'one-by-one';
  /** `row,column` → look. */
  readonly looks: ReadonlyMap<string, Look>;
  /** The row with the headings, frozen and filtered by; null where the sheet is no table. */
  readonly headerRow: number | null;
  /** Of the headings in points; null for as high as their text. */
  readonly headerHeight: number | null;
  /** Printed on pages as wide as the sheet, or over several side by side. */
  readonly paper: 'fitted' | 'wide';
  readonly frozenColumns: number;
  readonly colours: readonly ColourRule[];
  readonly lists: readonly ListRule[];
}

type More = Partial<Pick<SheetSpec, 'looks' | 'headerHeight' | 'paper' | 'frozenColumns' | 'colours' | 'lists'>>;

/** A table: headings in the first row, the data under them, one by one. */
export const tableSheet = (name: string, headings: readonly string[], columns: readonly ColumnSpec[], more: More = {}): SheetSpec => ({
  name,
  columns,
  rows: [headings],
  rest: 'one-by-one',
  looks: new Map([...headings.map((_, column) => [`0,${column}`, 'header'] as const), ...(more.looks ?? [])]),
  headerRow: 0,
  headerHeight: more.headerHeight ?? null,
  paper: more.paper ?? 'fitted',
  frozenColumns: more.frozenColumns ?? 0,
  colours: more.colours ?? [],
  lists: more.lists ?? [],
});

/** A table with all its rows. */
export const wholeTable = (sheet: SheetSpec, rows: readonly (readonly CellContent[])[]): SheetSpec => ({
  ...sheet,
  rows: [...sheet.rows, ...rows],
  rest: 'none',
});
