import type { PdfPage } from '../../adapters/pdf-port.js';
import { type Diagnostic, diagnostic, failed, readingOf, type Reading, type SourceDocument } from '../../model/index.js';
import type { ExtractContext } from '../context.js';
import { finishRecognized, recognizePages, scansOf } from '../ocr/index.js';
import { createLegibility } from '../text-legibility.js';
import { composePages, type PageReadState } from './compose.js';
import { judgePage } from './page-legibility.js';

/**
 * Reads a PDF by its text layer, hidden text left out; pages without one that can be trusted go to recognition.
 * Fails with `encrypted`, `corrupt`, `too-large` (pages), `empty`, `ocr-unavailable` where any page needs recognition and
 * there is none, `unreadable-text` where recognition read none either.
 */
export const readPdf = async (context: ExtractContext, bytes: Buffer): Promise<Reading<SourceDocument>> => {
  const opened = await context.pdf.open(bytes, { maxPages: context.limits.maxPages });
  if (!opened.ok) return failed(opened.reason, { detail: opened.detail });
  if (opened.pageCount > context.limits.maxPages) return failed('too-large', { pages: opened.pageCount, limit: context.limits.maxPages });
  const meter = createLegibility(context.reading);
  const states = opened.pages.map((page) => judgePage(meter, page));
  if (states.every((state) => state === 'blank')) {
    // Fonts and not one letter: the contents of the pages are damaged.
    const lost = bytes.includes('/FontFile') && !opened.pages.some((page) => page.hiddenChars !== undefined);
    return lost ? failed('corrupt', { pages: opened.pageCount }) : failed('empty', { pages: opened.pageCount });
  }
  const unread = opened.pages.filter((_, i) => states[i] === 'image' || states[i] === 'garbled').map((page) => page.number);
  // Without its scanned pages the order would be judged by a part of it.
  const wanted = unread.filter((number) => opened.pages.find((page) => page.number === number)?.damaged !== true);
  if (context.ocr === null && (wanted.length > 0 || !states.includes('good')))
    return failed('ocr-unavailable', { pages: unread.length, ...lacking(context) });
  const recognized = await recognizePages(context, bytes, unread);
  const legible = new Set([...recognized.values()].filter((each) => each.legible).map((each) => each.page.number));
  const readStates = opened.pages.map((page, i): PageReadState => {
    const state = states[i] ?? 'blank';
    return state === 'good' || state === 'blank' ? state : legible.has(page.number) ? 'good' : 'unread';
  });
  if (!readStates.includes('good')) return failed('unreadable-text', { pages: unread.length });
  const pages = opened.pages.map((page) => (legible.has(page.number) ? (recognized.get(page.number)?.page ?? page) : page));
  const read = composePages(context, pages, readStates);
  const finished = finishRecognized(context, read.blocks, [...recognized.values()]);
  const method = legible.size === 0 ? 'text-layer' : states.includes('good') ? 'mixed' : 'ocr';
  return readingOf(
    { format: 'pdf', method, pages: opened.pageCount, ocrConfidence: finished.confidence, blocks: finished.blocks, ...scansOf(finished) },
    [...read.diagnostics, ...opened.pages.flatMap(hiddenText), ...finished.diagnostics],
  );
};

const hiddenText = ({ number, hiddenChars }: PdfPage): readonly Diagnostic[] =>
  hiddenChars === undefined ? [] : [diagnostic('hidden-text-dropped', { chars: hiddenChars }, { page: number, level: 'warning' })];

const lacking = (context: ExtractContext): { readonly missing?: string } =>
  context.ocrMissing === undefined ? {} : { missing: context.ocrMissing };
