import { f1, type Score, type Tally } from '../corpus/score.js';
import type { Fate, Measure } from './measure.js';

/** Figures and confusions as Markdown: `docs/eval.md`. */
export const report = (
  measure: Measure,
  options: { readonly orders: number; readonly seed: number; readonly details: boolean },
): string => {
  const { score } = measure;
  const named = (prefix: string): [string, Tally][] => [...score].filter(([name]) => name.startsWith(prefix));
  const facts = total(named('fact:'));
  const requisites = total([...score].filter(([name]) => !/^(?:fact|finding):|^(?:flags|verdicts)$/u.test(name)));
  const verdicts = tally(score, 'verdicts');
  const all = verdicts.hits + verdicts.missed.length;
  return [
    `# Composed orders: ${options.orders} of seed ${options.seed}`,
    '',
    'Orders composed from the grammar in `fixtures/eval`, in layouts drawn at random; what is true of each is known from its',
    `composition. Made by \`npm run eval -- --orders ${options.orders} --seed ${options.seed} --write\`.`,
    '',
    'The grammar was written without sight of the rules, but wordings that they did not recognize were then read to mend them: a high figure',
    'says that these are mended, not how unseen wordings fare. For that there is the half of the bank that is not read (`npm run bank:test`).',
    '',
    'Not counted: verdicts that careful readers can give in more ways than one; what preparers, initiators, approvers and heads of',
    'units are called; the agency or the keeper of the list noted as the publisher of it.',
    '',
    `- facts: F1 ${f1(facts).toFixed(3)} (precision ${precision(facts)}, recall ${recall(facts)})`,
    `- requisites: F1 ${f1(requisites).toFixed(3)}`,
    `- flags (partial, deviates, missing): F1 ${f1(tally(score, 'flags')).toFixed(3)}`,
    `- exact verdicts: ${(all === 0 ? 1 : verdicts.hits / all).toFixed(3)} (${verdicts.hits} of ${all})`,
    '',
    '## Facts',
    '',
    ...figures([...named('fact:'), ...[...score].filter(([name]) => !/^(?:fact|finding):|^(?:flags|verdicts)$/u.test(name))]),
    '## Verdicts',
    '',
    '| requirement | exact | wrong | share | most often |',
    '|---|---|---|---|---|',
    ...named('finding:').map(([name, one]) => verdictRow(name.slice('finding:'.length), one)),
    '',
    ...wordings(measure),
    ...invented(measure),
    ...confusions(score, options.details ? Number.POSITIVE_INFINITY : 6),
  ].join('\n');
};

const tally = (score: Score, name: string): Tally => score.get(name) ?? { hits: 0, extra: [], missed: [] };

const total = (rows: readonly (readonly [string, Tally])[]): Tally => ({
  hits: rows.reduce((sum, [, one]) => sum + one.hits, 0),
  extra: rows.flatMap(([, one]) => one.extra),
  missed: rows.flatMap(([, one]) => one.missed),
});

const share = (part: number, whole: number): string => (whole === 0 ? 1 : part / whole).toFixed(3);
const precision = ({ hits, extra }: Tally): string => share(hits, hits + extra.length);
const recall = ({ hits, missed }: Tally): string => share(hits, hits + missed.length);

const figures = (rows: readonly (readonly [string, Tally])[]): string[] => [
  '| what | right | extra | missed | precision | recall | F1 |',
  '|---|---|---|---|---|---|---|',
  ...rows.map(
    ([name, one]) =>
      `| ${name.replace('fact:', '')} | ${one.hits} | ${one.extra.length} | ${one.missed.length} | ${precision(one)} | ${recall(one)} | ${f1(one).toFixed(3)} |`,
  ),
  '',
];

const verdictRow = (id: string, one: Tally): string => {
  const pairs = counted(one.missed.map((line) => line.split(': ')[1] ?? ''));
  const often = pairs.slice(0, 2).map(([pair, count]) => `${pair} (${count})`);
  return `| \`${id}\` | ${one.hits} | ${one.missed.length} | ${share(one.hits, one.hits + one.missed.length)} | ${often.join(', ')} |`;
};

const counted = (values: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
};

/** Wordings whose fact comes out in fewer than nine orders of ten, the worst first. */
const wordings = ({ fates }: Measure): string[] => {
  const failing = [...fates.values()].filter((fate) => fate.right < fate.used * 0.9).sort((one, other) => lost(other) - lost(one));
  const groups = new Map<string, Fate[]>();
  for (const fate of failing) {
    const name = `${fate.use.present ? '' : 'not '}${fate.use.fact ?? ''}`;
    groups.set(name, [...(groups.get(name) ?? []), fate]);
  }
  return [
    `## Wordings not recognized: ${failing.length} of ${fates.size}`,
    '',
    ...[...groups].flatMap(([fact, group]) => [
      `### ${fact}`,
      '',
      ...group.map(
        ({ use, used, right, example, where }) => `- ${right} of ${used}: ${use.template}  \n  ${where ?? ''}: ${short(example ?? '')}`,
      ),
      '',
    ]),
  ];
};

/** As much of a quote as shows what it is. */
const short = (text: string): string => (text.length > 220 ? `${text.slice(0, 220)}…` : text).replaceAll(/\s+/gu, ' ');

const lost = ({ used, right }: Fate): number => used - right;

const invented = (measure: Measure): string[] => [
  '## Provisions found that are not there',
  '',
  ...[...measure.invented]
    .sort((one, other) => other[1].length - one[1].length)
    .flatMap(([name, quotes]) => [`- \`${name}\` (${quotes.length})`, ...quotes.slice(0, 4).map((quote) => `  - ${short(quote)}`)]),
  '',
];

const confusions = (score: Score, limit: number): string[] => {
  const rows = [...score].filter(([name, one]) => !name.startsWith('finding:') && name !== 'verdicts' && name !== 'flags' && f1(one) < 1);
  const lines = rows
    .filter(([name]) => name !== 'fact:provisions')
    .sort((one, other) => f1(one[1]) - f1(other[1]))
    .flatMap(([name, one]) => [
      `- ${name}`,
      ...one.missed.slice(0, limit).map((line) => `  - missed ${short(line)}`),
      ...one.extra.slice(0, limit).map((line) => `  - extra ${short(line)}`),
    ]);
  return ['## Other confusions', '', ...lines, ''];
};
