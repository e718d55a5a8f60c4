import { DECISIONS, type Decision, type WrittenRow } from '../../model/index.js';
import type { CodesLexicon } from '../../rules/lexicons/codes.js';
import type { XlsxLexicon } from '../../rules/lexicons/xlsx.js';
import { type ReadSheet, readWorkbook } from './package.js';

/**
 * Rows with something in the columns of the decision, from every sheet that has the column of keys. Columns are known by their headings
 * in either language, wherever they stand; sheets may be sorted, filtered and saved by any program.
 * @returns null where no sheet has such columns
 */
export const readReviewRows = async (
  lexicon: XlsxLexicon,
  codes: CodesLexicon,
  bytes: Uint8Array,
): Promise<readonly WrittenRow[] | null> => {
  const sheets = await readWorkbook(bytes);
  const tables = sheets.flatMap((sheet) => {
    const header = headerOf(lexicon, sheet);
    return header === null ? [] : [{ sheet, header }];
  });
  return tables.length === 0 ? null : tables.flatMap(({ sheet, header }) => rowsOf(codes, sheet, header));
};

const READ = ['key', 'decision', 'comment', 'reviewer', 'until', 'quote'] as const;
type Read = (typeof READ)[number];

interface Header {
  readonly row: number;
  readonly at: ReadonlyMap<Read, number>;
}

/** Somebody may have put lines above the headings. */
const SEARCHED_ROWS = 20;

const headerOf = (lexicon: XlsxLexicon, { rows }: ReadSheet): Header | null => {
  for (const [row, cells] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const at = new Map<Read, number>();
    for (const [column, value] of cells.entries()) {
      const key = READ.find((each) =>
        [lexicon.ru, lexicon.en].some((words) => folded(words.sheets.deviations.columns[each].title) === folded(textOf(value) ?? '')),
      );
      if (key !== undefined && !at.has(key)) at.set(key, column);
    }
    if (at.has('key') && at.has('decision')) return { row, at };
  }
  return null;
};

const rowsOf = (codes: CodesLexicon, sheet: ReadSheet, { row: headerRow, at }: Header): WrittenRow[] =>
  sheet.rows.slice(headerRow + 1).flatMap((cells, index) => {
    const cell = (key: Read) => cells[at.get(key) ?? -1] ?? null;
    const decisionText = textOf(cell('decision'));
    const comment = textOf(cell('comment'));
    const reviewer = textOf(cell('reviewer'));
    const untilText = textOf(cell('until'));
    if (decisionText === null && comment === null && reviewer === null && untilText === null) return [];
    return [
      {
        sheet: sheet.name,
        row: headerRow + index + 2,
        key: textOf(cell('key')) ?? '',
        decisionText,
        decision: decisionText === null ? null : decisionOf(codes, decisionText),
        comment,
        reviewer,
        untilText,
        until: dateOf(cell('until')),
        quote: textOf(cell('quote')),
      },
    ];
  });

type Value = ReadSheet['rows'][number][number];

const textOf = (value: Value): string | null => {
  if (value === null) return null;
  const text = value instanceof Date ? (isoDate(value) ?? '') : String(value).replace(/\r\n?/g, '\n').trim();
  return text === '' ? null : text;
};

const decisionOf = (codes: CodesLexicon, text: string): Decision | null =>
  DECISIONS.find((code) => {
    const label = codes.decision[code];
    return [code, label?.ru ?? code, label?.en ?? code].some((name) => folded(name) === folded(text));
  }) ?? null;

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const isoDate = (date: Date): string | null => (Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10));

/** A date cell, its serial number (1 is 1 January 1900, as spreadsheets have it), `31.12.2026` or `2026-12-31`. */
const dateOf = (value: Value): string | null => {
  if (value instanceof Date) return isoDate(value);
  if (typeof value === 'number')
    return value >= 1 && value < 2_958_466 ? isoDate(new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * 86_400_000)) : null;
  if (typeof value !== 'string') return null;
  const [, day, month, year] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(value) ?? [];
  const iso = year === undefined ? value.trim() : `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  // A day that its month does not have would roll over.
  const date = new Date(`${iso}T00:00:00Z`);
  return isoDate(date) === iso ? iso : null;
};
