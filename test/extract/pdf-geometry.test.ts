import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OcrPort } from '../../src/adapters/ocr-port.js';
import type { PdfItem, PdfPage, PdfRuling } from '../../src/adapters/pdf-port.js';
import { parseSource } from '../../src/parse/index.js';
import { context, documentOf } from '../parse/support.js';
import { readPdf } from '../../src/extract/pdf/index.js';
import type { Reading, SourceBlock, SourceDocument } from '../../src/model/index.js';
import { drawn, tablesOf, testContext } from './context.js';
import { fakeOcr } from './ocr/fake.js';

/** Five points a letter. */
const item = (text: string, x: number, y: number, rest: Partial<PdfItem> = {}): PdfItem => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  bold: false,
  angle: 0,
  invisible: false,
  ...rest,
});

const page = (number: number, items: readonly PdfItem[], rulings: readonly PdfRuling[] = [], rest: Partial<PdfPage> = {}): PdfPage => ({
  number,
  width: 595,
  height: 842,
  items,
  rulings,
  text: items.map((each) => each.text).join('\n'),
  largeImages: 0,
  ...rest,
});

/** With no recognition, or with one that can draw no page. */
const readPages = (pages: readonly PdfPage[], ocr: OcrPort | null): Promise<Reading<SourceDocument>> =>
  readPdf(testContext({ pdf: { open: async () => ({ ok: true, pages, pageCount: pages.length }) }, ocr }), Buffer.from('%PDF-'));

const read = async (pages: readonly PdfPage[]): Promise<{ readonly blocks: readonly SourceBlock[]; readonly codes: readonly string[] }> => {
  const reading = await readPages(pages, fakeOcr([]));
  if (!reading.ok) throw new Error(reading.failure.code);
  return { blocks: reading.value.blocks, codes: reading.diagnostics.map((each) => each.code) };
};

const told = (blocks: readonly SourceBlock[]): readonly string[] =>
  blocks.map((block) =>
    block.kind === 'table'
      ? 'table'
      : `${block.region === 'body' ? '' : `${block.region}: `}${block.text.replaceAll('\n', '/').replaceAll('\t', '→')}`,
  );

const LINE = 'Настоящий порядок устанавливает правила ведения перечня точек взаимодействия с клиентом в';
const FIRST = '1. Настоящий порядок устанавливает правила ведения перечня точек взаимодействия';
/** A full paragraph: an indented first line, a full one and a short last one. */
const clause = (label: string, y: number): readonly PdfItem[] => [
  item(FIRST.replace('1.', label), 110, y, { width: 420 }),
  item(LINE, 80, y + 14, { width: 450 }),
  item('министерстве и его подразделениях.', 80, y + 28),
];

const lines = (xs: readonly number[], ys: readonly number[]): readonly PdfRuling[] => [
  ...ys.map((y) => ({ x1: xs[0] ?? 0, x2: xs.at(-1) ?? 0, y1: y, y2: y })),
  ...xs.map((x) => ({ x1: x, x2: x, y1: ys[0] ?? 0, y2: ys.at(-1) ?? 0 })),
];

describe('paragraphs by geometry', () => {
  it('begins one at an indent and after a short line', async () => {
    const { blocks } = await read([page(1, [...clause('1.', 100), ...clause('2.', 142), ...clause('3.', 184)])]);
    expect(told(blocks)).toEqual(
      ['1.', '2.', '3.'].map((label) => `${FIRST.replace('1.', label)} ${LINE} министерстве и его подразделениях.`),
    );
  });

  it('leaves a clause number in mid-sentence to the parser', async () => {
    const { blocks } = await read([
      page(1, [
        ...clause('1.', 100),
        ...clause('2.', 142),
        item(FIRST.replace('1.', '3.'), 110, 184, { width: 420 }),
        item(`2.3. ${LINE}`, 80, 198, { width: 450 }),
        item('министерстве.', 80, 212),
      ]),
    ]);
    expect(told(blocks)[2]).toBe(`${FIRST.replace('1.', '3.')}/2.3. ${LINE} министерстве.`);
  });

  it('draws letters printed twice for boldness once', async () => {
    const { blocks } = await read([page(1, [item('ПРИКАЗ министерства', 200, 100), item('ПРИКАЗ министерства', 200.3, 100)])]);
    expect(told(blocks)).toEqual(['ПРИКАЗ министерства']);
  });

  it('reads signatures row by row, a letterhead in columns column by column', async () => {
    const signatures = [
      ['Начальник управления', 'И.И. Иванова-Петрова'],
      ['Начальник отдела кадров', 'П.П. Петров'],
      ['Начальник правового отдела', 'С.С. Сидоров'],
    ].flatMap(([post = '', name = ''], i) => [item(post, 80, 400 + i * 14), item(name, 420, 400 + i * 14)]);
    const letterhead = [
      ['МИНИСТЕРСТВО ТРУДА И ЗАНЯТОСТИ', 'КОМИ РЕСПУБЛИКАСА УДЖ ДА'],
      ['РЕСПУБЛИКИ КОМИ', 'УДЖОН МОГМОДАН МИНИСТЕРСТВО'],
      ['ул. Ленина, 1, Сыктывкар', 'Ленин улича, 1, Сыктывкар'],
    ].flatMap(([left = '', right = ''], i) => [item(left, 80, 60 + i * 14), item(right, 330, 60 + i * 14)]);
    const { blocks } = await read([page(1, [...letterhead, ...clause('1.', 150), ...clause('2.', 192), ...signatures])]);
    expect(told(blocks)).toEqual([
      'МИНИСТЕРСТВО ТРУДА И ЗАНЯТОСТИ/РЕСПУБЛИКИ КОМИ/ул. Ленина, 1, Сыктывкар',
      'КОМИ РЕСПУБЛИКАСА УДЖ ДА/УДЖОН МОГМОДАН МИНИСТЕРСТВО/Ленин улича, 1, Сыктывкар',
      expect.stringMatching(/^1\. /u),
      expect.stringMatching(/^2\. /u),
      'Начальник управления→И.И. Иванова-Петрова',
      'Начальник отдела кадров→П.П. Петров',
      'Начальник правового отдела→С.С. Сидоров',
    ]);
  });
});

describe('stamps side by side', () => {
  const rows = [
    ['СОГЛАСОВАНО', 'УТВЕРЖДАЮ'],
    ['Председатель профсоюзного комитета', 'Директор государственного учреждения'],
    ['__________ А.А. Котов', '__________ П.П. Ершов'],
    ['«12» мая 2024 г.', '«14» мая 2024 г.'],
  ] as const;
  const at = (step: number): readonly PdfItem[] =>
    rows.flatMap(([left, right], i) => [item(left, 80, 60 + i * step), item(right, 330, 60 + i * step)]);

  it.each([14, 20, 34])('are read one after the other, rows %d points apart', async (step) => {
    const { blocks } = await read([page(1, [...at(step), ...clause('1.', 220), ...clause('2.', 262)])]);
    const file = parseSource(context, documentOf(blocks)).value;
    const [left, right] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
    expect([
      [...left, ...right],
      [...right, ...left],
    ]).toContainEqual(file.text.split('\n').slice(0, 8));
  });
});

describe('raised figures', () => {
  it('are no part of the number that they stand behind', async () => {
    const raised = [item('5', 80, 100), item('1', 85, 96.5, { size: 6, width: 3 }), item('. Заявление подаётся в орган.', 88, 100)];
    expect(told((await read([page(1, raised)])).blocks)).toEqual(['5¹. Заявление подаётся в орган.']);
  });

  it('small ones on the baseline are', async () => {
    const small = [item('Срок 1', 80, 100), item('0', 110, 100, { size: 6, width: 3 }), item('дней, не считая выходных.', 118, 100)];
    expect(told((await read([page(1, small)])).blocks)).toEqual(['Срок 10 дней, не считая выходных.']);
  });
});

describe('what is no part of the text', () => {
  it('page numbers in their forms, where they keep step', async () => {
    const forms = ['- 1 -', 'Страница 2 из 4', '3', '4/4'];
    const { blocks } = await read(forms.map((text, i) => page(i + 1, [...clause('1.', 100), item(text, 290, 815)])));
    expect(told(blocks).filter((text) => text.startsWith('footer'))).toEqual(forms.map((text) => `footer: ${text}`));
  });

  it('a figure at the foot that keeps no step is text', async () => {
    const { blocks } = await read(
      [1, 2, 3, 4].map((number) => page(number, [...clause('1.', 100), ...(number === 3 ? [item('17', 290, 815)] : [])])),
    );
    expect(told(blocks)).toContain('17');
  });

  it('a running header that repeats at one height', async () => {
    const { blocks } = await read(
      [1, 2, 3].map((number) => page(number, [item(`Проект от 0${number}.05.2024`, 80, 40), ...clause('1.', 100)])),
    );
    expect(told(blocks).filter((text) => text.startsWith('header'))).toHaveLength(3);
  });

  it('a signature stamp with and without a box', async () => {
    const stamp = [
      'Документ подписан электронной подписью',
      'Сертификат: 0A1B2C',
      'Владелец: Иванов И.И.',
      'Действителен с 01.02.2024 по 01.05.2025',
    ];
    const items = stamp.map((text, i) => item(text, 300, 500 + i * 11, { size: 8, width: text.length * 4 }));
    const expected = `footer: ${stamp.join('/')}`;
    const boxed = await read([page(1, [...clause('1.', 100), ...items], lines([290, 480], [485, 545]))]);
    const plain = await read([page(1, [...clause('1.', 100), ...items, ...clause('2.', 600)])]);
    expect(told(boxed.blocks)).toContain(expected);
    expect(told(plain.blocks)).toContain(expected);
  });

  it('one word of a stamp in a clause makes none', async () => {
    const { blocks } = await read([page(1, [...clause('1.', 100), item('2. Сертификат выдает уполномоченное лицо.', 110, 142)])]);
    expect(told(blocks)).toHaveLength(2);
    expect(told(blocks).join()).not.toContain('footer');
  });

  it('footnotes under their line', async () => {
    const note = { x1: 80, x2: 220, y1: 700, y2: 700 };
    const { blocks } = await read([
      page(1, [...clause('1.', 100), item('1 Собрание законодательства, 2020, № 1.', 80, 712, { size: 7 })], [note]),
    ]);
    expect(told(blocks).at(-1)).toBe('footnote: 1 Собрание законодательства, 2020, № 1.');
  });

  it('footnotes as large as the text that a raised figure leads to, and that figure', async () => {
    const note = { x1: 80, x2: 220, y1: 700, y2: 700 };
    const mark = (x: number): PdfItem => item('3', x, 96, { size: 6, width: 3 });
    const sentence = [
      item('2. Контроль поручить', 110, 100),
      mark(210),
      item('заместителю министра в', 220, 100),
      mark(330),
      item('срок.', 340, 100),
    ];
    const foot = [item('3', 80, 708, { size: 6, width: 3 }), item('Собрание законодательства, 2020, № 1.', 86, 712)];
    const { blocks } = await read([page(1, [...sentence, ...foot], [note])]);
    expect(told(blocks)).toEqual([
      '2. Контроль поручить заместителю министра в срок.',
      'footnote: ³ Собрание законодательства, 2020, № 1.',
    ]);
    // No figure leads to it: the last rows of a table without borders stand under its line.
    const bare = await read([page(1, [...clause('2.', 100), item('3 Собрание законодательства, 2020, № 1.', 80, 712)], [note])]);
    expect(told(bare.blocks).at(-1)).toBe('3 Собрание законодательства, 2020, № 1.');
    // The number of a square metre and of an item put in later is no reference.
    const area = [item('2. Площадь 30 м', 110, 100), mark(185), item(', подпункт б', 188, 100), mark(248), item(').', 251, 100)];
    const kept = await read([page(1, [...area, ...sentence.map((each) => ({ ...each, y: each.y + 40 })), ...foot], [note])]);
    expect(told(kept.blocks)[0]).toBe('2. Площадь 30 м³, подпункт б³).');
  });

  it('the stamp between a post and a name, whose gaps are wide and alike', async () => {
    const signature = [item('Министр', 85, 500), item('ДОКУМЕНТ', 270, 500), item('О.С.', 455, 500), item('Иванова', 480, 500)];
    const stamp = ['ПОДПИСАН', 'ЭЛЕКТРОННОЙ ПОДПИСЬЮ', 'Сертификат 0A1B2C', 'Владелец Иванова О.С.'];
    const items = [...signature, ...stamp.map((text, i) => item(text, 250, 512 + i * 12))];
    const { blocks } = await read([page(1, [...clause('1.', 100), ...items], lines([240, 390], [488, 555]))]);
    expect(told(blocks).slice(-2)).toEqual(['Министр→О.С. Иванова', `footer: ДОКУМЕНТ/${stamp.join('/')}`]);
  });

  it('a watermark aslant', async () => {
    const { blocks } = await read([page(1, [...clause('1.', 100), item('ПРОЕКТ', 200, 500, { angle: 315, size: 60 })])]);
    expect(told(blocks)).toEqual([expect.stringMatching(/^1\. /u), 'text-box: ПРОЕКТ']);
  });
});

describe('ruled tables', () => {
  const xs = [80, 120, 300, 500];
  const row = (y: number, texts: readonly string[]): readonly PdfItem[] =>
    texts.flatMap((text, i) => (text === '' ? [] : [item(text, (xs[i] ?? 0) + 4, y)]));

  it('gives merged cells their spans', async () => {
    const rulings: readonly PdfRuling[] = [
      { x1: 80, x2: 500, y1: 100, y2: 100 },
      { x1: 80, x2: 500, y1: 120, y2: 120 },
      { x1: 120, x2: 500, y1: 140, y2: 140 },
      { x1: 80, x2: 500, y1: 160, y2: 160 },
      { x1: 80, x2: 80, y1: 100, y2: 160 },
      { x1: 500, x2: 500, y1: 100, y2: 160 },
      { x1: 120, x2: 120, y1: 100, y2: 160 },
      { x1: 300, x2: 300, y1: 120, y2: 160 },
    ];
    const { blocks } = await read([
      page(
        1,
        [...row(114, ['№', 'Точка взаимодействия']), ...row(134, ['1', 'Сайт', 'Цифровая']), ...row(154, ['', 'Здание', 'Офлайн'])],
        rulings,
      ),
    ]);
    expect(tablesOf(blocks).flatMap(drawn)).toEqual([
      '0:№ | 1+2:Точка взаимодействия',
      '0v2:1 | 1:Сайт | 2:Цифровая',
      '1:Здание | 2:Офлайн',
    ]);
  });

  it('takes borders apart by cell, a point apart, for one line', async () => {
    const cells: PdfRuling[] = [100, 120].flatMap((top) =>
      xs.slice(1).flatMap((right, c) => lines([(xs[c] ?? 0) + 0.5, right - 0.5], [top + 0.5, top + 19.5])),
    );
    const { blocks } = await read([page(1, [...row(114, ['№', 'Точка', 'Вид точки']), ...row(134, ['1', 'Сайт', 'Цифровая'])], cells)]);
    expect(tablesOf(blocks).flatMap(drawn)).toEqual(['0:№ | 1:Точка | 2:Вид точки', '0:1 | 1:Сайт | 2:Цифровая']);
  });

  it('reads a table open at its sides and text turned in a cell', async () => {
    const open = lines(xs, [100, 160, 180]).filter((line) => !(line.x1 === line.x2 && (line.x1 === 80 || line.x1 === 500)));
    const turned = item('Номер', 104, 150, { angle: 270 });
    const { blocks } = await read([
      page(1, [turned, ...row(114, ['', 'Точка', 'Вид точки']), ...row(174, ['1', 'Сайт', 'Цифровая'])], open),
    ]);
    expect(tablesOf(blocks).flatMap(drawn)).toEqual(['0:Номер | 1:Точка | 2:Вид точки', '0:1 | 1:Сайт | 2:Цифровая']);
  });

  it('turns a landscape page whose text runs up the sheet', async () => {
    const items = row(114, ['№', 'Точка', 'Вид точки'])
      .concat(row(134, ['1', 'Сайт', 'Цифровая']))
      .map((each) => ({ ...each, x: each.y, y: 842 - each.x, angle: 270 }));
    const rulings = lines(xs, [100, 120, 140]).map((line) => ({ x1: line.y1, x2: line.y2, y1: 842 - line.x2, y2: 842 - line.x1 }));
    const { blocks } = await read([page(1, items, rulings)]);
    expect(tablesOf(blocks).flatMap(drawn)).toEqual(['0:№ | 1:Точка | 2:Вид точки', '0:1 | 1:Сайт | 2:Цифровая']);
  });

  it('joins over pages under «Продолжение таблицы», not over a paragraph', async () => {
    const first = page(1, [...row(114, ['№', 'Точка', 'Вид']), ...row(134, ['1', 'Сайт', 'Цифровая'])], lines(xs, [100, 120, 140]));
    const second = (caption: string): PdfPage =>
      page(2, [item(caption, 380, 90), ...row(114, ['2', 'Здание', 'Офлайн'])], lines(xs, [100, 120]));
    expect(tablesOf((await read([first, second('Продолжение таблицы 1')])).blocks).map((table) => table.rows.length)).toEqual([3]);
    expect(tablesOf((await read([first, second('Таблица 2. Прочие точки')])).blocks).map((table) => table.rows.length)).toEqual([2, 1]);
  });

  it('keeps a table of other columns overleaf apart', async () => {
    const first = page(1, row(114, ['1', 'Сайт', 'Цифровая']), lines(xs, [100, 120]));
    const other = page(2, [item('Иванов', 90, 114), item('Петров', 330, 114)], lines([80, 320, 500], [100, 120]));
    expect(tablesOf((await read([first, other])).blocks)).toHaveLength(2);
  });

  it.each([
    ['a frame round the page', lines([40, 560], [40, 800])],
    ['an underline', [{ x1: 80, x2: 300, y1: 130, y2: 130 }]],
    ['a box round one text', lines([70, 540], [80, 140])],
  ])('%s is no table', async (_, rulings) => {
    const { blocks } = await read([page(1, clause('1.', 100), rulings)]);
    expect(told(blocks)).toEqual([`${FIRST} ${LINE} министерстве и его подразделениях.`]);
  });
});

describe('pages not to be trusted', () => {
  const good = (number: number): PdfPage => page(number, clause('1.', 100));
  const text = (number: number, words: string): PdfPage =>
    page(
      number,
      Array.from({ length: 12 }, (_, i) => item(words, 80, 100 + i * 14)),
    );
  /** Invisible text under a picture of the whole page. */
  const layer = (words: string): PdfPage => {
    const under = text(2, words);
    return { ...under, largeImages: 1, items: under.items.map((each) => ({ ...each, invisible: true })) };
  };
  it.each([
    ['Latin letters for Cyrillic', text(2, 'ijbdZahf NKLWD Jhkkbb hl n_\\jZey')],
    ['control characters', text(2, 'Об \u0001\u0002\u0003\u0004 \u0005\u0006 порядке')],
    ['private use', text(2, '\uE012\uE013\uE014\uE015 \uE016\uE017')],
    ['Cyrillic by a wrong table', text(2, 'РџРѕСЂСЏРґРѕРє РІРµРґРµРЅРёСЏ')],
    ['a layer of bad recognition under a picture', layer('Пopядок в3дения перечня т0чек взаимодействия с кли|нтом минисtерства')],
    ['a picture with a number on it', page(2, [item('12', 290, 815)], [], { largeImages: 1 })],
    ['a damaged page', page(2, [], [], { damaged: true })],
  ])('%s', async (_, bad) => {
    const { blocks, codes } = await read([good(1), bad, good(3)]);
    expect(codes).toEqual(['page-unreadable']);
    expect(blocks.filter((block) => block.legibility === 'unreadable')).toMatchObject([{ page: 2, text: '\uFFFD' }]);
  });

  it.each([
    ['a page without a text layer', page(2, [], [], { largeImages: 1 }), 'ocr-unavailable'],
    ['a text layer not to be trusted', text(2, 'РџРѕСЂСЏРґРѕРє РІРµРґРµРЅРёСЏ'), 'ocr-unavailable'],
    ['a damaged page', page(2, [], [], { damaged: true }), null],
    ['a blank page', page(2, []), null],
  ])('%s among good ones, with no recognition installed', async (_, bad, code) => {
    const reading = await readPages([good(1), bad, good(3)], null);
    expect(reading.ok ? null : reading.failure.code).toBe(code);
  });

  it.each([
    [
      'a layer of good recognition under a picture',
      layer('Порядок ведения перечня точек взаимодействия с клиентом, сайт mintrud.ru, приказ № 154-од'),
    ],
    [
      'such words over a picture, where one sees them',
      {
        ...layer('Пopядок в3дения перечня т0чек взаимодействия с кли|нтом минисtерства'),
        items: text(2, 'Пopядок в3дения перечня т0чек взаимодействия').items,
      },
    ],
  ])('%s is read', async (_, page2) => {
    const { codes } = await read([good(1), page2, good(3)]);
    expect(codes).toEqual([]);
  });

  it('a blank page is just blank', async () => {
    const { blocks, codes } = await read([good(1), page(2, []), good(3)]);
    expect(codes).toEqual([]);
    expect(blocks).toHaveLength(2);
  });
});

describe('any page', () => {
  it('keeps every letter', async () => {
    const place = fc.record({
      text: fc.string({ unit: fc.constantFrom(...'абвг1. -'), minLength: 1, maxLength: 20 }),
      x: fc.integer({ min: 0, max: 590 }),
      y: fc.integer({ min: 0, max: 840 }),
    });
    // On a coarse raster, so that lines meet and tables come about.
    const coarse = (max: number) => fc.integer({ min: 0, max: max / 60 }).map((n) => n * 60);
    const ruling = fc.record({ x1: coarse(480), y1: coarse(780), length: coarse(540).map((n) => n + 60), down: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(place, { maxLength: 25 }), fc.array(ruling, { maxLength: 15 }), async (places, rulings) => {
        // Far apart enough not to be one letter printed twice.
        const items = places.map(({ text, x, y }, i) => item(`${text}${'деж'.charAt(i % 3)}`, x, Math.round(y / 3) * 3));
        const distinct = items.filter((each, i) => !items.slice(0, i).some((other) => other.text.trim() === each.text.trim()));
        const drawnLines = rulings.map(({ x1, y1, length, down }) => ({
          x1,
          y1,
          x2: down ? x1 : x1 + length,
          y2: down ? y1 + length : y1,
        }));
        const { blocks } = await read([page(1, [...clause('1.', 100), ...distinct], drawnLines)]);
        const out = blocks
          .map((block) =>
            block.kind === 'paragraph' ? block.text : block.rows.flatMap((row) => row.cells.map((cell) => cell.text)).join(''),
          )
          .join('');
        const letters = (text: string): string => [...text.replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');
        expect(letters(out)).toBe(letters([...clause('1.', 100), ...distinct].map((each) => each.text).join('')));
      }),
      { numRuns: 150 },
    );
  });
});
