import type { GrayImage, OcrWord } from '../../adapters/ocr-port.js';
import type { Stretch } from './covers.js';
import { countDark } from './pixels.js';
import { RISE, type Row } from './text-rows.js';

/** Between two words of a row, or before the first or after the last. */
export interface Gap extends Stretch {
  readonly before: OcrWord | null;
  readonly after: OcrWord | null;
  /** How far the rows near by reach. */
  readonly edges: Stretch;
}

/** Between the words of a row, and before and after them as far as the rows near by reach. */
export const gapsOf = (rows: readonly Row[], row: Row, words: readonly OcrWord[]): readonly Gap[] => {
  const near = rows.filter((each) => each.zone === row.zone && Math.abs(each.baseline - row.baseline) < row.size * NEAR);
  const edges = near.flatMap((each) => each.words.map(({ word }) => word));
  const [left, right] = [Math.min(...edges.map((word) => word.left)), Math.max(...edges.map((word) => word.right))];
  const gaps: Gap[] = [];
  for (let at = 0; at <= words.length; at += 1) {
    const [before, after] = [words[at - 1] ?? null, words[at] ?? null];
    gaps.push({ before, after, edges: { left, right }, left: before?.right ?? left, right: after?.left ?? right });
  }
  return gaps;
};

/** In sizes of letters. */
const NEAR = 7;
/** Words that close to a cover run under it. */
const BESIDE = 2.5;
/** Wider than blanks of justified print. */
const WIDE = 1.5;
const WIDE_WITH_WORD = 0.5;
/** Share of ink in a row of print; between two words there is hardly any. */
const INK = 0.05;
/** The next line is no further. */
const NEXT_LINE = 2.3;

export const isLoss = (
  page: { readonly image: GrayImage },
  rows: readonly Row[],
  row: Row,
  runs: readonly Stretch[],
  gap: Gap,
  doubtful: readonly OcrWord[],
): boolean => {
  const { before, after } = gap;
  const run = runs.find((each) => Math.min(each.right, gap.right) - Math.max(each.left, gap.left) > row.size * 0.1);
  if (run === undefined) return false;
  const words = doubtful.filter(
    ({ left, right, text }) => (left + right) / 2 > gap.left && (left + right) / 2 < gap.right && /[\p{L}\d]/u.test(text),
  );
  if (gap.right - gap.left < row.size * (words.length > 0 ? WIDE_WITH_WORD : WIDE)) return false;
  const [left, right] = [Math.min(run.left, ...words.map((word) => word.left)), Math.max(run.right, ...words.map((word) => word.right))];
  const from = before !== null && before.right > left - row.size * BESIDE;
  const to = after !== null && after.left < right + row.size * BESIDE;
  const inked = inkShare(page.image, row, { left: Math.max(gap.left, run.left), right: Math.min(gap.right, run.right) }) > INK;
  const readable = words.some(({ text, confidence }) => confidence >= 0.3 && /\p{L}{3}|\d/u.test(text));
  const covered = inked || readable;
  if (before !== null && after !== null)
    return (from && to && (inked || words.length > 0)) || ((from || to) && (readable || (inked && isEmbedded(rows, row, gap))));
  if (before !== null && isLabel(before)) return covered;
  if (!readable && isCentred(gap, row)) return false;
  if (before === null) return to && covered;
  return from && covered && !/[.;:!?]$/u.test(before.text);
};

/** A number or a dash with nothing after it: what it numbers is gone. */
export const isLabel = ({ text }: OcrWord): boolean => /^(?:[-–—•]|\d{1,2}(?:\.\d{1,2})*[.)]?|\p{L}\))$/u.test(text);

/** The next line above or below goes on where the gap is. */
const isEmbedded = (rows: readonly Row[], row: Row, gap: Gap): boolean =>
  rows.some((other) => {
    const apart = Math.abs(other.baseline - row.baseline);
    if (other.zone !== row.zone || apart < row.size * 0.5 || apart > row.size * NEXT_LINE) return false;
    const covered = other.words.reduce(
      (sum, { word }) => sum + Math.max(0, Math.min(word.right, gap.right) - Math.max(word.left, gap.left)),
      0,
    );
    return covered > (gap.right - gap.left) * 0.6;
  });

/** As much paper on the left as on the right of a row: a heading. */
const isCentred = ({ edges }: Gap, { words, size }: Row): boolean => {
  const [first, last] = [words[0]?.word, words.at(-1)?.word];
  if (first === undefined || last === undefined) return false;
  const [left, right] = [first.left - edges.left, edges.right - last.right];
  return left > size * 2 && right > size * 2 && Math.abs(left - right) < size * 2.5;
};

const inkShare = (image: GrayImage, { baseline, size }: Row, { left, right }: Stretch): number => {
  const area = { left, right, top: baseline - size * RISE, bottom: baseline };
  return countDark(image, area) / Math.max(1, (right - left) * size * RISE);
};
