import type { ask as Ask, Value } from '../../src/dataset/queries.js';
import type { CannedQuery } from '../../src/rules/lexicons/queries.js';
import type { Connection } from '../../src/store/index.js';

interface Entry {
  readonly table: string;
  readonly column: string;
  readonly kind: 'table' | 'view';
  readonly type: string | null;
  readonly unit: string | null;
  readonly codes: string | null;
  readonly reference: string | null;
  readonly titleRu: string;
  readonly titleEn: string;
  readonly aboutRu: string | null;
  readonly aboutEn: string | null;
}

/** What the document is made of: a dataset of the samples, and what words the rules have for it. */
export interface DocumentSource {
  readonly db: Connection;
  readonly ask: typeof Ask;
  readonly queries: readonly CannedQuery[];
  readonly units: Readonly<Record<string, { readonly ru: string; readonly en: string }>>;
  /** Text of the parts written by hand. */
  readonly preface: string;
}

/** `docs/dataset.md`: every table, column, code and unit in Russian and English, with rows and answers on the sample orders. */
export const datasetDocument = (source: DocumentSource): string => {
  const entries = entriesOf(source.db);
  const names = [...new Set(entries.map(({ table }) => table))];
  const isMade = (name: string): boolean => /^(?:history|known)_/u.test(name) && name !== 'history_since';
  const told = (kind: 'table' | 'view', made: boolean): readonly string[] =>
    names.filter((name) => isMade(name) === made && entries.find(({ table }) => table === name)?.kind === kind);
  return `${[
    source.preface.trim(),
    '## Таблицы · Tables',
    overview(source.db, entries, told('table', false)),
    ...told('table', false).map((name) => section(source, entries, name)),
    '## Представления · Views',
    overview(source.db, entries, told('view', false)),
    ...told('view', false).map((name) => section(source, entries, name)),
    '## История · History',
    HISTORY,
    overview(source.db, entries, [...told('table', true), ...told('view', true)]),
    '## Единицы · Units',
    table(
      ['unit', 'по-русски', 'in English'],
      Object.entries(source.units).map(([unit, { ru, en }]) => [`\`${unit}\``, ru, en]),
    ),
    '## Готовые вопросы · Canned questions',
    'Ответы получены на образцах (`corpus/orders`). `poryadok query <файл> <вопрос>` · Answers on the sample orders.',
    ...source.queries.map((query) => question(source, query)),
  ].join('\n\n')}\n`;
};

const HISTORY = `В \`history_X\` те же столбцы, что в \`X\`, и запуски \`from_run\`, \`to_run\`: с какого строка была известна и который её заменил. В \`known_X\`
все состояния строк, нынешние и прежние, с временем \`known_from\` и \`known_until\`. Что было известно на день:

\`\`\`sql
SELECT * FROM known_findings WHERE known_from <= '2026-01-31' AND (known_until IS NULL OR known_until > '2026-01-31');
\`\`\`

\`history_X\` has the columns of \`X\` and the runs \`from_run\` and \`to_run\`; \`known_X\` has every state of its rows, present and past, with the times
from and until which it was known.`;

const entriesOf = (db: Connection): readonly Entry[] =>
  db
    .prepare<[], Entry>(
      `SELECT table_name AS "table", column_name AS "column", kind, type, unit, codes, reference, title_ru AS titleRu, title_en AS titleEn,
         description_ru AS aboutRu, description_en AS aboutEn
       FROM data_dictionary ORDER BY rowid`,
    )
    .all();

const rowsIn = (db: Connection, name: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0;

const overview = (db: Connection, entries: readonly Entry[], names: readonly string[]): string =>
  table(
    ['', 'по-русски', 'in English', 'строк · rows'],
    names.map((name) => {
      const entry = entries.find((each) => each.table === name && each.column === '');
      return [`\`${name}\``, entry?.titleRu ?? '', entry?.titleEn ?? '', String(rowsIn(db, name))];
    }),
  );

const section = ({ db, ask }: DocumentSource, entries: readonly Entry[], name: string): string => {
  const own = entries.filter((each) => each.table === name);
  const head = own.find(({ column }) => column === '');
  const columns = own.filter(({ column }) => column !== '');
  const isView = head?.kind === 'view';
  return [
    `### ${name}`,
    [`**${head?.titleRu}.** ${head?.aboutRu ?? ''}`.trim(), `**${head?.titleEn}.** ${head?.aboutEn ?? ''}`.trim()].join('  \n'),
    table(
      ['столбец', 'тип', 'единица', 'по-русски', 'in English'],
      columns.map((each) => [
        `\`${each.column}\``,
        each.type ?? '',
        each.unit === null ? '' : `\`${each.unit}\``,
        `${words(each.titleRu, each.aboutRu)}${each.reference === null ? '' : ` → \`${each.reference}\``}`,
        words(each.titleEn, each.aboutEn),
      ]),
    ),
    ...codesOf(columns),
    ...(isView && rowsIn(db, name) > 0
      ? [
          `Первые строки на образцах · First rows on the samples:`,
          answer(ask(db, { sql: `SELECT * FROM ${name} LIMIT 3`, parameters: {} })),
        ]
      : []),
  ].join('\n\n');
};

const words = (title: string, about: string | null): string => (about === null ? title : `${title}. ${about}`);

const codesOf = (columns: readonly Entry[]): readonly string[] =>
  columns
    .filter((each) => each.codes !== null)
    .map((each) => {
      // What `dictionaryRows` writes.
      const codes = JSON.parse(each.codes ?? '[]') as readonly { readonly code: string; readonly ru: string; readonly en: string }[];
      return `\`${each.column}\`: ${codes.map(({ code, ru, en }) => `\`${code}\` ${ru} · ${en}`).join('; ')}.`;
    });

const MAX_ROWS = 12;

const question = ({ db, ask }: DocumentSource, { id, title, parameters, sql }: CannedQuery): string => {
  const result = ask(db, { sql, parameters });
  const given = Object.entries(parameters).map(([name, value]) => `\`:${name}\` = ${value}`);
  return [
    `### ${id}`,
    [`**${title.ru}** · ${title.en}`, ...given].join('  \n'),
    `\`\`\`sql\n${sql}\n\`\`\``,
    result.rows.length === 0
      ? 'Таких строк нет · No rows.'
      : answer({ ...result, rows: result.rows.slice(0, MAX_ROWS) }) + (result.rows.length > MAX_ROWS ? `\n\n… ${result.rows.length}` : ''),
  ].join('\n\n');
};

const answer = ({ columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] }): string =>
  table(
    columns,
    rows.map((row) => row.map((value) => shown(value))),
  );

const MAX_CELL = 90;

const shown = (value: Value): string => {
  const text = value === null ? '' : String(value).replace(/\s+/gu, ' ');
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
