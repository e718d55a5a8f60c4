import { describe, expect, it } from 'vitest';
import type { PdfItem } from '../../src/adapters/pdf-port.js';
import { findGrids } from '../../src/extract/pdf/grid.js';
import { withTurnedLines } from '../../src/extract/pdf/turned-items.js';

/** Two columns of 40 points; the head is 120 high, the rows under it 30. */
const YS = [0, 120, 150, 180, 210];
const GRID = findGrids([
  ...YS.map((y) => ({ x1: 0, x2: 80, y1: y, y2: y })),
  ...[0, 40, 80].map((x) => ({ x1: x, x2: x, y1: 0, y2: 210 })),
]);

const item = (text: string, x: number, y: number, width: number, angle = 270): PdfItem => ({
  text,
  x,
  y,
  width,
  size: 10,
  bold: false,
  angle,
  invisible: false,
});

const HEAD = item('По образовательной или', 20, 115, 110);

describe('a turned heading over two lines', () => {
  it.each<[string, PdfItem, readonly [number, number]]>([
    ['whose second line runs on into the cells below', item('научной организации', 20, 205, 90), [32, 115]],
    ['whose second line stands beside the first', item('научной организации', 32, 115, 90), [32, 115]],
    ['beside a turned word in one cell below', item('Н', 20, 140, 8), [20, 140]],
    ['beside text that lies level', item('научной организации', 5, 140, 90, 0), [5, 140]],
    ['with a line over the cells of another column', item('научной организации', 60, 205, 90), [60, 205]],
  ])('%s', (_, second, expected) => {
    const [head, moved] = withTurnedLines([HEAD, second], GRID);
    expect(head).toEqual(HEAD);
    expect([moved?.x, moved?.y]).toEqual(expected);
  });

  it('outside of tables is left alone', () => {
    const items = [HEAD, item('научной организации', 20, 205, 90)];
    expect(withTurnedLines(items, [])).toEqual(items);
  });
});
