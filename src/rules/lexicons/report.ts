import { z } from 'zod';
import { TIME_UNITS } from '../../model/index.js';

/** Words that the report itself prints. */
const FRAME_WORDS = [
  'title', 'navLabel', 'navSummary', 'navMatrix', 'navNotRead', 'navNotCounted', 'navWhatIf', 'standard',
  'version', 'skipLink', 'noScript', 'filesReceived', 'filesRead', 'filesRefused', 'filesSkipped', 'ordersInScope',
  'agencies', 'regions', 'fullCompliance', 'complianceTitle', 'complianceNote', 'compliance', 'total', 'severity',
  'requirement', 'deviationsTitle', 'deviationsNone', 'ordersWithDeviation', 'share', 'mapTitle', 'mapNote',
  'mapNoData', 'mapOutside', 'orders', 'chartsTitle', 'chartDeadlines', 'chartTriggers', 'chartChannels',
  'chartCompliance', 'chartCount', 'chartNoDeadline', 'chartNothing', 'agenciesTitle', 'agenciesNote', 'agency',
  'undeterminedTitle', 'undeterminedNote', 'matrixTitle', 'filters', 'filterRegion', 'filterSeverity',
  'filterRequirement', 'filterVerdict', 'filterText', 'filterTextHint', 'filterFullText', 'filterAny',
  'filterAnyRequirement', 'filterReset', 'print', 'legend', 'matrixHelp', 'matrixLabel', 'orderTitle',
  'notReadTitle', 'notReadNote', 'notReadNone', 'file', 'reason', 'details', 'undeterminedList',
  'undeterminedListNone', 'notCountedTitle', 'notCountedNote', 'notCountedNone', 'document', 'whatIfTitle',
  'whatIfNote', 'whatIfDays', 'whatIfStricter', 'madeBy',
] as const;

/** Words that the script of the page uses. */
const PAGE_WORDS = [
  'region', 'rate', 'critical', 'inText', 'requisitesAndFacts', 'ordersShown', 'nothingFound', 'unknownRegion',
  'unknownAgency', 'noNumber', 'noDate', 'from', 'numberSign', 'loading', 'searching', 'cannotUnpack', 'notFound',
  'back', 'previous', 'next', 'requisites', 'facts', 'notes', 'verdicts', 'text', 'textHint', 'showDeviations',
  'showAll', 'showBy', 'deviations', 'undetermined', 'undeterminedNote', 'noDeviations', 'expected', 'actual',
  'reference', 'words', 'nearest', 'nothingSimilar', 'notFoundWords', 'contradicts', 'alsoFound', 'advice',
  'source', 'toText', 'copy', 'copied', 'copyFailed', 'link', 'page', 'value', 'place', 'confidence', 'candidates',
  'asPrinted', 'roles', 'triggers', 'deadlines', 'touchpoints', 'provisions', 'contacts', 'references',
  'definitions', 'role', 'holder', 'name', 'kind', 'action', 'term', 'after', 'touchpoint', 'channel', 'declared',
  'byStandard', 'where', 'quote', 'normalized', 'topic', 'definition', 'act', 'none', 'unnamed', 'typeUnsaid',
  'conflict', 'unreadable', 'dropped', 'cell', 'falls', 'joins', 'stays', 'staysOut', 'noTerm', 'nobody', 'nowAt',
  'soAt', 'days', 'order', 'statedTerm', 'was', 'becomes', 'pages', 'readBy',
] as const;

/** Reasons of `Dropped`, which are a plain union in the model. */
const DROP_REASONS = [
  'page-number',
  'running-header',
  'footer',
  'repeated-header-row',
  'column-number-row',
  'site-chrome',
  'blank',
] as const;

/** Why something read, or left unread on purpose, takes no part in the comparison. */
const NOT_COUNTED = ['amendment', 'unrelated', 'version', 'duplicate', 'excluded', 'no-act'] as const;
export type NotCounted = (typeof NOT_COUNTED)[number];

const oneEach = <const K extends readonly string[]>(codes: K) => z.record(z.enum(codes), z.string().min(1));

const wordsSchema = z.strictObject({
  frame: oneEach(FRAME_WORDS),
  page: oneEach(PAGE_WORDS),
  codes: z.strictObject({
    notCounted: oneEach(NOT_COUNTED),
    /** As printed after a figure. */
    unit: oneEach(TIME_UNITS),
    dropped: oneEach(DROP_REASONS),
  }),
});

/** `rules/lexicon/report.yaml`: the words of the report in each language. */
export const reportLexiconSchema = z.strictObject({ ru: wordsSchema, en: wordsSchema });
export type ReportLexicon = z.infer<typeof reportLexiconSchema>;
/** The words in one language. */
export type ReportWords = z.infer<typeof wordsSchema>;

const tile = z.strictObject({
  code: z.string().regex(/^RU-[A-Z0-9]{2,3}$/),
  /** Column and row, from 0. */
  at: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
  short: z.string().min(1),
  ru: z.string().min(1),
  en: z.string().min(1),
});

/** `rules/lexicon/tilemap.yaml`: the subjects of the federation as squares of a grid. */
export const tileMapSchema = z.strictObject({
  columns: z.int().positive(),
  rows: z.int().positive(),
  tiles: z.array(tile),
});
export type TileMap = z.infer<typeof tileMapSchema>;
