import type { GrayImage, OcrLine, OcrPort } from '../../adapters/ocr-port.js';
import { confidenceOf } from './legible.js';
import { type Area, countInk, crop, whiten } from './pixels.js';

/** A ruled table found on a picture, in pixels. */
export interface ScannedTable {
  readonly area: Area;
  /** Edges of columns and rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly Area[];
}

/** The text between and beside the tables, then their cells one by one, in one go. */
export const readPicture = async (
  ocr: OcrPort,
  image: GrayImage,
  tables: readonly ScannedTable[],
  dpi: number,
): Promise<readonly OcrLine[]> => {
  const margin = Math.round(dpi / 12);
  const outside = whiten(
    image,
    tables.map((table) => table.area),
  );
  const bands = bandsOf(tables, image).filter((area) => countInk(outside, area) > inkOf(dpi));
  const cells = tables.flatMap((table) => table.cells).filter((cell) => countInk(image, cell) > inkOf(dpi));
  const places = [...bands, ...cells];
  const pictures = [...bands.map((area) => crop(outside, area, margin)), ...cells.map((area) => crop(image, area, margin))];
  const read = await ocr.read(pictures, { language: 'rus', segmentation: 6, dpi });
  // A figure alone in a cell is overlooked as a block; as a line it is read.
  const empty = places.flatMap((_, index) => ((read[index] ?? []).length === 0 ? [index] : []));
  const again = await ocr.read(
    empty.map((index) => pictures[index]).filter((picture) => picture !== undefined),
    { language: 'rus', segmentation: 7, dpi },
  );
  const upright = places.map((_, index) => ((read[index] ?? []).length > 0 ? (read[index] ?? []) : (again[empty.indexOf(index)] ?? [])));
  const turned = await readTurned(
    ocr,
    places.map((area, index) => ({ area, picture: pictures[index], lines: upright[index] ?? [] })),
    margin,
    dpi,
  );
  return places.flatMap(
    (area, index) =>
      turned.get(index) ?? (upright[index] ?? []).map((line) => moved(line, Math.round(area.left) - margin, Math.round(area.top) - margin)),
  );
};

/** Cells higher than wide in which next to nothing was read: their text may run up or down. By index, in pixels of the page. */
const readTurned = async (
  ocr: OcrPort,
  places: readonly { readonly area: Area; readonly picture: GrayImage | undefined; readonly lines: readonly OcrLine[] }[],
  margin: number,
  dpi: number,
): Promise<ReadonlyMap<number, readonly OcrLine[]>> => {
  const found = new Map<number, readonly OcrLine[]>();
  const suspects = places.flatMap((place, index) =>
    place.picture !== undefined && mayBeTurned(place, dpi) ? [{ ...place, picture: place.picture, index }] : [],
  );
  if (suspects.length === 0) return found;
  const pictures = await Promise.all(suspects.flatMap(({ picture }) => [ocr.rotate(picture, 90), ocr.rotate(picture, 270)]));
  const read = await ocr.read(pictures, { language: 'rus', segmentation: 6, dpi });
  suspects.forEach(({ area, index, lines }, at) => {
    const best = [read[at * 2] ?? [], read[at * 2 + 1] ?? []].sort((a, b) => worthOf(b) - worthOf(a))[0] ?? [];
    if (worthOf(best) > worthOf(lines) * 1.3 && confidenceOf(best) > MIN_TURNED)
      found.set(
        index,
        best.map((line) => laidUpright(line, area, margin)),
      );
  });
  return found;
};

const MIN_TURNED = 0.6;

const mayBeTurned = ({ area, lines }: { readonly area: Area; readonly lines: readonly OcrLine[] }, dpi: number): boolean => {
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  return (
    height > width * 1.2 &&
    height > dpi * 0.4 &&
    confidenceOf(lines) < SURE &&
    !lines.some((line) => line.words.some(({ text, confidence }) => confidence > SURE && /\p{Ll}{4}/u.test(text)))
  );
};

const SURE = 0.75;

/** Letters read, by how surely. */
const worthOf = (lines: readonly OcrLine[]): number =>
  lines.reduce(
    (sum, line) =>
      sum + line.words.reduce((own, { text, confidence }) => own + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) * confidence, 0),
    0,
  );

/** Lines of a cell turned upright, squeezed into the cell as it stands: their order and which of them are full stay true. */
const laidUpright = (line: OcrLine, area: Area, margin: number): OcrLine => {
  const scale = (area.right - area.left) / Math.max(1, area.bottom - area.top);
  const x = (value: number): number => Math.round(area.left + (value - margin) * scale);
  const y = (value: number): number => Math.round(area.top + (value - margin) / scale);
  return {
    size: line.size,
    words: line.words.map((word) => ({
      ...word,
      left: x(word.left),
      right: x(word.right),
      top: y(word.top),
      bottom: y(word.bottom),
      baseline: y(word.baseline),
    })),
  };
};

/** Of a full stop at this resolution and more. */
const inkOf = (dpi: number): number => (dpi / 60) ** 2;

/** Strips of the page above, between and below the tables; tables side by side share one. */
const bandsOf = (tables: readonly ScannedTable[], image: GrayImage): readonly Area[] => {
  const bands: Area[] = [];
  let top = 0;
  for (const { area } of [...tables].sort((a, b) => a.area.top - b.area.top)) {
    if (area.top > top) bands.push({ left: 0, top, right: image.width, bottom: Math.round(area.top) });
    const wide = area.right - area.left > image.width * 0.6;
    // Beside a narrow frame there may be text: it stays in the next strip.
    if (wide) top = Math.max(top, Math.round(area.bottom));
    else if (area.top > top) top = Math.round(area.top);
  }
  return [...bands, { left: 0, top, right: image.width, bottom: image.height }];
};

const moved = (line: OcrLine, x: number, y: number): OcrLine => ({
  ...line,
  words: line.words.map((word) => ({
    ...word,
    left: word.left + x,
    right: word.right + x,
    top: word.top + y,
    bottom: word.bottom + y,
    baseline: word.baseline + y,
  })),
});
