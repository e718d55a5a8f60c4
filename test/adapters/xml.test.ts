import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../src/adapters/xml.js';
import type { ParsedXml, XmlNode } from '../../src/adapters/xml-port.js';

const SPACES = new Map([
  ['urn:words', 'w'],
  ['urn:words:strict', 'w'],
]);

const parse = (text: string | Buffer): ParsedXml => parseXml(Buffer.from(text), SPACES);

/** The tree as brackets: name, attributes, children. */
const sketch = (node: XmlNode): string =>
  typeof node === 'string'
    ? node
    : `${node.name}${Object.entries(node.attributes)
        .map(([name, value]) => `@${name}=${value}`)
        .join('')}(${node.children.map(sketch).join('')})`;

const tree = (text: string | Buffer): string => {
  const parsed = parse(text);
  return parsed.ok ? sketch(parsed.root) : parsed.code;
};

describe('what is read', () => {
  test.each([
    ['text is not turned into numbers', '<a>1.10</a>', 'a(1.10)'],
    ['white space is kept', '<a> x <b/> </a>', 'a( x b() )'],
    ['numeric references', '<a>&#1055;&#x41F;&#128512;</a>', 'a(ПП😀)'],
    ['entities of XML', '<a b="&quot;&amp;">&lt;&gt;</a>', 'a@b="&(<>)'],
    ['a declaration and a byte order mark', '\uFEFF<?xml version="1.0" encoding="UTF-8"?><a/>', 'a()'],
    ['the agreed prefix', '<w:p xmlns:w="urn:words"><w:t w:v="1"/></w:p>', 'w:p@xmlns:w=urn:words(w:t@w:v=1())'],
    [
      'another prefix',
      '<ns0:p xmlns:ns0="urn:words:strict"><ns0:t ns0:v="1" q="2"/></ns0:p>',
      'w:p@xmlns:ns0=urn:words:strict(w:t@w:v=1@q=2())',
    ],
    ['no prefix at all', '<p xmlns="urn:words"><t v="1"/></p>', 'w:p@xmlns=urn:words(w:t@v=1())'],
    [
      'our prefix in a foreign hand',
      '<x:p xmlns:x="urn:words" xmlns:w="urn:other"><w:t/></x:p>',
      'w:p@xmlns:x=urn:words@xmlns:w=urn:other(other-w:t())',
    ],
  ])('%s', (_, text, wanted) => {
    expect(tree(text)).toBe(wanted);
  });

  test('UTF-16 with a byte order mark', () => {
    expect(tree(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>Приказ</a>', 'utf16le')]))).toBe('a(Приказ)');
  });

  test('an encoding that is declared', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="windows-1251"?><a>'),
      Buffer.from([0xcf, 0xf0]),
      Buffer.from('</a>'),
    ]);
    expect(tree(bytes)).toBe('a(Пр)');
  });

  test('a text written in references throughout', () => {
    expect(tree(`<a>${'&#1055;'.repeat(150_000)}</a>`)).toBe(`a(${'П'.repeat(150_000)})`);
  });
});

describe('what is refused', () => {
  test.each([
    ['a cut document', '<a><b>текст', 'corrupt'],
    ['crossed tags', '<a><b></a></b>', 'corrupt'],
    ['text without an element', 'просто текст', 'corrupt'],
    ['nothing', '', 'corrupt'],
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'corrupt'],
    ['an outside entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'corrupt'],
    ['a name that would reach the prototype', '<a><__proto__>x</__proto__></a>', 'corrupt'],
    ['more levels than any document has', `${'<a>'.repeat(400)}${'</a>'.repeat(400)}`, 'too-deep'],
    ['a great many levels', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`, 'too-deep'],
  ])('%s', (_, text, wanted) => {
    expect(tree(text)).toBe(wanted);
  });

  test('near miss: nesting that text boxes in tables reach', () => {
    expect(tree(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)).toBe(`${'a('.repeat(200)}${')'.repeat(200)}`);
  });
});

test('any text gives an answer, never an exception', () => {
  const piece = fc.oneof(
    fc.constantFrom('<a>', '</a>', '<b c="', '"/>', '&#', '&amp;', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', ' ', 'Ж', '\0'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void parse(pieces.join(''))),
    { numRuns: 500 },
  );
});
