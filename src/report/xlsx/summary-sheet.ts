import { DECISIONS, type DocumentStatus, SEVERITIES, type StandingReview } from '../../model/index.js';
import { nameOf } from '../wording.js';
import type { CellContent } from './cells.js';
import type { Frame } from './frame.js';
import { countsOf, deviatingIn, judgedIn, type OrderTally, rateOf } from './orders.js';
import type { Look, SheetSpec } from './sheet.js';

const WIDTHS = [58, 18, 18, 18, 18, 18, 18, 18];
const STATUSES = ['met', 'partial', 'deviates', 'missing', 'undetermined', 'not-applicable'] as const;

/** What was counted on the way through the documents. */
export interface Totals {
  readonly files: Readonly<Record<DocumentStatus, number>>;
  readonly orders: readonly OrderTally[];
  readonly reviews: readonly StandingReview[];
}

interface Line {
  readonly cells: readonly CellContent[];
  readonly looks?: readonly (Look | null)[];
}

/** Counts, compliance by severity, the most common deviations and the subjects of the federation. */
export const summarySheet = (frame: Frame, totals: Totals): SheetSpec => {
  const { orders } = totals;
  const lines = [
    ...head(frame, totals),
    ...severities(frame, orders),
    ...deviations(frame, orders),
    ...regions(frame, orders),
    ...decisions(frame, totals.reviews),
  ];
  return {
    name: frame.words.sheets.summary.name,
    columns: WIDTHS.map((width) => ({ width })),
    rows: lines.map((line) => line.cells),
    rest: 'none',
    looks: new Map(
      lines.flatMap(({ looks = [] }, row) =>
        looks.flatMap((look, column): [string, Look][] => (look === null ? [] : [[`${row},${column}`, look]])),
      ),
    ),
    headerRow: null,
    headerHeight: null,
    paper: 'fitted',
    frozenColumns: 0,
    colours: [],
    lists: [],
  };
};

const head = ({ input, words }: Frame, { files, orders }: Totals): Line[] => {
  const { words: own } = words;
  const agencies = new Set(orders.flatMap(({ agency }) => agency ?? []));
  const subjects = new Set(orders.flatMap(({ region }) => region?.code ?? []));
  const perfect = orders.filter(({ verdicts }) => deviatingIn(countsOf(verdicts)) === 0).length;
  return [
    { cells: [words.title], looks: ['title'] },
    { cells: [] },
    { cells: [own.standard, input.standard.title], looks: [null, 'plain'] },
    { cells: [own.edition, input.standard.version], looks: [null, 'plain'] },
    { cells: [own.received, files.parsed + files.failed + files.skipped] },
    { cells: [own.parsed, files.parsed] },
    { cells: [own.failed, files.failed] },
    { cells: [own.skipped, files.skipped] },
    { cells: [own.orders, orders.length] },
    { cells: [own.agencies, agencies.size] },
    { cells: [own.regions, subjects.size] },
    { cells: [own.perfect, perfect] },
  ];
};

const severities = ({ wording, words }: Frame, orders: readonly OrderTally[]): Line[] => {
  const all = orders.flatMap(({ verdicts }) => verdicts);
  return [
    ...section(words.words.bySeverity),
    headings([wording.words.frame.severity, words.words.rate, ...STATUSES.map((status) => nameOf(wording.codes.findingStatus, status))]),
    ...[...SEVERITIES, null].map((severity): Line => {
      const counts = countsOf(severity === null ? all : all.filter((verdict) => verdict?.severity === severity));
      return {
        cells: [
          severity === null ? words.words.total : nameOf(wording.codes.severity, severity),
          rateOf(counts),
          ...STATUSES.map((status) => counts[status]),
        ],
        looks: [severity === null ? 'section' : null, 'percent'],
      };
    }),
  ];
};

const deviations = ({ input, wording, words }: Frame, orders: readonly OrderTally[]): Line[] => [
  ...section(words.words.common),
  headings([wording.words.frame.requirement, wording.words.frame.severity, words.words.orderCount, words.words.share]),
  ...input.standard.requirements
    .map((requirement, index) => {
      const counts = countsOf(orders.map(({ verdicts }) => verdicts[index] ?? null));
      return { requirement, deviating: deviatingIn(counts), judged: judgedIn(counts) };
    })
    .filter(({ deviating }) => deviating > 0)
    .sort((a, b) => b.deviating - a.deviating || a.requirement.ordinal - b.requirement.ordinal)
    .map(
      ({ requirement, deviating, judged }): Line => ({
        cells: [requirement.title, nameOf(wording.codes.severity, requirement.severity), deviating, deviating / judged],
        looks: [null, null, null, 'percent'],
      }),
    ),
];

const regions = ({ words }: Frame, orders: readonly OrderTally[]): Line[] => {
  const names = [...new Set(orders.map(({ region }) => region?.name ?? null))];
  return [
    ...section(words.words.byRegion),
    headings([words.sheets.matrix.columns.region.title, words.words.orderCount, words.words.rate]),
    ...names
      .map((name) => ({ name, own: orders.filter(({ region }) => (region?.name ?? null) === name) }))
      .sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
      .map(
        ({ name, own }): Line => ({
          cells: [name ?? words.words.unknownRegion, own.length, rateOf(countsOf(own.flatMap(({ verdicts }) => verdicts)))],
          looks: [null, null, 'percent'],
        }),
      ),
  ];
};

/** Left out as long as nobody has decided anything. */
const decisions = ({ wording, words }: Frame, standing: readonly StandingReview[]): Line[] => {
  if (standing.length === 0) return [];
  const counted = DECISIONS.map(
    (code): Line => ({
      cells: [nameOf(wording.codes.decision, code), standing.filter(({ decision }) => decision === code).length],
    }),
  );
  const lapsed = (['changed', 'expired'] as const).map(
    (state): Line => ({
      cells: [nameOf(wording.codes.reviewState, state), standing.filter((each) => each.state === state).length],
    }),
  );
  return [
    ...section(words.words.reviewed),
    headings([words.sheets.deviations.columns.decision.title, words.words.count]),
    ...counted,
    ...lapsed,
  ];
};

const section = (title: string): Line[] => [{ cells: [] }, { cells: [title], looks: ['section'] }];

const headings = (cells: readonly string[]): Line => ({ cells, looks: cells.map(() => 'header') });
