import { z } from 'zod';
import {
  ACT_STATUSES,
  AFTER_EVENTS,
  CHANNELS,
  CLIENT_TYPES,
  CONTACT_KINDS,
  DEADLINE_ACTIONS,
  DEADLINE_BOUNDS,
  DIRECTIONS,
  EVIDENCE_ROLES,
  FAILURE_CODES,
  FIELD_STATES,
  FINDING_STATUSES,
  HOLDER_KINDS,
  PART_KINDS,
  READING_METHODS,
  REQUISITE_FIELDS,
  ROLE_KINDS,
  SCOPES,
  SEVERITIES,
  SUBJECTS,
  TIME_UNITS,
  TOUCHPOINT_SOURCES,
  TOUCHPOINT_TYPES,
  TRIGGER_KINDS,
} from '../../model/index.js';

/** Words that the report itself prints. */
const FRAME_WORDS = [
  'title', 'navLabel', 'navSummary', 'navMatrix', 'navNotRead', 'navNotCounted', 'navWhatIf', 'standard',
  'version', 'skipLink', 'noScript', 'filesReceived', 'filesRead', 'filesRefused', 'filesSkipped', 'ordersInScope',
  'agencies', 'regions', 'fullCompliance', 'complianceTitle', 'complianceNote', 'compliance', 'total', 'severity',
  'requirement', 'deviationsTitle', 'deviationsNone', 'ordersWithDeviation', 'share', 'verdicts', 'mapTitle',
  'mapNote', 'mapNoData', 'mapOutside', 'orders', 'chartsTitle', 'chartDeadlines', 'chartTriggers',
  'chartChannels', 'chartCompliance', 'chartCount', 'chartNoDeadline', 'chartNothing', 'agenciesTitle',
  'agenciesNote', 'agency', 'undeterminedTitle', 'undeterminedNote', 'matrixTitle', 'filters', 'filterRegion',
  'filterSeverity', 'filterRequirement', 'filterVerdict', 'filterText', 'filterTextHint', 'filterFullText',
  'filterAny', 'filterAnyRequirement', 'filterReset', 'print', 'legend', 'matrixHelp', 'matrixLabel', 'colRegion',
  'colAgency', 'colAct', 'colRate', 'colRateLong', 'colCritical', 'colCriticalLong', 'orderTitle', 'notReadTitle',
  'notReadNote', 'notReadNone', 'file', 'reason', 'whatToDo', 'details', 'undeterminedList',
  'undeterminedListNone', 'undeterminedCount', 'notCountedTitle', 'notCountedNote', 'notCountedNone',
  'notCountedOf', 'document', 'whatIfTitle', 'whatIfNote', 'whatIfDays', 'whatIfStricter', 'signed', 'madeBy',
] as const;

/** Words that the script of the page uses. */
const PAGE_WORDS = [
  'ordersShown', 'nothingFound', 'unknownRegion', 'unknownAgency', 'noNumber', 'noDate', 'from', 'numberSign',
  'loading', 'searching', 'cannotUnpack', 'notFound', 'back', 'previous', 'next', 'requisites', 'facts',
  'verdicts', 'text', 'textHint', 'showDeviations', 'showAll', 'showBy', 'deviations', 'undetermined',
  'undeterminedNote', 'met', 'notApplicable', 'noDeviations', 'expected', 'actual', 'reference', 'words',
  'nearest', 'nothingSimilar', 'notFoundWords', 'contradicts', 'alsoFound', 'advice', 'source', 'explanation',
  'toText', 'copy', 'copied', 'copyFailed', 'link', 'page', 'file', 'field', 'value', 'state', 'place',
  'confidence', 'candidates', 'asPrinted', 'roles', 'triggers', 'deadlines', 'touchpoints', 'provisions',
  'contacts', 'references', 'definitions', 'role', 'holder', 'name', 'kind', 'action', 'term', 'after',
  'touchpoint', 'channel', 'declared', 'byStandard', 'where', 'quote', 'normalized', 'topic', 'definition', 'act',
  'none', 'unnamed', 'typeUnsaid', 'conflict', 'unreadable', 'unreadableMark', 'dropped', 'sortedUp', 'sortedDown',
  'cell', 'falls', 'joins', 'stays', 'staysOut', 'noTerm', 'nobody', 'metNow', 'notMetNow', 'nowAt', 'soAt',
  'days', 'order', 'statedTerm', 'was', 'becomes', 'open', 'pages', 'readBy',
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
const failure = z.strictObject({ reason: z.string().min(1), advice: z.string().min(1) });

const wordsSchema = z.strictObject({
  frame: oneEach(FRAME_WORDS),
  page: oneEach(PAGE_WORDS),
  codes: z.strictObject({
    status: oneEach(FINDING_STATUSES),
    direction: oneEach(DIRECTIONS),
    severity: oneEach(SEVERITIES),
    scope: oneEach(SCOPES),
    actStatus: oneEach(ACT_STATUSES),
    notCounted: oneEach(NOT_COUNTED),
    fieldState: oneEach(FIELD_STATES),
    field: oneEach(REQUISITE_FIELDS),
    part: oneEach(PART_KINDS),
    trigger: oneEach(TRIGGER_KINDS),
    action: oneEach(DEADLINE_ACTIONS),
    bound: oneEach(DEADLINE_BOUNDS),
    unit: oneEach(TIME_UNITS),
    event: oneEach(AFTER_EVENTS),
    role: oneEach(ROLE_KINDS),
    holder: oneEach(HOLDER_KINDS),
    channel: oneEach(CHANNELS),
    type: oneEach(TOUCHPOINT_TYPES),
    source: oneEach(TOUCHPOINT_SOURCES),
    contact: oneEach(CONTACT_KINDS),
    subject: oneEach(SUBJECTS),
    client: oneEach(CLIENT_TYPES),
    method: oneEach(READING_METHODS),
    dropped: oneEach(DROP_REASONS),
    evidence: oneEach(EVIDENCE_ROLES),
    topic: z.record(z.string(), z.string()),
    failure: z.record(z.enum([...FAILURE_CODES, 'other']), failure),
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
