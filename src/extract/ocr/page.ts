import type { GrayImage, OcrLine, OcrPort, PageImage } from '../../adapters/ocr-port.js';
import type { PdfItem, PdfPage, PdfRuling } from '../../adapters/pdf-port.js';
import { findGrids, type RuledGrid } from '../pdf/grid.js';
import type { ScannedPage } from '../../model/index.js';
import type { LegibilityMeter } from '../text-legibility.js';
import type { OcrLexicon } from './context.js';
import { toItems } from './items.js';
import { rereadLatin } from './latin.js';
import { confidenceOf, isLegiblePage } from './legible.js';
import { type Area, countDark, countInk, crop, whiten, withoutShadows, withWhitePaper } from './pixels.js';
import { findLines, type ScannedLine } from './rulings.js';
import { findSkew } from './skew.js';
import { withoutSpecks } from './specks.js';
import { withoutStamps } from './stamps.js';

/** A scanned page as the layer of text would have given it. */
export interface RecognizedPage {
  readonly page: PdfPage;
  /** Mean confidence of its words, 0–1. */
  readonly confidence: number;
  readonly legible: boolean;
  /** Its words where they stand on the picture. */
  readonly scan: ScannedPage;
}

export interface PageReader {
  readonly ocr: OcrPort;
  readonly lexicon: OcrLexicon;
  readonly meter: LegibilityMeter;
}

/** Reads the picture of one page; turns it upright where it lies on its side or stands on its head. */
export const recognizePage = async (reader: PageReader, drawn: PageImage, number: number): Promise<RecognizedPage> => {
  const received = withoutStamps(drawn);
  const first = await readUpright(reader, received, number);
  if (first.legible) return first;
  const turn = await reader.ocr.orientation(received);
  if (turn === null || turn === 0) return first;
  const turned = await readUpright(reader, await reader.ocr.rotate(received, turn), number);
  return turned.confidence > first.confidence ? { ...turned, scan: { ...turned.scan, turned: turn } } : first;
};

const readUpright = async (reader: PageReader, received: GrayImage, number: number): Promise<RecognizedPage> => {
  const { ocr, meter } = reader;
  const skew = findSkew(received);
  const levelled = Math.abs(skew) < MIN_SKEW ? 0 : skew;
  const straight = withoutShadows(levelled === 0 ? received : await ocr.rotate(received, levelled));
  const dpi = dpiOf(received);
  // Hairlines are found before smoothing, which takes them away.
  const found = findLines(straight, dpi);
  const tables = findTables(found, dpi);
  const rules = found.filter((line) => isLong(line, dpi) || tables.some((table) => isEdge(table, line, dpi)));
  const smooth = dpi >= MEDIAN_FROM ? await ocr.median(straight) : straight;
  const clean = whiten(
    withoutSpecks(withWhitePaper(smooth)),
    rules
      .filter((line) => tables.some((table) => touches(table.area, line)))
      .map((line) => widened(line, Math.max(1, Math.round(dpi / 150)))),
  );
  const lines = (await readPicture(reader, clean, tables, dpi)).map((line) => withoutPhantoms(clean, line));
  // Addresses are read badly at first: they are read again before what is badly read is left out.
  const latin = await rereadLatin(ocr, reader.lexicon, clean, dpi, lines);
  const kept = latin.map(withoutNoise).filter((line) => line.words.length > 0);
  const rulings = rules.map((line) => toRuling(line, dpi));
  const items = [...toItems(kept, dpi), ...blanksOf(found, tables, kept, dpi)];
  return {
    page: {
      number,
      width: (straight.width * 72) / dpi,
      height: (straight.height * 72) / dpi,
      items,
      rulings,
      text: kept.map((line) => line.words.map((word) => word.text).join(' ')).join('\n'),
      largeImages: 1,
    },
    confidence: confidenceOf(kept),
    // A sheet with a few specks is blank; one on which much was read and nothing believed is not.
    legible: isBelieved(lines, kept) && (kept.length === 0 || isLegiblePage(meter, kept)),
    scan: { page: number, width: straight.width, height: straight.height, turned: 0, levelled, words: wordsOf(kept) },
  };
};

const wordsOf = (lines: readonly OcrLine[]): ScannedPage['words'] =>
  lines.flatMap((line) =>
    line.words.map(({ text, left, top, right, bottom, confidence }) => ({ text, left, top, right, bottom, confidence })),
  );

/** Most of what was read is believed; a sheet with a few specks is blank. */
const isBelieved = (lines: readonly OcrLine[], kept: readonly OcrLine[]): boolean => {
  const [read, left] = [countWords(lines), countWords(kept)];
  return read < FEW_WORDS || left >= read * 0.5;
};

const countWords = (lines: readonly OcrLine[]): number => lines.reduce((sum, line) => sum + line.words.length, 0);

const FEW_WORDS = 6;
/** Degrees; less makes no letter stand in another row. */
const MIN_SKEW = 0.05;
const MEDIAN_FROM = 180;

/** The resolution by the size of a sheet: what files say of it is often untrue. */
const dpiOf = ({ width, height }: GrayImage): number => {
  const byWidth = Math.min(width, height) / A4.width;
  return Math.max(70, Math.min(600, Math.round(byWidth)));
};

/** Inches. */
const A4 = { width: 8.27 } as const;

interface ScannedTable {
  readonly area: Area;
  /** Edges of columns and rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly Area[];
}

const toRuling = (line: ScannedLine, dpi: number): PdfRuling => {
  const scale = 72 / dpi;
  const [x, y] = [((line.left + line.right) / 2) * scale, ((line.top + line.bottom) / 2) * scale];
  return line.direction === 'horizontal'
    ? { x1: line.left * scale, x2: line.right * scale, y1: y, y2: y }
    : { x1: x, x2: x, y1: line.top * scale, y2: line.bottom * scale };
};

const findTables = (lines: readonly ScannedLine[], dpi: number): readonly ScannedTable[] =>
  findGrids(lines.map((line) => toRuling(line, dpi))).map((grid) => toTable(grid, dpi / 72));

const toTable = ({ xs, ys, cells }: RuledGrid, scale: number): ScannedTable => {
  const area = (left: number, top: number, right: number, bottom: number): Area => ({
    left: (xs[left] ?? 0) * scale,
    top: (ys[top] ?? 0) * scale,
    right: (xs[right] ?? 0) * scale,
    bottom: (ys[bottom] ?? 0) * scale,
  });
  return {
    area: area(0, 0, xs.length - 1, ys.length - 1),
    xs: xs.map((x) => x * scale),
    ys: ys.map((y) => y * scale),
    cells: cells.map((cell) => area(cell.column, cell.row, cell.column + cell.colSpan, cell.row + cell.rowSpan)),
  };
};

/** Rows of bold print may look like lines, but short and thick ones: they are none, and to erase them would cut letters. */
const isLong = ({ left, top, right, bottom, direction }: ScannedLine, dpi: number): boolean => {
  const [length, thickness] = direction === 'horizontal' ? [right - left, bottom - top] : [bottom - top, right - left];
  return length >= dpi * LONG && thickness <= Math.max(2, dpi * THIN) + length * 0.004;
};

/** Inches. */
const LONG = 0.6;
const THIN = 0.03;

const isEdge = ({ area, xs, ys }: ScannedTable, line: ScannedLine, dpi: number): boolean => {
  const level = line.direction === 'horizontal';
  const at = level ? (line.top + line.bottom) / 2 : (line.left + line.right) / 2;
  return touches(area, line) && (level ? ys : xs).some((edge) => Math.abs(edge - at) <= Math.max(2, dpi / 60));
};

const touches = (area: Area, line: Area): boolean =>
  line.right >= area.left - 5 && line.left <= area.right + 5 && line.bottom >= area.top - 5 && line.top <= area.bottom + 5;

const widened = ({ left, top, right, bottom }: Area, by: number): Area => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** The text between and beside the tables, then their cells one by one, in one go. */
const readPicture = async (
  { ocr }: PageReader,
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
  return places.flatMap((area, index) => {
    const own = read[index] ?? [];
    const lines = own.length > 0 ? own : (again[empty.indexOf(index)] ?? []);
    return lines.map((line) => moved(line, Math.round(area.left) - margin, Math.round(area.top) - margin));
  });
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

/** Dashes read where a tab leaves the paper white. */
const withoutPhantoms = (image: GrayImage, line: OcrLine): OcrLine => ({
  ...line,
  words: line.words.filter((word) => /[\p{L}\p{N}]/u.test(word.text) || countDark(image, word) > FEW_PIXELS),
});

const FEW_PIXELS = 3;

/** Specks, strokes of a signature, parts of an emblem: read as signs with hardly any confidence. */
const withoutNoise = (line: OcrLine): OcrLine => {
  // Single quotes are no part of Russian print; specks look like them.
  const read = line.words
    .map((word) => ({ ...word, text: word.text.replace(/^[‘’'`´]+|[‘’'`´]+$/gu, '').replace(/[-–—]{2,}/gu, '–') }))
    .filter((word) => word.text !== '');
  const words = read.filter((word) => word.confidence > 0.25 || /\d|\p{L}{4}/u.test(word.text));
  const sure =
    words.some((word) => word.confidence > 0.6 && /\p{L}{3}|\d/u.test(word.text)) ||
    words.some((word) => word.confidence > 0.85 && /[\p{L}\d]/u.test(word.text));
  return { ...line, words: sure || confidenceOf([{ ...line, words }]) > 0.5 ? words : [] };
};

/** A line to write on that stands in a row of text is a blank left open: «от ______ № ____». */
const blanksOf = (
  lines: readonly ScannedLine[],
  tables: readonly ScannedTable[],
  text: readonly OcrLine[],
  dpi: number,
): readonly PdfItem[] => {
  const scale = 72 / dpi;
  const words = text.flatMap((line) => line.words.map((word) => ({ ...word, size: line.size })));
  return lines.flatMap((line): readonly PdfItem[] => {
    if (line.direction !== 'horizontal' || tables.some((table) => touches(table.area, line))) return [];
    const beside = words.filter((word) => Math.abs(word.baseline - line.top) < word.size * 0.35);
    const over = beside.some((word) => word.left < line.right - word.size * 0.3 && word.right > line.left + word.size * 0.3);
    const [first] = beside;
    if (first === undefined || over) return [];
    const count = Math.max(3, Math.round((line.right - line.left) / (first.size * 0.45)));
    return [
      {
        text: '_'.repeat(Math.min(60, count)),
        x: line.left * scale,
        y: first.baseline * scale,
        width: (line.right - line.left) * scale,
        size: first.size * scale,
        bold: false,
        angle: 0,
        invisible: false,
      },
    ];
  });
};
