import { describe, expect, it } from 'vitest';
import { judgeBlocks } from '../../../src/extract/ocr/judge-blocks.js';
import type { RecognizedPage } from '../../../src/extract/ocr/page.js';
import { createLegibility } from '../../../src/extract/text-legibility.js';
import { paragraph, type TableBlock } from '../../../src/model/index.js';
import { createWordSense } from '../../../src/extract/ocr/sound.js';
import { reading, testContext } from '../context.js';

const MEASURES = { meter: createLegibility(reading), sense: createWordSense(testContext().ocrWords) };

const page = (text: string, confidence: number): RecognizedPage => ({
  page: { number: 1, width: 595, height: 842, items: [], rulings: [], text, largeImages: 1 },
  confidence,
  legible: true,
  reread: [],
  underCovers: null,
  scan: {
    page: 1,
    width: 1000,
    height: 1400,
    turned: 0,
    levelled: 0,
    words: text.split(' ').map((word) => ({ text: word, left: 0, top: 0, right: 9, bottom: 9, confidence })),
  },
});

const GOOD = 'Перечень точек взаимодействия с внутренним клиентом размещается на официальном сайте министерства в течение десяти дней';

const WRONG = 'Перечснь точек взанмодействня с внутренннм клнентом размещаетсч на официалыюм сайте минисгерства в теченне десяти дней';
const RARE = 'Виброустойчивость, вибропрочность, пульсация импульсов, радиопомехи и электромагнитная изоляция подрядчика';

describe('a paragraph of a recognized page', () => {
  it.each<[string, string, number, string]>([
    ['read surely', GOOD, 0.9, 'good'],
    ['hardly read', GOOD, 0.4, 'unreadable'],
    ['of no Russian words', 'щюъэьыжщцъъьыэфщшжхъьщ ыъэжщъфыьъэщ ющшжцъыьэщжшщъэ ьыжщцъъьы эфщшжхъ ьщыъэжщъ фыьъэщющ', 0.9, 'unreadable'],
    ['with a letter wrong in every third word', WRONG, 0.8, 'unreadable'],
    ['of rare words read surely', RARE, 0.93, 'good'],
    ['with words lost under a stamp', GOOD.replace('размещается на', '\uFFFD'), 0.9, 'unreadable'],
    ['a note by hand', 'Юр.отд ЛП вз с ви', 0.3, 'good'],
  ])('%s', (_, text, confidence, expected) => {
    const { value, diagnostics } = judgeBlocks(MEASURES, [paragraph(text, { page: 1 })], [page(text, confidence)]);
    expect(value[0]?.legibility).toBe(expected);
    expect(diagnostics.map(({ code, page: number }) => [code, number])).toEqual(
      expected === 'good' ? [] : [[text.includes('\uFFFD') ? 'block-covered' : 'block-unreadable', 1]],
    );
  });

  it('on a page with a text layer is not judged', () => {
    const block = paragraph(GOOD, { page: 2 });
    expect(judgeBlocks(MEASURES, [block], [page(GOOD, 0.1)]).value).toEqual([block]);
  });
});

describe('a table of recognized pages', () => {
  const table = (first: string, second: string): TableBlock => ({
    kind: 'table',
    rows: [first, second].map((text, index) => ({
      cells: text.split(' | ').map((cell, column) => ({ text: cell, column, colSpan: 1, rowSpan: 1 })),
      header: false,
      page: index + 1,
    })),
    page: 1,
    region: 'body',
    legibility: 'good',
  });
  const CELLS = 'Официальный сайт министерства | предоставление государственной услуги | получение консультации гражданином';
  const onPage = (number: number, text: string, confidence: number): RecognizedPage => {
    const read = page(text.replaceAll(' | ', ' '), confidence);
    return { ...read, page: { ...read.page, number }, scan: { ...read.scan, page: number } };
  };
  const ADDRESSES = 'https://economy.example.ru/services | reception@economy.example.ru | https://www.example.ru/feedback/new';

  it.each<[string, string, number, string]>([
    ['read surely', CELLS, 0.9, 'good'],
    ['hardly read on its second page', CELLS, 0.4, 'unreadable'],
    ['of no Russian words there', 'щюъэьыжщцъъьыэфщшжхъьщ | ыъэжщъфыьъэщ ющшжцъыьэщжшщъэ ьыжщцъьы | эфщшжхъ', 0.9, 'unreadable'],
    ['of addresses there', ADDRESSES, 0.5, 'good'],
    ['of a word or two there', '4 | сайт', 0.3, 'good'],
  ])('%s', (_, second, confidence, expected) => {
    const { value, diagnostics } = judgeBlocks(MEASURES, [table(CELLS, second)], [onPage(1, CELLS, 0.9), onPage(2, second, confidence)]);
    expect(value[0]?.legibility).toBe(expected);
    expect(diagnostics.map(({ code, page: number }) => [code, number])).toEqual(expected === 'good' ? [] : [['block-unreadable', 2]]);
  });
});
