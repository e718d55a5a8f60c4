import { describe, expect, it } from 'vitest';
import type { PdfItem, PdfPage } from '../../src/adapters/pdf-port.js';
import { readPdf } from '../../src/extract/pdf/index.js';
import { joinCellLines } from '../../src/extract/cell-text.js';
import { createVocabulary } from '../../src/extract/text-hyphens.js';
import { bodyTexts, reading, testContext } from './context.js';

/** Five points a letter. */
const item = (text: string, x: number, y: number, width = text.length * 5): PdfItem => ({
  text,
  x,
  y,
  width,
  size: 10,
  bold: false,
  angle: 0,
  invisible: false,
});

const FULL = 'Настоящий порядок устанавливает правила ведения перечня точек взаимодействия с клиентом в';
/** A clause that measures the page: an indented first line, a full one, a short last one. */
const clause = (label: string, y: number): readonly PdfItem[] => [
  item(`${label} Настоящий порядок устанавливает правила ведения перечня точек`, 110, y, 420),
  item(FULL, 80, y + 14, 450),
  item('министерстве и его подразделениях.', 80, y + 28),
];

const textsOf = async (items: readonly PdfItem[]): Promise<readonly string[]> => {
  const page: PdfPage = {
    number: 1,
    width: 595,
    height: 842,
    items,
    rulings: [],
    text: items.map((each) => each.text).join('\n'),
    largeImages: 0,
  };
  const context = testContext({ pdf: { open: async () => ({ ok: true, pages: [page], pageCount: 1 }) } });
  const read = await readPdf(context, Buffer.from('%PDF-'));
  return read.ok ? bodyTexts(read.value.blocks) : [];
};

describe('a dash and its text', () => {
  it('are one line over a tab, not two columns', async () => {
    const items = ['получение информации;', 'получение консультации;', 'получение форм документов.'].flatMap((text, row) => [
      item('-', 110, 200 + row * 14),
      item(text, 150, 200 + row * 14),
    ]);
    const texts = await textsOf([...clause('1.', 100), ...items, ...clause('2.', 300)]);
    expect(texts.slice(1, 4)).toEqual(['- получение информации;', '- получение консультации;', '- получение форм документов.']);
  });
});

describe('a dash at the margin', () => {
  const sentence = (rest: string, x: number): readonly PdfItem[] => [
    ...clause('1.', 100),
    item('2. Перечень ведет лицом, назначенное руководителем органа (далее', 110, 150, 420),
    item(rest, x, 164),
    ...clause('3.', 200),
  ];

  it('goes on with the sentence where first lines are indented', async () => {
    expect((await textsOf(sentence('– уполномоченное лицо).', 80)))[1]).toMatch(/\(далее – уполномоченное лицо\)\.$/u);
  });

  it('begins an item at the indent', async () => {
    expect((await textsOf(sentence('– уполномоченное лицо;', 110)))[2]).toBe('– уполномоченное лицо;');
  });
});

describe('rows of cells that bars part', () => {
  it('begin at their numbers and go on behind a bar', async () => {
    const rows = [
      item('1 | Официальный сайт министерства | Рассмотрение обращений граждан | Цифровая | подача', 80, 150, 450),
      item('обращения', 80, 164),
      item('2 | Кабинет приема граждан | Рассмотрение обращений | Офлайн | получение ответа здесь', 80, 178, 450),
      item('3 | Телефон | Рассмотрение обращений граждан и организаций министерством |', 80, 192, 400),
      item('Офлайн | консультация', 80, 206),
    ];
    const texts = await textsOf([...clause('1.', 100), ...rows]);
    expect(texts.slice(1)).toEqual([
      [
        '1 | Официальный сайт министерства | Рассмотрение обращений граждан | Цифровая | подача обращения',
        '2 | Кабинет приема граждан | Рассмотрение обращений | Офлайн | получение ответа здесь',
        '3 | Телефон | Рассмотрение обращений граждан и организаций министерством | Офлайн | консультация',
      ].join('\n'),
    ]);
  });

  it('end where they have as many bars as the first one', async () => {
    const rows = [
      item('Точка взаимодействия | Зачем обращается клиент | Вид точки', 80, 150, 300),
      item('Официальный сайт министерства | Подать заявку, узнать расписание приема | Цифровая', 80, 164, 450),
      item('Кабинет приема | Получить ответ, справку, разъяснение по заявке | Офлайн', 80, 178, 450),
      item('Телефон | Получить консультацию | Офлайн', 80, 192),
    ];
    const texts = await textsOf([...clause('1.', 100), ...rows]);
    expect(texts.slice(1).flatMap((text) => text.split('\n'))).toEqual(rows.map(({ text }) => text));
  });
});

describe('a letterhead in two columns', () => {
  it('stays in columns where two long lines come near to one another', async () => {
    const texts = await textsOf([
      item('КОМИТЕТ', 150, 60),
      item('КОМИТЕТ', 400, 60),
      item('ПО ЗАЩИТЕ ПРАВ', 130, 74),
      item('БАКЪОНАШ', 400, 74),
      item('ПОТРЕБИТЕЛЬСКОГО РЫНКА РЕСПУБЛИКИ', 90, 88, 210),
      item('НИЗАМ А ЛАРДАРАН ХЪАШТИЙН КОМИТЕТ', 320, 88, 210),
      ...clause('1.', 150),
      ...clause('2.', 220),
    ]);
    expect(texts.slice(0, 2)).toEqual([
      'КОМИТЕТ\nПО ЗАЩИТЕ ПРАВ\nПОТРЕБИТЕЛЬСКОГО РЫНКА РЕСПУБЛИКИ',
      'КОМИТЕТ\nБАКЪОНАШ\nНИЗАМ А ЛАРДАРАН ХЪАШТИЙН КОМИТЕТ',
    ]);
  });
});

describe('a hyphen at the end of a line', () => {
  const vocabulary = createVocabulary(reading, 'Настоящий порядок и перечень точек взаимодействия.');

  it.each([
    ['https://dprt.admin-', 'smolensk.ru/', 'https://dprt.admin-smolensk.ru/'],
    ['сайт www.nasha-', 'strana.ru', 'сайт www.nasha-strana.ru'],
    ['otdel@nasha-', 'strana.ru', 'otdel@nasha-strana.ru'],
    ['на статс-', 'секретаря', 'на статс-секретаря'],
    ['взаимо-', 'действия', 'взаимодействия'],
  ])('%s/%s', (before, after, expected) => {
    expect(vocabulary.joinHyphen(before, after).text).toBe(expected);
  });
});

describe('a word cut by the edge of a cell', () => {
  const vocabulary = createVocabulary(reading, 'Иные слова.');
  const cell = (...lines: readonly string[]): string =>
    joinCellLines(
      vocabulary,
      lines.map((text) => ({ text, length: text.length })),
      11,
    );

  it.each([
    [['информиров', 'ание об'], 'информирование об'],
    [['Согласова', 'ния нет'], 'Согласования нет'],
    [['прием', 'ниже'], 'прием ниже'],
    [['Видео', '-связь'], 'Видео-связь'],
    [['Видео', '- связь'], 'Видео\n- связь'],
  ])('%s', (lines, expected) => {
    expect(cell(...lines)).toBe(expected);
  });
});

describe('the head of a page', () => {
  const pages = async (...heads: readonly string[]): Promise<readonly string[]> => {
    const made = heads.map((head, i): PdfPage => {
      const items = [item(head, 350, 50), ...clause(`${i * 2 + 1}.`, 110), ...clause(`${i * 2 + 2}.`, 160)];
      return { number: i + 1, width: 595, height: 842, items, rulings: [], text: items.map(({ text }) => text).join('\n'), largeImages: 0 };
    });
    const context = testContext({ pdf: { open: async () => ({ ok: true, pages: made, pageCount: made.length }) } });
    const read = await readPdf(context, Buffer.from('%PDF-'));
    return read.ok ? bodyTexts(read.value.blocks).filter((text) => heads.includes(text)) : [];
  };

  it.each<readonly [readonly string[], number, string]>([
    [['Приложение 1', 'Приложение 2'], 2, 'captions of annexes'],
    [['УТВЕРЖДЕН', 'Порядок', 'УТВЕРЖДЕН'], 3, 'stamps of annexes'],
    [['Приложение к приказу', 'Приложение к приказу', 'Приложение к приказу'], 0, 'a running header on every page'],
    [['Министерство', 'Министерство'], 0, 'a running header'],
  ])('%j', async (heads, left) => {
    expect(await pages(...heads)).toHaveLength(left);
  });
});
