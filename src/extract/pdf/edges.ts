import type { ReadingLexicon } from '../context.js';
import type { Row } from './lines.js';
import { joinSegments } from './lines.js';

/** Rows of one page outside its tables. */
export interface PageRows {
  readonly number: number;
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Which rows of each page (by page number) are its running header, footer or page number. */
export interface Edges {
  readonly header: ReadonlySet<Row>;
  readonly footer: ReadonlySet<Row>;
  /** Those of them that are page numbers. */
  readonly numbers: ReadonlySet<Row>;
}

/**
 * Page numbers keep step with the pages; running headers repeat, figures apart, at one height.
 * Only rows near the edge of the page, and not more than three, are looked at.
 */
export const findEdges = (lexicon: ReadingLexicon, pages: readonly PageRows[]): Edges => {
  const header = new Set<Row>();
  const footer = new Set<Row>();
  const numbers = new Set<Row>();
  for (const edge of ['header', 'footer'] as const) {
    const found = pages.flatMap((page) => atEdge(page, edge).map((row) => toCandidate(lexicon, page, row)));
    const marked = edge === 'header' ? header : footer;
    for (const candidate of found) {
      if (keepsStep(found, candidate, pages.length)) {
        marked.add(candidate.row);
        numbers.add(candidate.row);
      } else if (repeats(found, candidate)) marked.add(candidate.row);
    }
  }
  return { header, footer, numbers };
};

interface Candidate {
  readonly row: Row;
  readonly page: PageRows;
  /** Figures as `#`, so that dates and page numbers do not hinder. */
  readonly key: string;
  /** The number if the row is nothing but a page number, less the number of the page. */
  readonly step: number | null;
}

const toCandidate = (lexicon: ReadingLexicon, page: PageRows, row: Row): Candidate => {
  const text = joinSegments(row.segments)?.text.trim() ?? '';
  const number = pageNumberOf(lexicon, text);
  return {
    row,
    page,
    key: text.toLowerCase().replace(/\d+/gu, '#').replace(/\s+/gu, ' '),
    step: number === null ? null : number - page.number,
  };
};

/** Share of the page's height in which headers and footers stand. */
const MARGIN = 0.11;
const MAX_ROWS = 3;

const atEdge = (page: PageRows, edge: 'header' | 'footer'): readonly Row[] => {
  const depth = page.height * MARGIN;
  const near = page.rows.filter((row) => (edge === 'header' ? row.y < depth : row.y > page.height - depth));
  return edge === 'header' ? near.slice(0, MAX_ROWS) : near.slice(-MAX_ROWS);
};

/** «5», «- 5 -», «Страница 5 из 12», «5/12». */
const pageNumberOf = (lexicon: ReadingLexicon, text: string): number | null => {
  const bare = text
    .toLowerCase()
    .replace(/[-–—[\]()|]/gu, ' ')
    .trim();
  const words = lexicon.pageWords.toSorted((a, b) => b.length - a.length);
  const word = words.find((each) => bare.startsWith(each)) ?? '';
  const match = /^\s*(\d{1,4})(?:\s*(?:\/|\p{L}{2})\s*\d{1,4})?\s*$/u.exec(bare.slice(word.length));
  return match === null ? null : Number(match[1]);
};

const keepsStep = (found: readonly Candidate[], candidate: Candidate, pages: number): boolean => {
  if (candidate.step === null) return false;
  // The first page is often not numbered: in a short file one number must do, if it is the page's own.
  return (pages <= 3 && candidate.step === 0) || found.some((other) => other.page !== candidate.page && other.step === candidate.step);
};

const repeats = (found: readonly Candidate[], { key, row }: Candidate): boolean => {
  if (key.length < 3) return false;
  const pages = new Set(found.filter((other) => other.key === key && Math.abs(other.row.y - row.y) < 4).map((other) => other.page));
  return pages.size >= 3 || (pages.size === 2 && new Set(found.map((other) => other.page)).size <= 3);
};
