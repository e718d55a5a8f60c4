import { z } from 'zod';

/** Sheets of `report.xlsx` that are tables, each with the keys of its columns in the order in which they stand. */
export const XLSX_COLUMNS = {
  matrix: ['no', 'region', 'agency', 'act', 'file', 'rate', 'critical', 'requirement'],
  deviations: [
    'no',
    'region',
    'agency',
    'act',
    'file',
    'requirement',
    'severity',
    'status',
    'direction',
    'clause',
    'page',
    'quote',
    'nearest',
    'expected',
    'actual',
    'advice',
    'decision',
    'comment',
    'reviewer',
    'until',
    'state',
    'previous',
    'key',
  ],
  touchpoints: ['no', 'agency', 'act', 'name', 'channel', 'declared', 'standard', 'source', 'clause', 'page', 'quote'],
  facts: ['no', 'agency', 'act', 'kind', 'subject', 'value', 'after', 'clause', 'page', 'quote'],
  notRead: ['no', 'kind', 'file', 'act', 'requirement', 'reason', 'details'],
  dictionary: ['sheet', 'column', 'meaning', 'values'],
} as const;

const WORDS = [
  'standard',
  'edition',
  'received',
  'parsed',
  'failed',
  'skipped',
  'orders',
  'agencies',
  'regions',
  'perfect',
  'bySeverity',
  'rate',
  'total',
  'common',
  'orderCount',
  'share',
  'byRegion',
  'reviewed',
  'count',
  'unknownRegion',
  'unknownAgency',
  'deadline',
  'role',
  'trigger',
  'fileNotRead',
  'noVerdict',
  'notCounted',
  'conflict',
  'named',
  'cut',
  'requirementColumn',
  'decisionHint',
  'decisionHintTitle',
  'previous',
  'commentOnly',
] as const;

const line = z.string().min(1);

/** Excel allows 31 characters and none of these marks. */
const sheetName = z.string().regex(/^[^[\]:*?/\\]{1,31}$/u);

const column = z.strictObject({ title: line, meaning: line });

const sheet = <const K extends readonly string[]>(columns: K) =>
  z.strictObject({ name: sheetName, meaning: line, columns: z.record(z.enum(columns), column) });

const languageSchema = z.strictObject({
  title: line,
  author: line,
  sheets: z.strictObject({
    summary: z.strictObject({ name: sheetName, meaning: line }),
    matrix: sheet(XLSX_COLUMNS.matrix),
    deviations: sheet(XLSX_COLUMNS.deviations),
    touchpoints: sheet(XLSX_COLUMNS.touchpoints),
    facts: sheet(XLSX_COLUMNS.facts),
    notRead: sheet(XLSX_COLUMNS.notRead),
    dictionary: sheet(XLSX_COLUMNS.dictionary),
  }),
  words: z.record(z.enum(WORDS), line),
});

/** `rules/lexicon/xlsx.yaml`: the words of the workbook in each language. `{name}` is a place for a value. */
export const xlsxLexiconSchema = z.strictObject({ ru: languageSchema, en: languageSchema });
export type XlsxLexicon = z.infer<typeof xlsxLexiconSchema>;
export type XlsxWords = z.infer<typeof languageSchema>;
