/** Lengths of terms by model: a week is 7 calendar days, a month 30, 10 working days are 14. Null: not comparable. */
const CALENDAR_DAYS = { 'working-day': 1.4, 'calendar-day': 1, week: 7, month: 30, quarter: 91, year: 365 };
const HOURS = { hour: 1, 'working-hour': 1 };

/**
 * Judges the terms of one order against another limit in working days.
 * @param {{ value: number | null, unit: string | null, conflict: number }[]} terms terms for publishing the updated list
 * @param {number} limit
 * @param {boolean} stricterMeets whether a shorter term counts as met
 * @returns {{ met: boolean, direction: string | null } | null} null where no term can be measured
 */
export const judgeTerms = (terms, limit, stricterMeets) => {
  const measurable = terms.filter((term) => term.value !== null && term.unit !== null);
  if (terms.some((term) => term.conflict)) return { met: false, direction: 'different' };
  if (measurable.length === 0) return null;
  const differing = measurable.map((term) => directionFrom(term, limit)).filter((direction) => direction !== null);
  const counted = stricterMeets ? differing.filter((direction) => direction !== 'stricter') : differing;
  if (counted.length === 0) return { met: true, direction: differing[0] ?? null };
  return { met: false, direction: new Set(counted).size === 1 ? counted[0] : 'different' };
};

/** Null where the term is the limit itself. */
const directionFrom = (term, limit) => {
  if (term.unit === 'working-day') return directionOfDays(term.value, limit);
  if (term.unit in HOURS) return 'stricter';
  const rate = CALENDAR_DAYS[term.unit];
  if (rate === undefined) return 'different';
  const direction = directionOfDays(term.value * rate, limit * CALENDAR_DAYS['working-day']);
  return direction ?? 'different';
};

const directionOfDays = (days, limit) => (days === limit ? null : days < limit ? 'stricter' : 'weaker');

/**
 * Sorts orders by what another limit would change.
 * @returns groups of `{ row, before, after }`: falls, joins, stays, staysOut, noTerm
 */
export const whatChanges = (rows, requirement, limit, stricterMeets) => {
  const groups = { falls: [], joins: [], stays: [], staysOut: [], noTerm: [] };
  for (const row of rows) {
    const before = row.verdicts[requirement];
    const after = before === 'm' || before === 'd' ? judgeTerms(row.terms, limit, stricterMeets) : null;
    groups[groupOf(before, after)].push({ row, before, after });
  }
  return groups;
};

const groupOf = (before, after) => {
  if (after === null) return before === 'm' ? 'stays' : 'noTerm';
  if (before === 'm') return after.met ? 'stays' : 'falls';
  return after.met ? 'joins' : 'staysOut';
};
