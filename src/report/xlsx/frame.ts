import type { Act, Clause, DocumentRecord } from '../../model/index.js';
import type { XLSX_COLUMNS, XlsxWords } from '../../rules/lexicons/xlsx.js';
import { actName as nameInWords, type Wording } from '../wording.js';
import { type CellContent, type LinkedText, shortenedTo } from './cells.js';
import type { WorkbookInput } from './input.js';

/** What every sheet is made with. */
export interface Frame {
  readonly input: WorkbookInput;
  readonly wording: Wording;
  readonly words: XlsxWords;
}

/** The headings of a sheet in the order of its columns. */
export const headingsOf = <S extends keyof typeof XLSX_COLUMNS>(
  words: XlsxWords,
  sheet: S,
  columns: readonly (typeof XLSX_COLUMNS)[S][number][],
): string[] => {
  // The lexicon has a title for each column of each sheet.
  const titles = words.sheets[sheet].columns as Readonly<Record<string, { readonly title: string }>>;
  return columns.map((column) => titles[column]?.title ?? column);
};

/** `report.html#/order/<act>/<requirement>`, the address that the page itself forms. */
export const placeHref = ({ page = 'report.html' }: WorkbookInput, act: Act, requirementId: string | null): string =>
  `${page}#/${['order', act.id, ...(requirementId === null ? [] : [requirementId])].map(encodeURIComponent).join('/')}`;

/** Act type, date and number on one line: «приказ от 23.05.2024 № 19». */
export const actName = ({ wording }: Frame, act: Act): string => nameInWords(wording, act);

export const actLink = (frame: Frame, act: Act, requirementId: string | null = null): LinkedText => ({
  text: actName(frame, act),
  href: placeHref(frame.input, act, requirementId),
});

export const fileLink = ({ input }: Frame, record: DocumentRecord): CellContent => {
  const href = input.fileHref?.(record) ?? null;
  return href === null ? record.path : { text: record.path, href };
};

export const agencyOf = ({ words }: Frame, act: Act): string => act.requisites.agency.value ?? words.words.unknownAgency;

/** Gathered once for an act, however many facts ask. */
export const clausesById = (act: Act): ReadonlyMap<string, Clause> => {
  const known = gathered.get(act);
  if (known !== undefined) return known;
  const clauses = new Map(act.parts.flatMap((part) => part.clauses.map((clause) => [clause.id, clause] as const)));
  gathered.set(act, clauses);
  return clauses;
};

const gathered = new WeakMap<Act, ReadonlyMap<string, Clause>>();

const LONGEST_QUOTE = 600;

/** A quote short enough to be read in a cell. */
export const quoted = ({ words }: Frame, quote: string): string => shortenedTo(quote.trim(), LONGEST_QUOTE, words.words.cut);

/** `{name}` by value; a stretch in `[[…]]` is left out where its value is null. */
export const filled = (template: string, values: Readonly<Record<string, string | number | null>>): string =>
  template
    .replace(/\[\[([^\]{]*)\{([a-zA-Z]+)\}([^\]]*)\]\]/g, (_, before: string, name: string, after: string) =>
      values[name] === null ? '' : `${before}{${name}}${after}`,
    )
    .replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => String(values[name] ?? ''));
