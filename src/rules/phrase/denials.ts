import type { Finder } from './match.js';
import type { Unit } from './unit.js';

/** The slot that reads a denial up to the word it denies: «не» of «не размещается», «не подлежит» of «не подлежит размещению». */
export const DENIAL = 'denial';

/** By the token that is denied: where the nearest denial of it begins. */
export type Denials = ReadonlyMap<number, number>;

/** Denials of a unit. */
export const denialsIn = (finder: Finder, unit: Unit): Denials => {
  const known = byUnit.get(unit);
  if (known !== undefined) return known;
  const denials = new Map<number, number>();
  for (const [from, occurrences] of finder(unit, DENIAL))
    for (const { end } of occurrences) denials.set(end, Math.max(from, denials.get(end) ?? 0));
  byUnit.set(unit, denials);
  return denials;
};

const byUnit = new WeakMap<Unit, Denials>();
