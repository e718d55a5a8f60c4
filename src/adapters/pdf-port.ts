/** Reading of PDF files, whatever does it. Coordinates are in points from the top left corner of the page as seen. */
export interface PdfPort {
  open(bytes: Uint8Array, options: { readonly maxPages: number }): Promise<PdfOpened>;
}

export type PdfOpened =
  | { readonly ok: true; readonly pages: readonly PdfPage[]; readonly pageCount: number }
  | { readonly ok: false; readonly reason: 'encrypted' | 'corrupt'; readonly detail: string };

export interface PdfPage {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Pieces of text in the order of the file. */
  readonly items: readonly PdfItem[];
  /** Ruling lines: strokes and thin fills, horizontal or vertical only. */
  readonly rulings: readonly PdfRuling[];
  /** Text of the page as the text reader gives it, for comparing. */
  readonly text: string;
  /** Number of images painted that cover a good part of the page; they are counted where there is hardly any text. */
  readonly largeImages: number;
  /** Letters left out because nobody sees them; absent where there are none. */
  readonly hiddenChars?: number;
  /** True where the page could not be opened: the others are read without it. */
  readonly damaged?: boolean;
}

export interface PdfItem {
  readonly text: string;
  readonly x: number;
  /** Distance of the baseline from the top of the page. */
  readonly y: number;
  readonly width: number;
  /** Size of the font in points. */
  readonly size: number;
  readonly bold: boolean;
  /** Degrees clockwise, 0 for upright text. */
  readonly angle: number;
  /** True for text painted invisibly (a recognition layer under a scan). */
  readonly invisible: boolean;
}

export interface PdfRuling {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
