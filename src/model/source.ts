import type { Format, ReadingMethod } from './codes.js';

/** What a reader makes of one file: its blocks in reading order, text as received (nothing cleaned yet). */
export interface SourceDocument {
  readonly format: Format;
  readonly method: ReadingMethod;
  /** Number of pages where the format has them, else null. */
  readonly pages: number | null;
  /** Mean confidence of recognition, 0–1, null where nothing was recognized. */
  readonly ocrConfidence: number | null;
  readonly blocks: readonly SourceBlock[];
  /** Pages that were recognized, each with its words; absent where none was. */
  readonly scans?: readonly ScannedPage[];
}

/** A recognized page. Boxes count in pixels of its picture as it was read: turned upright, then levelled. */
export interface ScannedPage extends PagePicture {
  /** In the order in which they were read. */
  readonly words: readonly ScannedWord[];
}

/** The picture of a page as recognition saw it. */
export interface PagePicture {
  /** 1-based. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which the page as drawn was turned to stand upright, and after that to lie level. */
  readonly turned: 0 | 90 | 180 | 270;
  readonly levelled: number;
}

export interface ScannedWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0–1. */
  readonly confidence: number;
}

export type SourceBlock = ParagraphBlock | TableBlock;

/** Where in the file a block stands; only `body` and `text-box` carry the act's own text. */
export const BLOCK_REGIONS = ['body', 'text-box', 'header', 'footer', 'footnote', 'comment'] as const;
export type BlockRegion = (typeof BLOCK_REGIONS)[number];

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  /**
   * Text without the automatic number. A `\n` is a line break inside the paragraph (a hard-wrapped line of a text file,
   * `w:br` in DOCX); whether such lines are one sentence is for `parse` to decide.
   */
  readonly text: string;
  /** The automatic number as the word processor shows it («2.3.», «а)», «–»), null where there is none. */
  readonly label: string | null;
  /** 1-based page on which the block begins, null where the format has no pages. */
  readonly page: number | null;
  readonly region: BlockRegion;
  readonly style: ParagraphStyle;
  readonly legibility: Legibility;
}

/** `unreadable`: the text cannot be trusted (no Unicode map, recognition below the threshold). */
export type Legibility = 'good' | 'unreadable';

export interface ParagraphStyle {
  /** 1–9 where the file marks a heading, else null. */
  readonly heading: number | null;
  readonly align: 'left' | 'center' | 'right' | 'justify' | null;
  /** True where the whole paragraph is bold. */
  readonly bold: boolean;
  /** Left indent in points, null where unknown. */
  readonly indent: number | null;
  /** Nesting level of the automatic number, 0-based, null where there is none. */
  readonly listLevel: number | null;
}

export const PLAIN_STYLE: ParagraphStyle = { heading: null, align: null, bold: false, indent: null, listLevel: null };

export const paragraph = (text: string, rest: Partial<Omit<ParagraphBlock, 'kind' | 'text'>> = {}): ParagraphBlock => ({
  kind: 'paragraph',
  text,
  label: null,
  page: null,
  region: 'body',
  style: PLAIN_STYLE,
  legibility: 'good',
  ...rest,
});

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
  /** 1-based page on which the table begins, null where the format has no pages. */
  readonly page: number | null;
  readonly region: BlockRegion;
  readonly legibility: Legibility;
}

export interface TableRow {
  /** Cells as printed, left to right; a merged cell stands once, with its spans. */
  readonly cells: readonly TableCell[];
  /** True where the file marks the row as a repeated header. */
  readonly header: boolean;
  /** Where the row alone cannot be trusted. */
  readonly legibility?: 'unreadable';
  readonly page: number | null;
}

export interface TableCell {
  /** `\n` between the paragraphs of the cell. */
  readonly text: string;
  /** 0-based grid column of the cell's left edge. */
  readonly column: number;
  readonly colSpan: number;
  /** Counts every row it reaches, repeated header rows in between too: their own cells stand over it there. */
  readonly rowSpan: number;
}
