import type { GrayImage } from '../../adapters/ocr-port.js';

/** A rectangle in pixels, `right` and `bottom` outside of it. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A copy of a part, with white round it. */
export const crop = (image: GrayImage, area: Area, margin: number): GrayImage => {
  const inside = clip(image, area);
  const width = Math.max(1, inside.right - inside.left) + margin * 2;
  const height = Math.max(1, inside.bottom - inside.top) + margin * 2;
  const data = new Uint8Array(width * height).fill(WHITE);
  for (let y = inside.top; y < inside.bottom; y += 1) {
    const from = y * image.width;
    data.set(image.data.subarray(from + inside.left, from + inside.right), (y - inside.top + margin) * width + margin);
  }
  return { width, height, data };
};

/** A copy with the areas made white. */
export const whiten = (image: GrayImage, areas: readonly Area[]): GrayImage => {
  const data = new Uint8Array(image.data);
  for (const area of areas) {
    const { left, top, right, bottom } = clip(image, area);
    for (let y = top; y < bottom; y += 1) data.fill(WHITE, y * image.width + left, y * image.width + right);
  }
  return { ...image, data };
};

/** Amount of ink in an area: dark pixels with dark ones beside and below, so that specks do not count. */
export const countInk = (image: GrayImage, area: Area): number => {
  const { left, top, right, bottom } = clip(image, area);
  const { data, width } = image;
  const dark = (at: number): boolean => (data[at] ?? WHITE) < DARK;
  let ink = 0;
  for (let y = top; y < bottom - 1; y += 1) {
    for (let at = y * width + left; at < y * width + right - 1; at += 1) {
      if (dark(at) && dark(at + 1) && dark(at + width) && dark(at + width + 1)) ink += 1;
    }
  }
  return ink;
};

/** Paper made white and what is written on it as dark as before: the grain of the paper is not read as letters. */
export const withWhitePaper = (image: GrayImage): GrayImage => {
  const { data } = image;
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 1) {
    const value = data[at] ?? WHITE;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let paper = 255;
  for (let value = 100; value < 256; value += 1) if ((counts[value] ?? 0) > (counts[paper] ?? 0)) paper = value;
  const white = paper * PAPER_SHARE;
  const levels = Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, Math.round((value * 255) / white)));
  const whitened = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) whitened[at] = levels[data[at] ?? WHITE] ?? WHITE;
  return { ...image, data: whitened };
};

const PAPER_SHARE = 0.86;

/** Number of pixels in an area that are darker than ink must be. */
export const countDark = (image: GrayImage, area: Area, darker = DARK): number => {
  const { left, top, right, bottom } = clip(image, area);
  let dark = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * image.width + left; at < y * image.width + right; at += 1) if ((image.data[at] ?? WHITE) < darker) dark += 1;
  }
  return dark;
};

/** The shadow of the scanner's lid: dark strips along the edges are made white. */
export const withoutShadows = (image: GrayImage): GrayImage => {
  const { width, height } = image;
  const deep = { x: Math.round(width * EDGE), y: Math.round(height * EDGE) };
  const dark = (area: Area): boolean => countDark(image, area) > (area.right - area.left) * (area.bottom - area.top) * 0.5;
  const reach = (limit: number, at: (depth: number) => Area): number => {
    let depth = 0;
    // A few light rows may stand between the edge and the shadow.
    for (let step = 0; step < limit; step += 1) if (dark(at(step))) depth = step + 1;
    return depth;
  };
  const left = reach(deep.x, (x) => ({ left: x, top: 0, right: x + 1, bottom: height }));
  const right = reach(deep.x, (x) => ({ left: width - x - 1, top: 0, right: width - x, bottom: height }));
  const top = reach(deep.y, (y) => ({ left: 0, top: y, right: width, bottom: y + 1 }));
  const bottom = reach(deep.y, (y) => ({ left: 0, top: height - y - 1, right: width, bottom: height - y }));
  if (left + right + top + bottom === 0) return image;
  return whiten(image, [
    { left: 0, top: 0, right: left, bottom: height },
    { left: width - right, top: 0, right: width, bottom: height },
    { left: 0, top: 0, right: width, bottom: top },
    { left: 0, top: height - bottom, right: width, bottom: height },
  ]);
};

const WHITE = 255;
/** Below it a pixel is ink. */
export const DARK = 160;
const EDGE = 0.04;

const clip = ({ width, height }: GrayImage, area: Area): Area => ({
  left: Math.max(0, Math.min(width, Math.round(area.left))),
  top: Math.max(0, Math.min(height, Math.round(area.top))),
  right: Math.max(0, Math.min(width, Math.round(area.right))),
  bottom: Math.max(0, Math.min(height, Math.round(area.bottom))),
});
