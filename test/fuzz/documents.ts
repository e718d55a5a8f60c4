import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { ROOT } from '../structure/files.js';
import { docxParts } from '../extract/docx/build.js';
import { mutated } from './mutations.js';
import { packAll } from './pack.js';

export const bytesOf = (file: string): Buffer => readFileSync(path.join(ROOT, file));

/** Sound texts of orders, small enough to be read ten thousand times. */
export const TEXTS: readonly Buffer[] = [
  ...['000_c57e932842b784d7', '002_70f3de44d4e3bff7'].map((name) => bytesOf(`corpus/orders/${name}.txt`).subarray(0, 4000)),
  Buffer.from('ПРИКАЗ\n\nот 5 мая 2024 г. № 7\n\nОб утверждении порядка\n\n1. Перечень ведется отделом:\n\nа) сайт;\n\nб) телефон.\n'),
  Buffer.from('\uFEFFПРИКАЗ\r\n1.\tПеречень размещается на сайте в течение 10 (десяти) рабочих дней.\r\n', 'utf16le'),
  // «Приказ» in windows-1251
  Buffer.from([0xcf, 0xf0, 0xe8, 0xea, 0xe0, 0xe7, 0x0d, 0x0a, 0x31, 0x2e, 0x20, 0xcf, 0xe5, 0xf0, 0xe5, 0xf7, 0xe5, 0xed, 0xfc]),
];

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const numbered = (text: string, level: number): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;

const LEVELS = [0, 1, 2]
  .map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>`)
  .join('');

/** A document with everything that the reader looks at. */
const PARTS = docxParts({
  body: [
    `<w:p><w:pPr><w:pStyle w:val="1"/><w:jc w:val="center"/></w:pPr>${run('ПРИКАЗ')}</w:p>`,
    numbered('Утвердить порядок ведения перечня', 0),
    numbered('Перечень размещается на сайте', 1),
    `<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="5" w:author="а">${run('вставлено')}</w:ins><w:del w:id="6"><w:r><w:delText>стерто</w:delText></w:r></w:del></w:p>`,
    `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p>${run('Точка')}</w:p></w:tc><w:tc><w:p>${run('Тип')}</w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p>${run('цифровая')}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://example.org/"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>ссылка</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:p>${run('выбор')}</w:p></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>`,
    '<w:altChunk r:id="html"/><w:altChunk r:id="rtf"/><w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
  ].join(''),
  numbering: `<w:abstractNum w:abstractNumId="0">${LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  styles: '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="2"/></w:style><w:style w:styleId="2"/>',
  footnotes: `<w:footnote w:id="2"><w:p>${run('Сноска')}</w:p></w:footnote>`,
  comments: `<w:comment w:id="3"><w:p>${run('Замечание')}</w:p></w:comment>`,
  headers: { header1: `<w:p>${run('Колонтитул')}</w:p>` },
  parts: [
    { name: 'word/a.html', id: 'html', bytes: '<html><body><p>Из страницы</p><table><tr><td>ячейка</table>' },
    { name: 'word/a.rtf', id: 'rtf', bytes: "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\u1048?\\par text{\\*\\x hidden}}" },
  ],
});

export const DOCX = packAll(PARTS);

const XML_WORDS = [
  '<w:p>',
  '</w:p>',
  '<w:r>',
  '</w:r>',
  '<w:tbl>',
  '</w:tbl>',
  '<w:tr>',
  '<w:tc>',
  '</w:tc>',
  '<w:t>',
  '</w:t>',
  '<w:sdt><w:sdtContent>',
  '<w:gridSpan w:val="2147483648"/>',
  '<w:vMerge/>',
  'w:val="-1"',
  'w:val="1e999"',
  'w:val="99999999999999999999"',
  '"__proto__"',
  'constructor="1"',
  '&#1055;',
  '&#x110000;',
  '&amp;',
  '&x;',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '%9%1%1',
  '\0',
  '\uD800',
  '\u202E',
];

/** Sound archives of a document in which one part, and nothing else, is spoilt. */
export const docxWithSpoiltPart = (): fc.Arbitrary<Buffer> => {
  const names = [...PARTS.keys()];
  return fc
    .constantFrom(...names)
    .chain((name) => mutated([PARTS.get(name) ?? Buffer.alloc(0)], XML_WORDS).map((bytes) => packAll(new Map([...PARTS, [name, bytes]]))));
};

/** XML whose tags are whole, put together in any order. */
export const docxOfTags = (): fc.Arbitrary<Buffer> => {
  const body = (PARTS.get('word/document.xml') ?? Buffer.alloc(0)).toString();
  const tags = body.match(/<[^>]+>|[^<]+/gu) ?? [];
  return fc.array(fc.tuple(fc.nat(tags.length - 1), fc.nat(tags.length - 1), fc.nat(8)), { minLength: 1, maxLength: 6 }).map((moves) => {
    const moved = [...tags];
    for (const [from, to, count] of moves) moved.splice(to, 0, ...balanced(moved.slice(from, from + count)));
    return packAll(new Map([...PARTS, ['word/document.xml', Buffer.from(moved.join(''))]]));
  });
};

/** Only what opens and closes within it: a broken document is refused at once and tries nothing. */
const balanced = (tags: readonly string[]): readonly string[] => {
  const open: string[] = [];
  const kept: string[] = [];
  for (const tag of tags) {
    const [, closing, name, single] = /^<(\/?)([\w:]+)[^>]*?(\/?)>$/su.exec(tag) ?? [];
    if (name === undefined || single === '/') kept.push(...(name === undefined && tag.startsWith('<') ? [] : [tag]));
    else if (closing === '') {
      open.push(name);
      kept.push(tag);
    } else if (open.at(-1) === name) {
      open.pop();
      kept.push(tag);
    }
  }
  return [...kept, ...open.reverse().map((name) => `</${name}>`)];
};

export const HTML_SEEDS: readonly Buffer[] = [
  Buffer.from(
    '<!doctype html><html><head><style>.h{display:none}p::before{content:"x"}</style></head><body><nav><a href="/">меню</a></nav><h1>Приказ</h1><ol start="3" type="a"><li>Перечень<ol><li>ведется</ol></ol><table border=1><tr><th colspan=2>Точка<th>Тип<tr><td rowspan=0>сайт<td>цифровая</table><p class=h>скрыто<p style="text-align:center;margin-left:36pt">Порядок</body></html>',
  ),
  Buffer.from(
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=CF=F0=E8=EA=E0=E7</p></html>\r\n--b--\r\n',
  ),
  Buffer.from('<html xmlns:o="urn"><body><p class=MsoNormal><o:p>&nbsp;</o:p>Приказ министерства</p></body></html>'),
];

export const HTML_WORDS = [
  '<table>',
  '</table>',
  '<tr>',
  '<td colspan=99999999>',
  '<td rowspan=65534>',
  '<li value=-2147483649>',
  '<ol start=1e9 type=I>',
  '<ul>',
  '<div>',
  '</div>',
  '<svg><foreignObject>',
  '<math><mtext>',
  '<template>',
  '<select><option>',
  '<noscript>',
  '<plaintext>',
  '<style>*{',
  '<meta charset=utf-16>',
  '<img src=x onerror=1>',
  '<base href="http://example.org/">',
  '<iframe src="file:///etc/passwd">',
  '&#x110000;',
  '&notit;',
  '__proto__=1',
  'style="display:none;',
  '\0',
];
