import { z } from 'zod';
import { DIAGNOSTIC_CODES, FAILURE_CODES, REFUSAL_CODES, SKIP_CODES } from '../../model/index.js';
import { HELP } from './help.js';

const USAGE = ['unknownOption', 'unknownCommand', 'missingArgument', 'optionMissingArgument', 'excessArguments', 'other', 'hint'] as const;

const RUN = [
  'region',
  'agency',
  'act',
  'met',
  'partial',
  'deviates',
  'missing',
  'undetermined',
  'worst',
  'numbered',
  'unnumbered',
  'noRegion',
  'noAgency',
  'noDeviations',
  'draftMark',
  'legend',
  'notRead',
  'skipped',
  'duplicateOf',
  'notCounted',
  'version',
  'amendment',
  'unrelated',
  'noAct',
  'nothingFound',
  'total',
  'written',
  'foldersSkipped',
  'progress',
  'bar',
  'interrupting',
  'interrupted',
  'isolated',
] as const;

const WATCH = ['waiting', 'current', 'failed', 'ended'] as const;

/** Why a file was not to be read. */
const LEFT_OUT = ['archive', 'filter', 'limit'] as const;

/** Kinds of facts that a tracked change can touch, and kinds of tracked changes. */
const FACTS = ['requisite', 'role', 'trigger', 'deadline', 'provision', 'touchpoint'] as const;
const REVISIONS = ['inserted', 'deleted', 'moved'] as const;

const CHECK = [
  'heading',
  'deviation',
  'expected',
  'actual',
  'quote',
  'nearest',
  'advice',
  'total',
  'none',
  'undetermined',
  'reading',
  'passed',
  'failed',
] as const;

const RULES = [
  'listed',
  'recognize',
  'require',
  'file',
  'severity',
  'examples',
  'reference',
  'source',
  'rationale',
  'advice',
  'tested',
  'failed',
  'expected',
  'actual',
  'matched',
  'matchedNothing',
] as const;

const DOCTOR = [
  'found',
  'missing',
  'libreoffice',
  'tesseract',
  'tesseract-rus',
  'poppler',
  'complete',
  'incomplete',
  'alike',
  'differ',
  'difference',
  'notCompared',
] as const;

const SEARCH = ['found', 'nothing', 'place', 'page'] as const;

const QUERY = ['id', 'title', 'hint', 'nothing'] as const;

const VERIFY = [
  'proved',
  'holds',
  'problems',
  'problem',
  'quote-differs',
  'outside-clause',
  'clause-differs',
  'record-differs',
  'file-missing',
  'file-differs',
  'text-differs',
  'facts-differ',
] as const;

const EXPORT = ['written'] as const;

const STATS = [
  'orders',
  'requirement',
  'method',
  'judged',
  'deviations',
  'observed',
  'corrected',
  'interval',
  'few-cases',
  'no-cases',
  'not-informative',
  'other-edition',
  'not-measured',
  'no-deviating',
  'no-met',
  'explained',
  'nothing',
] as const;

const REJUDGE = [
  'judged',
  'removed',
  'added',
  'changed',
  'same',
  'verdicts',
  'requirement',
  'from',
  'to',
  'orders',
  'lacking',
  'readAgain',
  'noVerdict',
  'notAsked',
  'actual',
  'advice',
] as const;

const REVIEW = ['taken', 'unchanged', 'refused', 'row', 'nothing', 'next'] as const;

const REPORT = ['previews', 'lacking', 'written'] as const;

/** Why a row of decisions is not taken (`ROW_REFUSALS` of `dataset/review-import.ts`). */
const ROWS = [
  'no-key',
  'unknown-finding',
  'unknown-decision',
  'waiver-without-reason',
  'no-date',
  'date-without-waiver',
  'nothing-decided',
  'said-twice',
] as const;

const LETTERS = ['written', 'copy', 'noFile', 'notPlaced', 'none'] as const;

/** Errors of the system and of SQLite that users can do something about. */
const SYSTEM = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EEXIST',
  'ENOTDIR',
  'EISDIR',
  'ENOENT',
  'EIO',
  'EBUSY',
  'EMFILE',
  'ENAMETOOLONG',
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY_DIRECTORY',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
] as const;

const line = z.string().min(1);
const oneEach = <const K extends readonly string[]>(codes: K) => z.record(z.enum(codes), line);

/** What is wrong, why it matters, what to do. */
const trouble = z.strictObject({ what: line, why: line, advice: line });

const languageSchema = z.strictObject({
  diagnostics: oneEach(DIAGNOSTIC_CODES),
  facts: oneEach(FACTS),
  revisions: oneEach(REVISIONS),
  failures: z.record(z.enum([...FAILURE_CODES, ...SKIP_CODES]), trouble),
  refusals: z.record(z.enum(REFUSAL_CODES), trouble),
  internalError: trouble,
  system: oneEach(SYSTEM),
  help: oneEach(HELP),
  usage: oneEach(USAGE),
  run: oneEach(RUN),
  watch: oneEach(WATCH),
  leftOut: oneEach(LEFT_OUT),
  check: oneEach(CHECK),
  rules: oneEach(RULES),
  search: oneEach(SEARCH),
  query: oneEach(QUERY),
  verify: oneEach(VERIFY),
  export: oneEach(EXPORT),
  stats: oneEach(STATS),
  rejudge: oneEach(REJUDGE),
  doctor: oneEach(DOCTOR),
  report: oneEach(REPORT),
  review: oneEach(REVIEW),
  rows: oneEach(ROWS),
  letters: oneEach(LETTERS),
});

/**
 * `rules/lexicon/messages.yaml`: diagnostics, failures and terminal output in each language. `{name}` is a place for a
 * value; a stretch in `[[…]]` is left out where a value in it is unknown.
 */
export const messagesLexiconSchema = z.strictObject({ ru: languageSchema, en: languageSchema });

export type MessagesLexicon = z.infer<typeof messagesLexiconSchema>;
export type MessageTexts = z.infer<typeof languageSchema>;
export type Trouble = z.infer<typeof trouble>;
