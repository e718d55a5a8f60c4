import type { ClauseZone, Diagnostic, Dropped, ParsedCell, ParsedRow, Span } from '../model/index.js';
import type { ParseContext } from './context.js';
import type { Draft } from './draft.js';
import { readAutomaticLabel, readLabel, type Label } from './labels.js';
import type { PlannedRow, PlannedTable } from './tables.js';

/** A paragraph in its final place. */
export interface PrintedParagraph {
  readonly kind: 'paragraph';
  readonly draft: Draft;
  readonly zone: ClauseZone;
  readonly label: Label | null;
  readonly labelSpan: Span | null;
  /** Own text without the label. */
  readonly span: Span;
  readonly text: string;
}

export interface PrintedTable extends Span {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly headerSpan: Span | null;
  readonly rows: readonly ParsedRow[];
}

export interface PrintedDrop {
  readonly kind: 'dropped';
}

export type Printed = PrintedParagraph | PrintedTable | PrintedDrop;

/** The normalized text as it grows, with what it is made of. */
export interface Press {
  text: string;
  readonly dropped: Dropped[];
  readonly unreadable: Span[];
  readonly pageStarts: { start: number; page: number }[];
  readonly diagnostics: Diagnostic[];
}

export const createPress = (): Press => ({ text: '', dropped: [], unreadable: [], pageStarts: [], diagnostics: [] });

export const printDropped = (press: Press, draft: Draft, reason: Dropped['reason']): PrintedDrop => {
  const start = press.text.length;
  const whole = draft.auto === null ? draft.text : `${draft.auto} ${draft.text}`;
  turnPages(press, draft, start);
  press.text += `${whole}\n`;
  press.dropped.push({ start, end: start + whole.length, reason });
  noteAll(press, draft, start + whole.length - draft.text.length);
  return { kind: 'dropped' };
};

export const printParagraph = (context: ParseContext, press: Press, draft: Draft, zone: ClauseZone): PrintedParagraph => {
  const start = press.text.length;
  const prefix = draft.auto === null ? '' : `${draft.auto} `;
  const whole = prefix + draft.text;
  const label = zone === 'body' || zone === 'preamble' ? labelOf(context, draft, whole) : null;
  turnPages(press, draft, start + prefix.length);
  press.text += `${whole}\n`;
  noteAll(press, draft, start + prefix.length);
  const from = start + (label?.length ?? 0);
  const span = { start: Math.min(from, start + whole.length), end: start + whole.length };
  const labelSpan = label === null ? null : { start, end: start + label.end };
  return { kind: 'paragraph', draft, zone, label, labelSpan, span, text: whole.slice(span.start - start) };
};

/** A bullet put before a typed number gives way to the number. */
const labelOf = (context: ParseContext, draft: Draft, whole: string): Label | null => {
  if (draft.auto === null) return readLabel(context, whole);
  const automatic = readAutomaticLabel(context, draft.auto);
  const typed = automatic.scheme === 'dash' ? readLabel(context, whole) : null;
  if (typed !== null && typed.scheme !== 'dash') return typed;
  return { ...automatic, length: Math.min(draft.auto.length + 1, whole.length) };
};

export const printTable = (press: Press, plan: PlannedTable): PrintedTable => {
  const start = press.text.length;
  if (plan.page !== null) turnPage(press, plan.page, start);
  const header: string[] = Array.from({ length: plan.columns }, () => '');
  let headerSpan: Span | null = null;
  const rows: ParsedRow[] = [];
  const above: (Covering | null)[] = Array.from({ length: plan.columns }, () => null);
  for (const row of plan.rows) {
    const at = press.text.length;
    if (row.page !== null) turnPage(press, row.page, at);
    const cells = printCells(press, row);
    const end = press.text.length - 1;
    if (row.unreadable && !plan.unreadable) press.unreadable.push({ start: at, end });
    if (row.kind === 'header') {
      for (const [column, { text }] of cells.entries()) header[column] = [header[column], text].filter((part) => part !== '').join(' ');
      headerSpan = headerSpan === null ? { start: at, end } : { start: headerSpan.start, end };
    } else if (row.kind !== 'data') press.dropped.push({ start: at, end, reason: row.kind });
    else if (cells.some(({ text }) => text !== ''))
      rows.push({
        no: rows.length + 1,
        start: at,
        end,
        cells: withMerged(row, cells, above),
        ...(isHeading(row) ? { isHeading: true } : {}),
      });
  }
  const end = Math.max(start, press.text.length - 1);
  if (plan.unreadable) press.unreadable.push({ start, end });
  press.diagnostics.push(...plan.noted.map((item) => ({ ...item, start, end, page: item.page ?? plan.page })));
  return { kind: 'table', start, end, header: spreadHeader(plan, header), headerSpan, rows };
};

/** A merged header cell names every column under it. */
const spreadHeader = (plan: PlannedTable, header: readonly string[]): string[] => {
  const spread = [...header];
  const rows = plan.rows.filter(({ kind }) => kind === 'header');
  for (const row of rows) {
    for (const [column, cell] of row.cells.entries()) {
      if (cell === null || cell.colSpan <= 1 || cell.colSpan >= plan.columns) continue;
      for (let next = column + 1; next < Math.min(column + cell.colSpan, plan.columns); next += 1)
        spread[next] = [cell.text, spread[next]].filter((part) => part !== '').join(' ');
    }
  }
  return spread;
};

const printCells = (press: Press, row: PlannedRow): ParsedCell[] => {
  const cells = row.cells.map((cell, column): ParsedCell => {
    if (column > 0) press.text += '\t';
    const start = press.text.length;
    const text = cell?.text ?? '';
    press.text += text;
    const span = { start, end: press.text.length };
    return { ...span, text, effective: text, from: span };
  });
  press.text += '\n';
  return cells;
};

interface Covering {
  readonly cell: ParsedCell;
  /** Rows still covered below; null where the file does not say (text tables): as long as cells stay empty. */
  left: number;
}

/** Undoes merged cells: downwards by their spans, and where leading cells are empty under a filled one. */
const withMerged = (row: PlannedRow, cells: readonly ParsedCell[], above: (Covering | null)[]): ParsedCell[] => {
  let leading = true;
  const merged = cells.map((cell, column): ParsedCell => {
    const covering = above[column] ?? null;
    if (cell.text !== '') {
      leading = false;
      above[column] = { cell, left: (row.cells[column]?.rowSpan ?? 1) - 1 };
      return cell;
    }
    const spanned = covering !== null && covering.left > 0 && row.cells[column] === null;
    if (covering !== null && spanned) covering.left -= 1;
    if (covering === null || !(spanned || leading)) {
      leading = false;
      return cell;
    }
    return { ...cell, effective: covering.cell.text, from: { start: covering.cell.start, end: covering.cell.end } };
  });
  return acrossMerged(row, merged);
};

const isHeading = ({ cells }: PlannedRow): boolean =>
  cells.length > 1 && cells.some((cell) => cell !== null && cell.text !== '' && cell.colSpan >= cells.length);

/** A cell merged over part of the row fills its columns; one over the whole row is a heading and fills none. */
const acrossMerged = (row: PlannedRow, cells: readonly ParsedCell[]): ParsedCell[] => {
  const out = [...cells];
  row.cells.forEach((cell, column) => {
    if (cell === null || cell.colSpan <= 1 || cell.colSpan >= cells.length) return;
    for (let next = column + 1; next < column + cell.colSpan; next += 1) {
      const covered = out[next];
      const source = out[column];
      if (covered !== undefined && source !== undefined && covered.text === '')
        out[next] = { ...covered, effective: source.effective, from: source.from };
    }
  });
  return out;
};

const turnPages = (press: Press, draft: Draft, textStart: number): void => {
  if (draft.page !== null) turnPage(press, draft.page, press.text.length);
  for (const { at, page } of draft.turns) turnPage(press, page, textStart + at);
};

const turnPage = (press: Press, page: number, start: number): void => {
  const last = press.pageStarts.at(-1);
  if (last === undefined || page > last.page) press.pageStarts.push({ start, page });
};

const noteAll = (press: Press, draft: Draft, base: number): void => {
  press.unreadable.push(...draft.unreadable.map(({ start, end }) => ({ start: base + start, end: base + end })));
  press.diagnostics.push(
    ...draft.noted.map(({ diagnostic, start, end }) => ({ ...diagnostic, start: base + start, end: base + end, page: draft.page })),
  );
};
