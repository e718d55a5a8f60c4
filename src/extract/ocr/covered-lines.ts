import type { GrayImage, OcrLine, OcrWord } from '../../adapters/ocr-port.js';
import { type Gap, gapsOf, isLabel, isLoss } from './covered-gaps.js';
import type { Covers, Stretch } from './covers.js';
import { LOST } from './lost.js';
import type { WordSense } from './sound.js';
import { RISE, type Row, rowsOf, type Zone } from './text-rows.js';

export interface Uncovered {
  readonly lines: readonly OcrLine[];
  /** Mean confidence of the words under stamps and strokes, those lost counting as 0; null where there are none. */
  readonly confidence: number | null;
}

export interface CoveredPage {
  readonly covers: Covers;
  readonly sense: WordSense;
  /** Cells of tables: a row of print does not reach over their edges. */
  readonly zones: readonly Zone[];
  /** What was read. */
  readonly image: GrayImage;
}

/**
 * Settles what of the words under stamps and strokes is believed: of several readings of a stretch the one with most sound
 * words; a number only where two readings agree. Where words are gone a mark stands for them.
 * @param read the lines of the page; @param others the covered lines as read from other preparations of the picture
 */
export const settleCovered = (page: CoveredPage, read: readonly OcrLine[], others: readonly (readonly OcrLine[])[]): Uncovered => {
  const lines = read.map((line) => [...line.words]);
  const rows = rowsOf(read, page.zones);
  const again = others.map((each) => rowsOf(each, page.zones));
  const seen: { readonly length: number; readonly confidence: number }[] = [];
  const stretches = rows.map((row) => page.covers.runs({ top: row.baseline - row.size * RISE, bottom: row.baseline + row.size * FALL }));
  rows.forEach((row, index) => {
    const runs = stretches[index] ?? [];
    if (runs.length === 0) return;
    const change = row.words.every(({ word }) => runs.some((run) => isTouched(word, run)))
      ? settleInner(page, rows, stretches, row)
      : settleRow(page, rows, row, runs, again);
    const gone = new Set(change.gone);
    for (const { word, line } of row.words) if (gone.has(word)) lines[line] = (lines[line] ?? []).filter((each) => each !== word);
    const line = row.words[0]?.line;
    if (line !== undefined) for (const word of change.come) insert(lines, row, word, gone);
    seen.push(...change.seen);
  });
  const length = seen.reduce((sum, each) => sum + each.length, 0);
  return {
    lines: read.map((line, index) => ({ ...line, words: lines[index] ?? [] })),
    confidence: length === 0 ? null : seen.reduce((sum, each) => sum + each.length * each.confidence, 0) / length,
  };
};

/** In sizes of letters: how far under the line they stand on the ink of a row reaches. */
const FALL = 0.12;

interface Change {
  readonly gone: readonly OcrWord[];
  readonly come: readonly OcrWord[];
  readonly seen: readonly { readonly length: number; readonly confidence: number }[];
}

const isTouched = (word: OcrWord, run: Stretch): boolean =>
  Math.min(word.right, run.right) - Math.max(word.left, run.left) > Math.max(2, (word.right - word.left) * 0.08);

/** Into the line whose words stand before it, else into that whose words come after. */
const insert = (lines: OcrWord[][], row: Row, word: OcrWord, gone: ReadonlySet<OcrWord>): void => {
  const left = row.words.filter((each) => !gone.has(each.word));
  const home = left.findLast((each) => each.word.left <= word.left)?.line ?? left[0]?.line ?? row.words[0]?.line ?? 0;
  const words = lines[home] ?? [];
  const at = words.findIndex((each) => each.left > word.left);
  lines[home] = at < 0 ? [...words, word] : [...words.slice(0, at), word, ...words.slice(at)];
};

/** A line that lies under a cover altogether is one of print only where the lines beside would have one; else it is the stamp’s own. */
const settleInner = (page: CoveredPage, rows: readonly Row[], stretches: readonly (readonly Stretch[])[], row: Row): Change => {
  const outer = rows.filter(
    (other, index) =>
      other.zone === row.zone && other.words.some(({ word }) => !(stretches[index] ?? []).some((run) => isTouched(word, run))),
  );
  const above = outer.filter((other) => other.baseline < row.baseline - row.size * 0.5).at(-1);
  const pitch = pitchOf(outer, row);
  const steps = above === undefined || pitch === null ? 0 : (row.baseline - above.baseline) / pitch;
  const fits = steps > 0.5 && steps < 8 && Math.abs(steps - Math.round(steps)) < 0.2;
  const words = row.words.map(({ word }) => word);
  const sound = words.filter(({ text, confidence }) => confidence >= SURE && page.sense.of(text) === 'sound');
  if (!fits || sound.length === 0) return { gone: words, come: [], seen: [] };
  const gone = words.filter((word) => !sound.includes(word));
  const [first] = gone;
  const come = first === undefined ? [] : [lostAt(row, { left: first.left, right: first.right })];
  return { gone, come, seen: [...sound.map(weight), ...come.map(weight)] };
};

/** Between lines near a row, null where there are too few. */
const pitchOf = (rows: readonly Row[], { baseline, size }: Row): number | null => {
  const near = rows.filter((row) => Math.abs(row.baseline - baseline) < size * 12).map((row) => row.baseline);
  const steps = near
    .slice(1)
    .map((each, index) => each - (near[index] ?? 0))
    .filter((step) => step > size * 0.7);
  return steps.length < 2 ? null : (steps.sort((a, b) => a - b)[steps.length >> 1] ?? null);
};

const settleRow = (
  page: CoveredPage,
  rows: readonly Row[],
  row: Row,
  runs: readonly Stretch[],
  again: readonly (readonly Row[])[],
): Change => {
  let words = row.words.map(({ word }) => word);
  const gone: OcrWord[] = [];
  const seen: { length: number; confidence: number }[] = [];
  const doubtful: OcrWord[] = [];
  for (const run of runs) {
    // A number at the head of a line is mended by the sequence of all.
    const touched = words.filter((word, at) => isTouched(word, run) && !(at === 0 && isLabel(word)));
    const free = words.filter((word) => !touched.includes(word));
    const readings = [touched, ...again.map((each) => wordsUnder(each, row, run, free))];
    const judged = readings.map((reading, at) => {
      const rest = readings.filter((_, index) => index !== at).flat();
      return reading.map((word) => ({ word, believed: isBelieved(page.sense, word, rest) }));
    });
    const best = judged.reduce((most, each) => (worthOf(each) > worthOf(most) ? each : most), judged[0] ?? []);
    const kept = wholeWords(page.sense, row, best, free);
    gone.push(...touched.filter((word) => !kept.includes(word)));
    doubtful.push(...best.map(({ word }) => word).filter((word) => !kept.includes(word)));
    seen.push(...kept.map(weight));
    words = [...free, ...kept].sort((a, b) => a.left - b.left);
  }
  // Beside no word at all a stamp stands alone.
  const isPrint = row.zone !== null || words.some((word) => /[\p{L}\d]/u.test(word.text) || isLabel(word));
  const gaps = isPrint ? gapsOf(rows, row, words) : [];
  const lost = gaps.flatMap((gap) => (isLoss(page, rows, row, runs, gap, doubtful) ? [lostAt(row, withinCover(row, runs, gap))] : []));
  const own = new Set(row.words.map(({ word }) => word));
  return { gone, come: [...words.filter((word) => !own.has(word)), ...lost], seen: [...seen, ...lost.map(weight)] };
};

/** Of a reading what is believed, but for the pieces of words cut by a cover and for short words with nothing beside them. */
const wholeWords = (sense: WordSense, { size }: Row, reading: readonly Judged[], free: readonly OcrWord[]): readonly OcrWord[] => {
  const dropped = reading.filter(({ believed, word }) => !believed && /[\p{L}\d]/u.test(word.text)).map(({ word }) => word);
  const whole = reading.flatMap(({ word, believed }) =>
    believed && !dropped.some((other) => distance(other, word) < size * WITHIN_WORD) ? [word] : [],
  );
  const company = [...free, ...whole.filter(({ text }) => sense.of(text) === 'sound')];
  return whole.filter(
    (word) => sense.of(word.text) === 'sound' || company.some((other) => other !== word && distance(other, word) < size * CLOSE),
  );
};

/** In sizes of letters. */
const WITHIN_WORD = 0.2;
const CLOSE = 1.2;

const distance = (a: Stretch, b: Stretch): number => Math.max(a.left - b.right, b.left - a.right);

const weight = ({ text, confidence }: OcrWord): { length: number; confidence: number } =>
  text === LOST ? { length: LOST_LETTERS, confidence: 0 } : { length: text.length, confidence };

/** A word of usual length. */
const LOST_LETTERS = 7;

const lostAt = ({ baseline, size }: Row, { left, right }: Stretch): OcrWord => ({
  text: LOST,
  left,
  right,
  top: baseline - size * RISE,
  bottom: baseline,
  baseline,
  confidence: 0,
});

/** At the end of a row no further than the cover goes. */
const withinCover = ({ size }: Row, runs: readonly Stretch[], { before, after, left, right }: Gap): Stretch => {
  const over = runs.filter((run) => run.left < right && run.right > left);
  return {
    left: before === null ? Math.max(left, Math.min(right - size, ...over.map((run) => run.left))) : left,
    right: after === null ? Math.min(right, Math.max(left + size, ...over.map((run) => run.right))) : right,
  };
};

/** Words of another reading in the same row under a cover that stand where no free word does. */
const wordsUnder = (rows: readonly Row[], row: Row, run: Stretch, free: readonly OcrWord[]): readonly OcrWord[] =>
  rows
    .filter((each) => each.zone === row.zone)
    .flatMap((each) => each.words.map(({ word }) => word))
    .filter(
      (word) =>
        Math.abs(word.baseline - row.baseline) < row.size * 0.3 &&
        isTouched(word, run) &&
        !free.some((other) => overlap(other, word) > 0.3),
    );

const overlap = (a: OcrWord, b: OcrWord): number =>
  (Math.min(a.right, b.right) - Math.max(a.left, b.left)) / Math.max(1, Math.min(a.right - a.left, b.right - b.left));

/** Confidence of a sound word, of a short one, and of what two readings agree on. */
const SURE = 0.6;
const SURE_SHORT = 0.85;
const SURE_AGREED = 0.4;

const isBelieved = (sense: WordSense, { text, confidence, ...word }: OcrWord, others: readonly OcrWord[]): boolean => {
  const agreed = others.some((other) => other.text === text && overlap(other, { text, confidence, ...word }) > 0.5);
  // One figure stands for another without looking odd.
  if (/\d/u.test(text)) return agreed && confidence >= SURE_SHORT;
  if (!/\p{L}/u.test(text)) return agreed && confidence >= SURE;
  const kind = sense.of(text);
  if (kind === 'sound') return confidence >= SURE || (agreed && confidence >= SURE_AGREED);
  return agreed ? confidence >= (kind === 'odd' ? SURE_SHORT : SURE) : kind === 'open' && confidence >= SURE_SHORT;
};

interface Judged {
  readonly word: OcrWord;
  readonly believed: boolean;
}

const worthOf = (reading: readonly Judged[]): number =>
  reading.reduce((sum, { word, believed }) => sum + (believed ? word.text.length : -0.5), 0);
