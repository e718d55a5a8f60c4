import type { Diagnostic, Outcome, ParagraphBlock, ParagraphStyle } from '../model/index.js';
import { diagnostic, outcome, paragraph, PLAIN_STYLE } from '../model/index.js';
import type { ReadingLexicon } from './context.js';
import { barredLines, barredSeam } from './barred-rows.js';
import { findStampBands } from './text-columns.js';
import type { Vocabulary } from './text-hyphens.js';
import { isFull, type Layout } from './text-layout.js';
import { TAKEN, type TextLine } from './text-lines.js';
import { beginsItem, endsSentence, isHyphenated } from './text-seams.js';

export interface ParagraphContext {
  readonly lexicon: ReadingLexicon;
  readonly vocabulary: Vocabulary;
  readonly layout: Layout;
  /** Whether blocks get a page. */
  readonly paged: boolean;
}

/** Lines to paragraphs. What is certain is joined with a blank, what is not keeps a `\n` for the parser to decide. */
export const composeParagraphs = (context: ParagraphContext, lines: readonly TextLine[]): Outcome<readonly ParagraphBlock[]> => {
  const blocks: ParagraphBlock[] = [];
  const diagnostics: Diagnostic[] = [];
  const barred = barredLines(lines.map(({ text }) => (text === TAKEN ? '' : text)));
  const bands = new Map(findStampBands(context.lexicon, lines).map((band) => [band.from, band.to]));
  let run: TextLine[] = [];
  let text = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    const end = bands.get(at);
    if (end !== undefined) {
      flush();
      blocks.push(blockOf(lines.slice(at, end), inPlace(lines.slice(at, end))));
      at = end - 1;
      continue;
    }
    if (line.blank || line.text === TAKEN) {
      flush();
      continue;
    }
    const previous = run.at(-1);
    const seam = previous === undefined ? 'break' : (barredSeam(barred, at) ?? seamBetween(context.layout, previous, line));
    if (seam === 'break') flush();
    text = run.length === 0 ? line.text.trim() : joinAt(seam, text, line);
    run.push(line);
  }
  flush();
  return outcome(blocks, diagnostics);

  function joinAt(seam: Seam, before: string, line: TextLine): string {
    const after = line.text.trim();
    if (isHyphenated(before, after)) {
      const joined = context.vocabulary.joinHyphen(before, after);
      diagnostics.push(diagnostic('hyphen-joined', {}, { page: context.paged ? line.page : null }));
      return joined.text;
    }
    return before + (seam === 'space' ? ' ' : '\n') + after;
  }

  function flush(): void {
    const first = run[0];
    if (first !== undefined) {
      const shown = isInColumns(run) && text.split('\n').length === run.length ? inPlace(run) : text;
      blocks.push(blockOf(run, shown.replace(/^#{1,6} (?=\S)/u, '')));
    }
    run = [];
    text = '';
  }

  function blockOf(own: readonly TextLine[], shown: string): ParagraphBlock {
    return paragraph(shown, {
      page: context.paged ? (own[0]?.page ?? null) : null,
      region: own[0]?.region ?? 'body',
      style: styleOf(
        context.layout,
        own.filter(({ blank }) => !blank),
      ),
    });
  }
};

/** Lines of which some have a wide gap: what begins under the gap belongs to what stands above it. */
const isInColumns = (run: readonly TextLine[]): boolean => run.length > 1 && run.some(hasWideGap);

const hasWideGap = (line: TextLine): boolean => /\S {5,}\S/u.test(line.text);

const inPlace = (run: readonly TextLine[]): string => {
  const margin = Math.min(...run.filter(({ blank }) => !blank).map((line) => line.indent));
  return run.map((line) => (line.blank ? '' : ' '.repeat(line.indent - margin) + line.text.trim())).join('\n');
};

/** What stands between two lines: a new paragraph, a line end that may or may not be one, or a blank. */
type Seam = 'break' | 'newline' | 'space';

const seamBetween = (layout: Layout, line: TextLine, next: TextLine): Seam => {
  if (line.region !== next.region || line.page !== next.page || line.bold !== next.bold) return 'break';
  return layout.hardWrapped ? wrappedSeam(layout, line, next) : plainSeam(line, next);
};

const plainSeam = (line: TextLine, next: TextLine): Seam => {
  if (beginsItem(next.text) || endsSentence(line.text, next.text)) return 'break';
  return line.text.length > LONG && /^\s*[^\p{Ll}\s]/u.test(next.text) ? 'break' : 'newline';
};

const wrappedSeam = (layout: Layout, line: TextLine, next: TextLine): Seam => {
  const full = isFull(layout, line, next);
  // Two columns, row by row: a letterhead in two languages.
  if (hasWideGap(line) && hasWideGap(next)) return 'newline';
  const displaced = isDisplaced(layout, line) && !isFirstLine(layout, line, next);
  if (displaced || isDisplaced(layout, next)) return displaced && isDisplaced(layout, next) && !beginsItem(next.text) ? 'newline' : 'break';
  // «в соответствии с пунктом / 2.3. настоящего Порядка»: a label in mid-sentence is left to the parser.
  if (beginsItem(next.text)) {
    // A number is short: the line before it need not be the longest of the file.
    const long = full || line.text.length > layout.width - SHORTEST_LABEL;
    if (!long || next.indent > line.indent || /[.;:!?,]["»”)]?$/u.test(line.text)) return 'break';
    if (!full) return 'newline';
    // «…, на запрос / – не более 2 часов»: not even the dash had fitted on the line before, which is no item of dashes.
    return DASHED.test(next.text) && !DASHED.test(line.text) ? 'space' : 'newline';
  }
  const lower = /^\s*\p{Ll}/u.test(next.text);
  if (lower && isHanging(line, next)) return full ? 'space' : 'newline';
  if (next.indent > layout.margin + 1 && next.indent >= line.indent) return full && next.indent === line.indent ? 'newline' : 'break';
  const closed = endsSentence(line.text, next.text);
  if (!full) return closed ? 'break' : 'newline';
  if (/[;:]$/u.test(line.text)) return 'newline';
  return lower || !closed ? 'space' : 'newline';
};

const SHORTEST_LABEL = 10;

const DASHED = /^\s*[-–—] /u;

/** The line goes on right under the text of an item: «* собирают сведения, / ␣␣проверяют их». */
const isHanging = (line: TextLine, next: TextLine): boolean => {
  const label = /^\s*(?:[-–—•·▪●◦*]|\p{L}\)|\d{1,2}[.)]) +/u.exec(line.text)?.[0].length;
  return label !== undefined && next.indent === label && !endsSentence(line.text);
};

/** A line longer than this in a file that is not hard-wrapped is no line of a heading. */
const LONG = 110;

/** Far from the margin: centered, or pushed to the right. */
const isDisplaced = (layout: Layout, line: TextLine): boolean =>
  line.indent > layout.margin + 9 || (line.indent > layout.margin + 1 && isCentered(layout, line));

/** Indented as first lines are, full, and the next line at the margin: not centered, however long the word that did not fit. */
const isFirstLine = (layout: Layout, line: TextLine, next: TextLine): boolean =>
  line.indent === layout.paragraphIndent && next.indent === layout.margin && isFull(layout, line, next);

const isCentered = (layout: Layout, line: TextLine): boolean => {
  const left = line.indent - layout.margin;
  const right = layout.width - line.text.length;
  // A first line that happens to be about as short as its indent is wide is still a first line.
  const room = line.indent === layout.paragraphIndent ? 9 : 3;
  return left >= 3 && right >= room && Math.abs(left - right) <= Math.max(3, layout.width * 0.08);
};

/** Ten characters to the inch, as typewriters and plain-text printers have it. */
const POINTS_PER_COLUMN = 7.2;

const styleOf = (layout: Layout, lines: readonly TextLine[]): ParagraphStyle => {
  const indent = Math.min(...lines.map((line) => line.indent));
  const heading = /^#{1,6}(?= )/u.exec(lines[0]?.text ?? '')?.[0].length ?? null;
  return {
    ...PLAIN_STYLE,
    heading,
    align: alignOf(layout, lines),
    bold: lines.every((line) => line.bold),
    indent: indent * POINTS_PER_COLUMN,
  };
};

const alignOf = (layout: Layout, lines: readonly TextLine[]): ParagraphStyle['align'] => {
  if (!layout.hardWrapped) return null;
  if (lines.every((line) => isCentered(layout, line))) return 'center';
  return lines.every((line) => line.indent - layout.margin > layout.width * 0.4) ? 'right' : 'left';
};
