import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../src/adapters/xml.js';
import { annotateDocx, type Note } from '../../../src/report/annotate/index.js';
import { openZipPackage } from '../../../src/report/annotate/zip.js';
import { docx, type DocxSource, num, p, r } from '../../extract/docx/build.js';
import { readDocx } from '../../../src/extract/docx/index.js';
import { context } from '../../extract/docx/read.js';

const AUTHOR = { name: 'Сверка «А&Б»', initials: 'С' };

const note = (quote: string, over: Partial<Note> = {}): Note => ({
  lines: ['Критическая. Срок: отличается', 'Ожидается <10> & больше'],
  anchors: [{ quote, ordinal: 0, total: 1, share: 0.5 }],
  insertion: null,
  ...over,
});

const annotated = async (source: DocxSource, ...notes: readonly Note[]) => {
  const before = await docx(source);
  const result = annotateDocx(before, notes, AUTHOR);
  if (result === null) throw new Error('not annotated');
  const opened = openZipPackage(result.bytes);
  const xml = (name: string): string => opened?.read(name)?.toString('utf8') ?? '';
  return { ...result, before, xml, document: xml('word/document.xml') };
};

/** What stands between the marks of a comment. */
const enclosed = (document: string, id = 0): string =>
  [
    ...(new RegExp(`<w:commentRangeStart w:id="${id}"/>([^]*)<w:commentRangeEnd w:id="${id}"/>`).exec(document)?.[1] ?? '').matchAll(
      /<w:t[^>]*>([^<]*)/g,
    ),
  ]
    .map(([, text]) => text)
    .join('');

const WITHOUT_ADDED = /<w:commentRange(?:Start|End) w:id="\d+"\/>|<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g;

describe('a comment stands at the words it is about', () => {
  it.each([
    [
      'in the middle of a run',
      p('Перечень размещается в течение 5 рабочих дней со дня изменения.'),
      'в течение 5 рабочих дней',
      'в течение 5 рабочих дней',
    ],
    ['over a whole run', p('своевременно'), 'своевременно', 'своевременно'],
    [
      'over several runs',
      `<w:p>${r('в тече', '<w:b/>')}${r('ние 5')}${r(' рабочих дней')}</w:p>`,
      'течение 5 рабочих',
      'течение 5 рабочих',
    ],
    ['after a tab in the same run', '<w:p><w:r><w:tab/><w:t>срок 5 дней</w:t><w:tab/></w:r></w:p>', 'срок 5 дней', 'срок 5 дней'],
    ['through a proofing mark', `<w:p>${r('пять ')}<w:proofErr w:type="spellStart"/>${r('дней')}</w:p>`, 'пять дней', 'пять дней'],
    ['in a hyperlink', `<w:p><w:hyperlink r:id="x">${r('сайт органа')}</w:hyperlink></w:p>`, 'сайт органа', 'сайт органа'],
    [
      'in a cell',
      `<w:tbl><w:tr><w:tc>${p('Телефон')}</w:tc><w:tc>${p('офлайн-точка')}</w:tc></w:tr></w:tbl>${p('')}`,
      'офлайн-точка',
      'офлайн-точка',
    ],
    ['with entities', p('орган &amp; клиент &lt;5&gt; дней'), 'клиент <5> дней', 'клиент &lt;5&gt; дней'],
    ['in other letters and spaces', p('В\u00a0ТЕЧЕНИЕ  пяти дней'), 'в течение пяти дней', 'В\u00a0ТЕЧЕНИЕ  пяти дней'],
    [
      'past a deletion',
      `<w:p>${r('срок ')}<w:del w:id="7" w:author="x"><w:r><w:delText>10</w:delText></w:r></w:del>${r('5 дней')}</w:p>`,
      'срок 5 дней',
      'срок 5 дней',
    ],
    [
      'over two paragraphs',
      p('Первый пункт порядка') + p('второй пункт порядка'),
      'Первый пункт порядка\nвторой пункт порядка',
      'Первый пункт порядкавторой пункт порядка',
    ],
    [
      'of which the label is automatic',
      p('Первый пункт порядка', num(1)) + p('Второй пункт порядка', num(1)),
      'Первый пункт порядка\n2. Второй пункт порядка',
      'Первый пункт порядка',
    ],
  ])('%s', async (_, body, quote, words) => {
    const { document, placed } = await annotated({ body }, note(quote));
    expect(placed).toBe(1);
    expect(enclosed(document)).toBe(words);
  });

  it('of equal places, at the one meant', async () => {
    const body = p('в срок 5 дней') + p('в срок 5 дней') + p('в срок 5 дней');
    const second = note('5 дней', { anchors: [{ quote: '5 дней', ordinal: 1, total: 3, share: 0.4 }] });
    const { document } = await annotated({ body }, second);
    expect(document.slice(0, document.indexOf('<w:commentRangeStart')).match(/5 дней/gu)).toHaveLength(1);
  });

  it('in a text box, at the picture it hangs on', async () => {
    const box = (text: string) =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { document, placed } = await annotated(
      { body: `<w:p>${r('до ')}${box('УТВЕРЖДЕН приказом')}</w:p>` },
      note('УТВЕРЖДЕН приказом'),
    );
    expect(placed).toBe(1);
    expect(document).toContain('<w:commentRangeStart w:id="0"/><w:r><mc:AlternateContent>');
    expect(document).not.toMatch(/<w:txbxContent>(?:(?!<\/w:txbxContent)[^])*commentRange/u);
  });

  it('in a footnote, at its reference', async () => {
    const { document, placed } = await annotated(
      {
        body: `<w:p>${r('Перечень')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' ведётся.')}</w:p>`,
        footnotes: `<w:footnote w:id="1">${p('другая сноска')}</w:footnote><w:footnote w:id="2">${p('в течение 5 рабочих дней')}</w:footnote>`,
      },
      note('в течение 5 рабочих дней'),
    );
    expect(placed).toBe(1);
    expect(document).toContain('<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd');
  });

  it('falls back to the next anchor, then to the head of the document', async () => {
    const body = p('Заголовок раздела') + p('Текст пункта.');
    const anchors = [
      { quote: 'нет таких слов здесь', ordinal: 0, total: 1, share: 0.9 },
      { quote: 'Заголовок раздела', ordinal: 0, total: 1, share: 0 },
    ];
    const second = await annotated({ body }, note('', { anchors }));
    expect([second.placed, enclosed(second.document)]).toEqual([1, 'Заголовок раздела']);
    const none = await annotated({ body }, note('нет таких слов здесь'));
    expect([none.placed, none.comments]).toEqual([0, 1]);
    expect(none.document).toMatch(/<w:body><w:p><w:commentRangeStart/u);
  });
});

describe('nothing else changes', () => {
  const body = p('Первый пункт порядка.') + `<w:p>${r('в тече', '<w:b/>')}${r('ние 5 рабочих дней')}</w:p>` + p('Третий пункт порядка.');

  it('in the package: every other member keeps its bytes as they lie', async () => {
    const source: DocxSource = {
      body,
      styles: '<w:style w:styleId="a"/>',
      settings: '',
      parts: [{ name: 'word/media/x.bin', bytes: Buffer.from([1, 2, 3]) }],
    };
    const { before, bytes } = await annotated(source, note('течение 5 рабочих'));
    const raw = (file: Buffer) => {
      const opened = openZipPackage(file);
      return new Map(opened?.names.map((name) => [name, opened.read(name)?.toString('hex')]));
    };
    const [old, made] = [raw(before), raw(bytes)];
    const touched = [...made].filter(([name, content]) => old.get(name) !== content).map(([name]) => name);
    expect(touched.sort()).toEqual(['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml']);
    for (const name of ['word/styles.xml', 'word/media/x.bin', '_rels/.rels']) {
      const start = before.indexOf(Buffer.from(name)) - 30;
      const next = before.indexOf(Buffer.from('PK\x03\x04'), start + 4);
      const member = before.subarray(start, next < 0 ? undefined : Math.min(next, before.indexOf(Buffer.from('PK\x01\x02'))));
      expect(bytes.includes(member), name).toBe(true);
    }
  });

  it('in the text, whatever is commented', async () => {
    const text = 'Перечень размещается в течение 5 рабочих дней & <иное>.';
    const cuts = fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b) + 1));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(text.length), { maxLength: 4 }),
        fc.array(cuts, { minLength: 1, maxLength: 4 }),
        async (splits, quotes) => {
          const ends = [...new Set([...splits, text.length])].sort((a, b) => a - b);
          const runs = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)).filter((run) => run !== '');
          const escaped = runs.map(
            (run) =>
              `<w:r><w:rPr><w:i/></w:rPr><w:t>${run.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</w:t></w:r>`,
          );
          const { document, bytes } = await annotated({ body: `<w:p>${escaped.join('')}</w:p>` }, ...quotes.map((quote) => note(quote)));
          const shown = [...document.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, piece]) => piece).join('');
          expect(shown).toBe('Перечень размещается в течение 5 рабочих дней &amp; &lt;иное&gt;.');
          expect(parseXml(Buffer.from(document), new Map()).ok).toBe(true);
          expect(document.match(/<w:commentRangeStart/gu)?.length).toBe(quotes.length);
          expect(openZipPackage(bytes)).not.toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('for our own reader, which drops comments and takes insertions for text', async () => {
    const { before, bytes } = await annotated({ body }, note('течение 5 рабочих'), note('Третий пункт'));
    const blocks = async (file: Buffer) => {
      const reading = await readDocx(context, file);
      return reading.ok ? reading.value.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')) : null;
    };
    expect(await blocks(bytes)).toEqual(await blocks(before));
  });

  it('in comments that are there already', async () => {
    const own = '<w:comment w:id="4" w:author="Юрист"><w:p><w:r><w:t>Проверить</w:t></w:r></w:p></w:comment>';
    const { xml, document } = await annotated({ body, comments: own }, note('Третий пункт'));
    expect(xml('word/comments.xml')).toContain(own);
    expect(document).toContain('<w:commentReference w:id="5"/>');
    expect(xml('[Content_Types].xml').match(/comments\+xml/gu)).toHaveLength(1);
    expect(xml('word/_rels/document.xml.rels').match(/\/comments"/gu)).toHaveLength(1);
  });
});

describe('suggested wording', () => {
  it('is a tracked paragraph that looks like the plain one after it', async () => {
    const body =
      p('Раздел', '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>') + p('Текст пункта.', '<w:ind w:firstLine="700"/><w:jc w:val="both"/>');
    const { document, insertions } = await annotated({ body }, note('Раздел', { insertion: 'Новый <пункт>.' }));
    expect(insertions).toBe(1);
    expect(document).toMatch(
      /<w:p><w:pPr><w:ind w:firstLine="700"\/><w:jc w:val="both"\/><w:rPr><w:ins w:id="1" [^>]*\/><\/w:rPr><\/w:pPr><w:ins w:id="2" [^>]*><w:r><w:t xml:space="preserve">Новый &lt;пункт&gt;\.<\/w:t><\/w:r><\/w:ins><\/w:p>/u,
    );
  });

  it.each([
    ['by itself', num(1), ''],
    [
      'by its style',
      '<w:pStyle w:val="b"/>',
      `<w:style w:styleId="a"><w:pPr>${num(1)}</w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>`,
    ],
  ])('is a new line where the next paragraph is numbered %s, so that no number moves', async (_, properties, styles) => {
    const { document } = await annotated(
      { body: p('Пункт первый.', properties) + p('Пункт второй.', properties), styles },
      note('Пункт первый', { insertion: 'Дополнение.' }),
    );
    expect(document.match(/<w:p>/gu)).toHaveLength(2);
    expect(document).toMatch(/<w:ins w:id="1" [^>]*><w:r><w:tab\/><w:br\/><w:t[^>]*>Дополнение\.<\/w:t><\/w:r><\/w:ins><\/w:p>/u);
  });

  it('leaves the text as it was when it is taken out again', async () => {
    const body = p('Раздел первый') + p('Текст пункта.') + p('Пункт', num(1)) + p('Ещё', num(1));
    const { document } = await annotated({ body }, note('Раздел первый', { insertion: 'Одно.' }), note('Пункт', { insertion: 'Другое.' }));
    const refused = document
      .replace(
        /<w:p><w:pPr>(?:(?!<\/w:pPr>)[^])*<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr><w:ins [^>]*>(?:(?!<\/w:ins>)[^])*<\/w:ins><\/w:p>/gu,
        '',
      )
      .replace(/<w:ins [^>]*>(?:(?!<\/w:ins>)[^])*<\/w:ins>/gu, '')
      .replace(WITHOUT_ADDED, '')
      // A run that was split, put together again.
      .replace(/<\/w:t><\/w:r><w:r><w:t xml:space="preserve">/gu, '');
    expect(refused).toContain(`<w:body>${body}</w:body>`);
  });
});

describe('what is no document that can be annotated', () => {
  it.each([
    ['no ZIP', Buffer.from('plain text')],
    ['cut', null],
  ])('gives null: %s', async (_, given) => {
    const bytes = given ?? (await docx({ body: p('Текст') })).subarray(0, 300);
    expect(annotateDocx(bytes, [note('Текст')], AUTHOR)).toBeNull();
  });

  it.each(['<w:p><w:r><w:t>a</w:t></w:p>', '<w:p>', '<w:p><w:r'])('gives null for %s', async (body) => {
    expect(annotateDocx(await docx({ body }), [note('a')], AUTHOR)).toBeNull();
  });

  it('takes any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        annotateDocx(Buffer.concat([Buffer.from(bytes), Buffer.from('PK\x05\x06'), Buffer.from(bytes)]), [note('a')], AUTHOR);
      }),
    );
  });
});
