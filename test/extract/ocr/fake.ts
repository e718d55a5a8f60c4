import type { GrayImage, OcrLine, OcrPort } from '../../../src/adapters/ocr-port.js';

/** A page of A4 at 100 dpi with a blot of ink: a blank one is not read at all. */
export const inkedPage = (): GrayImage => {
  const data = new Uint8Array(827 * 1169).fill(255);
  for (let y = 300; y < 315; y += 1) data.fill(0, y * 827 + 200, y * 827 + 215);
  return { width: 827, height: 1169, data };
};

/** Recognition that draws inked pages and reads on each what it is told; `null` is a page that cannot be drawn. */
export const fakeOcr = (
  texts: readonly (string | null)[],
  options: { readonly confidence?: number } = {},
): OcrPort & { readonly asked: number[] } => {
  const asked: number[] = [];
  let drawn: string[] = [];
  const open = async (pages: number | null) => ({
    pages,
    page: async (number: number) => {
      asked.push(number);
      const text = texts[number - 1] ?? null;
      if (text === null) return null;
      drawn = [...drawn, text];
      return inkedPage();
    },
    close: async () => {},
  });
  return {
    asked,
    openPdf: () => open(null),
    openImage: () => open(texts.length),
    rotate: async (image) => image,
    median: async (image) => image,
    enlarge: async (image) => image,
    orientation: async () => null,
    read: async (images, { language }) =>
      images.map(() => (language === 'eng' ? [] : linesOf(drawn.shift() ?? '', options.confidence ?? 0.9))),
  };
};

/** Lines of a text on a page of 100 dpi: 20 pixels a line, 8 a letter. */
const linesOf = (text: string, confidence: number): readonly OcrLine[] =>
  text.split('\n').map((line, row) => {
    const baseline = 120 + row * 22;
    return {
      size: 16,
      words: [...line.matchAll(/\S+/gu)].map((match) => ({
        text: match[0],
        left: 118 + match.index * 8,
        right: 118 + (match.index + match[0].length) * 8 - 1,
        top: baseline - 12,
        bottom: baseline,
        baseline,
        confidence,
      })),
    };
  });
