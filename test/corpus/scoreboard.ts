import { f1, type Score, type Tally } from './score.js';

/** The scores as Markdown: totals, then fields, facts and requirements; `details` lists what went wrong. */
export const scoreboard = (score: Score, options: { readonly title: string; readonly details: boolean }): string => {
  const rows = [...score].map(
    ([name, tally]) => `| ${name} | ${tally.hits} | ${tally.extra.length} | ${tally.missed.length} | ${f1(tally).toFixed(3)} |`,
  );
  const facts = sum(
    [...score].filter(([name]) => !name.startsWith('finding:') && name !== 'flags' && name !== 'verdicts').map(([, tally]) => tally),
  );
  const verdicts = score.get('verdicts') ?? { hits: 0, extra: [], missed: [] };
  const all = verdicts.hits + verdicts.missed.length;
  const head = [
    `# Scoreboard: ${options.title}`,
    '',
    `- facts and requisites: F1 ${f1(facts).toFixed(3)} (${facts.hits} right, ${facts.extra.length} extra, ${facts.missed.length} missed)`,
    `- flags (partial, deviates, missing): F1 ${f1(score.get('flags') ?? { hits: 0, extra: [], missed: [] }).toFixed(3)}`,
    `- exact verdicts: ${(all === 0 ? 1 : verdicts.hits / all).toFixed(3)} (${verdicts.hits} of ${all})`,
    '',
    '| what | right | extra | missed | F1 |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ];
  const wrong = [...score].flatMap(([name, tally]) =>
    name === 'verdicts' || name === 'flags'
      ? []
      : [...tally.extra.map((one) => `- ${name} + ${one}`), ...tally.missed.map((one) => `- ${name} − ${one}`)],
  );
  return [...head, ...(options.details && wrong.length > 0 ? ['## What went wrong', '', ...wrong, ''] : [])].join('\n');
};

const sum = (tallies: readonly Tally[]): Tally => ({
  hits: tallies.reduce((total, tally) => total + tally.hits, 0),
  extra: tallies.flatMap((tally) => tally.extra),
  missed: tallies.flatMap((tally) => tally.missed),
});
