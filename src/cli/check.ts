import { fill, type Messages } from '../messages/index.js';
import type { Clause, DocumentRecord, Severity, StandardInfo } from '../model/index.js';
import { actName, shortened } from './names.js';
import { atOrAbove, type Deviation, orderSummaries, type OrderSummary } from './orders.js';

export interface CheckResult {
  /** Deviations at or above the severity asked. */
  readonly failed: number;
  readonly text: string;
  readonly json: string;
}

/** Deviations of one file, the gravest first, each with what it rests on. */
export const checkRecord = (messages: Messages, standard: StandardInfo, record: DocumentRecord, failOn: Severity): CheckResult => {
  const orders = orderSummaries([record], standard);
  const citations = new Map(
    record.acts.flatMap((act) => act.parts.flatMap((part) => part.clauses.map((clause) => [clause.id, clause] as const))),
  );
  const failed = orders.flatMap((order) => atOrAbove(order.deviations, failOn)).length;
  const severity = messages.label('severity', failOn);
  const { check } = messages.texts;
  return {
    failed,
    text: `${[
      ...orders.map((order) => orderText(messages, order, citations)),
      ...readingText(messages, record),
      failed === 0 ? fill(check.passed, { severity }) : fill(check.failed, { severity, count: failed }),
    ].join('\n\n')}\n`,
    json: `${JSON.stringify({ path: record.path, failOn, failed, findings: record.findings }, null, 2)}\n`,
  };
};

/** Warnings and errors of reading, each text once, with how often it came. */
const readingText = (messages: Messages, { diagnostics }: DocumentRecord): readonly string[] => {
  const times = new Map<string, number>();
  for (const item of diagnostics.filter(({ level }) => level !== 'info')) {
    const text = messages.diagnostic(item);
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  const lines = [...times].map(([text, count]) => fill(messages.texts.check.reading, { text, count: count > 1 ? count : null }));
  return lines.length === 0 ? [] : [lines.join('\n')];
};

const orderText = (messages: Messages, order: OrderSummary, clauses: ReadonlyMap<string, Clause>): string => {
  const { check, run } = messages.texts;
  const { met, partial, deviates, missing, undetermined } = order.counts;
  const totals = {
    deviations: order.deviations.length,
    critical: atOrAbove(order.deviations, 'critical').length,
    met,
    applicable: met + partial + deviates + missing,
  };
  return [
    fill(check.heading, { agency: order.agency ?? run.noAgency, act: actName(messages, order) }),
    ...order.deviations.map((deviation) => deviationText(messages, deviation, clauses)),
    [
      order.deviations.length === 0 ? check.none : '',
      fill(check.total, totals),
      undetermined > 0 ? fill(check.undetermined, { count: undetermined }) : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ].join('\n\n');
};

const deviationText = (messages: Messages, { requirement, finding }: Deviation, clauses: ReadonlyMap<string, Clause>): string => {
  const { check } = messages.texts;
  const heading = fill(check.deviation, {
    severity: messages.label('severity', finding.severity),
    title: requirement.title,
    status: messages.label('findingStatus', finding.status),
    direction: finding.direction === null ? null : messages.label('direction', finding.direction),
  });
  const nearest = finding.evidence.find((each) => each.role === 'nearest');
  const quoted = (template: string, clauseId: string | null, quote: string): string =>
    fill(template, { citation: clauses.get(clauseId ?? '')?.citation ?? '—', quote: shortened(quote) });
  const lines = [
    fill(check.expected, { text: shortened(finding.expected) }),
    fill(check.actual, { text: shortened(finding.actual) }),
    finding.place !== null && finding.place.quote !== '' ? quoted(check.quote, finding.clauseId, finding.place.quote) : '',
    nearest === undefined ? '' : quoted(check.nearest, nearest.clauseId, nearest.quote),
    finding.recommendation === null ? '' : fill(check.advice, { text: shortened(finding.recommendation) }),
  ];
  return [`${heading}  [${requirement.id}]`, ...lines.filter((line) => line !== '').map((line) => `  ${line}`)].join('\n');
};
