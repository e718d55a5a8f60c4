import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { PasswordException, PDFParse } from 'pdf-parse';
import { type KeptPiece, withoutHidden } from './pdf-hidden.js';
import { type PaintedFont, type Painting, readPainting } from './pdf-painting.js';
import type { PdfItem, PdfOpened, PdfPage, PdfPort } from './pdf-port.js';
import type { TextPiece } from './pdf-text-pieces.js';
import { type Matrix, product } from './pdf-text-state.js';
import { normalizeUnicode, openWorker } from './pdfjs.js';

/** PDF through pdf-parse: it opens the file and makes the text of a page of its pieces; those are read with the ruling lines. */
export const pdfPort: PdfPort = {
  open: async (bytes, { maxPages }) => {
    const plain = openFile(bytes, WITHOUT_PICTURES);
    let pictured: OpenFile | null = null;
    try {
      const { numPages: pageCount } = await plain.load();
      const pages: PdfPage[] = [];
      for (let number = 1; number <= Math.min(pageCount, maxPages); number += 1) {
        const page = (await readPage(plain, number)) ?? (await readPage((pictured ??= openFile(bytes, {})), number));
        if (page !== null) pages.push(page);
        // Finalizers of the canvas run between turns only; without a turn their memory piles up.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { ok: true, pages, pageCount };
    } catch (error) {
      return refusal(error);
    } finally {
      await plain.close();
      await pictured?.close();
    }
  },
};

/** To decode pictures takes longer than all else, and where there is text they say nothing: those of more pixels are passed over. */
const WITHOUT_PICTURES = { maxImageSize: 0 } as const;
/** Letters seen on a page that is more than a picture with a stray number or a caption. */
const ENOUGH_SEEN = 40;

interface OpenFile {
  /** Whether its pictures are passed over. */
  readonly plain: boolean;
  readonly load: () => Promise<PDFDocumentProxy>;
  /** Pieces of a page, however they were read, to its text line by line. */
  readonly textOf: (page: PDFPageProxy, pieces: readonly TextPiece[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

const openFile = (bytes: Uint8Array, pictures: { readonly maxImageSize?: number }): OpenFile => {
  const worker = openWorker();
  // A copy: what is read is taken apart and changed.
  const data = new Uint8Array(bytes);
  const parser = new PDFParse({ data, isEvalSupported: false, disableFontFace: false, useSystemFonts: false, worker, ...pictures });
  // pdf-parse keeps this to itself in its types only; the version is pinned.
  const inside = parser as unknown as Inside;
  return {
    plain: pictures.maxImageSize !== undefined,
    load: () => inside.load(),
    textOf: async (page, pieces) => {
      // Of an item its direction and the style of its font are not asked for.
      const content = { items: pieces, styles: {}, lang: null } as unknown as Content;
      const read = { getViewport: page.getViewport.bind(page), getTextContent: () => Promise.resolve(content) };
      return normalizeUnicode(await inside.getPageText(read, { cellSeparator: '', pageJoiner: '' }, 1));
    },
    close: async () => {
      await parser.destroy().catch(() => undefined);
      worker.destroy();
    },
  };
};

interface Inside {
  load(): Promise<PDFDocumentProxy>;
  getPageText(page: Pick<PDFPageProxy, 'getViewport' | 'getTextContent'>, options: object, total: number): Promise<string>;
}

const refusal = (error: unknown): PdfOpened => {
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, reason: error instanceof PasswordException ? 'encrypted' : 'corrupt', detail };
};

const DAMAGED = { width: 595, height: 842, text: '', items: [], rulings: [], largeImages: 0, damaged: true } as const;

/** Null where its pictures have to be seen to tell what is on it. */
const readPage = async (file: OpenFile, number: number): Promise<PdfPage | null> => {
  const page = await (await file.load()).getPage(number);
  const fontOf = fontsOf(page);
  const viewport = page.getViewport({ scale: 1 });
  const view = toMatrix(viewport.transform);
  const painting = await readPainting(page, fontOf).catch(() => null);
  // Where a page seems empty its contents may be damaged: then the whole file is, and reading the text says so.
  if (painting === null || painting.pieces?.length === 0) await page.getTextContent();
  // One page damaged otherwise does not take the others with it.
  if (painting === null) return { number, ...DAMAGED };
  if (file.plain && !isText(painting)) return null;
  const { pieces } = painting;
  const { kept, hiddenChars } = pieces === null ? await readByPdfjs(page, painting) : withoutHidden(pieces, painting, view);
  const text = await file.textOf(
    page,
    kept.map(({ piece }) => piece),
  );
  page.cleanup();
  const items = kept.filter(({ piece }) => piece.str !== '').map((each) => placeItem(each, view, fontOf(each.piece.fontName ?? '').bold));
  const hidden = hiddenChars > 0 ? { hiddenChars } : {};
  return { number, width: viewport.width, height: viewport.height, text, ...painting.page, items, ...hidden };
};

const isText = ({ pieces }: Painting): boolean => {
  if (pieces === null || pieces.some(({ str, look }) => look === 'unseen' && str.trim() !== '')) return false;
  let seen = 0;
  return pieces.some(({ str }) => (seen += str.trim().length) > ENOUGH_SEEN);
};

type Content = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

const readByPdfjs = async (page: PDFPageProxy, { invisible }: Painting): Promise<ReturnType<typeof withoutHidden>> => {
  const { items }: Content = await page.getTextContent({ disableNormalization: true });
  const kept = items.flatMap((item): readonly KeptPiece[] =>
    'str' in item ? [{ piece: { ...item, transform: toMatrix(item.transform), look: 'seen' }, invisible }] : [],
  );
  return { kept, hiddenChars: 0 };
};

const placeItem = ({ piece, invisible }: KeptPiece, view: Matrix, bold: boolean): PdfItem => {
  const [a, b, c, d, x, y] = product(view, piece.transform);
  const angle = (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
  return { text: piece.str, x, y, width: piece.width, size: Math.hypot(c, d), bold, angle, invisible };
};

const toMatrix = (values: readonly number[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values;
  return [a, b, c, d, e, f];
};

/** Fonts by the names that operators use. */
const fontsOf = (page: PDFPageProxy): ((name: string) => PaintedFont) => {
  const known = new Map<string, PaintedFont>();
  return (name) => {
    const font = known.get(name) ?? fontOf(page.commonObjs.has(name) ? page.commonObjs.get(name) : null);
    known.set(name, font);
    return font;
  };
};

const fontOf = (loaded: unknown): PaintedFont => {
  // Of a font that could not be loaded no letters are shown. What is known of the others is read by getters, which have no type.
  const font = (typeof loaded === 'object' && loaded !== null ? loaded : {}) as LoadedFont;
  return {
    bold: /bold|black|heavy|demi/iu.test(font.name ?? '') || font.bold === true,
    unit: font.fontMatrix?.[0] ?? USUAL_UNIT,
    plain: font.vertical !== true && font.isType3Font !== true,
  };
};

interface LoadedFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
}

/** Widths are counted in thousandths of an em. */
const USUAL_UNIT = 0.001;
