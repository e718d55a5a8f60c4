import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFully } from '../../src/adapters/xml.js';
import { walkXml } from '../../src/adapters/xml-walk.js';

const NO_SPACES = new Map<string, string>();

const PIECES = [
  '<a>',
  '</a>',
  '<b x="1">',
  '</b>',
  '<w:c w:val="&quot;я&quot;" e:f="g"/>',
  '<b />',
  '<b  x="1"  y="2" >',
  ' ',
  'слово',
  '&amp;',
  '&lt;',
  '&amp;lt;',
  '&#1055;',
  '&nbsp;',
  '&',
  '<!--c-->',
  '<![CDATA[d]]>',
  '<?pi?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<b x="1" x="2"/>',
  "<b x='1'/>",
  '<b x="<"/>',
  '<b x=">"/>',
  '<b x="1"y="2"/>',
  '<b x/>',
  '<b x="',
  '</a >',
  '<a\n>',
  '<constructor toString="1"/>',
  '<__proto__/>',
  '<1/>',
  '<a:b:c/>',
  '<>',
  '>',
  '"',
  '=',
  '/',
  '<',
  ']]>',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
];

/** The walk may leave a text to the parser, but what it takes it reads as the parser does. */
const agrees = (text: string): boolean => {
  const walked = walkXml(text);
  if (walked !== null) expect(parseFully(text, NO_SPACES)).toStrictEqual({ ok: true, root: walked.root });
  return walked !== null;
};

const element = fc.letrec<{ node: string; text: string }>((tie) => ({
  text: fc.constantFrom('слово', ' ', '&amp; ', 'a &lt; b', '\n', '1.10', 'слово, которое длиннее других'),
  node: fc.oneof(
    { maxDepth: 5 },
    tie('text'),
    fc
      .tuple(
        fc.constantFrom('w:p', 'w:r', 'a', 'x.y'),
        fc.constantFrom('', ' w:val="1"', ' a="&quot;" b=""', ' xml:space="preserve"'),
        fc.array(tie('node')),
      )
      .map(([name, attributes, inside]) =>
        inside.length === 0 ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside.join('')}</${name}>`,
      ),
  ),
}));

describe('one pass over plain XML', () => {
  test('takes what is plain, and reads it as the full parser does', () => {
    fc.assert(fc.property(fc.array(element.node), (nodes) => agrees(`<w:document>${nodes.join('')}</w:document>`)));
  });

  test('takes nothing that the full parser refuses or reads otherwise', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        agrees(`<a>${pieces.join('')}</a>`);
        agrees(pieces.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves what is cut short at any place', () => {
    const whole = '<?xml version="1.0"?>\n<w:p w:a="1"><w:r>слово</w:r><w:t/></w:p>';
    expect(agrees(whole)).toBe(true);
    for (let end = 0; end < whole.length; end += 1) expect(walkXml(whole.slice(0, end))).toBeNull();
  });

  test('gathers the namespaces', () => {
    expect(walkXml('<w:p xmlns="urn:d" xmlns:w="urn:w"><a xmlnsx="1"/></w:p>')?.declarations).toEqual([
      ['', 'urn:d'],
      ['w', 'urn:w'],
    ]);
  });

  test.each(['<a>'.repeat(100_000), `<a ${'b="1" '.repeat(100_000)}`, `<a>${'&amp;'.repeat(100_000)}`, '<a b="'.repeat(100_000)])(
    'a hostile text costs no more than its length: %#',
    (text) => expect(walkXml(text)).toBeNull(),
  );
});
