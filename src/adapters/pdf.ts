import type { PDFDocumentProxy, PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { PasswordException, PDFParse } from 'pdf-parse';
import type { PdfItem, PdfOpened, PdfPage, PdfPort } from './pdf-port.js';
import { readPainting, type Painting } from './pdf-painting.js';

/** PDF through pdf-parse: its text, and by its own document the places of words and the ruling lines. */
export const pdfPort: PdfPort = {
  open: async (bytes, { maxPages }) => {
    // A copy: pdf.js detaches the array it is given.
    const parser = new PDFParse({ data: new Uint8Array(bytes), isEvalSupported: false, disableFontFace: true });
    try {
      const document = await documentOf(parser);
      const pageCount = document.numPages;
      const texts = await parser.getText({ cellSeparator: '', pageJoiner: '', first: Math.min(pageCount, maxPages) });
      const pages: PdfPage[] = [];
      for (let number = 1; number <= Math.min(pageCount, maxPages); number += 1) {
        pages.push(await readPage(document, number, texts.pages[number - 1]?.text ?? ''));
        // Finalizers of the canvas run between turns only; without a turn their memory piles up.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { ok: true, pages, pageCount };
    } catch (error) {
      return refusal(error);
    } finally {
      await parser.destroy().catch(() => undefined);
    }
  },
};

const refusal = (error: unknown): PdfOpened => {
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, reason: error instanceof PasswordException ? 'encrypted' : 'corrupt', detail };
};

/** pdf-parse keeps its document to itself in its types only; the version is pinned. */
const documentOf = (parser: PDFParse): Promise<PDFDocumentProxy> => (parser as unknown as { load(): Promise<PDFDocumentProxy> }).load();

const readPage = async (document: PDFDocumentProxy, number: number, text: string): Promise<PdfPage> => {
  try {
    const page = await document.getPage(number);
    const painting = await readPainting(page);
    const read = { ...pageSize(page), number, text, ...painting.page, items: await readItems(page, painting) };
    page.cleanup();
    return read;
  } catch {
    // One damaged page does not take the others with it.
    return { number, width: 595, height: 842, text: '', items: [], rulings: [], largeImages: 0, damaged: true };
  }
};

const pageSize = (page: PDFPageProxy): { readonly width: number; readonly height: number } => {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
};

const readItems = async (page: PDFPageProxy, painting: Painting): Promise<readonly PdfItem[]> => {
  const content = await page.getTextContent({ disableNormalization: true });
  const viewport = page.getViewport({ scale: 1 });
  const items: PdfItem[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue;
    items.push(placeItem(item, viewport.transform, isBold(page, item.fontName), painting.invisible));
  }
  return items;
};

const placeItem = (item: TextItem, view: readonly number[], bold: boolean, invisible: boolean): PdfItem => {
  const [a, b, c, d, e, f] = multiply(view, item.transform);
  const angle = (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
  return { text: item.str, x: e, y: f, width: item.width, size: Math.hypot(c, d), bold, angle, invisible };
};

export type Matrix = readonly [number, number, number, number, number, number];

/** Product of two transformations as ISO 32000-1, 8.3.4 writes them. */
const multiply = (m: readonly number[], n: readonly number[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
};

const isBold = (page: PDFPageProxy, font: string): boolean => {
  if (!page.commonObjs.has(font)) return false;
  const loaded: unknown = page.commonObjs.get(font);
  const name = typeof loaded === 'object' && loaded !== null && 'name' in loaded ? String(loaded.name) : '';
  return (
    /bold|black|heavy|demi/iu.test(name) || (typeof loaded === 'object' && loaded !== null && 'bold' in loaded && loaded.bold === true)
  );
};
