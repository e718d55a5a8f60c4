import type { GrayImage, OcrLine, OcrPort, PageImage } from '../../adapters/ocr-port.js';
import type { PdfPage } from '../../adapters/pdf-port.js';
import type { ScannedPage } from '../../model/index.js';
import type { LegibilityMeter } from '../text-legibility.js';
import { blanksOf } from './blanks.js';
import type { OcrLexicon } from './context.js';
import type { Circle } from './circles.js';
import { settleCovered } from './covered-lines.js';
import { findCovers, type Covers } from './covers.js';
import { withDashes } from './dashes.js';
import { withoutLines } from './erase.js';
import { framesOverPrint } from './frames.js';
import { toItems } from './items.js';
import { rereadLatin } from './latin.js';
import { confidenceOf, isLegiblePage } from './legible.js';
import { isInCell, withoutNoise, withoutPhantoms } from './noise.js';
import { findTables, isApart, isEdge, isLong, touches, toRuling, widened } from './page-rulings.js';
import { readPicture } from './picture.js';
import { countDark, whiten, withoutShadows, withWhitePaper } from './pixels.js';
import { findLines, type ScannedLine } from './rulings.js';
import { withoutSeals } from './seals.js';
import { findSkew } from './skew.js';
import { createWordSense } from './sound.js';
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
  /** Mean confidence of the words under stamps and strokes by hand, 0–1; null where there are none. */
  readonly underCovers: number | null;
  /** Addresses and Latin names that were read again: what the first reading made of them. */
  readonly reread: readonly { readonly from: string; readonly to: string }[];
}

export interface PageReader {
  readonly ocr: OcrPort;
  readonly lexicon: OcrLexicon;
  readonly meter: LegibilityMeter;
}

/** Reads the picture of one page; turns it upright where it lies on its side or stands on its head. */
export const recognizePage = async (reader: PageReader, drawn: PageImage, number: number): Promise<RecognizedPage> => {
  const plain = withoutStamps(drawn);
  const factor = Math.round(FINE / dpiOf(plain));
  if (dpiOf(plain) >= COARSE || factor < 2) return readTurned(reader, plain, { number, smooth: 'by-size' });
  const large = await reader.ocr.enlarge(plain, factor);
  const read = await readTurned(reader, large, { number, smooth: 'smooth' });
  return { ...read, scan: shrunk(read.scan, large.width / plain.width) };
};

/** Dots an inch: letters of coarser pages are too small to be read; drawn larger they are read as well as those of a fine scan. */
const COARSE = 120;
const FINE = 300;

/** In pixels of the picture as it came. */
const shrunk = (scan: ScannedPage, factor: number): ScannedPage => ({
  ...scan,
  width: Math.round(scan.width / factor),
  height: Math.round(scan.height / factor),
  words: scan.words.map((word) => ({
    ...word,
    left: word.left / factor,
    top: word.top / factor,
    right: word.right / factor,
    bottom: word.bottom / factor,
  })),
});

/** Enlarged pages are as smooth as they get, and their full stops are no larger than dust. */
interface Sheet {
  readonly number: number;
  readonly smooth: 'by-size' | 'smooth';
}

const readTurned = async (reader: PageReader, received: GrayImage, sheet: Sheet): Promise<RecognizedPage> => {
  const first = await readUpright(reader, received, sheet);
  if (first.legible) return first;
  const turn = await reader.ocr.orientation(received);
  if (turn === null || turn === 0) return first;
  const turned = await readUpright(reader, await reader.ocr.rotate(received, turn), sheet);
  return turned.confidence > first.confidence ? { ...turned, scan: { ...turned.scan, turned: turn } } : first;
};

const readUpright = async (reader: PageReader, received: GrayImage, { number, smooth: how }: Sheet): Promise<RecognizedPage> => {
  const { ocr, meter } = reader;
  const skew = findSkew(received);
  const levelled = Math.abs(skew) < MIN_SKEW ? 0 : skew;
  const dpi = dpiOf(received);
  const level = withoutShadows(levelled === 0 ? received : await ocr.rotate(received, levelled));
  const { image: unsealed, seals } = withoutSeals(level, dpi);
  // Hairlines are found before smoothing, which takes them away.
  const all = findLines(level, dpi);
  const lined = all.filter((line) => !seals.some((seal) => isInside(seal, line)));
  const grids = findTables(lined, dpi);
  const frames = framesOverPrint(level, grids, dpi);
  const tables = grids.filter((table) => !frames.includes(table));
  const found = lined.filter((line) => !frames.some((frame) => isEdge(frame, line, dpi)));
  const straight = withoutLines(
    unsealed,
    all.filter((line) => !found.includes(line)),
  );
  const rules = found.filter((line) => isLong(line, dpi) || isApart(straight, line) || tables.some((table) => isEdge(table, line, dpi)));
  const edges = rules
    .filter((line) => tables.some((table) => touches(table.area, line)))
    .map((line) => widened(line, Math.max(1, Math.round(dpi / 150))));
  const prepare = async (image: GrayImage, median: 'median' | 'as-is'): Promise<GrayImage> => {
    const white = withWhitePaper(median === 'median' ? await ocr.median(image) : image);
    return whiten(how === 'by-size' ? withoutSpecks(white) : white, edges);
  };
  const usual = dpi >= MEDIAN_FROM && how === 'by-size' ? 'median' : 'as-is';
  const clean = await prepare(straight, usual);
  const first = (await readPicture(reader.ocr, clean, tables, dpi)).map((line) => withoutPhantoms(clean, line));
  const covers = findCovers(
    whiten(
      straight,
      rules.map((line) => widened(line, 2)),
    ),
    dpi,
    seals,
    frames.map(({ area }) => area),
  );
  const { lines, confidence: underCovers } =
    covers === null
      ? { lines: first, confidence: null }
      : settleCovered(
          { covers, sense: createWordSense(reader.lexicon), zones: tables.flatMap(({ cells }) => cells), image: clean },
          first,
          await readAgain(
            [await prepare(level, usual), await prepare(straight, usual === 'median' ? 'as-is' : 'median')],
            covers,
            (image) => readPicture(reader.ocr, image, tables, dpi),
          ),
        );
  // Addresses are read badly at first: they are read again before what is badly read is left out.
  const latin = await rereadLatin(ocr, reader.lexicon, clean, dpi, lines);
  const believed = latin.map((line) => withoutNoise(line, isInCell(tables, line))).filter((line) => line.words.length > 0);
  const kept = tables.length === 0 ? believed : withDashes(whiten(withWhitePaper(straight), edges), tables, believed, dpi);
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
    // A sheet with a few specks is blank; one with ink on it of which nothing was read or believed is not.
    legible: isBelieved(lines, kept) && (kept.length === 0 ? inkShare(clean) < INK_OF_TEXT : isLegiblePage(meter, kept)),
    reread: changesOf(lines, latin),
    underCovers,
    scan: { page: number, width: straight.width, height: straight.height, turned: 0, levelled, words: wordsOf(kept) },
  };
};

/** The bars and the sides of a stamp’s rings are no lines of the page. */
const isInside = ({ x, y, radius }: Circle, { left, top, right, bottom }: ScannedLine): boolean =>
  Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) < radius + 2 && Math.max(right - left, bottom - top) < radius * 1.3;

/** Other preparations of the picture, read where something is covered. */
const readAgain = (
  images: readonly GrayImage[],
  { bands }: Covers,
  read: (image: GrayImage) => Promise<readonly OcrLine[]>,
): Promise<readonly (readonly OcrLine[])[]> => Promise.all(images.map((image) => read(onlyRows(image, bands))));

const onlyRows = (image: GrayImage, bands: Covers['bands']): GrayImage => {
  const data = new Uint8Array(image.data);
  for (let y = 0; y < image.height; y += 1)
    if (!bands.some(({ top, bottom }) => y >= top && y < bottom)) data.fill(255, y * image.width, (y + 1) * image.width);
  return { ...image, data };
};

const changesOf = (before: readonly OcrLine[], after: readonly OcrLine[]): RecognizedPage['reread'] =>
  before.flatMap((line, index) => {
    const [from, to] = [line, after[index] ?? line].map(({ words }) => words.map(({ text }) => text));
    if (from === undefined || to === undefined || from.join(' ') === to.join(' ')) return [];
    const same = from.length === to.length;
    return same
      ? from.flatMap((text, at) => (text === to[at] ? [] : [{ from: text, to: to[at] ?? '' }]))
      : [{ from: from.join(' '), to: to.join(' ') }];
  });

const wordsOf = (lines: readonly OcrLine[]): ScannedPage['words'] =>
  lines.flatMap((line) =>
    line.words.map(({ text, left, top, right, bottom, confidence }) => ({ text, left, top, right, bottom, confidence })),
  );

/** Most of what was read is believed; a sheet with a few specks is blank. */
const isBelieved = (lines: readonly OcrLine[], kept: readonly OcrLine[]): boolean => {
  const [read, left] = [countWords(lines), countWords(kept)];
  return read < FEW_WORDS || left >= read * 0.5;
};

/** Share of dark points, the edges of the sheet apart. */
const inkShare = (image: GrayImage): number => {
  const [x, y] = [Math.round(image.width * MARGIN), Math.round(image.height * MARGIN)];
  const area = { left: x, top: y, right: image.width - x, bottom: image.height - y };
  return countDark(image, area, BLURRED) / Math.max(1, (area.right - area.left) * (area.bottom - area.top));
};

const MARGIN = 0.06;
/** Darker than this is ink, however blurred. */
const BLURRED = 215;
/** A line of print is about a thousandth of a sheet; dust and shadows that the cleaning left are far less. */
const INK_OF_TEXT = 0.0015;

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
