import { describe, expect, it } from 'vitest';
import { pdfPort } from '../../src/adapters/pdf.js';
import { readPdf } from '../../src/extract/pdf/index.js';
import { bodyTexts, tablesOf, testContext } from './context.js';
import { line, madePdf, shown } from './made-pdf.js';

const SEEN = 'Контроль за исполнением настоящего приказа оставляю за собой.';
const HIDDEN = 'Порядок утверждает заместитель министра';
const hiddenLetters = HIDDEN.replace(/\s/gu, '').length;

const seen = line(SEEN, 70, 700);

const read = async (...pages: readonly string[]) => {
  const reading = await readPdf(testContext({ pdf: pdfPort }), madePdf(pages));
  if (!reading.ok) throw new Error(reading.failure.code);
  return { blocks: reading.value.blocks, hidden: reading.diagnostics.filter(({ code }) => code === 'hidden-text-dropped') };
};

describe('text that nobody sees', () => {
  it.each([
    ['white on the bare page', line(HIDDEN, 70, 650, { before: '1 g' })],
    ['nearly white', line(HIDDEN, 70, 650, { before: '0.98 0.98 0.98 rg' })],
    ['white in inks of print', line(HIDDEN, 70, 650, { before: '0 0 0 0 k' })],
    ['white on a white field', `1 g 60 640 300 30 re f ${line(HIDDEN, 70, 650, { before: '1 g' })}`],
    ['white beside a dark field', `0 g 60 500 300 30 re f ${line(HIDDEN, 70, 650, { before: '1 g' })}`],
    ['white, and a dark field laid over it', `${line(HIDDEN, 70, 650, { before: '1 g' })} 0 g 60 640 300 30 re f`],
    ['painted with nothing', line(HIDDEN, 70, 650, { before: '3 Tr' })],
    ['without any colour at all', line(HIDDEN, 70, 650, { before: '/Clear gs' })],
    ['half a point small', line(HIDDEN, 70, 650, { size: 0.5 })],
    ['made small by the matrix', line(HIDDEN, 7000, 65000, { before: '0.01 0 0 0.01 0 0 cm' })],
  ])('%s is left out and reported', async (_, content) => {
    const { blocks, hidden } = await read(`${seen} ${content}`);
    expect(bodyTexts(blocks)).toEqual([SEEN]);
    expect(hidden).toMatchObject([{ page: 1, level: 'warning', data: { chars: hiddenLetters } }]);
  });

  it('is told from what is seen on the same line, and within one string of operators', async () => {
    const { blocks, hidden } = await read(`${seen} BT /F 12 Tf 70 650 Td ${shown('Министр')} Tj 1 g ${shown(` ${HIDDEN}`)} Tj 0 g ET`);
    expect(bodyTexts(blocks)).toEqual([SEEN, 'Министр']);
    expect(hidden).toMatchObject([{ data: { chars: hiddenLetters } }]);
  });

  it('is counted by the page', async () => {
    const { hidden } = await read(seen, `${seen} ${line(HIDDEN, 70, 650, { before: '1 g' })}`);
    expect(hidden).toMatchObject([{ page: 2 }]);
  });

  it('and nothing else makes the file empty', async () => {
    const reading = await readPdf(testContext({ pdf: pdfPort }), madePdf([line(HIDDEN, 70, 650, { before: '1 g' })]));
    expect(reading).toMatchObject({ ok: false, failure: { code: 'empty' } });
  });
});

describe('text that is seen though it looks like hidden text', () => {
  it.each([
    ['white on a dark field', `0.2 g 60 640 300 30 re f ${line(HIDDEN, 70, 650, { before: '1 g' })}`],
    ['white on a field drawn as a thick line', `q 30 w 60 655 m 360 655 l S Q ${line(HIDDEN, 70, 650, { before: '1 g' })}`],
    ['white on a picture', `q 300 0 0 30 60 640 cm /I Do Q ${line(HIDDEN, 70, 650, { before: '1 g' })}`],
    ['white, with a dark edge', line(HIDDEN, 70, 650, { before: '1 g 1 Tr' })],
    ['grey', line(HIDDEN, 70, 650, { before: '0.8 g' })],
    ['pale', line(HIDDEN, 70, 650, { before: '/Pale gs' })],
    ['small', line(HIDDEN, 70, 650, { size: 4 })],
    ['of one point that the matrix makes twelve', line(HIDDEN, 70 / 12, 650 / 12, { before: '12 0 0 12 0 0 cm', size: 1 })],
    ['after white text, the colour taken back', `q 1 g Q ${line(HIDDEN, 70, 650)}`],
  ])('%s stays', async (_, content) => {
    const { blocks, hidden } = await read(`${seen} ${content}`);
    expect(bodyTexts(blocks)).toEqual([SEEN, HIDDEN]);
    expect(hidden).toEqual([]);
  });

  it('the white head of a table on dark cells stays', async () => {
    const edges = [600, 630, 660].map((y) => `60 ${y} m 460 ${y} l S`).concat([60, 260, 460].map((x) => `${x} 600 m ${x} 660 l S`));
    const cells = [
      line('Наименование', 70, 640, { before: '1 g' }),
      line('Срок', 270, 640, { before: '1 g' }),
      line('Заявка', 70, 610),
      line('10 дней', 270, 610),
    ];
    const { blocks, hidden } = await read(`${seen} 0 0 0.5 rg 60 630 400 30 re f ${edges.join(' ')} ${cells.join(' ')}`);
    const rows = tablesOf(blocks)[0]?.rows.map((row) => row.cells.map(({ text }) => text));
    expect(rows).toEqual([
      ['Наименование', 'Срок'],
      ['Заявка', '10 дней'],
    ]);
    expect(hidden).toEqual([]);
  });

  it.each([
    ['a picture of the page', 'q 595 0 0 842 0 0 cm /I Do Q'],
    ['pictures in strips', Array.from({ length: 10 }, (_, i) => `q 595 0 0 84.2 0 ${i * 84.2} cm /I Do Q`).join(' ')],
    [
      'letters drawn as shapes',
      Array.from({ length: 40 }, (_, i) => `${70 + i * 6} 650 m ${72 + i * 6} 655 ${74 + i * 6} 655 ${75 + i * 6} 650 c f`).join(' '),
    ],
  ])('the layer of recognition under %s stays', async (_, picture) => {
    const { blocks, hidden } = await read(`${picture} ${line(HIDDEN, 70, 650, { before: '3 Tr' })}`);
    expect(bodyTexts(blocks)).toEqual([HIDDEN]);
    expect(hidden).toEqual([]);
  });
});
