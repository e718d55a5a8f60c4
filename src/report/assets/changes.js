import { judgeAnswers, judgeTerm } from './judge.js';

/**
 * What the terms of one order come to against a threshold: the verdict of the comparison itself.
 * @param {readonly object[]} terms
 * @param {{ kind: string, terms: readonly { action: string, value: number, unit: string }[] }} threshold
 * @param {boolean} shorterMeets whether a shorter term counts as met, which the comparison never does
 * @returns {{ status: string, direction: string | null, case: string }}
 */
export const judgeAgainst = (terms, threshold, shorterMeets) => {
  const { on, ...judged } = threshold.kind === 'deadline' ? judgeTerm(terms, threshold.terms[0]) : judgeAnswers(terms, threshold.terms);
  const late = on.some(({ afterEvent }) => afterEvent === 'period-end');
  return shorterMeets && judged.direction === 'stricter' && !late ? { ...judged, status: 'met' } : judged;
};

/** The threshold with another figure in the place of one. */
export const withFigure = (threshold, position, value) => ({
  ...threshold,
  terms: threshold.terms.map((term, index) => (index === position ? { ...term, value } : term)),
});

/** Groups in the order shown. */
export const GROUPS = ['falls', 'joins', 'stays', 'staysOut', 'noTerm', 'unread', 'exempt'];

/**
 * Sorts orders by what another threshold would change. What could not be read stays unknown, and no figure makes a requirement apply.
 * @returns groups of `{ row, after }`; `after` is null where nothing is judged anew
 */
export const whatChanges = (rows, requirement, threshold, shorterMeets) => {
  const groups = Object.fromEntries(GROUPS.map((name) => [name, []]));
  for (const row of rows) {
    const before = row.verdicts[requirement].toLowerCase();
    const known = !'un.'.includes(before);
    const judged = known ? judgeAgainst(row.terms, threshold, shorterMeets) : null;
    const after = judged === null || judged.status === 'missing' || judged.case === 'unmeasurable' ? null : judged;
    groups[groupOf(before, after)].push({ row, after });
  }
  return groups;
};

const groupOf = (before, after) => {
  if (before === 'u') return 'unread';
  if (before === 'n' || before === '.') return 'exempt';
  if (after === null) return 'noTerm';
  if (before === 'm') return after.status === 'met' ? 'stays' : 'falls';
  return after.status === 'met' ? 'joins' : 'staysOut';
};
