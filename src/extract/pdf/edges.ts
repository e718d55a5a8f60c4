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
    const found = pages.flatMap((page) => candidatesOf(lexicon, page, edge));
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
  /** Text of an annex caption or approval stamp, and of what stands under it: every annex has one at the head of its page. */
  readonly caption: string | null;
}

const candidatesOf = (lexicon: ReadingLexicon, page: PageRows, edge: 'header' | 'footer'): readonly Candidate[] => {
  const rows = atEdge(page, edge);
  const texts = rows.map((row) => joinSegments(row.segments)?.text.trim().toLowerCase() ?? '');
  const head = edge === 'header' ? texts.findIndex((text) => lexicon.annexWords.some((word) => text.startsWith(word))) : -1;
  return rows.map((row, i) => ({ ...toCandidate(lexicon, page, row), caption: head >= 0 && i >= head ? (texts[i] ?? '') : null }));
};

const toCandidate = (lexicon: ReadingLexicon, page: PageRows, row: Row): Omit<Candidate, 'caption'> => {
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

const repeats = (found: readonly Candidate[], candidate: Candidate): boolean => {
  const { key, row, caption } = candidate;
  if (key.length < 3) return false;
  if (caption !== null) return runsOn(found, candidate);
  const pages = new Set(found.filter((other) => other.key === key && Math.abs(other.row.y - row.y) < 4).map((other) => other.page));
  return pages.size >= 3 || (pages.size === 2 && new Set(found.map((other) => other.page)).size <= 3);
};

/** A caption that three pages on end carry in the same words is a running header after all. */
const runsOn = (found: readonly Candidate[], { caption, page }: Candidate): boolean => {
  const pages = new Set(found.filter((other) => other.caption === caption).map((other) => other.page.number));
  return [-2, -1, 0].some((from) => [0, 1, 2].every((step) => pages.has(page.number + from + step)));
};
