import { describe, expect, it } from 'vitest';
import { linesOfPages } from '../../src/adapters/tesseract.js';

const page = (number: number, inner: string): string => `<div class='ocr_page' title='image "0.pgm"; ppageno ${number}'>${inner}</div>`;
const line = (title: string, inner: string): string => `<span class='ocr_line' title="${title}">${inner}</span>`;
const word = (title: string, text: string): string => `<span class='ocrx_word' title='${title}'>${text}</span>`;
const LINE = 'bbox 10 20 110 40; baseline 0.1 -2; x_size 20';

describe('what is recognized of pictures', () => {
  it('is read line by line, each page by its number', () => {
    const inner = line(LINE, word('bbox 10 20 50 40; x_wconf 96', 'Приказ') + word('bbox 60 20 80 40; x_wconf 50', '<em>№&amp;7</em>'));
    expect(linesOfPages(page(1, inner) + page(0, ''), 2)).toEqual([
      [],
      [
        {
          size: 20,
          words: [
            { text: 'Приказ', left: 10, top: 20, right: 50, bottom: 40, baseline: 40, confidence: 0.96 },
            { text: '№&7', left: 60, top: 20, right: 80, bottom: 40, baseline: 44, confidence: 0.5 },
          ],
        },
      ],
    ]);
  });

  it.each([
    ['a place that is no number', line(LINE, word('bbox 1.2.3 20 50 40', 'слово'))],
    ['a place of three numbers', line(LINE, word('bbox 1 20 50', 'слово'))],
    ['no text', line(LINE, word('bbox 1 2 3 4', ' <em></em> '))],
  ])('leaves out a word with %s', (_, inner) => {
    expect(linesOfPages(page(0, inner), 1)).toEqual([[]]);
  });

  it('takes a line that says nothing of itself by its words', () => {
    const [lines] = linesOfPages(page(0, line('baseline . .', word('bbox 1 2 3 4; x_wconf -', 'слово'))), 1);
    expect(lines).toEqual([{ size: 0, words: [{ text: 'слово', left: 1, top: 2, right: 3, bottom: 4, baseline: 0, confidence: 0 }] }]);
  });

  it('knows no page that was not asked for', () => {
    const inner = line(LINE, word('bbox 1 2 3 4', 'слово'));
    expect(linesOfPages(page(7, inner) + page(-1, inner), 1)).toEqual([[]]);
  });
});
