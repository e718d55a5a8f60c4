import sharp, { type Sharp } from 'sharp';
import type { GrayImage, OcrPort, PageImage } from './ocr-port.js';

/** Pictures through sharp: JPEG, PNG, TIFF of many pages; turning and smoothing. */
export const images: Pick<OcrPort, 'openImage' | 'rotate' | 'median' | 'enlarge'> = {
  openImage: async (bytes) => {
    try {
      // The head alone is read here, whatever size it claims.
      const { pages = 1, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
      const pixels = width * height;
      const oversized = pixels > LIMITS.limitInputPixels ? { oversized: { pixels, limit: LIMITS.limitInputPixels } } : {};
      return { pages, ...oversized, page: (number) => decodePage(bytes, number - 1), close: async () => {} };
    } catch {
      return null;
    }
  },
  rotate: (image, degrees) => toGray(open(image).rotate(degrees, { background: '#fff' })),
  median: (image) => toGray(open(image).median(3)),
  enlarge: (image, factor) =>
    toGray(open(image).resize(Math.round(image.width * factor), Math.round(image.height * factor), { kernel: 'cubic' })),
};

/** A part of a picture as a grey WebP, no wider than asked; the area is cut to the picture. */
export const cropToPicture = (
  image: GrayImage,
  area: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  { width, quality = 40 }: { readonly width: number; readonly quality?: number },
): Promise<Buffer> => {
  const [left, top] = [Math.max(0, Math.round(area.left)), Math.max(0, Math.round(area.top))];
  const part = {
    left: Math.min(left, image.width - 1),
    top: Math.min(top, image.height - 1),
    width: Math.max(1, Math.min(image.width, Math.round(area.right)) - left),
    height: Math.max(1, Math.min(image.height, Math.round(area.bottom)) - top),
  };
  return open(image)
    .extract(part)
    .resize({ width: Math.min(width, part.width) })
    .webp({ quality })
    .toBuffer();
};

/** Pixels: an A3 sheet at 600 dpi. Checked before decoding. */
const LIMITS = { limitInputPixels: 10_000 * 14_000 } as const;
const MAX_SIDE = 5000;

const decodePage = async (bytes: Uint8Array, page: number): Promise<PageImage | null> => {
  try {
    const { channels, hasAlpha } = await sharp(bytes, { ...LIMITS, page }).metadata();
    const read = sharp(bytes, { ...LIMITS, page })
      .rotate()
      .flatten({ background: '#fff' })
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
    const grey = await toGray(read.clone());
    if (channels - (hasAlpha ? 1 : 0) < 3) return grey;
    const colour = await read.toColourspace('srgb').removeAlpha().raw().toBuffer();
    return colour.length === grey.data.length * 3 ? { ...grey, colour } : grey;
  } catch {
    return null;
  }
};

const open = ({ width, height, data }: GrayImage): Sharp => sharp(data, { raw: { width, height, channels: 1 } });

const toGray = async (picture: Sharp): Promise<GrayImage> => {
  const { data, info } = await picture.grayscale().extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};
