import type { TableBlock } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { looksOf } from './anchors.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import { columnsOf, isHeaderRow, isHeaderWord } from './tables.js';

/** True for a table that only places text on the page: a letterhead in two columns, a stamp, a signature. */
export const isLayoutTable = (context: ParseContext, table: TableBlock): boolean => {
  const columns = columnsOf(table);
  const cells = table.rows.flatMap((row) => row.cells.filter(({ text }) => text !== ''));
  if (columns <= 1) return true;
  if (table.rows.length > MAX_LAYOUT_ROWS || isTitledGrid(context, table, columns) || isTitled(context, table, columns)) return false;
  if (isPaired(context, table, columns)) return false;
  const lines = cells.flatMap(({ text }) => text.split('\n'));
  const telling =
    lines.some((line) => placesText(context, line)) || (!isFullGrid(table, columns) && lines.some((line) => isDateOrNumber(context, line)));
  if (isHeaderRow(context, table.rows[0]) && !(telling && table.rows.length <= MAX_HEAD_ROWS)) return false;
  return telling || table.rows.length === 1;
};

const MAX_LAYOUT_ROWS = 8;
/** A date and a number side by side; longer tables that begin like a header are data. */
const MAX_HEAD_ROWS = 2;

const placesText = (context: ParseContext, line: string): boolean => {
  const looks = looksOf(context, line);
  if (looks.actType || looks.stamp !== null || looks.onlyName || looks.superior || looks.title || looks.noise) return true;
  return looks.post && looks.name;
};

const isDateOrNumber = (context: ParseContext, line: string): boolean =>
  looksOf(context, line).requisites && /[\d_]/u.test(line) && !/^\d{1,3}\.?$/u.test(line);

/**
 * Three columns and rows and more with no cell blank: «25 га», «5 дней» among them are data. Rows that say one thing of those under them
 * («ЦИФРОВЫЕ» and blank cells) count with them.
 */
const isFullGrid = (table: TableBlock, columns: number): boolean => {
  const full = table.rows.filter(({ cells }) => cells.every(({ text }) => text !== ''));
  const parted = table.rows.filter(({ cells }) => cells.every(({ text }, index) => (text !== '') === (index === 0)));
  return (
    columns > 2 &&
    full.length > 2 &&
    full.length + parted.length === table.rows.length &&
    table.rows.every(({ cells }) => cells.length === columns) &&
    table.rows[0] === full[0]
  );
};

/** «Функция, должность, Ф.И.О.» over rows with names: nobody signs there. */
const isTitledGrid = (context: ParseContext, table: TableBlock, columns: number): boolean =>
  isFullGrid(table, columns) &&
  (table.rows[0]?.cells.every(({ text }) =>
    text.split('\n').every((line) => !placesText(context, line) && !isDateOrNumber(context, line)),
  ) ??
    false);

/** «Термин | Определение», «Должностное лицо | Полномочия»: a row of titles, over two rows and more where half of it is none. */
const isTitled = (context: ParseContext, { rows: [head, ...rows] }: TableBlock, columns: number): boolean => {
  if (head === undefined || rows.length === 0 || head.cells.length !== columns) return false;
  const titled = head.cells.filter(
    ({ text }) => text.length <= MAX_TITLE && (titles(context).test(fold(text)) || isHeaderWord(context, text)),
  );
  if (titled.length === columns) return true;
  return rows.length >= LEAST_TITLED && head.cells.every(({ text }) => text !== '') && titled.length * 2 >= columns;
};

const LEAST_TITLED = 2;
const MAX_TITLE = 60;

const titles = perLexicon(({ tables }) => new RegExp(`^(?:${anyOf(tables.titles.map(fold))})(?!\\p{L})`, 'u'));

/** Two columns without a blank cell: where a name or a number stands in few of its rows, the table places nothing. */
const isPaired = (context: ParseContext, { rows }: TableBlock, columns: number): boolean => {
  if (columns !== 2 || rows.length < LEAST_PAIRS || rows.some(({ cells }) => cells.length !== 2 || cells.some(({ text }) => text === '')))
    return false;
  const telling = rows.filter(({ cells }) => cells.some(({ text }) => text.split('\n').some((line) => placesText(context, line))));
  return telling.length > 0 && telling.length * LEAST_SHARE <= rows.length;
};

const LEAST_PAIRS = 4;
const LEAST_SHARE = 3;
