import type { BatchResult, FileSummary } from '../batch/index.js';
import { fill } from '../messages/fill.js';
import type { Messages } from '../messages/messages.js';
import { actName, lineOf } from './names.js';
import { atOrAbove, type OrderSummary, type Verdict } from './orders.js';
import { renderTable, type TableColumn } from './table.js';

const WIDTH_WITHOUT_TERMINAL = 160;

/** What a run ends with on the terminal: a line for every order, then the files that gave none, with the reason. */
export const runSummary = (messages: Messages, result: BatchResult, orders: readonly Order[], width: number | null): string => {
  const blocks = [
    orders.length > 0 ? orderTable(messages, orders, width ?? WIDTH_WITHOUT_TERMINAL) : '',
    ...fileLists(messages, result.documents),
    totals(messages, result, orders),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};

/** The same as data. */
export const runJson = (result: BatchResult, compared: readonly Order[]): string => {
  const { standard } = result;
  const orders = compared.map(({ deviations, worst, ...order }) => ({
    ...order,
    worst: worst?.requirement.id ?? null,
    deviations: deviations.map(({ finding }) => ({
      requirement: finding.requirementId,
      status: finding.status,
      severity: finding.severity,
    })),
  }));
  const documents = result.documents.map(({ id, path, status, errorCode, errorMessage }) => ({
    id,
    path,
    status,
    errorCode,
    errorMessage,
  }));
  const { dataset, report } = result.paths;
  return `${JSON.stringify({ standard: standard.id, version: standard.version, dataset, report, documents, orders }, null, 2)}\n`;
};

type Order = OrderSummary<Verdict>;

const orderTable = (messages: Messages, orders: readonly Order[], width: number): string => {
  const { run } = messages.texts;
  const text = (title: string, flexible = true): TableColumn => ({ title, align: 'left', flexible });
  const count = (title: string): TableColumn => ({ title, align: 'right', flexible: false });
  const columns = [
    text(run.region),
    text(run.agency),
    text(run.act, false),
    count(run.met),
    count(run.partial),
    count(run.deviates),
    count(run.missing),
    count(run.undetermined),
    text(run.worst),
  ];
  const rows = orders.map((order) => [
    order.region ?? run.noRegion,
    order.agency ?? run.noAgency,
    actName(messages, order),
    ...(['met', 'partial', 'deviates', 'missing', 'undetermined'] as const).map((status) => String(order.counts[status])),
    worstOf(messages, order),
  ]);
  return `${renderTable(columns, rows, width)}\n${run.legend}`;
};

const worstOf = (messages: Messages, { worst }: Order): string =>
  worst === null
    ? messages.texts.run.noDeviations
    : `${messages.label('severity', worst.finding.severity)}: ${worst.requirement.title} (${messages.label('findingStatus', worst.finding.status)})`;

/** Files not read, files skipped, acts read but not compared. */
const fileLists = (messages: Messages, documents: readonly FileSummary[]): readonly string[] => {
  const { run } = messages.texts;
  const failed = documents.filter((each) => each.status === 'failed');
  const skipped = documents.filter((each) => each.status === 'skipped');
  return [
    list(
      run.notRead,
      failed.map((each) => `${each.path}: ${reasonOf(messages, each)}`),
    ),
    list(
      run.skipped,
      skipped.map((each) => `${each.path}: ${skipReason(messages, documents, each)}`),
    ),
    list(run.notCounted, notCounted(messages, documents)),
  ];
};

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [fill(title, { count: lines.length }), ...lines.map((each) => `  ${lineOf(each)}`)].join('\n');

/** The dataset speaks Russian; in another language the reason is told from its code. */
const reasonOf = (messages: Messages, record: FileSummary): string => {
  if (messages.lang === 'ru' && record.errorMessage !== null) return record.errorMessage;
  return record.errorCode === null ? '' : messages.failure(record.errorCode);
};

const skipReason = (messages: Messages, documents: readonly FileSummary[], record: FileSummary): string => {
  const original = record.duplicateOf === null ? undefined : documents.find((each) => each.id === record.duplicateOf);
  return original === undefined ? reasonOf(messages, record) : fill(messages.texts.run.duplicateOf, { path: original.path });
};

const notCounted = (messages: Messages, documents: readonly FileSummary[]): readonly string[] => {
  const { run } = messages.texts;
  const pathOf = new Map(documents.flatMap((each) => each.acts.map((act) => [act.id, each.path] as const)));
  return documents
    .filter((each) => each.status === 'parsed')
    .flatMap((each) => {
      if (each.acts.length === 0) return [`${each.path}: ${run.noAct}`];
      return each.acts
        .filter((act) => !act.isPrimary)
        .map((act) => {
          const original = act.versionOf === null ? undefined : pathOf.get(act.versionOf);
          if (original !== undefined) return `${each.path}: ${fill(run.version, { path: original })}`;
          return `${each.path}: ${act.scope === 'amendment' ? run.amendment : run.unrelated}`;
        });
    });
};

const totals = (messages: Messages, result: BatchResult, orders: readonly Order[]): string => {
  const { run } = messages.texts;
  const deviations = orders.flatMap((order) => order.deviations);
  const counts = {
    files: result.documents.length,
    parsed: result.documents.filter((each) => each.status === 'parsed').length,
    orders: orders.length,
    deviations: deviations.length,
    critical: atOrAbove(deviations, 'critical').length,
  };
  return [
    result.documents.length === 0 ? run.nothingFound : fill(run.total, counts),
    fill(run.written, { report: result.paths.report, dataset: result.paths.dataset }),
  ].join('\n');
};
