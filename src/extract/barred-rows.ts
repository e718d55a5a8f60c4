/** What a line is in a table typed with bars between its cells: the beginning of a row, or more of the row above it. */
export type BarredLine = 'begins' | 'continues';

/**
 * The lines of tables whose cells are parted by bars («Касса | телефон | офлайн»), rows that run over several lines among them. All rows
 * have as many bars, but for those that the edge of the page cuts; where lines do not add up to such rows there is no table.
 * @param lines of one column of text, in order; a blank one ends a table
 * @returns by index of a line; lines outside of tables are not in it
 */
export const barredLines = (lines: readonly string[]): ReadonlyMap<number, BarredLine> => {
  const found = new Map<number, BarredLine>();
  for (let at = 0; at < lines.length; at += 1) {
    if (barsIn(lines[at]) === 0) continue;
    const end = runEnd(lines, at);
    const run = lines.slice(at, end);
    const mayEnd = lines.slice(end).every(isPageNumber);
    const rows = rowsOf(run, mayEnd) ?? (lines.slice(0, at).every(isPageNumber) ? cutRowsOf(run, mayEnd) : null);
    rows?.forEach((row, index) => found.set(at + index, row));
    at = end - 1;
  }
  return found;
};

/**
 * What stands between a line and the one above it where one or both belong to such a table: `newline` parts rows.
 * @returns null where neither does
 */
export const barredSeam = (barred: ReadonlyMap<number, BarredLine>, at: number): 'break' | 'newline' | 'space' | null => {
  const [above, own] = [barred.get(at - 1), barred.get(at)];
  if (above === undefined || own === undefined) return above === own ? null : 'break';
  return own === 'begins' ? 'newline' : 'space';
};

/** One bar parts two halves of a line; a table has more columns. */
const MIN_BARS = 2;
/** Lines of a cell that may stand one after another with no bar among them. */
const MAX_BETWEEN = 3;

const isPageNumber = (line: string): boolean => /^[-–—\s]*\d{0,4}[-–—\s]*$/u.test(line);

const barsIn = (line = ''): number => line.split('|').length - 1;

/** Where the lines with bars end, the rest of the last row with them. */
const runEnd = (lines: readonly string[], from: number): number => {
  let end = from + 1;
  for (let next = end; next < lines.length && lines[next]?.trim() !== '' && next - end < MAX_BETWEEN; next += 1) {
    if (barsIn(lines[next]) > 0) end = next + 1;
  }
  while (end < lines.length && goesOn(lines[end - 1] ?? '', lines[end] ?? '')) end += 1;
  return end;
};

/** The last cell of a row goes on in the next line: nothing of it stood behind the bar, or small letters follow. Between two edges a row ends. */
const goesOn = (line: string, next: string): boolean => {
  if (next.trim() === '' || (line.endsWith('|') && /^\s*\|/u.test(next))) return false;
  return (line.endsWith('|') && !isEdged(line)) || /^\s*(?:\||\p{Ll}(?!\)))/u.test(next);
};

/** «| Упоминание | 4 часа |»: the bar at the end is the edge of the table, and nothing of the row is left. */
const isEdged = (line: string): boolean => /^\s*\|.*[^|\s].*\|\s*$/u.test(line);

/** The rows of the fewest columns that the lines add up to. @param mayEnd whether the last row may be cut by the edge of the page */
const rowsOf = (lines: readonly string[], mayEnd: boolean): readonly BarredLine[] | null => {
  const most = Math.max(...lines.map((line) => barsIn(line)));
  if (most < MIN_BARS) return null;
  if (mayEnd && isOneRow(lines)) return oneRow(lines);
  for (let columns = most; columns <= most * 2; columns += 1) {
    const rows = rowsWith(columns, lines, mayEnd);
    // Where no line has a whole row, each line must plainly go on: rows short of a cell add up to others by chance.
    const isPlain = columns === most || rows?.every((row, at) => row === 'begins' || goesOn(lines[at - 1] ?? '', lines[at] ?? ''));
    if (rows !== null && isPlain === true) return rows;
  }
  return null;
};

/** @param columns bars of a row */
const rowsWith = (columns: number, lines: readonly string[], mayEnd: boolean): readonly BarredLine[] | null => {
  const rows: BarredLine[] = [];
  let bars = columns;
  for (const [at, line] of lines.entries()) {
    const own = barsIn(line);
    const begins = bars === columns && (own > 0 || !goesOn(lines[at - 1] ?? '', line));
    bars = (begins ? 0 : bars) + own;
    // A line without bars between full rows is over the whole width: «Цифровые точки».
    if (begins && own === 0) bars = columns;
    if (bars > columns) return null;
    rows.push(begins ? 'begins' : 'continues');
  }
  return (bars === columns || mayEnd) && rows.filter((row) => row === 'begins').length > 1 ? rows : null;
};

/** One row alone, a header at the end of a page: each line plainly goes on with the one before. */
const isOneRow = (lines: readonly string[]): boolean =>
  lines.length > 1 && lines.every((line, at) => at === 0 || goesOn(lines[at - 1] ?? '', line));

const oneRow = (lines: readonly string[]): readonly BarredLine[] => lines.map((_, at) => (at === 0 ? 'begins' : 'continues'));

/** Rows at the top of a page, the first of which began on the page before. */
const cutRowsOf = (lines: readonly string[], mayEnd: boolean): readonly BarredLine[] | null => {
  for (let cut = 1; cut <= MAX_BETWEEN; cut += 1) {
    const rows = rowsOf(lines.slice(cut), mayEnd);
    if (rows !== null) return [...oneRow(lines.slice(0, cut)), ...rows];
  }
  return null;
};
