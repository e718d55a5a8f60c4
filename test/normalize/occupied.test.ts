import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOccupied } from '../../src/normalize/touchpoints/occupied.js';

const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })).map(([start, length]) => ({ start, end: start + length }));

describe('stretches that are taken', () => {
  it('overlap exactly what one of them overlaps', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), fc.array(span, { minLength: 1, maxLength: 30 }), (taken, asked) => {
        const occupied = createOccupied();
        for (const each of taken) occupied.add(each);
        for (const at of asked) expect(occupied.overlaps(at)).toBe(taken.some((other) => other.start < at.end && at.start < other.end));
      }),
    );
  });
  it('do not overlap what only touches them', () => {
    const occupied = createOccupied();
    occupied.add({ start: 5, end: 8 });
    expect([occupied.overlaps({ start: 2, end: 5 }), occupied.overlaps({ start: 8, end: 9 })]).toEqual([false, false]);
  });
});
