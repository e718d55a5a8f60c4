import type { ClauseKind, ClauseZone, PartKind } from './codes.js';
import type { Span } from './span.js';

/** A file after parsing: its normalized text, and every character of it accounted for. */
export interface ParsedFile {
  /** The normalized text that every offset counts in. Paragraphs end in `\n`; cells of a row are parted by `\t`. */
  readonly text: string;
  readonly acts: readonly ParsedAct[];
  /** What stands in the text and belongs to no clause or row: each with its reason. */
  readonly dropped: readonly Dropped[];
  /** Places whose text cannot be trusted. */
  readonly unreadable: readonly Span[];
  /** Pages by position: `start` offset at which page `page` begins, ascending; empty where the format has no pages. */
  readonly pageStarts: readonly { readonly start: number; readonly page: number }[];
}

export interface Dropped extends Span {
  readonly reason: 'page-number' | 'running-header' | 'footer' | 'repeated-header-row' | 'column-number-row' | 'site-chrome' | 'blank';
}

export interface ParsedAct extends Span {
  readonly ordinal: number;
  readonly parts: readonly ParsedPart[];
}

export interface ParsedPart extends Span {
  readonly ordinal: number;
  readonly kind: PartKind;
  /** Heading of the part as printed on one line, null where it has none. */
  readonly title: string | null;
  /** Its path segment, unique in the act: `order`, `procedure`, `list`, `annex-2` … */
  readonly slug: string;
  /** The approval stamp or annex caption over the part, as clauses of zone `stamp` within `clauses`; null where none. */
  readonly stamp: Span | null;
  /** Clauses in document order; the tree is in `parent`. */
  readonly clauses: readonly ParsedClause[];
  readonly tables: readonly ParsedTable[];
}

export interface ParsedClause {
  /** Position in `ParsedPart.clauses`. */
  readonly index: number;
  readonly parent: number | null;
  readonly kind: ClauseKind;
  readonly zone: ClauseZone;
  /** As printed: «2.3.», «а)», «-», «II.»; null where there is none. */
  readonly label: string | null;
  readonly labelSpan: Span | null;
  /** Unique in the act: `procedure/2/2.3/а`. */
  readonly path: string;
  /** As people cite it: «п. 2.3, подп. а». */
  readonly citation: string;
  readonly depth: number;
  /** Own text, without label and children. `text.slice(span.start, span.end)`. */
  readonly span: Span;
  /** Ordinal among its siblings, from 1. */
  readonly ordinal: number;
}

/** A data table with merged cells undone and pages joined. */
export interface ParsedTable extends Span {
  readonly no: number;
  /** Text of the header cells, one per grid column; header rows joined by a space. */
  readonly header: readonly string[];
  readonly headerSpan: Span | null;
  readonly rows: readonly ParsedRow[];
}

export interface ParsedRow extends Span {
  readonly no: number;
  /** One per grid column. */
  readonly cells: readonly ParsedCell[];
  /** Where one cell stands over the whole width: it heads the rows below. */
  readonly isHeading?: true;
}

export interface ParsedCell extends Span {
  /** Own text; empty where the cell is covered by a merged one or blank. */
  readonly text: string;
  /** Text after merged cells are undone: the text of the cell above that spans this row. */
  readonly effective: string;
  /** Span of the cell that `effective` was taken from. */
  readonly from: Span;
}
