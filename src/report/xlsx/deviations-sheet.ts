import { DECISIONS, type Finding, type StandingReview, FINDING_STATUSES, type RequirementInfo, SEVERITIES } from '../../model/index.js';
import { XLSX_COLUMNS } from '../../rules/lexicons/xlsx.js';
import { nameOf, printedDate } from '../wording.js';
import type { CellContent } from './cells.js';
import { severityColours, statusColours } from './colours.js';
import { actLink, agencyOf, clausesById, fileLink, filled, type Frame, headingsOf, quoted } from './frame.js';
import { isDeviation, type Order } from './orders.js';
import { type ColourRule, type ColumnSpec, type SheetSpec, tableSheet } from './sheet.js';

type Key = (typeof XLSX_COLUMNS)['deviations'][number];

const COLUMNS = XLSX_COLUMNS.deviations;

const WIDTH: Readonly<Record<Key, number>> = {
  no: 5,
  region: 18,
  agency: 34,
  act: 32,
  file: 28,
  requirement: 30,
  severity: 14,
  status: 14,
  direction: 14,
  clause: 22,
  page: 11,
  quote: 60,
  nearest: 40,
  expected: 36,
  actual: 36,
  advice: 60,
  decision: 17,
  comment: 32,
  reviewer: 18,
  until: 13,
  state: 16,
  previous: 32,
  key: 38,
};

/** What the reviewer fills in. */
const ASKED: readonly Key[] = ['decision', 'comment', 'reviewer', 'until'];

/** One deviation a row, the gravest of each order first, with room for the reviewer's decision. */
export const deviationsSheet = (frame: Frame): SheetSpec => {
  const { words, wording } = frame;
  const at = (key: Key): number => COLUMNS.indexOf(key);
  return tableSheet(words.sheets.deviations.name, headingsOf(words, 'deviations', COLUMNS), COLUMNS.map(columnOf), {
    frozenColumns: at('act') + 1,
    paper: 'wide',
    colours: [...severityColours(wording, at('severity')), ...statusColours(wording, at('status')), ...stateColours(frame, at('state'))],
    lists: [
      {
        column: at('decision'),
        values: DECISIONS.map((code) => nameOf(wording.codes.decision, code)),
        title: words.words.decisionHintTitle,
        hint: words.words.decisionHint,
      },
    ],
  });
};

const columnOf = (key: Key): ColumnSpec => ({
  width: WIDTH[key],
  ...(key === 'until' ? { format: 'dd.mm.yyyy' } : {}),
  ...(ASKED.includes(key) ? { look: 'review' } : key === 'key' ? { look: 'faint' } : {}),
});

/** The lines of one order, without their numbers. */
export const deviationLines = (frame: Frame, order: Order): CellContent[][] => {
  const requirements = new Map(frame.input.standard.requirements.map((each) => [each.id, each]));
  return deviationsOf(order, requirements).map(({ finding, requirement }) => {
    const cells = cellsOf(frame, order, finding, requirement);
    return COLUMNS.flatMap((key) => (key === 'no' ? [] : [cells[key]]));
  });
};

const stateColours = ({ wording }: Frame, column: number): ColourRule[] =>
  (['changed', 'expired'] as const).map((state) => ({
    column,
    toColumn: column,
    value: nameOf(wording.codes.reviewState, state),
    fill: 'FCE4D6',
    ink: '7F3300',
  }));

const deviationsOf = ({ findings }: Order, requirements: ReadonlyMap<string, RequirementInfo>) =>
  findings
    .flatMap((finding) => {
      const requirement = requirements.get(finding?.requirementId ?? '');
      return finding !== null && requirement !== undefined && isDeviation(finding) ? [{ finding, requirement }] : [];
    })
    .sort((a, b) => gravity(a.finding) - gravity(b.finding) || a.requirement.ordinal - b.requirement.ordinal);

/** Severity first, then missing before deviates before partial. */
const gravity = ({ severity, status }: Finding): number =>
  SEVERITIES.indexOf(severity) * FINDING_STATUSES.length - FINDING_STATUSES.indexOf(status);

const cellsOf = (
  frame: Frame,
  { act, record }: Order,
  finding: Finding,
  requirement: RequirementInfo,
): Readonly<Record<Exclude<Key, 'no'>, CellContent>> => {
  const { codes } = frame.wording;
  const nearest = finding.evidence.find((each) => each.role === 'nearest') ?? null;
  const review = frame.input.reviews?.reviewOf(finding.id) ?? null;
  // A decision that holds no more stands apart: left where it was, it would be taken anew by reading the sheet back.
  const current = review?.state === 'in-force' ? review : null;
  return {
    region: act.requisites.region.value?.name ?? frame.words.words.unknownRegion,
    agency: agencyOf(frame, act),
    act: actLink(frame, act, finding.requirementId),
    file: fileLink(frame, record),
    requirement: requirement.title,
    severity: nameOf(codes.severity, finding.severity),
    status: nameOf(codes.findingStatus, finding.status),
    direction: finding.direction === null ? null : nameOf(codes.direction, finding.direction),
    clause: clausesById(act).get(finding.clauseId ?? nearest?.clauseId ?? '')?.citation ?? null,
    page: finding.place?.page ?? nearest?.page ?? null,
    quote: finding.place === null ? null : quoted(frame, finding.place.quote),
    nearest: nearest === null ? null : quoted(frame, nearest.quote),
    expected: finding.expected,
    actual: finding.actual,
    advice: finding.recommendation,
    decision: current?.decision ? nameOf(codes.decision, current.decision) : null,
    comment: current?.comment ?? null,
    reviewer: current?.reviewer ?? null,
    until: current?.until ? { date: current.until } : null,
    state: review === null ? null : nameOf(codes.reviewState, review.state),
    previous: review === null || current !== null ? null : previous(frame, review),
    key: frame.input.reviews?.keyOf(finding.id) ?? null,
  };
};

const previous = ({ wording, words }: Frame, { decision, comment, reviewer, until }: StandingReview): string =>
  filled(words.words.previous, {
    decision: decision === null ? words.words.commentOnly : nameOf(wording.codes.decision, decision),
    comment,
    reviewer,
    until: until === null ? null : printedDate(wording, until),
  });
