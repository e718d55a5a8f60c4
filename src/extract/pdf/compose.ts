import type { PdfPage } from '../../adapters/pdf-port.js';
import type { Diagnostic, SourceBlock } from '../../model/index.js';
import { diagnostic, paragraph } from '../../model/index.js';
import type { ExtractContext } from '../context.js';
import { createVocabulary } from '../text-hyphens.js';
import { findEdges } from './edges.js';
import { joinTables, type PageElement } from './join-tables.js';
import { joinSegments } from './lines.js';
import { measure, type Metrics } from './metrics.js';
import { layOut, type PageParts, takeApart } from './page-layout.js';

/** `blank`: nothing stands on the page; `unread`: its text cannot be trusted, what there is of it is kept but marked. */
export type PageReadState = 'good' | 'blank' | 'unread';

/** Pages of words and lines to blocks in reading order, tables joined over pages. */
export const composePages = (
  context: Pick<ExtractContext, 'reading'>,
  pages: readonly PdfPage[],
  states: readonly PageReadState[],
): { readonly blocks: readonly SourceBlock[]; readonly diagnostics: readonly Diagnostic[] } => {
  const good = pages.filter((_, i) => states[i] === 'good');
  const vocabulary = createVocabulary(context.reading, good.map((page) => page.text).join('\n'));
  const parts = new Map(good.map((page) => [page.number, takeApart(context.reading, vocabulary, page)]));
  const edges = findEdges(context.reading, [...parts.values()]);
  const metrics = metricsOf([...parts.values()], edges);
  const diagnostics: Diagnostic[] = [];
  const elements = pages.map((page, i): readonly PageElement[] => {
    const own = parts.get(page.number);
    if (own !== undefined) {
      const laid = layOut(vocabulary, metrics(own), edges, own);
      if (laid.hyphens > 0) diagnostics.push(diagnostic('hyphen-joined', { count: laid.hyphens }, { page: page.number }));
      return laid.elements;
    }
    if (states[i] !== 'unread') return [];
    diagnostics.push(diagnostic('page-unreadable', { page: page.number }, { page: page.number, level: 'warning' }));
    // A mark of lost text, so that the page has its place in the act and what is missing there is not «absent».
    return [{ kind: 'block', block: paragraph(LOST, { page: page.number, legibility: 'unreadable' }) }];
  });
  const joined = joinTables(context.reading, vocabulary, elements);
  if (joined.joinedRows > 0) diagnostics.push(diagnostic('table-rows-joined', { rows: joined.joinedRows }));
  return { blocks: joined.blocks, diagnostics };
};

/** The replacement character of Unicode: text that could not be decoded. */
const LOST = '\uFFFD';

/** The type area of pages of each width: landscape annexes have their own. */
const metricsOf = (parts: readonly PageParts[], edges: ReturnType<typeof findEdges>): ((page: PageParts) => Metrics) => {
  const byWidth = new Map<number, Metrics>();
  return (page) => {
    const key = Math.round(page.width / 20);
    const known = byWidth.get(key);
    if (known !== undefined) return known;
    const alike = parts.filter((other) => Math.round(other.width / 20) === key);
    const lines = alike.map((other) =>
      other.rows.filter((row) => !edges.header.has(row) && !edges.footer.has(row)).flatMap((row) => joinSegments(row.segments) ?? []),
    );
    const metrics = measure(
      lines,
      page.width,
      alike.flatMap((other) => other.tables.map((table) => table.xs)),
    );
    byWidth.set(key, metrics);
    return metrics;
  };
};
