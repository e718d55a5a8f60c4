import type { Answer, Query, Value } from '../dataset/queries.js';
import type { Lang, Messages } from '../messages/index.js';
import { Refusal } from '../model/index.js';
import type { CannedQuery } from '../rules/lexicons/queries.js';
import { renderTable } from './table.js';

export type AnswerFormat = 'table' | 'csv' | 'json';

/** The canned questions, a line each. */
export const queryList = (messages: Messages, queries: readonly CannedQuery[], width: number): string => {
  const { query } = messages.texts;
  const columns = [
    { title: query.id, align: 'left', flexible: false },
    { title: query.title, align: 'left', flexible: true },
  ] as const;
  return `${renderTable(
    columns,
    queries.map(({ id, title }) => [id, title[messages.lang]]),
    width,
  )}\n${query.hint}\n`;
};

/**
 * A canned question with the parameters given in place of its own.
 * @throws Refusal `query-unknown`, `option-invalid`
 */
export const chosenQuery = (queries: readonly CannedQuery[], id: string, given: readonly string[]): Query => {
  const chosen = queries.find((each) => each.id === id);
  if (chosen === undefined) throw new Refusal('query-unknown', { id, nearest: similar(queries, id) });
  const parameters: Record<string, string> = { ...chosen.parameters };
  for (const each of given) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/su.exec(each) ?? [];
    if (!(name in parameters)) {
      throw new Refusal('option-invalid', {
        option: '--param',
        value: each,
        allowed: Object.keys(parameters)
          .map((key) => `${key}=…`)
          .join(', '),
      });
    }
    parameters[name] = value;
  }
  return { sql: chosen.sql, parameters };
};

export const answerText = (messages: Messages, answer: Answer, format: AnswerFormat, width: number | null): string => {
  if (format === 'json')
    return `${JSON.stringify(
      answer.rows.map((row) => asObject(answer.columns, row)),
      null,
      2,
    )}\n`;
  if (format === 'csv') return [answer.columns, ...answer.rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
  if (answer.rows.length === 0) return `${messages.texts.query.nothing}\n`;
  const numeric = answer.columns.map((_, index) => answer.rows.every((row) => typeof row[index] === 'number' || row[index] === null));
  const columns = answer.columns.map((title, index) => ({
    title,
    align: numeric[index] === true ? ('right' as const) : ('left' as const),
    flexible: numeric[index] !== true,
  }));
  const rows = answer.rows.map((row) => row.map((value) => shown(messages.lang, value)));
  return `${renderTable(columns, rows, width ?? Number.MAX_SAFE_INTEGER)}\n`;
};

const similar = (queries: readonly CannedQuery[], id: string): string =>
  queries
    .map((each) => each.id)
    .filter((each) => id.split('-').some((word) => word.length > 2 && each.includes(word)))
    .join(', ');

const asObject = (columns: readonly string[], row: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]));

const plain = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value));

/** RFC 4180. A text that a spreadsheet would take for a formula is kept from it. */
const csvCell = (value: Value | undefined): string => {
  const text = plain(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line; numbers as the language writes them. */
const shown = (lang: Lang, value: Value | undefined): string => {
  if (typeof value === 'number') return lang === 'ru' ? String(value).replace('.', ',') : String(value);
  return plain(value).replace(/\s+/gu, ' ');
};
