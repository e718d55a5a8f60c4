import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfPort } from '../../src/adapters/pdf.js';
import { extract } from '../../src/extract/index.js';
import { paragraph, type Reading, type SourceBlock, type SourceDocument, type TableBlock } from '../../src/model/index.js';
import { drawn, tablesOf, testContext } from '../extract/context.js';
import { scan as wornScan } from '../fixtures-make/scan.js';
import { convert, renderDocx, write } from './render.js';
import { recognition } from './tools.js';

const cell = (text: string, column: number, rowSpan = 1) => ({ text, column, colSpan: 1, rowSpan });
const TABLE: TableBlock = {
  kind: 'table',
  rows: [
    { cells: [cell('№', 0), cell('Точка взаимодействия', 1), cell('Вид', 2)], header: false, page: null },
    { cells: [cell('1', 0), cell('Официальный сайт', 1), cell('цифровая', 2, 2)], header: false, page: null },
    { cells: [cell('2', 0), cell('Электронная почта', 1)], header: false, page: null },
    { cells: [cell('3', 0), cell('Телефон', 1), cell('нецифровая', 2)], header: false, page: null },
  ],
  page: null,
  region: 'body',
  legibility: 'good',
};

const TEXTS = [
  'МИНИСТЕРСТВО ЭКОНОМИЧЕСКОГО РАЗВИТИЯ',
  'ПРИКАЗ',
  'от 12.03.2024 № 154-од',
  'I. Общие положения',
  '1.1. Настоящий Порядок определяет процедуру ведения перечня точек взаимодействия с внешними и внутренними клиентами министерства.',
  '1.2. Перечень размещается на официальном сайте https://economy.example.ru в течение 10 (десяти) рабочих дней со дня утверждения.',
  '1.3. Предложения направляются по адресу info@economy.example.ru начальнику отдела.',
  'II. Порядок ведения Перечня',
  '2.1. Перечень подлежит актуализации в следующих случаях при внесении изменений в реестр процессов:',
  'а) включение процесса в реестр межведомственных и внутриведомственных процессов министерства;',
  'б) изменение вида точки взаимодействия с внешним или внутренним клиентом министерства;',
  'в) изменение удовлетворяемых в точке взаимодействия потребностей клиента министерства.',
  'III. Ответственность',
  '3.1. Контроль за ведением Перечня осуществляет заместитель министра, курирующий направление деятельности.',
];
/** Cells that say there is nothing to say. */
const DASHED: TableBlock = {
  ...TABLE,
  rows: [
    { cells: [cell('№', 0), cell('Точка взаимодействия', 1), cell('Адрес', 2)], header: false, page: null },
    { cells: [cell('1', 0), cell('Официальный сайт', 1), cell('-', 2)], header: false, page: null },
    { cells: [cell('2', 0), cell('–', 1), cell('', 2)], header: false, page: null },
    { cells: [cell('3', 0), cell('Телефон', 1), cell('—', 2)], header: false, page: null },
  ],
};
const BLOCKS: readonly SourceBlock[] = [...TEXTS.map((text) => paragraph(text)), TABLE];

const folder = mkdtempSync(path.join(tmpdir(), 'ocr-test-'));
let ocr: Awaited<ReturnType<typeof recognition>>;
let pdf = '';
let dashes = '';

beforeAll(async () => {
  ocr = await recognition();
  pdf = convert(write(folder, 'order.docx', await renderDocx(BLOCKS)), 'pdf');
  dashes = convert(write(folder, 'dashes.docx', await renderDocx([...TEXTS.slice(0, 7).map((text) => paragraph(text)), DASHED])), 'pdf');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first page as a scanner gives it: turned a little, grey, with grain. */
const scan = async (dpi: number, degrees = 0.8, source = pdf): Promise<Buffer> => {
  const stem = path.join(folder, `page-${dpi}`);
  execFileSync('pdftoppm', ['-png', '-gray', '-r', String(dpi), '-singlefile', source, stem]);
  const { data, info } = await sharp(`${stem}.png`)
    .rotate(degrees, { background: '#fff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  let seed = 7;
  const grain = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (seed >>> 16) / 65_536 - 0.5;
  };
  const noisy = data.map((value) => Math.max(0, Math.min(255, value * 0.9 + 15 + (grain() + grain()) * 30)));
  return sharp(noisy, { raw: { width: info.width, height: info.height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
};

const read = (bytes: Buffer, name = 'scan.png'): Promise<Reading<SourceDocument>> =>
  extract(testContext({ ocr, pdf: pdfPort }), { path: name, bytes });

const document = async (bytes: Buffer): Promise<SourceDocument> => {
  const reading = await read(bytes);
  if (!reading.ok) throw new Error(reading.failure.code);
  return reading.value;
};

const textOf = (blocks: readonly SourceBlock[]): string =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Share of the words written that were not read. */
const lost = (blocks: readonly SourceBlock[]): number => {
  const have = new Set(wordsOf(textOf(blocks)));
  const written = wordsOf(TEXTS.join('\n'));
  return written.filter((word) => !have.has(word)).length / written.length;
};

describe.each([150, 200, 300])('a scan of %i dpi', (dpi) => {
  it('gives words, labels, addresses and the table', async () => {
    const { blocks, method, format, ocrConfidence, pages } = await document(await scan(dpi));
    expect({ method, format, pages }).toEqual({ method: 'ocr', format: 'image', pages: 1 });
    expect(ocrConfidence).toBeGreaterThan(0.85);
    expect(lost(blocks)).toBeLessThan(dpi === 150 ? 0.06 : 0.04);
    const texts = textOf(blocks).split('\n');
    for (const label of [
      'I. Общие',
      '1.1. Настоящий',
      '1.2. Перечень',
      'II. Порядок',
      '2.1. Перечень',
      'а) включение',
      'б) изменение',
      'в) изменение',
      'III. Ответственность',
      '3.1. Контроль',
    ]) {
      expect(
        texts.some((text) => text.startsWith(label)),
        label,
      ).toBe(true);
    }
    expect(textOf(blocks)).toContain('info@economy.example.ru');
    expect(textOf(blocks)).toContain('https://economy.example.ru');
    expect(tablesOf(blocks).map(drawn)).toEqual([
      [
        '0:№ | 1:Точка взаимодействия | 2:Вид',
        '0:1 | 1:Официальный сайт | 2v2:цифровая',
        '0:2 | 1:Электронная почта',
        '0:3 | 1:Телефон | 2:нецифровая',
      ],
    ]);
  }, 120_000);
});

it.each([150, 200, 300])(
  'dashes alone in cells of a scan of %i dpi',
  async (dpi) => {
    const { blocks } = await document(await scan(dpi, 0.8, dashes));
    expect(tablesOf(blocks).map(drawn)).toEqual([
      ['0:№ | 1:Точка взаимодействия | 2:Адрес', '0:1 | 1:Официальный сайт | 2:-', '0:2 | 1:– | 2:', '0:3 | 1:Телефон | 2:—'],
    ]);
  },
  120_000,
);

it('a page on its side is turned upright', async () => {
  const turned = await sharp(await scan(200))
    .rotate(90)
    .png()
    .toBuffer();
  expect(lost((await document(turned)).blocks)).toBeLessThan(0.06);
}, 120_000);

it.each([
  ['dust of two pixels at 150 dpi', { dpi: 150, as: 'grey-pdf', dust: 2 }],
  ['dust of three pixels at 200 dpi', { dpi: 200, as: 'bilevel-pdf', dust: 3 }],
  ['blue stamps and a signature over the print', { dpi: 200, as: 'colour-pdf', stamps: '#2a3fb0' }],
  ['violet ones at 150 dpi', { dpi: 150, as: 'colour-pdf', stamps: '#7a1fa0' }],
] as const)(
  '%s',
  async (_, how) => {
    const { blocks } = await document(await wornScan(readFileSync(pdf), how));
    expect(lost(blocks)).toBeLessThan(0.05);
    const labels = textOf(blocks)
      .split('\n')
      .flatMap((text) => /^(?:[IVX]+\.|\d\.\d\.|[а-в]\))(?=\s)/u.exec(text)?.[0] ?? []);
    expect(labels).toEqual(['I.', '1.1.', '1.2.', '1.3.', 'II.', '2.1.', 'а)', 'б)', 'в)', 'III.', '3.1.']);
  },
  120_000,
);

it.each([
  ['grey at 200 dpi', { dpi: 200, as: 'grey-pdf' }],
  ['black and white at 200 dpi', { dpi: 200, as: 'bilevel-pdf' }],
  ['black and white at 300 dpi', { dpi: 300, as: 'bilevel-pdf' }],
] as const)(
  'black stamps over the print, %s: words beside them are unharmed, labels stay, doubts are told',
  async (_, how) => {
    const reading = await read(
      await wornScan(readFileSync(pdf), { ...how, stamps: '#111', legend: 'МИНИСТЕРСТВО ЭКОНОМИКИ * ОГРН 1020000000000 * ' }),
    );
    if (!reading.ok) throw new Error(reading.failure.code);
    expect(lost(reading.value.blocks)).toBeLessThan(0.2);
    const texts = textOf(reading.value.blocks).split('\n');
    const labels = texts.flatMap((text) => /^(?:[IVX]+\.|\d\.\d\.|[а-в]\))(?=\s)/u.exec(text)?.[0] ?? []);
    expect(labels).toEqual(['I.', '1.1.', '1.2.', '1.3.', 'II.', '2.1.', 'а)', 'б)', 'в)', 'III.', '3.1.']);
    // A stroke of the signature may be left; letters of the stamp are no lines.
    expect(texts.filter((text) => /[\p{L}\d]/u.test(text) && text.length < 12 && text !== 'ПРИКАЗ')).toEqual([]);
    expect(reading.diagnostics).toContainEqual(expect.objectContaining({ code: 'ocr-low-confidence', page: 1 }));
  },
  120_000,
);

it('keeps each word with its place and how surely it was read', async () => {
  const { scans } = await document(await scan(200));
  const [page] = scans ?? [];
  expect(page).toMatchObject({ page: 1, turned: 0 });
  expect(page?.levelled).toBeCloseTo(-0.8, 1);
  const address = page?.words.find((word) => word.text.includes('info@economy.example.ru'));
  const label = page?.words.find((word) => word.text === '1.1.');
  expect(address?.confidence).toBeGreaterThan(0.5);
  expect(address?.left).toBeGreaterThan(label?.right ?? Number.NaN);
  expect(address?.top).toBeGreaterThan(label?.bottom ?? Number.NaN);
}, 60_000);

it('TIFF of many pages', async () => {
  const page = await scan(150);
  const { data, info } = await sharp(page).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const tiff = await sharp(Buffer.concat([data, data]), {
    raw: { width: info.width, height: info.height * 2, channels: 1, pageHeight: info.height },
  })
    .tiff({ compression: 'deflate' })
    .toBuffer();
  const { pages, blocks } = await document(tiff);
  expect(pages).toBe(2);
  expect([...new Set(blocks.map((block) => block.page))]).toEqual([1, 2]);
}, 120_000);

it('noise is unreadable, never empty text', async () => {
  const noise = Buffer.from(Array.from({ length: 800 * 1100 }, (_, index) => ((index * 2_654_435_761) >>> 8) & 0xff));
  const reading = await read(
    await sharp(noise, { raw: { width: 800, height: 1100, channels: 1 } })
      .blur(2)
      .png()
      .toBuffer(),
  );
  expect(reading.ok ? 'read' : reading.failure.code).toBe('unreadable-text');
}, 120_000);

it('a damaged picture is corrupt', async () => {
  const reading = await read((await scan(150)).subarray(0, 60));
  expect(reading.ok ? 'read' : reading.failure.code).toBe('corrupt');
}, 60_000);

it('leaves nothing behind in the folder of temporary files', async () => {
  const own = (): number => readdirSync(tmpdir()).filter((name) => /^poryadok-(?:ocr|pages)-/u.test(name)).length;
  const before = own();
  await read(readFileSync(pdf), 'order.pdf');
  expect(own()).toBeLessThanOrEqual(before);
}, 60_000);
