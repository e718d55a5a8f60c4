import { cropToPicture } from './images.js';
import type { OcrPort, PageImages } from './ocr-port.js';

/** How the picture of a page was turned before it was read, and its size after. */
export interface TurnedPage {
  /** 1-based. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly turned: 0 | 90 | 180 | 270;
  readonly levelled: number;
}

/** A rectangle in pixels of the turned page. */
export interface CropArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PageCrops {
  /** A grey WebP of a part of a page; null where the page cannot be drawn, or is not the one that was read. */
  crop(page: TurnedPage, area: CropArea, options: { readonly width: number; readonly quality?: number }): Promise<Buffer | null>;
  close(): Promise<void>;
}

/** Opens a scanned file (PDF or picture) for cutting parts out of its pages; null where it cannot be opened. */
export const openCrops = async (ocr: OcrPort, bytes: Uint8Array, format: 'pdf' | 'image'): Promise<PageCrops | null> => {
  const images = format === 'pdf' ? await ocr.openPdf(bytes) : await ocr.openImage(bytes);
  if (images === null) return null;
  // Crops of one page come one after another: it is drawn once.
  let last: { readonly key: string; readonly image: ReturnType<typeof drawTurned> } | null = null;
  return {
    crop: async (page, area, options) => {
      const key = `${page.page} ${page.turned} ${page.levelled}`;
      if (last?.key !== key) last = { key, image: drawTurned(ocr, images, page) };
      const image = await last.image;
      return image === null || image.width !== page.width || image.height !== page.height ? null : cropToPicture(image, area, options);
    },
    close: () => images.close(),
  };
};

const drawTurned = async (ocr: OcrPort, images: PageImages, page: TurnedPage) => {
  const drawn = await images.page(page.page);
  if (drawn === null) return null;
  const upright = page.turned === 0 ? drawn : await ocr.rotate(drawn, page.turned);
  return page.levelled === 0 ? upright : ocr.rotate(upright, page.levelled);
};
