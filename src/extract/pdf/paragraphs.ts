import type { ParagraphBlock, ParagraphStyle } from '../../model/index.js';
import { paragraph, PLAIN_STYLE } from '../../model/index.js';
import type { Vocabulary } from '../text-hyphens.js';
import { barredLines, barredSeam } from '../barred-rows.js';
import { beginsItem, endsSentence, isHyphenated } from '../text-seams.js';
import type { Column } from './columns.js';
import type { Fragment } from './lines.js';
import type { Metrics } from './metrics.js';

export interface ComposedParagraph {
  readonly block: ParagraphBlock;
  /** Baseline of its first line. */
  readonly y: number;
  /** Baseline of its last line. */
  readonly end: number;
  readonly hyphens: number;
}

/** Lines of a column to paragraphs by geometry. What is certain is joined with a blank, what is not keeps a `\n`. */
export const composeColumn = (vocabulary: Vocabulary, metrics: Metrics, column: Column, page: number): readonly ComposedParagraph[] => {
  const bounds = column.kind === 'side' ? sideMetrics(metrics, column.lines) : metrics;
  const composed: ComposedParagraph[] = [];
  let run: Fragment[] = [];
  let text = '';
  let hyphens = 0;
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined) {
      composed.push({ block: paragraph(text, { page, style: styleOf(bounds, run) }), y: first.y, end: last.y, hyphens });
    }
    run = [];
    text = '';
    hyphens = 0;
  };
  const barred = barredLines(column.lines.map((line) => line.text));
  for (const [at, line] of column.lines.entries()) {
    const previous = run.at(-1);
    const seam = previous === undefined ? 'break' : (barredSeam(barred, at) ?? seamBetween(bounds, column.kind, run, previous, line));
    if (seam === 'break') {
      flush();
      text = line.text;
    } else if (isHyphenated(text, line.text)) {
      text = vocabulary.joinHyphen(text, line.text).text;
      hyphens += 1;
    } else text += (/^[,.;:)»]/u.test(line.text) ? '' : seam === 'space' ? ' ' : '\n') + line.text;
    run.push(line);
  }
  flush();
  return composed;
};

type Seam = 'break' | 'newline' | 'space';
type Place = 'body' | 'center' | 'right';

const sideMetrics = (metrics: Metrics, lines: readonly Fragment[]): Metrics => ({
  ...metrics,
  left: Math.min(...lines.map((line) => line.x)),
  right: Math.max(...lines.map((line) => line.right)),
  indent: null,
});

const seamBetween = (metrics: Metrics, kind: Column['kind'], run: readonly Fragment[], line: Fragment, next: Fragment): Seam => {
  const size = Math.max(line.size, next.size);
  if (next.y - line.y > size * (metrics.leading + 0.35) || next.y <= line.y) return 'break';
  if (Math.abs(line.size - next.size) > 1.4 || line.bold !== next.bold) return 'break';
  if (line.text.includes('\t') || next.text.includes('\t')) return 'break';
  if (kind === 'side') return beginsItem(next.text) ? 'break' : 'newline';
  const place = placeOf(metrics, line, next);
  if (place !== placeOf(metrics, next, line)) return 'break';
  if (place !== 'body') return beginsItem(next.text) ? 'break' : 'newline';
  return bodySeam(metrics, run, line, next);
};

/** Tolerance of alignment, in points. */
const NEAR = 3;

const bodySeam = (metrics: Metrics, run: readonly Fragment[], line: Fragment, next: Fragment): Seam => {
  const full = isFull(metrics, line, next);
  const first = run[0];
  const closed = endsSentence(line.text, next.text);
  if (beginsItem(next.text)) {
    const inSentence = full && !closed && !line.text.endsWith(',') && next.x <= metrics.left + NEAR;
    // Where first lines are indented, a dash at the margin is one within the sentence: «(далее / – Перечень)».
    if (inSentence && metrics.indent !== null && DASH.test(next.text)) return 'space';
    return inSentence ? 'newline' : 'break';
  }
  if (next.x > line.x + NEAR + 3) {
    // To the right of the line before: a first line, or the hanging rest of an item.
    const hanging =
      first === line &&
      beginsItem(line.text) &&
      full &&
      !(metrics.indent !== null && Math.abs(next.x - metrics.left - metrics.indent) < NEAR);
    if (!hanging) return 'break';
  } else if (
    metrics.indent !== null &&
    next.x > metrics.left + metrics.indent - NEAR &&
    Math.abs(next.x - line.x) < NEAR &&
    first === line
  ) {
    // Two first lines under one another, or a block set in as a whole.
    return full && !closed ? 'space' : 'break';
  }
  if (!full) return closed ? 'break' : 'newline';
  if (!closed || /^\p{Ll}/u.test(next.text)) return closed && /[;:]$/u.test(line.text) && metrics.indent === null ? 'newline' : 'space';
  return metrics.indent === null ? 'newline' : 'space';
};

const DASH = /^[-–—]\s/u;

/** True where the next line's first word would not have fitted on this one. */
const isFull = (metrics: Metrics, line: Fragment, next: Fragment): boolean => {
  const letter = (next.right - next.x) / Math.max(1, next.text.length);
  const word = /\S+/u.exec(next.text)?.[0] ?? '';
  return line.right + (word.length + 1) * letter > metrics.right - NEAR;
};

/** Where a line stands: from the left edge on, about the middle, or in the right half (a stamp, an annex caption). */
const placeOf = (metrics: Metrics, line: Fragment, beside: Fragment): Place => {
  const width = metrics.right - metrics.left;
  const [before, after] = [line.x - metrics.left, metrics.right - line.right];
  if (isCentered(metrics, line)) return 'center';
  // A line of a centered block that fills the measure, or one centered over another axis.
  const sameMiddle = Math.abs(line.x + line.right - beside.x - beside.right) < 8;
  const differ = Math.abs(line.x - beside.x) > NEAR;
  const short = line.right - line.x < width * 0.97 && beside.right - beside.x < width * 0.97;
  if (sameMiddle && differ && (isCentered(metrics, beside) || short)) return 'center';
  return before > width * 0.42 && after < width * 0.58 ? 'right' : 'body';
};

const isCentered = (metrics: Metrics, line: Fragment): boolean => {
  const [before, after] = [line.x - metrics.left, metrics.right - line.right];
  const likeFirstLine = metrics.indent !== null && Math.abs(before - metrics.indent) < NEAR;
  return before > 12 && after > 12 && Math.abs(before - after) < (likeFirstLine ? 2 : 10);
};

const styleOf = (metrics: Metrics, lines: readonly Fragment[]): ParagraphStyle => {
  const indent = Math.max(0, Math.min(...lines.map((line) => line.x)) - metrics.left);
  const size = Math.max(...lines.map((line) => line.size));
  return {
    ...PLAIN_STYLE,
    align: alignOf(metrics, lines),
    bold: lines.every((line) => line.bold),
    indent: size > 0 ? Math.round(indent) : null,
  };
};

const alignOf = (metrics: Metrics, lines: readonly Fragment[]): ParagraphStyle['align'] => {
  const places = lines.map((line, i) => placeOf(metrics, line, lines[i - 1] ?? lines[i + 1] ?? line));
  if (places.every((place) => place === 'center')) return 'center';
  if (places.every((place) => place === 'right')) return 'right';
  const inner = lines.slice(0, -1);
  const justified = inner.length > 1 && inner.every((line) => Math.abs(line.right - metrics.right) < NEAR);
  return justified ? 'justify' : 'left';
};
