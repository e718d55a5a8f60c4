import type { ParsedRow, ParsedTable } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { scanChannels } from './channels.js';

/**
 * «Приём и регистрация заявлений» over the whole width: what the rows under it have in common. Where cells are not merged it stands alone in
 * its row, and there is more than one: a single row with one filled cell may be one that nobody has filled in.
 */
export const isGroupRow = (input: ActInput, { rows }: ParsedTable, row: ParsedRow): boolean => {
  const text = row.cells.map((cell) => cell.text).join('');
  if (text.length > LONGEST_GROUP || scanChannels(input.recognition, text, 0).channels.length > 0) return false;
  if (row.isHeading === true) return true;
  return (
    isAlone(row) &&
    rows.filter((each, at) => isAlone(each) && isFull(rows[at + 1])).length >= LEAST_GROUPS &&
    !isFollowedByAnother(rows, row)
  );
};

const LONGEST_GROUP = 160;
const LEAST_GROUPS = 2;

/** Only the first column is filled, and not with a number. */
const isAlone = ({ cells }: ParsedRow): boolean =>
  cells.length > 1 &&
  cells.every(({ effective }, index) => (effective.trim() !== '') === (index === 0)) &&
  /\p{L}{3}/u.test(cells[0]?.text ?? '');

const isFull = (row: ParsedRow | undefined): boolean =>
  row !== undefined && row.cells.filter(({ effective }) => effective.trim() !== '').length > 1;

/** A group has rows of its own: of two such rows one after another neither heads anything for sure. */
const isFollowedByAnother = (rows: readonly ParsedRow[], row: ParsedRow): boolean => !isFull(rows[rows.indexOf(row) + 1]);
