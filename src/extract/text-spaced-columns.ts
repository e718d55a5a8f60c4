/** A stretch of a line with no wide gap in it, in characters. */
interface Segment {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Stretches of characters that text stands in, left to right, gutters of two blanks and more between them. */
export interface Columns {
  readonly count: number;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

/** Nothing but dashes, or dashes where columns stand. */
export const isRuler = (text: string): boolean => /^\s*[-=─━═_+|\s]+$/u.test(text) && /[-=─━═]{3}/u.test(text);

/** Bars stand for blanks. */
export const segmentsOf = (text: string): readonly Segment[] =>
  [...text.replaceAll(/[|│]/gu, ' ').matchAll(/\S+(?: \S+)*/gu)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));

/** The stretches that lines stand in, together with those of other lines. */
export const columnsOver = (lines: readonly string[], others: Columns = { count: 0, spans: [] }): Columns => {
  const all = [...others.spans, ...lines.flatMap((line) => segmentsOf(line).map(({ from, to }) => ({ from, to })))].sort(
    (a, b) => a.from - b.from,
  );
  const spans: { from: number; to: number }[] = [];
  for (const span of all) {
    const last = spans.at(-1);
    if (last !== undefined && span.from < last.to + GUTTER) last.to = Math.max(last.to, span.to);
    else spans.push({ ...span });
  }
  return { count: spans.length, spans };
};

const GUTTER = 2;

/** What a line has in each column. */
export const cellsOf = ({ spans }: Columns, line: string): readonly string[] => {
  const segments = segmentsOf(line);
  return spans.map(({ from, to }) =>
    segments
      .filter((segment) => segment.from >= from && segment.to <= to)
      .map(({ text }) => text)
      .join(' '),
  );
};
