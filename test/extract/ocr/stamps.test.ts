import { describe, expect, it } from 'vitest';
import type { PageImage } from '../../../src/adapters/ocr-port.js';
import { withoutStamps } from '../../../src/extract/ocr/stamps.js';

const WIDTH = 620;
const HEIGHT = 400;
type Colour = readonly [red: number, green: number, blue: number];
const BLACK: Colour = [20, 20, 24];
const BLUE: Colour = [40, 60, 180];

/** A page painted by rules, the last one that holds. */
const page = (...rules: readonly (readonly [holds: (x: number, y: number) => boolean, colour: Colour])[]): PageImage => {
  const colour = new Uint8Array(WIDTH * HEIGHT * 3).fill(250);
  const data = new Uint8Array(WIDTH * HEIGHT).fill(250);
  for (let at = 0; at < data.length; at += 1) {
    const rule = rules.findLast(([holds]) => holds(at % WIDTH, Math.floor(at / WIDTH)));
    if (rule === undefined) continue;
    const [red, green, blue] = rule[1];
    colour.set(rule[1], at * 3);
    data[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { width: WIDTH, height: HEIGHT, data, colour };
};

const ring = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 300, y - 200) - 90) < 3;
/** Letters 8 wide and 10 high in rows 40 apart. */
const print = (x: number, y: number): boolean => y % 40 < 10 && x % 12 < 8;
const linesOver = (x: number, y: number): boolean => print(x, y) && y > 80 && y < 320;
const linesFar = (x: number, y: number): boolean => print(x, y) && y < 80;

const greyAt = (image: { readonly data: Uint8Array }, x: number, y: number): number => image.data[y * WIDTH + x] ?? -1;

describe('coloured ink', () => {
  it('of a stamp over print turns white, and the print under it stays', () => {
    const drawn = page([ring, BLUE], [linesOver, BLACK]);
    const grey = withoutStamps(drawn);
    expect(greyAt(drawn, 300, 110)).toBeLessThan(80);
    expect(greyAt(grey, 300, 110)).toBe(255);
    expect(greyAt(grey, 300, 205)).toBeLessThan(40);
  });

  it.each<[string, PageImage, number, number]>([
    ['of a stamp alone on the paper', page([ring, BLUE], [linesFar, BLACK]), 300, 110],
    ['of letters', page([linesOver, BLUE], [linesFar, BLACK]), 300, 205],
    ['of an underline', page([(x, y) => y > 210 && y < 214 && x > 100 && x < 500, BLUE], [linesOver, BLACK]), 300, 212],
  ])('%s stays', (_, drawn, x, y) => {
    expect(greyAt(withoutStamps(drawn), x, y)).toBe(greyAt(drawn, x, y));
  });

  it('a grey page is left as it is', () => {
    const { width, height, data } = page([linesOver, BLACK]);
    expect(withoutStamps({ width, height, data }).data).toBe(data);
  });
});
