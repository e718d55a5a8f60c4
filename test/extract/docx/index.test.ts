import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../src/extract/docx/index.js';
import type { ParagraphStyle } from '../../../src/model/index.js';
import { acidSource } from './acid-document.js';
import { docx, docxParts, num, p, part, r, zipOf } from './build.js';
import { context, lines, linesOf, paragraphs, read, tables } from './read.js';

describe('how a paragraph looks', () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Мой"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="Круг"/><w:basedOn w:val="loop"/></w:style>' +
    '<w:style w:type="character" w:styleId="b"><w:name w:val="Сильный"/><w:rPr><w:b/></w:rPr></w:style>';
  const plain: ParagraphStyle = { heading: null, align: 'justify', bold: false, indent: 0, listLevel: null };

  test.each<readonly [string, string, Partial<ParagraphStyle>]>([
    ['the default style', p('текст'), {}],
    ['a built-in heading', p('текст', '<w:pStyle w:val="1"/>'), { heading: 1, align: 'center', bold: true }],
    ['an outline level of a derived style', p('текст', '<w:pStyle w:val="x"/>'), { heading: 3, align: 'center', bold: true }],
    ['an outline level of the paragraph', p('текст', '<w:outlineLvl w:val="0"/>'), { heading: 1 }],
    [
      'body text said outright',
      p('текст', '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
      { heading: null, align: 'center', bold: true },
    ],
    ['its own alignment', p('текст', '<w:jc w:val="right"/>'), { align: 'right' }],
    ['alignment in the words of Strict', p('текст', '<w:jc w:val="end"/>'), { align: 'right' }],
    ['indent', p('текст', '<w:ind w:left="5670"/>'), { indent: 283.5 }],
    ['indent in the measure of Strict', p('текст', '<w:ind w:start="2in"/>'), { indent: 144 }],
    ['bold throughout', `<w:p>${r('весь ', '<w:b/>')}${r('абзац', '<w:b w:val="1"/>')}</w:p>`, { bold: true }],
    ['bold in part', `<w:p>${r('не ', '<w:b/>')}${r('весь')}</w:p>`, { bold: false }],
    ['bold but for spaces', `<w:p>${r('слово', '<w:b/>')}${r('   ')}</w:p>`, { bold: true }],
    [
      'a bold character style in a bold style cancels out',
      `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>${r('текст', '<w:rStyle w:val="b"/>')}</w:p>`,
      { heading: 1, align: 'center', bold: false },
    ],
    ['a style that is based on itself', p('текст', '<w:pStyle w:val="loop"/>'), { align: 'left' }],
    ['a style that is not there', p('текст', '<w:pStyle w:val="none"/>'), {}],
  ])('%s', async (_, body, wanted) => {
    const { document } = await read({ body, styles });
    expect(paragraphs(document)[0]?.style).toEqual({ ...plain, ...wanted });
  });

  test('a list gives level and indent', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/><w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const { document } = await read({ body: p('пункт', num(1, 1)), numbering });
    expect(paragraphs(document)[0]).toMatchObject({ label: '1)', style: { listLevel: 1, indent: 72 } });
  });
});

describe('pages', () => {
  const turned = '<w:r><w:lastRenderedPageBreak/></w:r>';
  const forced = '<w:r><w:br w:type="page"/></w:r>';
  const pagesOf = async (body: string): Promise<readonly (number | null)[]> => {
    const { document } = await read({ body });
    return [document.pages, ...document.blocks.map((block) => block.page)];
  };

  test.each([
    ['none where the file does not say', p('а') + p('б'), [null, null, null]],
    ['none from forced breaks alone: they are only a lower bound', `${p('а')}<w:p>${forced}</w:p>${p('б')}`, [null, null, null]],
    ['as Word laid them out', `${p('а')}<w:p>${turned}${r('б')}</w:p>${p('в')}`, [2, 1, 2, 2]],
    ['the page a paragraph begins on', `<w:p>${r('начало ')}${turned}${r('конец')}</w:p>${p('б')}`, [2, 1, 2]],
    ['a forced break counts once', `<w:p>${turned}${r('а')}</w:p><w:p>${forced}</w:p><w:p>${turned}${r('б')}</w:p>`, [3, 2, 3]],
    ['a forced break that no mark confirms', `<w:p>${turned}${r('а')}</w:p><w:p>${forced}</w:p>${p('б')}`, [3, 2, 3]],
    ['a paragraph that begins a page', `<w:p>${turned}${r('а')}</w:p>${p('б', '<w:pageBreakBefore/>')}`, [3, 2, 3]],
  ])('%s', async (_, body, wanted) => {
    expect(await pagesOf(body)).toEqual(wanted);
  });

  test('rows of a table have theirs', async () => {
    const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
    const row = (first: string): string => `<w:tr>${cell(first)}${cell(p('б'))}</w:tr>`;
    const grid = '<w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>';
    const { document } = await read({ body: `<w:tbl>${grid}${row(p('1'))}${row(`<w:p>${turned}${r('2')}</w:p>`)}</w:tbl>` });
    expect(tables(document)[0]?.rows.map((each) => each.page)).toEqual([1, 2]);
  });
});

describe('headers', () => {
  const headers = { usual: p('обычный'), first: p('первой страницы'), even: p('чётных страниц') };
  const section = (content: string): string => `<w:sectPr>${content}</w:sectPr>`;
  const reference = (type: string, id: string): string => `<w:headerReference w:type="${type}" r:id="${id}"/>`;
  const all = reference('default', 'usual') + reference('first', 'first') + reference('even', 'even');

  test.each([
    ['the usual one only', section(all), undefined, ['обычный']],
    ['the first page apart', section(`${all}<w:titlePg/>`), undefined, ['обычный', 'первой страницы']],
    ['even pages apart', section(all), '<w:evenAndOddHeaders/>', ['обычный', 'чётных страниц']],
    [
      'once for two sections',
      `${p('', `<w:sectPr>${reference('default', 'usual')}</w:sectPr>`)}${section(reference('default', 'usual'))}`,
      undefined,
      ['обычный'],
    ],
    ['a part that is not there', section(reference('default', 'none')), undefined, []],
  ])('%s', async (_, end, settings, wanted) => {
    const source = { body: p('текст') + end, headers, ...(settings === undefined ? {} : { settings }) };
    expect(await linesOf(source)).toEqual([...wanted.map((text) => `(header) ${text}`), 'текст']);
  });
});

describe('packages of other makers', () => {
  const rewritten = async (change: (text: string) => string): Promise<string[]> => {
    const parts = [...docxParts({ body: p('Приказ', '<w:jc w:val="center"/>') })].map(
      ([name, bytes]) => [name, Buffer.from(change(bytes.toString()))] as const,
    );
    const reading = await readDocx(context, await zipOf(parts));
    return reading.ok ? lines(reading.value) : [reading.failure.code];
  };

  test.each([
    [
      'Strict namespaces',
      (text: string) =>
        text
          .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
    ],
    ['another prefix', (text: string) => text.replaceAll('w:', 'ns0:').replaceAll('xmlns:w=', 'xmlns:ns0=')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    [
      'relationships under a prefix',
      (text: string) =>
        text
          .replace('<Relationships xmlns=', '<pr:Relationships xmlns:pr=')
          .replaceAll('<Relationship ', '<pr:Relationship ')
          .replace('</Relationships>', '</pr:Relationships>'),
    ],
  ])('%s', async (_, change) => {
    expect(await rewritten(change)).toEqual(['Приказ']);
  });

  test('the main part under another name', async () => {
    const parts = new Map(
      [...docxParts({ body: p('Приказ') })].map(([name, bytes]) => [
        name.replace('word/document', 'doc/main'),
        Buffer.from(bytes.toString().replaceAll('word/document', 'doc/main')),
      ]),
    );
    const reading = await readDocx(context, await zipOf(parts));
    expect(reading.ok && lines(reading.value)).toEqual(['Приказ']);
  });

  test('a broken styles part costs styles, not the text', async () => {
    const parts = docxParts({ body: p('Приказ'), styles: '' });
    parts.set('word/styles.xml', Buffer.from('<w:styles><broken'));
    const reading = await readDocx(context, await zipOf(parts));
    expect(reading.ok && lines(reading.value)).toEqual(['Приказ']);
  });

  test('macros are reported', async () => {
    const { diagnostics } = await read({ body: p('Приказ'), parts: [{ name: 'word/vbaProject.bin', bytes: 'x' }] });
    expect(diagnostics.map((each) => each.code)).toEqual(['macro-present']);
  });
});

const picture = (width: number, height: number): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="${width * 12_700}" cy="${height * 12_700}"/><a:graphic><a:blip r:embed="x"/></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

describe('pages put in as pictures', () => {
  const long = p('Приказываю утвердить прилагаемый Порядок. '.repeat(6));

  test.each([
    ['a scan with a caption', p('Скан приказа') + picture(480, 700), 'unreadable-text', ['block-unreadable']],
    [
      'a scan in VML',
      `${p('Скан')}<w:p><w:r><w:pict><v:shape style="width:480pt;height:24cm"><v:imagedata r:id="x"/></v:shape></w:pict></w:r></w:p>`,
      'unreadable-text',
      ['block-unreadable'],
    ],
    ['a scan among text', long + picture(480, 700), 'ok', ['block-unreadable']],
    ['a coat of arms', p('Приказ') + picture(60, 70), 'ok', []],
    ['a wide banner', p('Приказ') + picture(480, 100), 'ok', []],
  ])('%s', async (_, body, code, codes) => {
    const reading = await readDocx(context, await docx({ body }));
    expect(reading.ok ? 'ok' : reading.failure.code).toBe(code);
    expect(reading.diagnostics.map((each) => each.code)).toEqual(codes);
  });
});

describe('what cannot be read', () => {
  const withMain = (xml: string): Promise<Buffer> => zipOf(docxParts({ body: '' }).set('word/document.xml', Buffer.from(xml)));
  const nested = (depth: number): string => `${'<w:sdt><w:sdtContent>'.repeat(depth)}${p('дно')}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;

  test.each([
    ['no bytes', async () => Buffer.alloc(0), 'empty'],
    ['no archive', async () => Buffer.from('{\\rtf1 это RTF}'), 'corrupt'],
    ['no main part', async () => zipOf([['a.xml', Buffer.from('<a/>')]]), 'corrupt'],
    ['a cut main part', () => withMain(part('document', `<w:body>${p('а')}`).slice(0, -20)), 'corrupt'],
    ['a document type', () => withMain(`<!DOCTYPE x>${part('document', '<w:body/>')}`), 'corrupt'],
    ['nesting without end', () => docx({ body: nested(300) }), 'too-deep'],
    ['an empty body', () => docx({ body: '<w:p/><w:sectPr/>' }), 'empty'],
    ['a main part that is a bomb', () => withMain(' '.repeat(70_000_000)), 'too-large'],
    ['pictures only', () => docx({ body: '<w:p><w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r></w:p>' }), 'unreadable-text'],
  ])('%s', async (_, make, code) => {
    const reading = await readDocx(context, await make());
    expect(reading.ok ? 'ok' : reading.failure.code).toBe(code);
  });

  test('near miss: nesting that real documents reach', async () => {
    expect(await linesOf({ body: nested(100) })).toEqual(['дно']);
  });
});

describe('files made to keep us busy', () => {
  const many = (count: number, piece: string): string => piece.repeat(count);
  /** Numbers that do not pack too well: a bomb is refused before it is read. */
  const numbered = (count: number, make: (text: string) => string): string =>
    Array.from({ length: count }, (_, index) => make(`${(index * 7919) % 1_000_003} ${(index * 104_729) % 999_983}`)).join('');
  const field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';

  test.each([
    ['spaces in the middle of a text', `<w:p><w:r><w:t>а${many(300_000, ' ')}б</w:t></w:r></w:p>`, 1],
    ['fields that are never closed', numbered(20_000, (text) => `<w:p>${field}${r(text)}</w:p>`), 20_000],
    ['one foreign part put in again and again', `${p('а')}${many(20_000, '<w:altChunk r:id="big"/>')}`, 1001],
    ['one note referred to again and again', `<w:p>${r('а')}${many(20_000, '<w:r><w:footnoteReference w:id="1"/></w:r>')}</w:p>`, 2],
    ['a frame around everything', `<w:tbl><w:tr><w:tc>${numbered(150_000, (text) => p(text))}</w:tc></w:tr></w:tbl>`, 150_000],
    [
      'a column at the end of the world',
      `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr><w:tc>${p('а')}</w:tc></w:tr></w:tbl>`,
      1,
    ],
    ['a label of a megabyte', many(2000, p('а', num(1))), 2000],
  ])(
    '%s',
    async (_, body, blocks) => {
      const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1${many(1_000_000, 'я')}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
      const footnotes = `<w:footnote w:id="1">${p(many(100_000, 'ж'))}</w:footnote>`;
      const parts = [{ name: 'word/big.html', id: 'big', bytes: many(1000, '<p>абзац</p>') }];
      const { document } = await read({ body, numbering, footnotes, parts });
      expect(document.blocks).toHaveLength(blocks);
    },
    10_000,
  );
});

describe('any file gives an answer, never an exception', () => {
  test('bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => void (await readDocx(context, Buffer.from(bytes)))),
      { numRuns: 200 },
    );
  });

  test('a good file with bytes changed', async () => {
    const whole = await docx({ body: p('Приказ'), numbering: '', styles: '' });
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changed) bytes[at] = value;
        await readDocx(context, bytes);
      }),
      { numRuns: 200 },
    );
  });

  test('a good package whose elements were shuffled, renamed, dropped and doubled', async () => {
    const parts = docxParts(await acidSource());
    const names = [...parts.keys()].filter((name) => name.endsWith('.xml') || name.endsWith('.rels'));
    const change = fc.record({
      part: fc.constantFrom(...names),
      at: fc.nat(100_000),
      to: fc.nat(100_000),
      how: fc.constantFrom('drop', 'double', 'rename', 'value', 'move'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const mutated = new Map(parts);
        for (const { part: name, at, to, how } of changes)
          mutated.set(name, Buffer.from(mutate(mutated.get(name)?.toString() ?? '', at, to, how)));
        await readDocx(context, await zipOf(mutated));
      }),
      { numRuns: 120 },
    );
  }, 30_000);
});

/** Changes one tag, keeping most results well formed. */
const mutate = (xml: string, at: number, to: number, how: string): string => {
  const tags = [...xml.matchAll(/<[\w:]+[^>]*\/>/gu)];
  const tag = tags[at % Math.max(1, tags.length)];
  if (tag === undefined) return xml.slice(0, at % Math.max(1, xml.length));
  const [before, after] = [xml.slice(0, tag.index), xml.slice(tag.index + tag[0].length)];
  switch (how) {
    case 'drop':
      return before + after;
    case 'double':
      return before + tag[0] + tag[0] + after;
    case 'rename':
      return before + tag[0].replace(/^<[\w:]+/u, tags[to % tags.length]?.[0].match(/^<[\w:]+/u)?.[0] ?? '<w:x') + after;
    case 'value':
      return before + tag[0].replace(/="[^"]*"/u, `="${to - 50_000}"`) + after;
    default: {
      const rest = before + after;
      const place = rest.indexOf('>', to % rest.length) + 1;
      return rest.slice(0, place) + tag[0] + rest.slice(place);
    }
  }
};
