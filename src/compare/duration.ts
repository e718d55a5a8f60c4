import type { Direction, TimeUnit } from '../model/index.js';

export interface Duration {
  readonly value: number;
  readonly unit: TimeUnit;
}

/**
 * Which way a term differs from the one that is wanted; null where it is the same. A week is 7 calendar days, a month 30,
 * 10 working days 14. A day of no said kind cannot be compared with days of a kind, nor an hour with a working hour.
 */
export const directionOf = (actual: Duration, wanted: Duration): Direction | null => {
  if (actual.unit === wanted.unit) return ordered(actual.value, wanted.value);
  const a = lengthOf(actual.unit, wanted.unit);
  const b = lengthOf(wanted.unit, actual.unit);
  if (a === null || b === null || bothHours(actual.unit, wanted.unit)) return 'different';
  // Equal lengths in other units are still another term: 14 calendar days are not 10 working days.
  return ordered(actual.value * a, wanted.value * b) ?? 'different';
};

/** Length in calendar days; a working day has 8 hours. Null: the kind of day is not said. */
const CALENDAR_DAYS: Readonly<Record<TimeUnit, number | null>> = {
  hour: 1 / 24,
  'working-hour': 14 / 10 / 8,
  day: null,
  'working-day': 14 / 10,
  'calendar-day': 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

/** Against hours a day is a day, whatever its kind. */
const lengthOf = (unit: TimeUnit, against: TimeUnit): number | null => CALENDAR_DAYS[unit] ?? (against.endsWith('hour') ? 1 : null);

const bothHours = (a: TimeUnit, b: TimeUnit): boolean => a.endsWith('hour') && b.endsWith('hour');

const ordered = (actual: number, wanted: number): Direction | null => {
  if (Math.abs(actual - wanted) < 1e-9) return null;
  return actual < wanted ? 'stricter' : 'weaker';
};

/** One direction for several: the common one, else `different`. */
export const commonDirection = (directions: readonly Direction[]): Direction =>
  directions.every((each) => each === directions[0]) ? (directions[0] ?? 'different') : 'different';
