import { p } from '../../extract/docx/build.js';
import { type BrokenFile, file, noise } from './file.js';
import { BODY, docxOf, orderText } from './sound.js';

/** Text that is not what text is. */
export const oddTexts = (): readonly BrokenFile[] => [
  file('text/zeros-between.txt', orderText('нули').replaceAll('\n', '\0\n'), 'unsupported-format'),
  file('text/zeros.txt', Buffer.alloc(5000), 'unsupported-format'),
  file('text/controls.txt', Array.from({ length: 3000 }, (_, at) => String.fromCharCode(at % 9)).join(''), 'unsupported-format'),
  file('text/escapes.txt', orderText('\u001B[31mкрасный\u001B[2J\u0007') + orderText('дальше').repeat(5), 'parsed'),
  file('text/bidi.txt', orderText('\u202Eтеребёд\u202C \u2066изолят\u2069'), 'parsed'),
  file('text/marks-over.txt', orderText(`з${'\u0301'.repeat(2000)}`), 'unreadable-text'),
  file('text/half-surrogates.txt', Buffer.concat([Buffer.from(orderText('половина')), Buffer.from([0xed, 0xa0, 0x80])]), 'parsed'),
  file('text/odd-utf16.txt', Buffer.concat([Buffer.from(`\uFEFF${orderText('нечётное')}`, 'utf16le'), Buffer.from([0x41])]), 'parsed'),
  file('text/two-encodings.txt', Buffer.concat([Buffer.from(orderText('две')), Buffer.from('cff0e8eae0e7', 'hex')]), 'unreadable-text'),
  file('text/one-line.txt', orderText('строка') + 'Перечень размещается на сайте. '.repeat(8000), 'parsed'),
  file('text/one-word.txt', orderText('слово') + 'перечень'.repeat(20_000), 'parsed'),
  file('text/many-lines.txt', orderText('строки') + 'Перечень ведётся.\n'.repeat(5000), 'parsed'),
  file('text/brackets.txt', orderText('скобки') + '((((«'.repeat(5000), 'unreadable-text'),
  file(
    'text/numbers.txt',
    orderText('номера') + Array.from({ length: 3000 }, (_, at) => `${at}.${at}.${at}. Перечень ведется отделом`).join('\n'),
    'parsed',
  ),
  file('text/questions.txt', `${'????? '.repeat(300)}\n`, 'unreadable-text'),
  file('text/code.txt', noise(3000, 41).toString('base64'), 'parsed'),
  file('text/replaced.txt', '\uFFFD'.repeat(2000), 'unreadable-text'),
  file('text/private.txt', '\uE000\uE001\uE002 '.repeat(500), 'unreadable-text'),
];

/** Deeper, longer and wider than any document. */
export const oddShapes = (): readonly BrokenFile[] => [
  file('shape/deep.html', `<html>${'<div>'.repeat(20_000)}${asHtml('глубоко')}`, 'parsed'),
  file('shape/deep-inline.html', `<html>${'<b><i>'.repeat(3000)}${asHtml('строчно')}`, 'parsed'),
  file('shape/deep-table.html', `<html>${asHtml('таблицы')}${'<table><tr><td>'.repeat(1000)}дно`, 'parsed'),
  file('shape/deep-list.html', `<html>${asHtml('списки')}${'<ol><li>перечень ведется '.repeat(1000)}`, 'parsed'),
  file('shape/wide-table.html', `<html>${asHtml('столбцы')}<table border=1><tr>${'<td>точка'.repeat(5000)}</table>`, 'parsed'),
  file(
    'shape/spans.html',
    `<html>${asHtml('слияния')}<table border=1>${'<tr><td rowspan=65534 colspan=1000>точка<td>тип'.repeat(200)}</table>`,
    'parsed',
  ),
  file('shape/long-table.html', `<html>${asHtml('строки')}<table border=1>${'<tr><td>сайт<td>цифровая'.repeat(5000)}</table>`, 'parsed'),
  file('shape/styles.html', `<html><style>${'a,b>c~d{color:red}'.repeat(5000)}</style>${asHtml('стили')}`, 'parsed'),
  file('shape/unclosed.html', `<html><!-- ${asHtml('примечание')}`, 'empty'),
  file(
    'shape/deep.docx',
    docxOf({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(400)}${p('дно')}${'</w:tc></w:tr></w:tbl>'.repeat(400)}` }),
    'too-deep',
  ),
  file('shape/deeper.docx', docxOf({ body: `${'<w:x>'.repeat(100_000)}${'</w:x>'.repeat(100_000)}` }), 'too-large'),
  file(
    'shape/nested-tables.docx',
    docxOf({ body: `${BODY}${'<w:tbl><w:tr><w:tc>'.repeat(60)}${p('дно')}${'</w:tc></w:tr></w:tbl>'.repeat(60)}` }),
    'parsed',
  ),
  file(
    'shape/long-table.docx',
    docxOf({ body: `${BODY}<w:tbl>${`<w:tr><w:tc>${p('сайт')}</w:tc><w:tc>${p('цифровая')}</w:tc></w:tr>`.repeat(4000)}</w:tbl>` }),
    'parsed',
  ),
  file(
    'shape/wide-table.docx',
    docxOf({
      body: `${BODY}<w:tbl><w:tr>${`<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>${p('сайт')}</w:tc>`.repeat(300)}</w:tr></w:tbl>`,
    }),
    'parsed',
  ),
  file(
    'shape/styles-loop.docx',
    docxOf({
      body: `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>${BODY}`,
      styles: '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    }),
    'parsed',
  ),
  file('shape/self.docx', selfChunk(), 'parsed'),
  file(
    'shape/no-body.docx',
    docxOf({ body: '' }, { 'word/document.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>' }),
    'empty',
  ),
  file('shape/other-root.docx', docxOf({ body: '' }, { 'word/document.xml': '<html/>' }), 'empty'),
  file('shape/crossed.docx', docxOf({ body: '' }, { 'word/document.xml': '<w:a><w:b></w:a></w:b>' }), 'corrupt'),
  file('shape/prototype.docx', docxOf({ body: '' }, { 'word/document.xml': '<w:a><__proto__><polluted/></__proto__></w:a>' }), 'corrupt'),
];

/** Names that file systems and terminals choke on. */
export const oddNames = (): readonly BrokenFile[] => [
  // «приказ» in windows-1251: not UTF-8
  file(Buffer.concat([Buffer.from('names/'), Buffer.from('eff0e8eae0e72e747874', 'hex')]), orderText('имя в windows-1251'), 'parsed'),
  file(Buffer.concat([Buffer.from('names/'), Buffer.from('fffe2e747874', 'hex')]), orderText('имя не в кодировке'), 'parsed'),
  ...[
    'две\nстроки.txt',
    '\u202Etxt.приказ',
    `${'д'.repeat(120)}.txt`,
    ' .txt',
    '...txt',
    'CON.txt',
    'a\\b.txt',
    'приказ.',
    '№ 7 (копия).txt',
    '\u001B[31m.txt',
    '<script>alert(1)</script>.txt'.replaceAll('/', ''),
  ].map((name, index) => file(`names/${name}`, orderText(`имя ${index}`), 'parsed')),
  file('closed/unreadable.txt', orderText('закрытый'), 'access-denied', { mode: 0 }),
  file('closed/unreadable.docx', docxOf({ body: p('закрытый') + BODY }), 'access-denied', { mode: 0 }),
];

const asHtml = (mark: string): string =>
  orderText(mark)
    .split('\n\n')
    .map((text) => `<p>${text}</p>`)
    .join('');

/** A document that puts in itself. */
const selfChunk = (): Buffer => {
  const inner = (depth: number): Buffer =>
    docxOf({
      body: `${BODY}<w:altChunk r:id="c"/>`,
      parts: [{ name: 'word/c.docx', id: 'c', bytes: depth === 0 ? '' : inner(depth - 1) }],
    });
  return inner(6);
};
