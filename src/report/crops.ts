import { DEVIATIONS, type DocumentRecord, type Finding, type Place, type RecordedScan, type RecordedWord } from '../model/index.js';

/** A picture of the words that a deviation rests on: where to cut it out of a page and what to outline in it. */
export interface Crop {
  /** Offsets of the place in the text. */
  readonly start: number;
  readonly end: number;
  readonly scan: RecordedScan;
  /** Pixels of the scan. */
  readonly area: Box;
  /** Lines of the words within the area, in thousandths of its width and height. */
  readonly outlines: readonly Box[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A long quote is cut off: the reader checks the reading, the text itself stands beside it. */
const MOST_LINES = 5;

/** Of one finding: what is quoted in more places is seen well enough in the first of them. */
const MOST_PLACES = 4;

/** One a place, the main one first; empty where the finding is no deviation, has no words, or they were not recognized from a picture. */
export const cropsOf = (record: DocumentRecord, finding: Finding): Crop[] => {
  if (record.scans === undefined || !DEVIATIONS.some((status) => status === finding.status)) return [];
  const places = [...(finding.place === null ? [] : [finding.place]), ...finding.evidence];
  const distinct = [...new Map(places.map((place) => [cropPart(place), place])).values()];
  return distinct.flatMap((place) => cropAt(record.scans ?? [], place) ?? []).slice(0, MOST_PLACES);
};

/** How a crop is found among the previews of a file. */
export const cropPart = ({ start, end }: Pick<Crop, 'start' | 'end'>): string => `${start}-${end}`;

const cropAt = (scans: readonly RecordedScan[], { start, end }: Place): Crop | null => {
  for (const scan of scans) {
    const words = scan.words.filter(([from, to]) => from < end && to > start);
    if (words.length === 0) continue;
    const lines = linesOf(words).slice(0, MOST_LINES);
    const area = areaRound(scan, lines);
    return { start, end, scan, area, outlines: lines.map((line) => within(area, line)) };
  }
  return null;
};

/** Words on one line overlap in height by half and go on to the right. */
const linesOf = (words: readonly RecordedWord[]): Box[] => {
  const lines: Box[] = [];
  for (const [, , left, top, right, bottom] of words) {
    const last = lines.at(-1);
    const middle = (top + bottom) / 2;
    if (last !== undefined && middle > last.top && middle < last.bottom && left >= last.left) {
      lines[lines.length - 1] = {
        left: Math.min(last.left, left),
        top: Math.min(last.top, top),
        right: Math.max(last.right, right),
        bottom: Math.max(last.bottom, bottom),
      };
    } else lines.push({ left, top, right, bottom });
  }
  return lines;
};

/** With a margin of a line's height at the sides and half of it over and under, and wide enough to show what stands beside a short quote. */
const areaRound = (scan: RecordedScan, lines: readonly Box[]): Box => {
  const heights = lines.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const margin = heights[Math.floor(heights.length / 2)] ?? 0;
  const left = Math.min(...lines.map((line) => line.left)) - margin;
  const right = Math.max(...lines.map((line) => line.right)) + margin;
  const lacking = Math.max(0, scan.width * LEAST_WIDTH - (right - left)) / 2;
  return {
    left: Math.max(0, Math.round(left - lacking)),
    top: Math.max(0, Math.round(Math.min(...lines.map((line) => line.top)) - margin / 2)),
    right: Math.min(scan.width, Math.round(right + lacking)),
    bottom: Math.min(scan.height, Math.round(Math.max(...lines.map((line) => line.bottom)) + margin / 2)),
  };
};

/** Share of the page's width. */
const LEAST_WIDTH = 0.35;

const within = (area: Box, line: Box): Box => {
  const across = (x: number): number => thousandths(x - area.left, area.right - area.left);
  const down = (y: number): number => thousandths(y - area.top, area.bottom - area.top);
  return { left: across(line.left), top: down(line.top), right: across(line.right), bottom: down(line.bottom) };
};

const thousandths = (part: number, whole: number): number => Math.max(0, Math.min(1000, Math.round((part / whole) * 1000)));
