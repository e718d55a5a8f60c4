import {
  type AgencyDiff,
  type DatasetDiff,
  type DeviationDiff,
  diffOf,
  type DiffOrder,
  diffSideOf,
  type OrderDiff,
} from '../dataset/diff.js';
import { fill, type Messages } from '../messages/index.js';
import { type DiffWords, diffLexiconSchema } from '../rules/lexicons/diff.js';
import { createFolderReader } from '../rules/load.js';
import { openDataset, readRecords, readStandardInfo, type WordTools } from '../store/index.js';
import { lineOf, shortened } from './names.js';
import type { Ports } from './ports.js';

export interface DiffOptions {
  readonly before: string;
  readonly after: string;
  readonly json?: boolean;
  readonly rules: string;
}

/** `poryadok diff`: new, fixed and changed deviations by agency, each with its cause. */
export const runDiff = async (messages: Messages, ports: Ports, options: DiffOptions): Promise<void> => {
  const reader = createFolderReader(options.rules);
  const lexicon = reader.one('lexicon/diff.yaml', diffLexiconSchema).value ?? reader.fail();
  const words = await ports.openWords(options.rules);
  const diff = diffOf(sideOf(words, options.before), sideOf(words, options.after));
  ports.console.out(options.json ? `${JSON.stringify(jsonOf(diff), null, 2)}\n` : textOf(messages, lexicon[messages.lang], diff));
};

const sideOf = (words: WordTools, dataset: string) => {
  const db = openDataset(dataset);
  try {
    return diffSideOf(words, readStandardInfo(db), readRecords(db));
  } finally {
    db.close();
  }
};

const textOf = (messages: Messages, words: DiffWords, diff: DatasetDiff): string => {
  const { standard, totals, causes, orders } = diff;
  const count = standard.changedRequirements.length;
  const total = Object.values(totals).reduce((sum, each) => sum + each, 0);
  return `${[
    ...diff.agencies.map((agency) => agencyText(messages, words, agency)),
    [
      fill(standard.before === standard.after && count === 0 ? words.standardSame : words.standardChanged, {
        before: standard.before,
        after: standard.after,
        count,
      }),
      fill(words.orders, orders),
      ...(total === 0 ? [words.nothing] : [fill(words.totals, totals), fill(words.causes, causes)]),
    ].join('\n'),
  ].join('\n\n')}\n`;
};

const agencyText = (messages: Messages, words: DiffWords, { agency, orders }: AgencyDiff): string =>
  [lineOf(agency ?? words.noAgency), ...orders.flatMap((order) => orderLines(messages, words, order))].join('\n');

const orderLines = (messages: Messages, words: DiffWords, { state, before, after, deviations }: OrderDiff): string[] => {
  const order = after ?? before;
  const name = order === null ? '' : nameOf(messages, words, order);
  const said = words.state[state];
  return [`  ${lineOf(name)}${said === '' ? '' : ` (${said})`}`, ...deviations.flatMap((each) => deviationLines(messages, words, each))];
};

const deviationLines = (messages: Messages, words: DiffWords, { requirement, change, causes, before, after }: DeviationDiff): string[] => [
  `    ${fill(words.line, {
    change: words.change[change],
    causes: causes.map((cause) => words.cause[cause]).join(', '),
    severity: messages.label('severity', requirement.severity),
    title: requirement.title,
  })}  [${requirement.id}]`,
  ...(before === null ? [] : [`      ${fill(words.before, { text: said(messages, before) })}`]),
  ...(after === null ? [] : [`      ${fill(words.after, { text: said(messages, after) })}`]),
];

const said = (messages: Messages, { status, actual }: NonNullable<DeviationDiff['before']>): string =>
  `${messages.label('findingStatus', status)}; ${shortened(actual, 160)}`;

const nameOf = (messages: Messages, words: DiffWords, { actType, number, date }: DiffOrder): string =>
  fill(words.order, {
    type: actType ?? words.document,
    date: date === null || messages.lang !== 'ru' ? date : date.split('-').toReversed().join('.'),
    number,
  });

/** Maps have no JSON of their own. */
const jsonOf = (diff: DatasetDiff) => ({
  ...diff,
  agencies: diff.agencies.map(({ agency, orders }) => ({
    agency,
    orders: orders.map(({ before, after, ...order }) => ({ ...order, before: headOf(before), after: headOf(after) })),
  })),
});

const headOf = (order: DiffOrder | null) => {
  if (order === null) return null;
  const { verdicts: _, ...head } = order;
  return head;
};
