import type { PdfItem, PdfPage } from '../../adapters/pdf-port.js';
import { paragraph, type ParagraphBlock } from '../../model/index.js';
import type { ReadingLexicon } from '../context.js';
import type { Vocabulary } from '../text-hyphens.js';
import { toColumns } from './columns.js';
import type { Edges, PageRows } from './edges.js';
import type { PageElement } from './join-tables.js';
import { joinSegments, toFragments, toRows, type Fragment, type Row } from './lines.js';
import type { Metrics } from './metrics.js';
import { takeTables, type PageTable } from './page-tables.js';
import { composeColumn } from './paragraphs.js';
import { takeStamps } from './stamps.js';
import { noteNumber, referenceMark, withoutReferences } from './footnotes.js';
import { isUpright, turnPage } from './upright.js';

/** A page taken apart: tables, signature stamps, text aslant, and the rows of its flow. */
export interface PageParts extends PageRows {
  readonly width: number;
  readonly tables: readonly PageTable[];
  readonly stamps: readonly (readonly Fragment[])[];
  /** Watermarks and notes along the margin. */
  readonly aslant: readonly string[];
  /** Heights of short lines at the left margin: a footnote may begin under one. */
  readonly noteLines: readonly number[];
}

export const takeApart = (lexicon: ReadingLexicon, vocabulary: Vocabulary, received: PdfPage): PageParts => {
  const page = turnPage(received);
  const { tables, boxes, rest } = takeTables(vocabulary, page);
  const upright = toRows(toFragments(rest.filter(isUpright)));
  const { rows, stamps } = takeStamps(lexicon, upright, boxes);
  const noteLines = page.rulings
    .filter((line) => line.y1 === line.y2 && isNoteLine(page, line.x2 - line.x1, line.y1))
    .map((line) => line.y1);
  return { number: page.number, width: page.width, height: page.height, tables, stamps, rows, aslant: aslantTexts(rest), noteLines };
};

const isNoteLine = (page: PdfPage, length: number, y: number): boolean => length > 40 && length < page.width * 0.4 && y > page.height * 0.3;

const aslantTexts = (items: readonly PdfItem[]): readonly string[] => {
  const aslant = items.filter((item) => !isUpright(item));
  const angles = [...new Set(aslant.map((item) => item.angle))];
  return angles.map((angle) =>
    aslant
      .filter((item) => item.angle === angle)
      .map((item) => item.text)
      .join(' '),
  );
};

/** Blocks and tables of a page in reading order; headers first, footnotes, stamps and footers last. */
export const layOut = (
  vocabulary: Vocabulary,
  metrics: Metrics,
  edges: Edges,
  page: PageParts,
): { readonly elements: readonly PageElement[]; readonly hyphens: number } => {
  const notes = footnoteRows(metrics, edges, page);
  const body = page.rows.filter((row) => !edges.header.has(row) && !edges.footer.has(row) && !notes.includes(row));
  const flow = withoutReferences(body, notes);
  const elements: PageElement[] = edgeBlocks(page, edges.header, 'header');
  let hyphens = 0;
  const compose = (rows: readonly Row[], region: ParagraphBlock['region']): void => {
    for (const column of toColumns(rows)) {
      for (const composed of composeColumn(vocabulary, metrics, column, page.number)) {
        hyphens += composed.hyphens;
        elements.push({ kind: 'block', block: { ...composed.block, region } });
      }
    }
  };
  let from = 0;
  for (const table of page.tables) {
    const to = flow.findIndex((row) => row.y > table.top + 2);
    const until = to < 0 ? flow.length : Math.max(from, to);
    compose(flow.slice(from, until), 'body');
    elements.push({ kind: 'table', table });
    from = until;
  }
  compose(flow.slice(from), 'body');
  compose(notes, 'footnote');
  for (const stamp of page.stamps) elements.push(block(stamp.map((line) => line.text).join('\n'), page.number, 'footer'));
  for (const text of page.aslant) elements.push(block(text, page.number, 'text-box'));
  return { elements: [...elements, ...edgeBlocks(page, edges.footer, 'footer')], hyphens };
};

const block = (text: string, page: number, region: ParagraphBlock['region']): PageElement => ({
  kind: 'block',
  block: paragraph(text, { page, region }),
});

const edgeBlocks = (page: PageParts, rows: ReadonlySet<Row>, region: 'header' | 'footer'): PageElement[] =>
  page.rows.flatMap((row) => {
    const line = rows.has(row) ? joinSegments(row.segments) : null;
    return line === null ? [] : [block(line.text, page.number, region)];
  });

/** Rows under a short line at the foot of the page, in smaller letters or with a number that a raised figure over the line leads to. */
const footnoteRows = (metrics: Metrics, edges: Edges, page: PageParts): readonly Row[] => {
  const bottom = page.tables.at(-1)?.bottom ?? 0;
  for (const y of page.noteLines.filter((line) => line > bottom).sort((a, b) => a - b)) {
    const under = page.rows.filter((row) => row.y > y && !edges.footer.has(row));
    const over = page.rows.filter((row) => row.y <= y);
    const small = under.every((row) => row.segments.every((segment) => segment.size < metrics.bodySize - 0.8));
    if (under.length > 0 && (small || isReferredTo(over, under))) return under;
  }
  return [];
};

/** The first row under the line begins with the number of a reference above it. */
const isReferredTo = (over: readonly Row[], [first]: readonly Row[]): boolean => {
  const number = noteNumber(first);
  return number !== null && over.some((row) => row.segments.some(({ text }) => referenceMark(number).test(text)));
};
