/**
 * Positions. One convention everywhere: half-open `[start, end)` in UTF-16 code units
 * of the document's normalized text. Lines, columns and pages are worked out at the edge.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** A place in a document: where it stands, on which page (1-based, null where the format has none), and its exact words. */
export interface Place extends Span {
  readonly page: number | null;
  readonly quote: string;
}
