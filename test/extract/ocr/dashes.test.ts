import { describe, expect, it } from 'vitest';
import type { GrayImage, OcrLine } from '../../../src/adapters/ocr-port.js';
import { withDashes } from '../../../src/extract/ocr/dashes.js';
import type { Area } from '../../../src/extract/ocr/pixels.js';

const DPI = 200;
const WIDTH = 400;
const HEIGHT = 100;
const CELLS: readonly Area[] = [
  { left: 0, top: 0, right: 200, bottom: 100 },
  { left: 200, top: 0, right: 400, bottom: 100 },
];
const TABLE = { area: { left: 0, top: 0, right: 400, bottom: 100 }, xs: [0, 200, 400], ys: [0, 100], cells: CELLS };

const painted = (marks: readonly Area[]): GrayImage => {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const { left, top, right, bottom } of marks)
    for (let y = top; y < bottom; y += 1) data.fill(20, y * WIDTH + left, y * WIDTH + right);
  return { width: WIDTH, height: HEIGHT, data };
};

const word = (text: string, left: number): OcrLine => ({
  size: 30,
  words: [{ text, left, top: 30, right: left + 60, bottom: 60, baseline: 58, confidence: 0.9 }],
});

const textsOf = (lines: readonly OcrLine[]): readonly string[] => lines.flatMap(({ words }) => words.map(({ text }) => text));

describe('a dash alone in a cell', () => {
  it.each<[string, Area, string]>([
    ['a hyphen', { left: 290, top: 48, right: 300, bottom: 51 }, '-'],
    ['an en dash', { left: 290, top: 48, right: 306, bottom: 50 }, '–'],
    ['an em dash', { left: 290, top: 48, right: 320, bottom: 50 }, '—'],
  ])('%s is read', (_, mark, text) => {
    expect(textsOf(withDashes(painted([mark]), [TABLE], [word('сайт', 60)], DPI))).toEqual(['сайт', text]);
  });

  it.each<[string, readonly Area[]]>([
    ['a speck', [{ left: 290, top: 48, right: 294, bottom: 51 }]],
    ['a stroke upright', [{ left: 290, top: 40, right: 293, bottom: 56 }]],
    ['a line to write on', [{ left: 220, top: 60, right: 380, bottom: 62 }]],
    ['what is left of a ruling line', [{ left: 290, top: 1, right: 306, bottom: 3 }]],
    [
      'a dash beside other ink',
      [
        { left: 290, top: 48, right: 300, bottom: 51 },
        { left: 310, top: 30, right: 322, bottom: 52 },
      ],
    ],
  ])('%s is none', (_, marks) => {
    expect(textsOf(withDashes(painted(marks), [TABLE], [word('сайт', 60)], DPI))).toEqual(['сайт']);
  });

  it('stands in place of a sign that it was taken for, never of words', () => {
    const dash = painted([{ left: 290, top: 48, right: 306, bottom: 50 }]);
    expect(textsOf(withDashes(dash, [TABLE], [word('=', 270)], DPI))).toEqual(['–']);
    expect(textsOf(withDashes(dash, [TABLE], [word('нет', 270)], DPI))).toEqual(['нет']);
  });
});
