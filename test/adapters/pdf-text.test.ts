import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFParse } from 'pdf-parse';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import { expect, it } from 'vitest';
import { pdfPort } from '../../src/adapters/pdf.js';
import { line, madePdf, shown } from '../extract/made-pdf.js';

const fixtures = ['extract', 'formats'].flatMap((folder) => {
  const full = path.resolve(import.meta.dirname, '../../fixtures', folder);
  const names = readdirSync(full).filter((name) => /(?<!dpi|encrypted)\.pdf$/u.test(name));
  return names.map((name): [string, Buffer] => [name, readFileSync(path.join(full, name))]);
});

/** What pdf.js itself makes of the same pages. */
const itemsOfPdfjs = async (bytes: Buffer) => {
  const parser = new PDFParse({ data: new Uint8Array(bytes) });
  const document = await (parser as unknown as { load(): Promise<PDFDocumentProxy> }).load();
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const viewport = page.getViewport({ scale: 1 });
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str === '') return [];
        const [x, y] = viewport.convertToViewportPoint(item.transform[4], item.transform[5]);
        return [[item.str, Math.round(x), Math.round(y), Math.round(item.width)]];
      }),
    );
  }
  await parser.destroy();
  return pages;
};

const itemsOf = async (bytes: Buffer) => {
  const opened = await pdfPort.open(bytes, { maxPages: 100 });
  if (!opened.ok) throw new Error(opened.detail);
  return opened.pages.map(({ items }) => items.map(({ text, x, y, width }) => [text, Math.round(x), Math.round(y), Math.round(width)]));
};

const text = (operators: string): string => `BT /F 12 Tf 70 700 Td ${operators} ET`;

it.each([
  ...fixtures,
  ...Object.entries({
    'spacing between letters and words': text(`2 Tc 5 Tw ${shown('Срок десять дней')} Tj 0 Tc 0 Tw ${shown(' и один')} Tj`),
    'gaps of all widths': text(
      `[${shown('а')} -20 ${shown('б')} -60 ${shown('в')} -150 ${shown('г')} -700 ${shown('д')} 300 ${shown('е')} 0 ${shown('ж')}] TJ`,
    ),
    'gaps at the ends': text(`[-500 ${shown('а')} -500] TJ [-100 -100 ${shown('б')}] TJ`),
    'lines by leading': text(`14 TL ${shown('первая')} Tj T* ${shown('вторая')} Tj ${shown('третья')} ' 1 2 ${shown('другая')} "`),
    'lines by moving': text(`${shown('первая')} Tj 0 -14 TD ${shown('вторая')} Tj T* ${shown('третья')} Tj`),
    'raised and narrow letters': text(`${shown('м')} Tj 5 Ts ${shown('2')} Tj 0 Ts 50 Tz ${shown('узко')} Tj 100 Tz ${shown('широко')} Tj`),
    'other sizes on one line': text(`${shown('крупно')} Tj /F 7 Tf ${shown('мелко')} Tj`),
    'letters one by one': Array.from('приказ', (letter, i) => line(letter, 70 + i * 6, 700)).join(' '),
    'letters spaced out': Array.from('приказ', (letter, i) => line(letter, 70 + i * 9, 700)).join(' '),
    'lines up and down': `BT /F 12 Tf 0 1 -1 0 300 300 Tm ${shown('вверх')} Tj [${shown('а')} -700 ${shown('б')}] TJ 0 -1 1 0 320 300 Tm ${shown('вниз')} Tj ET`,
    'lines aslant and upside down': `BT /F 12 Tf 0.9 0.4 -0.4 0.9 300 300 Tm ${shown('косо')} Tj ${shown('дальше')} Tj -1 0 0 -1 300 500 Tm ${shown('вверх ногами')} Tj ET`,
    'a scale that changes within a piece': `BT /F 12 Tf 1 0 0 1 70 700 Tm ${shown('раз')} Tj 2 0 0 2 88 700 Tm ${shown('два')} Tj ET`,
    'what is outside the page': `${line('внутри', 70, 700)} ${line('снаружи', 700, 700)} ${line('под листом', 70, -20)} ${line('с краю', 585, 650)}`,
    'states kept and brought back': `q 0.5 0 0 0.5 0 0 cm ${text(shown('мелко').concat(' Tj'))} Q Q ${text(shown('обычно').concat(' Tj'))}`,
    'a form within the page': `${line('до', 70, 700)} q 1 0 0 1 5 5 cm /X Do Q ${line('после', 82, 700)} /X Do`,
    'a picture and marked contents between': `/P BMC ${line('до', 70, 700)} EMC q 20 0 0 20 90 700 cm /I Do Q ${line('после', 82, 700)}`,
  }).map(([name, content]): [string, Buffer] => [name, madePdf([content])]),
])('%s: its pieces of text are those of pdf.js', async (_, bytes) => {
  expect(await itemsOf(bytes)).toEqual(await itemsOfPdfjs(bytes));
});

it('contents whose packing breaks off make the file damaged, however good the other pages', async () => {
  const good = line('Контроль за исполнением приказа оставляю за собой', 70, 700);
  const whole = madePdf([good, `x\x9c\x07${good}`]).toString('latin1');
  const at = whole.lastIndexOf('<< /Length');
  const bytes = Buffer.from(`${whole.slice(0, at)}<< /Filter /FlateDecode${whole.slice(at + 2)}`, 'latin1');
  expect(await pdfPort.open(bytes, { maxPages: 9 })).toMatchObject({ ok: false, reason: 'corrupt' });
});
