import type { Direction, TimeUnit } from '../model/index.js';

export interface Duration {
  readonly value: number;
  readonly unit: TimeUnit;
}

/**
 * Which way a term differs from the one that is wanted; null where it is the same. A week is 7 calendar days, a month 30,
 * 10 working days 14. A day of no said kind may be a calendar or a working one: a term is shorter or longer only where both
 * readings are. An hour cannot be compared with a working hour.
 */
export const directionOf = (actual: Duration, wanted: Duration): Direction | null => {
  if (actual.unit === wanted.unit) return ordered(actual.value, wanted.value);
  if (bothHours(actual.unit, wanted.unit)) return 'different';
  const [shortest, longest] = lengthsOf(actual, wanted.unit);
  const [least, most] = lengthsOf(wanted, actual.unit);
  // Equal lengths in other units are still another term: 14 calendar days are not 10 working days.
  if (longest < least - NEGLIGIBLE) return 'stricter';
  return shortest > most + NEGLIGIBLE ? 'weaker' : 'different';
};

/** Calendar days to a working day: 14 are 10. */
const WORKING_DAY = 14 / 10;

/** Length in calendar days; a working day has 8 hours. Null: the kind of day is not said. */
const CALENDAR_DAYS: Readonly<Record<TimeUnit, number | null>> = {
  hour: 1 / 24,
  'working-hour': WORKING_DAY / 8,
  day: null,
  'working-day': WORKING_DAY,
  'calendar-day': 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

/** The least and the most calendar days a duration can be. Against hours a day is a day, whatever its kind. */
const lengthsOf = ({ value, unit }: Duration, against: TimeUnit): readonly [number, number] => {
  const length = CALENDAR_DAYS[unit] ?? (against.endsWith('hour') ? 1 : null);
  return length === null ? [value, value * WORKING_DAY] : [value * length, value * length];
};

const NEGLIGIBLE = 1e-9;

const bothHours = (a: TimeUnit, b: TimeUnit): boolean => a.endsWith('hour') && b.endsWith('hour');

const ordered = (actual: number, wanted: number): Direction | null => {
  if (Math.abs(actual - wanted) < NEGLIGIBLE) return null;
  return actual < wanted ? 'stricter' : 'weaker';
};

/** One direction for several: the common one, else `different`. */
export const commonDirection = (directions: readonly Direction[]): Direction =>
  directions.every((each) => each === directions[0]) ? (directions[0] ?? 'different') : 'different';
