import { visible } from '../visible.js';

/** A text with a link: another file (`report.html#/order/…`) or a place. */
export interface LinkedText {
  readonly text: string;
  readonly href: string;
}

/** What stands in a cell. Null is an empty cell; a date is ISO 8601. */
export type CellContent = string | number | null | LinkedText | { readonly date: string };

/** Most that Excel lets a cell hold. */
export const CELL_LIMIT = 32_767;

/**
 * Text as it may stand in a cell: hidden marks written out, line ends plain, not too long. A stretch that looks like Excel's own escape
 * (`_x000D_`, ECMA-376 22.9.2.19) is escaped, else Excel would decode it.
 */
export const harmless = (text: string): string => {
  const escaped = visible(text.replace(/\r\n?/g, '\n')).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return escaped.length > CELL_LIMIT ? `${wellFormed(escaped.slice(0, CELL_LIMIT - 1))}…` : escaped;
};

/** True where a spreadsheet would take the text for a formula once somebody edits the cell or saves it as CSV. */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

/** At most `limit` characters, the rest replaced by `rest`. */
export const shortenedTo = (text: string, limit: number, rest: string): string =>
  text.length > limit ? `${wellFormed(text.slice(0, limit))}${rest}` : text;

/** Without half of a pair at the end, which no XML may hold. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
