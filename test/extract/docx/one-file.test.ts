import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/index.js';
import { sniff } from '../../../src/extract/sniff.js';
import { testContext } from '../context.js';
import { docxParts, num, p } from './build.js';
import { context, lines } from './read.js';

/** Documents of Word in one XML file, named .xml or .doc. */

const read = async (xml: string, name = 'a.xml'): Promise<{ readonly format: string; readonly lines: readonly string[] }> => {
  const reading = await extract(testContext(context), { path: name, bytes: Buffer.from(xml) });
  if (!reading.ok) throw new Error(reading.failure.code);
  return { format: reading.value.format, lines: lines(reading.value) };
};

const LEVEL = (level: number, code: number, text: string): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:nfc w:val="${code}"/><w:suff w:val="Space"/><w:lvlText w:val="${text}"/></w:lvl>`;
const ITEM = (level: number, text: string): string =>
  `<w:p><w:pPr><w:listPr><w:ilvl w:val="${level}"/><w:ilfo w:val="7"/></w:listPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const CELL = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;

const word2003 = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:st1="urn:schemas-microsoft-com:office:smarttags" xml:space="preserve">
<w:lists><w:listDef w:listDefId="3">${LEVEL(0, 0, '%1.')}${LEVEL(1, 0, '%1.%2.')}${LEVEL(2, 58, '%3)')}</w:listDef><w:list w:ilfo="7"><w:ilst w:val="3"/></w:list></w:lists>
<w:styles><w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>
<w:body><wx:sect><wx:sub-section>${body}</wx:sub-section><w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>Проект</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`;

describe('the XML of Word 2003', () => {
  it('keeps numbers as Word shows them', async () => {
    const body = `<w:p><w:r><w:t>ПРИКАЗ</w:t></w:r></w:p>${ITEM(0, 'Общие положения')}${ITEM(1, 'Порядок обязателен:')}${ITEM(2, 'для отделов')}${ITEM(2, 'для сотрудников')}${ITEM(0, 'Срок')}`;
    expect(await read(word2003(body), 'a.doc')).toEqual({
      format: 'doc',
      lines: [
        '(header) Проект',
        'ПРИКАЗ',
        '[1.] Общие положения',
        '[1.1.] Порядок обязателен:',
        '[а)] для отделов',
        '[б)] для сотрудников',
        '[2.] Срок',
      ],
    });
  });

  it('takes tracked changes as accepted, leaves comments and hidden text out, reads what smart tags wrap', async () => {
    const change = (type: string, run: string): string =>
      `<aml:annotation w:type="${type}"><aml:content>${run}</aml:content></aml:annotation>`;
    const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
    const deleted = '<w:r><w:delText>пяти</w:delText></w:r>';
    const body = `<w:p>${run('В течение ')}${change('Word.Deletion', deleted)}${change('Word.Insertion', run('десяти'))}${run(' дней в ')}<st1:place>${run('городе')}</st1:place>${change('Word.Comment', run('уточнить'))}</w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${run('скрыто')}</w:p>`;
    expect((await read(word2003(body))).lines).toEqual(['(header) Проект', 'В течение десяти дней в городе']);
  });

  it('reads tables with merged cells and footnotes', async () => {
    const note = '<w:r><w:footnote><w:p><w:r><w:t>Кроме выходных.</w:t></w:r></w:p></w:footnote></w:r>';
    const body = `<w:p><w:r><w:t>Срок равен году.</w:t></w:r>${note}</w:p><w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr><w:tr>${CELL('№')}${CELL('Точка')}${CELL('Тип')}</w:tr><w:tr>${CELL('1')}${CELL('Кабинет', '<w:vmerge w:val="restart"/>')}${CELL('офлайн')}</w:tr><w:tr>${CELL('2')}${CELL('', '<w:vmerge/>')}${CELL('цифровая')}</w:tr></w:tbl>`;
    expect((await read(word2003(body))).lines).toEqual([
      '(header) Проект',
      expect.stringMatching(/^Срок равен году\./u),
      expect.stringMatching(/^\(footnote\) .*Кроме выходных\.$/u),
      '№ | Точка | Тип / 1 | Кабинет | офлайн / 2 | цифровая',
    ]);
  });

  it.each([
    ['cut short', word2003('<w:p/>').slice(0, -40), 'corrupt'],
    ['empty', word2003('<w:p/>'), 'empty'],
  ])('one that is %s is refused', async (_, xml, code) => {
    const reading = await extract(testContext(context), { path: 'a.xml', bytes: Buffer.from(xml) });
    expect(reading.ok ? null : reading.failure.code).toBe(code);
  });
});

describe('a package of Word in one file', () => {
  const flat = (body: string, numbering: string): string => {
    const parts = [...docxParts({ body, numbering })].filter(([name]) => name !== '[Content_Types].xml');
    const content = parts.map(
      ([name, bytes]) =>
        `<pkg:part pkg:name="/${name}"><pkg:xmlData>${bytes.toString().replace(/^<\?xml[^>]*\?>\s*/u, '')}</pkg:xmlData></pkg:part>`,
    );
    return `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${content.join('')}</pkg:package>`;
  };

  it('is read as the package that it is', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const xml = flat(`${p('ПРИКАЗ')}${p('Утвердить порядок', num(1))}`, numbering);
    expect(await read(xml)).toEqual({ format: 'docx', lines: ['ПРИКАЗ', '[3)] Утвердить порядок'] });
    expect(sniff('a.xml', Buffer.from(xml))).toEqual({ format: 'docx' });
  });

  it('without its main part is refused', async () => {
    const xml = '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"></pkg:package>';
    const reading = await extract(testContext(context), { path: 'a.xml', bytes: Buffer.from(xml) });
    expect(reading.ok ? null : reading.failure.code).toBe('corrupt');
  });
});
