/** A line of a text file, marks of emphasis and link brackets taken off. */
export interface TextLine {
  /** Without the line end and trailing blanks. */
  readonly text: string;
  /** Columns before the first character that is not blank; a tab counts to the next multiple of eight. */
  readonly indent: number;
  /** 1-based; form feeds part pages. */
  readonly page: number;
  /** True where every character that is not blank was marked bold. */
  readonly bold: boolean;
  readonly blank: boolean;
  /** A page number at the edge of a page is `header` or `footer`. */
  readonly region: 'body' | 'header' | 'footer';
}

export interface TextLines {
  readonly lines: readonly TextLine[];
  readonly pages: number;
}

/** Splits a text at CRLF, CR, LF, form feeds and their Unicode kin; takes off `**bold**` and `<https://…>`. */
export const splitLines = (text: string): TextLines => {
  const bare = text.replace(/[\u0000\u001A\uFEFF]/gu, '');
  const marks = findBold(bare);
  const lines: TextLine[] = [];
  let page = 1;
  let start = 0;
  for (const end of [...bare.matchAll(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/gu), null]) {
    const stop = end?.index ?? bare.length;
    // A form feed at the beginning of a line ends a page, not a line.
    if (end?.[0] !== '\f' || stop > start) lines.push(toLine(bare, start, stop, page, marks));
    if (end === null) break;
    if (end[0] === '\f') {
      page += 1;
      lines.push({ text: '', indent: 0, page, bold: false, blank: true, region: 'body' });
    }
    start = stop + end[0].length;
  }
  return { lines: page > 1 ? markPageNumbers(lines) : lines, pages: page };
};

interface BoldMark {
  readonly start: number;
  readonly end: number;
}

/** Pairs of `**`: an opening mark stands before a character, a closing one after it. A pair reaches over blank lines, not over 4000 characters. */
const findBold = (text: string): readonly BoldMark[] => {
  const pairs: BoldMark[] = [];
  let open: number | null = null;
  for (const match of text.matchAll(/(?<!\*)\*\*(?!\*)/gu)) {
    const at = match.index;
    if (open !== null && at - open > 4000) open = null;
    const opens = /\S/u.test(text.charAt(at + 2));
    const closes = /\S/u.test(text.charAt(at - 1));
    if (open === null) open = opens ? at : null;
    else if (closes) {
      pairs.push({ start: open, end: at });
      open = null;
    }
  }
  return pairs;
};

const toLine = (text: string, start: number, end: number, page: number, marks: readonly BoldMark[]): TextLine => {
  const from = firstTouching(marks, start);
  let bare = '';
  let boldChars = 0;
  let at = start;
  const take = (stop: number, bold: boolean): void => {
    const piece = text.slice(at, Math.max(at, stop));
    bare += piece;
    if (bold) boldChars += visible(piece);
    at = Math.max(at, stop);
  };
  for (let i = from; i < marks.length; i += 1) {
    const mark = marks[i];
    if (mark === undefined || mark.start >= end) break;
    if (mark.start >= start) {
      take(mark.start, false);
      at = mark.start + 2;
    }
    take(Math.min(mark.end, end), true);
    if (mark.end < end) at = mark.end + 2;
  }
  take(end, false);
  const trimmed = unwrapLinks(bare).replace(/\s+$/u, '');
  const lead = /^[\s\u2800]*/u.exec(trimmed)?.[0] ?? '';
  const total = visible(bare);
  return {
    text: trimmed,
    indent: columnsOf(lead),
    page,
    bold: total > 0 && boldChars === total,
    blank: lead.length === trimmed.length,
    region: 'body',
  };
};

/** The first mark that ends at or after a position; marks are in order and do not overlap. */
const firstTouching = (marks: readonly BoldMark[], position: number): number => {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.end ?? 0) + 2 <= position) low = middle + 1;
    else high = middle;
  }
  return low;
};

const visible = (text: string): number => text.replace(/\s+/gu, '').length;

const unwrapLinks = (text: string): string =>
  text.includes('<') ? text.replace(/<(?:mailto:)?((?:https?:\/\/|www\.)[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s@]{1,100})>/giu, '$1') : text;

const columnsOf = (lead: string): number => {
  let columns = 0;
  for (const char of lead) columns = char === '\t' ? (Math.floor(columns / 8) + 1) * 8 : columns + 1;
  return columns;
};

/** A lone number first or last on its page is a page number where it keeps step with the pages. */
const markPageNumbers = (lines: readonly TextLine[]): readonly TextLine[] => {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  lines.forEach((line, at) => {
    if (line.blank) return;
    if (!first.has(line.page)) first.set(line.page, at);
    last.set(line.page, at);
  });
  const marked = [...lines];
  for (const [region, edge] of [
    ['header', first],
    ['footer', last],
  ] as const) {
    const found = [...edge].flatMap(([page, at]) => {
      const number = /^\s*[-–—]?\s*(\d{1,4})\s*[-–—]?$/u.exec(lines[at]?.text ?? '')?.[1];
      return number === undefined ? [] : [{ at, step: Number(number) - page }];
    });
    const steps = new Map<number, number>();
    for (const { step } of found) steps.set(step, (steps.get(step) ?? 0) + 1);
    for (const { at, step } of found) {
      const line = marked[at];
      if (line !== undefined && (steps.get(step) ?? 0) >= 2) marked[at] = { ...line, region };
    }
  }
  return marked;
};

/** Stands for a line that belongs to a table already; no line of a file has it, since NUL is taken off. */
export const TAKEN = '\u0000';
