import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../../src/adapters/ocr-port.js';
import { withoutSpecks } from '../../../src/extract/ocr/specks.js';

const WIDTH = 800;
const HEIGHT = 500;

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rows of blocks as large as letters (12 × 16 pixels), 18 apart, standing on 60, 100, 140 … */
const LETTERS: readonly Mark[] = Array.from({ length: 8 }, (_, row) =>
  Array.from({ length: 20 }, (__, at): Mark => ({ x: 50 + at * 18, y: 44 + row * 40, width: 12, height: 16 })),
).flat();
/** Full stops after the last letter of each row. */
const STOPS: readonly Mark[] = Array.from({ length: 8 }, (_, row): Mark => ({ x: 50 + 20 * 18, y: 56 + row * 40, width: 4, height: 4 }));
/** A word and a closing quote in the third row, over the line that letters stand on. */
const QUOTED: readonly Mark[] = [
  { x: 440, y: 124, width: 12, height: 16 },
  { x: 455, y: 127, width: 6, height: 8 },
  { x: 463, y: 127, width: 6, height: 8 },
];
/** Far from any letter. */
const DUST: readonly Mark[] = Array.from({ length: 20 }, (_, at): Mark => ({ x: 520 + at * 12, y: 60 + at * 20, width: 2, height: 2 }));

const paint = (marks: readonly Mark[]): GrayImage => {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const { x, y, width, height } of marks)
    for (let row = y; row < y + height; row += 1) data.fill(0, row * WIDTH + x, row * WIDTH + x + width);
  return { width: WIDTH, height: HEIGHT, data };
};

const inked = ({ data }: GrayImage, { x, y }: Mark): boolean => data[y * WIDTH + x] === 0;

describe('dust', () => {
  const page = [...LETTERS, ...STOPS, ...QUOTED, ...DUST];

  it('goes where it lies far from letters; letters and full stops stay', () => {
    const clean = withoutSpecks(paint(page));
    expect(DUST.filter((mark) => inked(clean, mark))).toEqual([]);
    expect([...LETTERS, ...STOPS].filter((mark) => !inked(clean, mark))).toEqual([]);
  });

  it.each<[string, Mark, boolean]>([
    ['a speck over the middle between letters', { x: 64, y: 50, width: 2, height: 2 }, false],
    ['the dot over a letter', { x: 54, y: 38, width: 4, height: 4 }, true],
    ['a speck under the line', { x: 100, y: 66, width: 3, height: 3 }, false],
    ['the upper dot of a colon', { x: 410, y: 46, width: 4, height: 4 }, true],
    ['a full stop after a quote that stands higher than letters', { x: 472, y: 137, width: 3, height: 3 }, true],
    ['a speck as large a blank away from it', { x: 484, y: 137, width: 3, height: 3 }, false],
    ['a dash of a list', { x: 470, y: 92, width: 9, height: 3 }, true],
  ])('%s', (_, mark, stays) => {
    expect(inked(withoutSpecks(paint([...page, mark])), mark)).toBe(stays);
  });

  it('leaves a clean page as it is', () => {
    const faded: Mark = { x: 64, y: 50, width: 2, height: 2 };
    const clean = paint([...LETTERS, ...STOPS, faded, ...DUST.slice(0, 5)]);
    expect(withoutSpecks(clean)).toBe(clean);
  });
});
