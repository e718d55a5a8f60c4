import type { DeadlineAction, RequirementInfo } from '../model/index.js';
import type { Digest } from './digest.js';
import type { StreamedInput } from './input.js';
import { DIRECTION_LETTER, STATUS_LETTER, STATUS_SYMBOL } from './marks.js';
import type { Line, LineFinding, LineTerm } from './line.js';
import { countVerdicts, rateOf } from './statistics.js';
import { actName, printedDate, type Wording } from './wording.js';

/** Data the page needs at once: words, requirements and one entry a row. Details are packed apart, one for each document. */
export const payloadOf = (input: StreamedInput, wording: Wording, { rows, strings }: Digest) => {
  const asked = new Set(input.thresholds.flatMap(({ terms }) => terms.map(({ action }) => action)));
  return {
    lang: input.lang,
    words: wording.words.page,
    codes: { ...wording.codes, ...wording.words.codes },
    statuses: Object.entries(STATUS_LETTER).map(([code, letter]) => ({
      code,
      letter,
      symbol: STATUS_SYMBOL[code as keyof typeof STATUS_SYMBOL], // both records have the same keys
    })),
    groups: input.groups,
    requirements: input.standard.requirements.map(requirementEntry),
    thresholds: input.thresholds,
    rows: rows.map((row) => rowEntry(wording, row, asked)),
    strings,
  };
};

/** A capital letter where a decision has settled it. */
const letterOf = (finding: LineFinding | null): string => {
  if (finding === null) return '.';
  const letter = STATUS_LETTER[finding.status];
  return finding.settled === true ? letter.toUpperCase() : letter;
};

const requirementEntry = (requirement: RequirementInfo) => ({
  id: requirement.id,
  group: requirement.groupId,
  severity: requirement.severity,
  title: requirement.title,
  reference: requirement.referenceText,
  source: requirement.source,
});

const rowEntry = (wording: Wording, row: Line, asked: ReadonlySet<DeadlineAction>) => {
  const { act, record } = row;
  const { region, agency, title, date, number } = act.requisites;
  return {
    id: act.id,
    document: row.document,
    region: region.value?.code ?? '',
    regionName: region.value === null ? '' : wording.regionName(region.value),
    agency: agency.value ?? '',
    name: actName(wording, act),
    short: shortName(wording, row),
    date: date.value ?? '',
    number: number.value ?? '',
    title: title.value ?? '',
    path: record.path,
    draft: act.status === 'draft' ? 1 : 0,
    rate: rateOf(countVerdicts(row.findings)),
    verdicts: row.findings.map(letterOf).join(''),
    directions: row.findings.map((finding) => (finding?.direction ? DIRECTION_LETTER[finding.direction] : '-')).join(''),
    terms: row.terms.filter(({ action }) => asked.has(action)).map(termEntry),
  };
};

/** «23.05.2024 № 19»: what the narrow column of the matrix has room for. */
const shortName = (wording: Wording, row: Line): string => {
  const { page } = wording.words;
  const { date, number } = row.act.requisites;
  const when = date.value === null ? page.noDate : printedDate(wording, date.value);
  return number.value === null ? `${when}, ${page.noNumber}` : `${when} ${page.numberSign}\u00a0${number.value}`;
};

/** As `compare/judge.ts` looks at it, and its date to be printed. */
const termEntry = ({ action, bound, value, unit, date, afterEvent, conflict, ownCase }: LineTerm) => ({
  action,
  bound,
  value,
  unit,
  date,
  afterEvent,
  conflict: conflict ? 1 : 0,
  ownCase: ownCase ? 1 : 0,
});
