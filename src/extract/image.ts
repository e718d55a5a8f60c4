import type { PdfPage } from '../adapters/pdf-port.js';
import type { Reading, SourceDocument } from '../model/index.js';
import { failed, readingOf } from '../model/index.js';
import type { ExtractContext } from './context.js';
import { finishRecognized, recognizeAll, scansOf } from './ocr/index.js';
import { composePages, type PageReadState } from './pdf/compose.js';

/**
 * Reads a scan saved as a picture: JPEG, PNG, TIFF of one page or many.
 * Fails with `ocr-unavailable`, `corrupt`, `too-large` (pages, pixels), `unreadable-text`.
 */
export const readImage = async (context: ExtractContext, bytes: Buffer): Promise<Reading<SourceDocument>> => {
  const { ocr, limits } = context;
  if (ocr === null) return failed('ocr-unavailable', context.ocrMissing === undefined ? {} : { missing: context.ocrMissing });
  const images = await ocr.openImage(bytes);
  if (images === null) return failed('corrupt', { format: 'image' });
  if (images.oversized !== undefined) return failed('too-large', images.oversized);
  const count = images.pages ?? 1;
  if (count > limits.maxPages) return failed('too-large', { pages: count, limit: limits.maxPages });
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const recognized = await recognizeAll(context, ocr, images, numbers);
  // A head without its picture: not one page could be drawn.
  if (recognized.size === 0) return failed('corrupt', { format: 'image' });
  const pages = numbers.map((number) => recognized.get(number)?.page ?? blankPage(number));
  const states = numbers.map((number): PageReadState => {
    const page = recognized.get(number);
    if (page === undefined || !page.legible) return 'unread';
    return page.page.items.length === 0 ? 'blank' : 'good';
  });
  if (!states.includes('good')) return failed('unreadable-text', { pages: count });
  const read = composePages(context, pages, states);
  const finished = finishRecognized(context, read.blocks, [...recognized.values()]);
  return readingOf(
    { format: 'image', method: 'ocr', pages: count, ocrConfidence: finished.confidence, blocks: finished.blocks, ...scansOf(finished) },
    [...read.diagnostics, ...finished.diagnostics],
  );
};

const blankPage = (number: number): PdfPage => ({
  number,
  width: 595,
  height: 842,
  items: [],
  rulings: [],
  text: '',
  largeImages: 1,
});
