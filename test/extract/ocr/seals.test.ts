import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../../src/adapters/ocr-port.js';
import { withoutSeals } from '../../../src/extract/ocr/seals.js';

const DPI = 150;
const WIDTH = 900;
const HEIGHT = 600;
const MIDDLE = { x: 450, y: 300, radius: 110 };

type Rule = (x: number, y: number) => boolean;

const page = (...rules: readonly Rule[]): GrayImage => {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(250);
  for (let at = 0; at < data.length; at += 1) if (rules.some((holds) => holds(at % WIDTH, Math.floor(at / WIDTH)))) data[at] = 20;
  return { width: WIDTH, height: HEIGHT, data };
};

const ring: Rule = (x, y) => Math.abs(Math.hypot(x - MIDDLE.x, y - MIDDLE.y) - MIDDLE.radius) < 2;
/** Letters 8 wide and 12 high in rows 40 apart: 280–292, 320–332 … */
const print: Rule = (x, y) => y % 40 < 12 && x % 12 < 8 && x > 60 && x < 840;
/** A sign of the stamp between two rows. */
const legend: Rule = (x, y) => x > 440 && x < 452 && y >= 301 && y < 311;
const grid: Rule = (x, y) => x > 60 && x < 840 && (x % 130 < 3 || y % 60 < 3);

const inked = ({ data }: GrayImage, x: number, y: number): boolean => (data[y * WIDTH + x] ?? 255) < 160;

describe('a round black stamp over lines of print', () => {
  const drawn = page(ring, print, legend);
  const { image, seals } = withoutSeals(drawn, DPI);

  it('is found where it is', () => {
    expect(seals).toHaveLength(1);
    expect(Math.hypot((seals[0]?.x ?? 0) - MIDDLE.x, (seals[0]?.y ?? 0) - MIDDLE.y)).toBeLessThan(3);
    expect(Math.abs((seals[0]?.radius ?? 0) - MIDDLE.radius)).toBeLessThan(6);
  });

  it('loses its ring and what it has between the lines', () => {
    expect([inked(drawn, 450, 190), inked(drawn, 446, 305)]).toEqual([true, true]);
    expect([inked(image, 450, 190), inked(image, 446, 305)]).toEqual([false, false]);
  });

  it('leaves the print under it and all that is outside', () => {
    expect(inked(image, 460, 286)).toBe(true);
    const changed: string[] = [];
    for (let y = 0; y < HEIGHT; y += 1)
      for (let x = 0; x < WIDTH; x += 1)
        if (Math.hypot(x - MIDDLE.x, y - MIDDLE.y) > MIDDLE.radius + 8 && inked(image, x, y) !== inked(drawn, x, y))
          changed.push(`${x} ${y}`);
    expect(changed).toEqual([]);
  });
});

it.each<[string, GrayImage]>([
  ['a stamp alone on the paper', page(ring, legend)],
  ['print', page(print)],
  ['a table', page(grid, print)],
  ['a dark picture', page((x, y) => x > 200 && x < 700 && y > 90 && y < 510, print)],
  ['half a ring', page((x, y) => ring(x, y) && y > MIDDLE.y, print)],
])('%s is left as it is', (_, drawn) => {
  expect(withoutSeals(drawn, DPI)).toEqual({ image: drawn, seals: [] });
});
