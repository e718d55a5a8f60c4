import { describe, expect, it } from 'vitest';
import { compareWithPages } from '../../../src/extract/docx/index.js';
import { paragraph, type SourceBlock, type TableBlock } from '../../../src/model/index.js';

const table = (...rows: readonly (readonly [text: string, header?: 'header'])[]): TableBlock => ({
  kind: 'table',
  page: null,
  region: 'body',
  legibility: 'good',
  rows: rows.map(([text, header]) => ({ header: header !== undefined, page: null, cells: [{ text, column: 0, colSpan: 1, rowSpan: 1 }] })),
});

const brief = (docx: readonly SourceBlock[], pages: readonly SourceBlock[]): string[] =>
  compareWithPages(docx, pages).map(({ side, words, reason }) => `${side} ${reason ?? 'defect'}: ${words}`);

describe('words of a DOCX and of its pages', () => {
  it.each<readonly [string, readonly SourceBlock[], readonly SourceBlock[], readonly string[]]>([
    ['a number as text', [paragraph('Порядок', { label: '1.1.' })], [paragraph('1.1. Порядок')], []],
    ['paragraphs parted elsewhere', [paragraph('Один два'), paragraph('три')], [paragraph('Один'), paragraph('два три')], []],
    ['a page number', [paragraph('Текст')], [paragraph('Текст'), paragraph('2', { region: 'footer' })], []],
    [
      'a header that the pages show as text',
      [paragraph('Приказ', { region: 'header' }), paragraph('Текст')],
      [paragraph('Приказ'), paragraph('Текст')],
      ['second running-line: приказ'],
    ],
    [
      'a header row on each page',
      [table(['Точка', 'header'], ['сайт'], ['почта'])],
      [table(['Точка'], ['сайт'], ['Точка'], ['почта'])],
      ['second repeated-header: точка'],
    ],
    ['a row that only looks repeated', [table(['сайт'])], [table(['сайт'], ['сайт'])], ['second defect: сайт']],
    ['a word cut in two', [paragraph('онлайн-точка')], [paragraph('он лайн точка')], ['ours hyphen: онлайн', 'second hyphen: он лайн']],
    ['a word lost', [paragraph('в течение 10 дней')], [paragraph('в течение дней')], ['ours defect: 10']],
    ['a word that was not there', [paragraph('дней')], [paragraph('рабочих дней')], ['second defect: рабочих']],
  ])('%s', (_, docx, pages, wanted) => {
    expect(brief(docx, pages)).toEqual(wanted);
  });
});
