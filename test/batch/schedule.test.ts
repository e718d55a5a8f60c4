import { describe, expect, it } from 'vitest';
import type { FoundInput } from '../../src/batch/inputs.js';
import { costOf, type WorkKind } from '../../src/batch/kind.js';
import { byKind, schedule, type Work } from '../../src/batch/schedule.js';

const work = (index: number, kind: WorkKind, size: number): Work => ({
  index,
  file: {
    location: Buffer.alloc(0),
    path: `${index}`,
    sha256: '',
    entries: [],
    refused: null,
    left: null,
    cost: { kind, size },
    bytes: 1,
  } satisfies FoundInput,
});

const pdfWith = (...dictionaries: readonly string[]): Buffer =>
  Buffer.from(`%PDF-1.7\n${dictionaries.map((each, index) => `${index + 1} 0 obj\n${each}\nstream\n…\nendstream\nendobj`).join('\n')}`);

const LIST = [work(0, 'cpu', 30), work(1, 'cpu', 10), work(2, 'ocr', 5), work(3, 'ocr', 50), work(4, 'converter', 7), work(5, 'cpu', 10)];

describe('the order of work', () => {
  it('is small files first, and the longest recognition first', () => {
    const { cpu, ocr, converter } = byKind(LIST);
    expect([cpu, ocr, converter].map((list) => list.map(({ index }) => index))).toEqual([[1, 5, 0], [3, 2], [4]]);
  });

  it.each([1, 2, 4])('does every file once, with no more than %i in hand but those that the converter has', async (workers) => {
    let [inHand, most] = [0, 0];
    const done: number[] = [];
    const many = Array.from({ length: 60 }, (_, index) => work(index, index % 3 === 0 ? 'ocr' : 'cpu', index));
    await schedule(many, workers, new AbortController().signal, async ({ index }) => {
      inHand += 1;
      most = Math.max(most, inHand);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inHand -= 1;
      done.push(index);
    });
    expect(done.toSorted((a, b) => a - b)).toEqual(many.map(({ index }) => index));
    expect(most).toBe(workers);
  });

  it('ends with the first trouble that is no file of its own, and begins nothing after it', async () => {
    const begun: number[] = [];
    const failing = schedule(LIST, 1, new AbortController().signal, async ({ index }) => {
      begun.push(index);
      if (index === 1) throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(begun).not.toContain(0);
  });
});

describe('the kind of work', () => {
  it.each<[string, Buffer, WorkKind]>([
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'cpu'],
    ['a PDF of pages scanned', pdfWith('<</Type/XObject/Subtype/Image/Width 1654/Height 2339/Filter/FlateDecode>>'), 'ocr'],
    ['a PDF whose pictures say their size first', pdfWith('<< /Height 2339\n/Width 1654 /Subtype /Image >>'), 'ocr'],
    ['a PDF with a coat of arms', pdfWith('<</Subtype/Image/Width 120/Height 140/Filter/DCTDecode>>'), 'cpu'],
    ['a PDF with a rule across the page', pdfWith('<</Subtype/Image/Width 1654/Height 3>>'), 'cpu'],
    ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'ocr'],
    ['an old document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'converter'],
    ['RTF', Buffer.from('{\\rtf1'), 'converter'],
    [
      'ODT',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(26), Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text')]),
      'converter',
    ],
    ['DOCX', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]), 'cpu'],
    ['text', Buffer.from('ПРИКАЗ'), 'cpu'],
    ['nothing', Buffer.alloc(0), 'cpu'],
  ])('of %s', (_, bytes, expected) => {
    expect(costOf(bytes).kind).toBe(expected);
  });

  it('is told by so many pictures at most: a file of nothing but their names holds nobody up', () => {
    const page = '<</Subtype/Image/Width 1000/Height 1000>>';
    const most = Array.from({ length: 10_100 }, () => page);
    expect(costOf(pdfWith(...most)).size).toBe(10_000 * 1_000_000);
  });

  it('is the longer, the more pages are to be recognized', () => {
    const page = '<</Subtype/Image/Width 1000/Height 1500>>';
    expect([[page], [page, page]].map((each) => costOf(pdfWith(...each)).size)).toEqual([1_500_000, 3_000_000]);
  });
});
