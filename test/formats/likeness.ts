import type { Act, DocumentRecord } from '../../src/model/index.js';

/** How alike two readings of one order are: F1 over facts, requisites and verdicts, and what only one of them has. */
export interface Likeness {
  readonly f1: number;
  /** Of clause labels and their paths. */
  readonly labels: number;
  /** Of table rows cell by cell. */
  readonly cells: number;
  /** `− …` is missing from the reading, `+ …` is not in the truth. */
  readonly differences: readonly string[];
}

export const likenessOf = (truth: DocumentRecord, reading: DocumentRecord): Likeness => {
  const found = compare(statementsOf(truth), statementsOf(reading));
  const labels = compare(labelsOf(truth), labelsOf(reading));
  const cells = compare(cellsOf(truth), cellsOf(reading));
  return {
    f1: found.f1,
    labels: labels.f1,
    cells: cells.f1,
    differences: [...found.differences, ...labels.differences, ...cells.differences],
  };
};

/** Everything an order says, a line each: facts by kind and value, verdicts by requirement. */
const statementsOf = (record: DocumentRecord): string[] =>
  record.acts.flatMap((act) => [
    ...requisitesOf(act),
    ...factsOf(act),
    ...record.findings
      .filter(({ actId }) => actId === act.id)
      .map(({ requirementId, status, direction }) => `${act.ordinal} verdict ${requirementId} ${status} ${direction ?? ''}`),
  ]);

const requisitesOf = (act: Act): string[] => [
  `${act.ordinal} scope ${act.scope} ${act.status} ${act.isPrimary}`,
  ...Object.entries(act.requisites).map(([name, field]) => `${act.ordinal} ${name} ${normal(valueOf(field))}`),
];

const valueOf = (field: unknown): unknown => (typeof field === 'object' && field !== null && 'value' in field ? field.value : field);

const factsOf = ({ ordinal, facts }: Act): string[] =>
  Object.entries(facts).flatMap(([kind, list]: [string, readonly object[]]) =>
    list.map((fact) => {
      const values = Object.entries(fact).filter(([name]) => !PLACE.has(name));
      return `${ordinal} ${kind} ${values.map(([, value]) => normal(value)).join(' | ')}`;
    }),
  );

/** Where a fact stands differs between formats; what it says must not. */
const PLACE: ReadonlySet<string> = new Set([
  'id',
  'clauseId',
  'partId',
  'listRowId',
  'touchpointId',
  'start',
  'end',
  'page',
  'quote',
  'ruleId',
  'confidence',
]);

const normal = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toLowerCase().replace(/[–—]/gu, '-').replace(/\s+/gu, ' ').trim();

const labelsOf = ({ acts }: DocumentRecord): string[] =>
  acts.flatMap(({ ordinal, parts }) =>
    parts.flatMap(({ clauses }) =>
      clauses.flatMap(({ label, path, zone }) => (label === null || zone !== 'body' ? [] : [`${ordinal} label ${label} ${path}`])),
    ),
  );

const cellsOf = ({ acts }: DocumentRecord): string[] =>
  acts.flatMap(({ ordinal, parts, facts }) => [
    ...parts.flatMap(({ tables }) =>
      tables.map(({ columns, rowCount }) => `${ordinal} table ${columns.map(({ title }) => normal(title)).join(' | ')} ${rowCount}`),
    ),
    ...facts.listRows.flatMap(({ rowNo, direction, process, touchpoint, needs, features }) =>
      [direction, process, touchpoint, needs, features].map((cell, column) => `${ordinal} cell ${rowNo}.${column} ${normal(cell)}`),
    ),
  ]);

const compare = (
  expected: readonly string[],
  actual: readonly string[],
): { readonly f1: number; readonly differences: readonly string[] } => {
  const extra = [...actual];
  const missed: string[] = [];
  for (const line of expected) {
    const at = extra.indexOf(line);
    if (at >= 0) extra.splice(at, 1);
    else missed.push(line);
  }
  const all = expected.length + actual.length;
  const hits = expected.length - missed.length;
  return { f1: all === 0 ? 1 : (2 * hits) / all, differences: [...missed.map((line) => `− ${line}`), ...extra.map((line) => `+ ${line}`)] };
};
