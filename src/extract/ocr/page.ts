import type { GrayImage, OcrLine, OcrPort, OcrWord, PageImage } from '../../adapters/ocr-port.js';
import type { PdfItem, PdfPage, PdfRuling } from '../../adapters/pdf-port.js';
import { findGrids, type RuledGrid } from '../pdf/grid.js';
import type { ScannedPage } from '../../model/index.js';
import type { LegibilityMeter } from '../text-legibility.js';
import type { OcrLexicon } from './context.js';
import { readPicture, type ScannedTable } from './picture.js';
import type { Circle } from './circles.js';
import { withDashes } from './dashes.js';
import { toItems } from './items.js';
import { rereadLatin } from './latin.js';
import { confidenceOf, isLegiblePage } from './legible.js';
import { type Area, countDark, whiten, withoutShadows, withWhitePaper } from './pixels.js';
import { findLines, type ScannedLine } from './rulings.js';
import { withoutSeals } from './seals.js';
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
  /** Mean confidence of the words under round stamps, 0–1; null where there are none. */
  readonly underSeals: number | null;
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
  const dpi = dpiOf(received);
  const { image: straight, seals } = withoutSeals(withoutShadows(levelled === 0 ? received : await ocr.rotate(received, levelled)), dpi);
  // Hairlines are found before smoothing, which takes them away.
  const found = findLines(straight, dpi);
  const tables = findTables(found, dpi);
  const rules = found.filter((line) => isLong(line, dpi) || isApart(straight, line) || tables.some((table) => isEdge(table, line, dpi)));
  const smooth = dpi >= MEDIAN_FROM ? await ocr.median(straight) : straight;
  const edges = rules
    .filter((line) => tables.some((table) => touches(table.area, line)))
    .map((line) => widened(line, Math.max(1, Math.round(dpi / 150))));
  const clean = whiten(withoutSpecks(withWhitePaper(smooth)), edges);
  const lines = (await readPicture(reader.ocr, clean, tables, dpi)).map((line) => withoutPhantoms(clean, line));
  // Addresses are read badly at first: they are read again before what is badly read is left out.
  const latin = await rereadLatin(ocr, reader.lexicon, clean, dpi, lines);
  const believed = latin
    .map((line) => withDoubts(withoutNoise(line, isInCell(tables, line)), seals))
    .filter((line) => line.words.length > 0);
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
    legible: isBelieved(lines, kept) && (kept.length === 0 ? inkShare(withWhitePaper(smooth)) < INK_OF_TEXT : isLegiblePage(meter, kept)),
    reread: changesOf(lines, latin),
    underSeals: doubtOf(kept, seals),
    scan: { page: number, width: straight.width, height: straight.height, turned: 0, levelled, words: wordsOf(kept) },
  };
};

const isUnder = (seals: readonly Circle[], word: OcrWord): boolean => {
  const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
  return seals.some((seal) => Math.hypot(x - seal.x, y - seal.y) < seal.radius);
};

/** What a stamp left of a word may have been read as another one, however surely; pieces of its own letters are no words. */
const withDoubts = (line: OcrLine, seals: readonly Circle[]): OcrLine => {
  if (seals.length === 0) return line;
  const isPiece = ({ text, confidence }: OcrWord): boolean => confidence < SURE_PIECE && !/\p{L}{4}/u.test(text);
  return {
    ...line,
    words: line.words.flatMap((word) => {
      if (!isUnder(seals, word)) return [word];
      return isPiece(word) ? [] : [{ ...word, confidence: word.confidence * DOUBT }];
    }),
  };
};

const SURE_PIECE = 0.6;
const DOUBT = 0.6;

const doubtOf = (lines: readonly OcrLine[], seals: readonly Circle[]): number | null => {
  const words = lines.flatMap((line) => line.words.filter((word) => isUnder(seals, word)));
  return words.length === 0 ? null : confidenceOf([{ words, size: 0 }]);
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

/** A short line with paper along both sides: a piece of an underline, cut by the tails of letters. */
const isApart = (image: GrayImage, line: ScannedLine): boolean => {
  const { left, top, right, bottom, direction } = line;
  if (direction === 'vertical') return false;
  const rows = [top - 2, bottom + 1].map((y) => countDark(image, { left, right, top: y, bottom: y + 1 }));
  return rows.every((dark) => dark < (right - left) * 0.25);
};

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

/** Dashes read where a tab leaves the paper white. */
const withoutPhantoms = (image: GrayImage, line: OcrLine): OcrLine => ({
  ...line,
  words: line.words.filter((word) => /[\p{L}\p{N}]/u.test(word.text) || countDark(image, word, FAINT) > FEW_PIXELS),
});

const FEW_PIXELS = 3;
/** A dash of a coarse scan is no darker. */
const FAINT = 215;

const isInCell = (tables: readonly ScannedTable[], { words }: OcrLine): boolean =>
  words.every((word) =>
    tables.some(({ area }) => {
      const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
      return x > area.left && x < area.right && y > area.top && y < area.bottom;
    }),
  );

const SHORT = /^(?:\p{L}{1,3}|\p{L}\/\p{L}|\d{1,3}|[-–—])[.,]?$/u;

/** A signature, a fold, the edge of a stamp. */
const STROKES = /^[/\\|<>()[\]{}~^=.,:;]+$/u;

/** Specks, strokes of a signature, parts of an emblem: read as signs with hardly any confidence. */
const withoutNoise = (line: OcrLine, inCell: boolean): OcrLine => {
  // Single quotes are no part of Russian print; specks look like them.
  const read = line.words
    .map((word) => ({ ...word, text: word.text.replace(/^[‘’'`´]+|[‘’'`´]+$/gu, '').replace(/[-–—]{2,}/gu, '–') }))
    .filter((word) => word.text !== '');
  // A cell is clean of what lies between its lines: a letter or a dash alone in it is what it says.
  if (inCell && read.every((word) => word.confidence > 0.2 && SHORT.test(word.text))) return { ...line, words: read };
  const words = read.filter((word) => word.confidence > 0.25 || /\d|\p{L}{4}/u.test(word.text));
  if (words.every(({ text }) => STROKES.test(text))) return { ...line, words: [] };
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
