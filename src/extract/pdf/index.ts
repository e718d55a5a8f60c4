import type { PdfPage } from '../../adapters/pdf-port.js';
import type { Diagnostic, Reading, SourceBlock, SourceDocument } from '../../model/index.js';
import { diagnostic, failed, paragraph, readingOf } from '../../model/index.js';
import type { ExtractContext } from '../context.js';
import { createVocabulary } from '../text-hyphens.js';
import { createLegibility } from '../text-legibility.js';
import { findEdges } from './edges.js';
import { joinTables, type PageElement } from './join-tables.js';
import { joinSegments } from './lines.js';
import { measure, type Metrics } from './metrics.js';
import { judgePage, type PageState } from './page-legibility.js';
import { layOut, takeApart, type PageParts } from './page-layout.js';

/**
 * Reads a PDF by its text layer; pages without one that can be trusted go to recognition.
 * Fails with `encrypted`, `corrupt`, `too-large` (pages), `empty`, `ocr-unavailable` where no page can be read without
 * recognition, `unreadable-text` where recognition read none either.
 */
export const readPdf = async (context: ExtractContext, bytes: Buffer): Promise<Reading<SourceDocument>> => {
  const opened = await context.pdf.open(bytes, { maxPages: context.limits.maxPages });
  if (!opened.ok) return failed(opened.reason, { detail: opened.detail });
  if (opened.pageCount > context.limits.maxPages) return failed('too-large', { pages: opened.pageCount, limit: context.limits.maxPages });
  const meter = createLegibility(context.reading);
  const states = opened.pages.map((page) => judgePage(meter, page));
  if (states.every((state) => state === 'blank')) {
    // Fonts and not one letter: the contents of the pages are damaged.
    return bytes.includes('/FontFile') ? failed('corrupt', { pages: opened.pageCount }) : failed('empty', { pages: opened.pageCount });
  }
  const unread = opened.pages.filter((_, i) => isUnread(states[i]));
  if (context.ocr === null && !states.includes('good')) return failed('ocr-unavailable', { pages: unread.length });
  const recognized = await recognize(context, bytes, unread);
  if (!states.includes('good') && recognized.pages.size === 0) return failed('unreadable-text', { pages: unread.length });
  const read = readPages(context, opened.pages, states, recognized);
  const method = recognized.pages.size === 0 ? 'text-layer' : states.includes('good') ? 'mixed' : 'ocr';
  return readingOf(
    { format: 'pdf', method, pages: opened.pageCount, ocrConfidence: recognized.confidence, blocks: read.blocks },
    read.diagnostics,
  );
};

const isUnread = (state: PageState | undefined): boolean => state === 'image' || state === 'garbled';

interface Recognized {
  readonly pages: ReadonlyMap<number, readonly SourceBlock[]>;
  /** Mean over the pages recognized, null where there are none. */
  readonly confidence: number | null;
}

const recognize = async (context: ExtractContext, bytes: Buffer, pages: readonly PdfPage[]): Promise<Recognized> => {
  const { ocr } = context;
  if (ocr === null) return { pages: new Map(), confidence: null };
  const results = await Promise.all(
    pages.map(async (page) => ({ page: page.number, result: await ocr.recognizePage(bytes, page.number) })),
  );
  const found = results.flatMap(({ page, result }) => (result === null ? [] : [{ page, result }]));
  const total = found.reduce((sum, { result }) => sum + result.confidence, 0);
  return {
    pages: new Map(found.map(({ page, result }) => [page, result.blocks])),
    confidence: found.length === 0 ? null : total / found.length,
  };
};

const readPages = (
  context: ExtractContext,
  pages: readonly PdfPage[],
  states: readonly PageState[],
  recognized: Recognized,
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
    if (!isUnread(states[i])) return [];
    const blocks = recognized.pages.get(page.number);
    if (blocks !== undefined) return blocks.map((block) => ({ kind: 'block', block }));
    diagnostics.push(diagnostic('page-unreadable', { page: page.number }, { page: page.number, level: 'warning' }));
    return [{ kind: 'block', block: paragraph('', { page: page.number, legibility: 'unreadable' }) }];
  });
  const joined = joinTables(context.reading, vocabulary, elements);
  if (joined.joinedRows > 0) diagnostics.push(diagnostic('table-rows-joined', { rows: joined.joinedRows }));
  return { blocks: joined.blocks, diagnostics };
};

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
