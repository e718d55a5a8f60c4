import { expect, it } from 'vitest';
import { livesIn, occupancyOf } from './occupancy.js';

it.each<[string, readonly (readonly [number, number])[], object | null]>([
  ['none', [], null],
  ['one', [[10, 20]], { ms: 10, busy: 1, mean: 1, count: 1 }],
  [
    'one after another with a pause',
    [
      [0, 10],
      [15, 20],
    ],
    { ms: 20, busy: 0.75, mean: 0.75, count: 2 },
  ],
  [
    'two at a time, one within the other',
    [
      [2, 4],
      [0, 10],
    ],
    { ms: 10, busy: 1, mean: 1.2, count: 2 },
  ],
  [
    'overlapping, then a pause',
    [
      [0, 6],
      [4, 8],
      [9, 10],
    ],
    { ms: 10, busy: 0.9, mean: 1.1, count: 3 },
  ],
])('processes: %s', (_, lives, expected) => {
  expect(occupancyOf(lives)).toEqual(expected);
});

it('takes lives from a log in which they stand crosswise', () => {
  expect(livesIn('7 + 100\n8 + 150\n7 - 200\n9 + 210\n8 - 250\n')).toEqual([
    [100, 200],
    [150, 250],
  ]);
});
