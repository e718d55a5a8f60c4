import { describe, expect, test } from 'vitest';
import { mammothReader } from '../../../src/adapters/mammoth.js';
import type { MammothPort } from '../../../src/adapters/mammoth-port.js';
import { compareWithSecond, type ReadingDifference } from '../../../src/extract/docx/index.js';
import { acidSource, TOO_MUCH_FOR_MAMMOTH } from './acid-document.js';
import { docx, type DocxSource, num, p, r } from './build.js';
import { context } from './read.js';
import { buildCase, readCases } from './numbering-cases.js';

const differences = async (source: DocxSource, second: MammothPort = mammothReader): Promise<readonly ReadingDifference[]> =>
  (await compareWithSecond(context, second, await docx(source))) ?? [];

const brief = (found: readonly ReadingDifference[]): string[] =>
  found.map(({ side, words, reason }) => `${side} ${reason ?? 'defect'}: ${words}`);

describe('named reasons', () => {
  test.each([
    ['the same', p('Приказ') + p('от 23 мая'), []],
    [
      'a simple field',
      `<w:p>${r('согласно пункту ')}<w:fldSimple w:instr="REF a">${r('2.3')}</w:fldSimple></w:p>`,
      ['ours simple-field: 2 3'],
    ],
    ['hidden text', `<w:p>${r('видно ')}${r('тайно', '<w:vanish/>')}</w:p>`, ['second hidden: тайно']],
    ['a formula', `<w:p>${r('К = ')}<m:oMath><m:r><m:t>Альфа</m:t></m:r></m:oMath></w:p>`, ['ours formula: альфа']],
    ['WordArt', `<w:p>${r('текст')}<w:r><w:pict><v:textpath string="ПРОЕКТ"/></w:pict></w:r></w:p>`, ['ours drawn-text: проект']],
    ['capitals by style are no difference', p('') + `<w:p>${r('приказ', '<w:caps/>')}</w:p>`, []],
    ['a line break parts words in both', `<w:p><w:r><w:t>до</w:t><w:br/><w:t>после</w:t></w:r></w:p>`, []],
  ])('%s', async (_, body, wanted) => {
    expect(brief(await differences({ body }))).toEqual(wanted);
  });
});

test('a word that only one reading has is a defect', async () => {
  const deaf: MammothPort = { ...mammothReader, paragraphs: async () => ['Приказ от мая'] };
  expect(brief(await differences({ body: p('Приказ от 23 мая') }, deaf))).toEqual(['ours defect: 23']);
  const inventive: MammothPort = { ...mammothReader, paragraphs: async () => ['Приказ', 'Приказ'] };
  expect(brief(await differences({ body: p('Приказ') }, inventive))).toEqual(['second defect: приказ']);
});

test('no second reading where the file or the reader fails', async () => {
  expect(await compareWithSecond(context, mammothReader, Buffer.from('нет'))).toBeNull();
  const dumb: MammothPort = { ...mammothReader, paragraphs: async () => null };
  expect(await compareWithSecond(context, dumb, await docx({ body: p('а') }))).toBeNull();
});

test('every difference in the acid document has its reason', async () => {
  const found = await differences(await acidSource(TOO_MUCH_FOR_MAMMOTH));
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((each) => each.reason === null)).toEqual([]);
});

test('both read the words of every numbering case', async () => {
  for (const given of readCases()) {
    const found = await differences(buildCase(given).source);
    expect([given.id, found.filter((each) => each.reason === null)]).toEqual([given.id, []]);
  }
});

test('list numbers are no difference', async () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Статья %1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  expect(await differences({ body: p('текст', num(1)), numbering })).toEqual([]);
});
