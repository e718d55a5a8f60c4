import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { images } from '../../src/adapters/images.js';
import { lazyPdfPort } from '../../src/adapters/lazy-pdf.js';
import { withoutLinks } from '../../src/adapters/open-document.js';
import { readNetpbm } from '../../src/adapters/poppler.js';
import { linesOfPages } from '../../src/adapters/tesseract.js';
import { decodeXml, parseFully, parseXml } from '../../src/adapters/xml.js';
import { openArchive, openZip } from '../../src/adapters/zip.js';
import type { XmlNode } from '../../src/adapters/xml-port.js';
import type { OcrPort } from '../../src/adapters/ocr-port.js';
import { archiveName } from '../../src/batch/archive-names.js';
import { compareAct } from '../../src/compare/index.js';
import { extract, type ExtractContext } from '../../src/extract/index.js';
import { rtfParagraphs } from '../../src/extract/docx/chunk-rtf.js';
import { NAMESPACES } from '../../src/extract/docx/namespaces.js';
import { paragraph, type ParsedFile, type SourceBlock, type SourceDocument } from '../../src/model/index.js';
import { normalizeFile } from '../../src/normalize/index.js';
import { parseSource } from '../../src/parse/index.js';
import { openPipeline, type Pipeline } from '../../src/pipeline.js';
import { parseLine, parseSequence, PhraseSyntaxError } from '../../src/rules/phrase/syntax.js';
import { unitOf } from '../../src/rules/phrase/unit.js';
import { placesOfText } from '../../src/rules/places.js';
import { hitsIn, stepsIn } from '../../src/rules/rulebook.js';
import { conceptsSchema, recognizeRuleSchema } from '../../src/rules/schema.js';
import { requirementSchema } from '../../src/rules/require-schema.js';
import { tokenize } from '../../src/rules/tokens.js';
import { parseYaml, type YamlFile } from '../../src/rules/yaml.js';
import { ROOT, under } from '../structure/files.js';
import { bytesOf, DOCX, docxOfTags, docxWithSpoiltPart, HTML_SEEDS, HTML_WORDS, TEXTS } from './documents.js';
import { headed, mutated, soup } from './mutations.js';
import { packAll } from './pack.js';
import { must, mustBeSound, mustLeavePrototypes, mustQuote, mustRead } from './properties.js';

/** One reader or parser with the inputs that it is tried on. */
export interface Target {
  readonly name: string;
  /** Parts of the inputs that it gets, of the sum of all. */
  readonly share: number;
  readonly property: fc.IAsyncPropertyWithHooks<[unknown]>;
}

/** Everything that reads what others have written. */
export const targets = async (): Promise<readonly Target[]> => {
  const pipeline = await openPipeline(path.join(ROOT, 'rules'));
  return [...readers(pipeline.contexts.extract), ...parsers(pipeline), ...rules(pipeline)];
};

const target = <T>(name: string, share: number, inputs: fc.Arbitrary<T>, holds: (input: T) => Promise<void> | void): Target => ({
  name,
  share,
  property: fc.asyncProperty<[unknown]>(inputs, async (input) => {
    await holds(input as T); // made by `inputs`
    mustLeavePrototypes();
  }),
});

const readers = (real: ExtractContext): readonly Target[] => {
  const context: ExtractContext = { ...real, pdf: lazyPdfPort, ocr: null, converter: null };
  const file = (name: string) => async (bytes: Buffer) => mustRead(await extract(context, { path: name, bytes }), bytes.length);
  const heads = [
    'PK\x03\x04',
    'PK\x05\x06',
    '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1',
    '%PDF-1.7\n',
    '{\\rtf1',
    '<html>',
    '<?xml version="1.0"?>',
    '',
  ];
  return [
    target('any bytes behind any signature', 10, headed(heads), file('a.bin')),
    target('text', 10, mutated(TEXTS, ['\t', '|', '\f', '\u00AD', '\u202E', '\uFEFF', '1.', 'а)', 'ПРИКАЗ']), file('a.txt')),
    target('docx: the archive', 6, mutated([DOCX]), file('a.docx')),
    target('docx: one part', 14, docxWithSpoiltPart(), file('a.docx')),
    target('docx: tags in another order', 8, docxOfTags(), file('a.docx')),
    target(
      'docx in one XML file',
      4,
      mutated([ONE_FILE, WORD_2003], ['<w:p>', '</w:p>', '<pkg:part pkg:name="/x">', '&#1;']),
      file('a.xml'),
    ),
    target('html', 10, mutated(HTML_SEEDS, HTML_WORDS), file('a.html')),
    target(
      'html of words',
      4,
      soup(HTML_WORDS, 'а').map((text) => Buffer.from(`<html>${text}`)),
      file('a.html'),
    ),
    target(
      'pdf',
      3,
      mutated(PDFS, ['/Length 99999999', '/Kids [1 0 R]', 'endobj', 'stream', '/FlateDecode', '<<', '>>', '-1 ']),
      file('a.pdf'),
    ),
    target('compound files and RTF', 4, mutated([OLE, RTF], ['\\u', "\\'", '{', '}', '\\bin999999999 ']), file('a.doc')),
    target('RTF within DOCX', 4, mutated([RTF], ['\\u-1', "\\'", '{', '}', '\\uc99999999', '\\ansicpg0', '\\*']), (bytes) => {
      const text = rtfParagraphs(bytes).join('');
      must(text.length <= 2 * bytes.length, 'longer than what it was read from');
    }),
    target(
      'OpenDocument',
      3,
      mutated(
        [FLAT, ODT],
        ['<!DOCTYPE ', '[', ']>', ' x:href="file:///a"', " x:href='http://a'", "'", '&e;', '..', 'encoding="utf-16"', 'PK\x01\x02'],
      ),
      async (bytes) => {
        const made = await withoutLinks(bytes);
        if (made.ok) mustStayInside(await contentOf(made.bytes));
      },
    ),
    target(
      'pages as drawn',
      1,
      mutated([Buffer.from('P5\n2 2\n255\nabcd'), Buffer.from('P6\n1 1\n255\nabc')], ['P5', '\n', '99999999']),
      (bytes) => {
        const page = readNetpbm(bytes);
        must(page === null || page.data.length === page.width * page.height, 'not as many pixels as it says');
      },
    ),
    target('pages as recognized', 2, mutated([HOCR], HOCR_WORDS), (bytes) => {
      const pages = linesOfPages(bytes.toString(), 2);
      must(pages.length === 2, 'not as many pages as there are pictures');
      for (const { words } of pages.flat()) for (const { text, ...numbers } of words) mustBeNumbers(text, numbers);
    }),
    target('pictures', 2, mutated(PICTURES), (bytes) => readPicture(images, bytes)),
  ];
};

const mustBeNumbers = (text: string, numbers: Readonly<Record<string, number>>): void => {
  must(text !== '', 'a word of nothing');
  for (const [name, value] of Object.entries(numbers)) must(Number.isFinite(value), `${name} of «${text}» is ${value}`);
};

/** The document in one file, or the part of a packed one that holds its text. */
const contentOf = async (bytes: Buffer): Promise<Buffer> => {
  const opened = await openZip(bytes);
  const member = opened.ok ? opened.archive.read('content.xml') : null;
  return member?.ok === true ? member.bytes : bytes;
};

/** What is no XML nobody follows. */
const mustStayInside = (bytes: Buffer): void => {
  const parsed = parseXml(bytes, new Map());
  const open: XmlNode[] = parsed.ok ? [parsed.root] : [];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (typeof each === 'string') continue;
    for (const [name, value = ''] of Object.entries(each.attributes))
      must(!name.endsWith(':href') || each.name.endsWith(':a') || !/^\s*(?:file|http)/u.test(value), `a link that leads out: ${value}`);
    open.push(...each.children);
  }
};

const readPicture = async (port: Pick<OcrPort, 'openImage'>, bytes: Buffer): Promise<void> => {
  const opened = await port.openImage(bytes);
  if (opened === null) return;
  const page = await opened.page(1);
  await opened.close();
  must(page === null || page.data.length === page.width * page.height, 'not as many pixels as it says');
};

const parsers = ({ contexts, standard }: Pipeline): readonly Target[] => {
  const parsed = (blocks: readonly SourceBlock[]): ParsedFile => parseSource(contexts.parse, sourceOf(blocks)).value;
  return [
    target('xml', 8, mutated([XML], XML_WORDS), (bytes) => {
      const quick = parseXml(bytes, NAMESPACES);
      const full = parseFully(decodeXml(bytes), NAMESPACES);
      must(quick.ok === full.ok && (!quick.ok || isDeepStrictEqual(quick, full)), 'the quick reading of XML is not the full one');
    }),
    target('zip', 5, mutated([DOCX], ['PK\x05\x06', 'PK\x01\x02', '../']), async (bytes) => {
      const opened = await openZip(bytes, ZIP);
      if (opened.ok) for (const name of opened.archive.names) mustFit(opened.archive.read(name));
      const walked = await openArchive(bytes, ZIP);
      if (walked.ok) for (const entry of walked.entries) mustFit(entry.read());
    }),
    target('names in archives', 3, mutated(NAMES, ['../', '..\\', '/', 'C:', '\0', '\u202E']), (bytes) => {
      for (const utf8 of [true, false]) {
        const name = archiveName(bytes, utf8);
        must(name !== '' && !/^\/|\\|\p{Cc}/u.test(name), `a name that is a way: ${name}`);
        must(!name.split('/').some((segment) => /^\s*(?:\.{0,2}\s*$|[A-Z]:)/iu.test(segment)), `a name that leads elsewhere: ${name}`);
      }
    }),
    target('structure', 8, fc.array(block, { maxLength: 16 }), (blocks) => mustBeSound(parsed(blocks))),
    target('facts', 6, soup(ORDER_WORDS, ' ', 90), (text) => {
      const file = parsed(text.split('\n').map((line) => paragraph(line)));
      mustBeSound(file);
      const acts = normalizeFile(contexts.normalize, 'd', file);
      mustQuote(acts, file.text);
      const findings = acts.flatMap((act) => compareAct(contexts.compare, standard, act, acts));
      mustQuote(findings, file.text);
    }),
  ];
};

const mustFit = (member: { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false } | null): void =>
  must(member?.ok !== true || member.bytes.length <= ZIP.maxEntryBytes, 'more than a member may hold');

const rules = ({ contexts }: Pipeline): readonly Target[] => {
  const { recognition } = contexts.normalize;
  const { stem, vocabulary, negation, book } = recognition;
  return [
    target('phrases', 8, soup(PHRASE_WORDS, '', 60), (text) => {
      for (const parse of [parseLine, parseSequence]) onlyThrows(PhraseSyntaxError, () => void parse(text));
    }),
    target(
      'rule files',
      5,
      mutated(RULE_FILES, ['&a ', '*a', '<<: *a', '!!binary ', '- ', ': ', '? ', '__proto__: ', '{', '"', '\t']),
      (bytes) => {
        mustTell(parseYaml(bytes.toString(), recognizeRuleSchema, 'a.yaml'));
        mustTell(parseYaml(bytes.toString(), requirementSchema, 'a.yaml'));
        mustTell(parseYaml(bytes.toString(), conceptsSchema, 'a.yaml'));
      },
    ),
    target('slots', 8, soup(ORDER_WORDS, ' '), (text) => {
      const unit = unitOf(tokenize(stem, text));
      for (const name of SLOTS) {
        for (const [at, found] of vocabulary.finder(unit, name)) {
          for (const { end } of found) must(end > at && end <= unit.tokens.length, `${name} from ${at} to ${end} of ${unit.tokens.length}`);
        }
      }
    }),
    target('matching', 5, soup(ORDER_WORDS, ' ', 120), (text) => {
      const tokens = tokenize(stem, text);
      const places = placesOfText(recognition, tokens, []);
      for (const place of places) hitsIn(vocabulary.finder, negation, book, place.level, place);
      must(stepsIn(places) <= MOST_STEPS * (tokens.length + 1), `${stepsIn(places)} steps for ${tokens.length} words`);
    }),
  ];
};

const mustTell = ({ value, problems }: YamlFile<unknown>): void =>
  must((value === null) === problems.length > 0, 'neither a value nor a problem');

const onlyThrows = (kind: typeof PhraseSyntaxError, work: () => void): void => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof kind)) throw error;
  }
};

/** As in `test/rules/steps.test.ts`. */
const MOST_STEPS = 4000;

const ZIP = { maxEntries: 100, maxEntryBytes: 1_000_000, maxTotalBytes: 2_000_000, maxRatio: 200 };

const SLOTS = ['number', 'duration', 'date', 'person', 'post', 'unit', 'commission'];

const sourceOf = (blocks: readonly SourceBlock[]): SourceDocument => ({
  format: 'txt',
  method: 'text',
  pages: null,
  ocrConfidence: null,
  blocks,
});

const XML = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?><w:p xmlns:w="urn:w" a="1"><w:t b=\'2\'>Приказ &amp; &#1055;</w:t><!-- - --><x/></w:p>',
);
const XML_WORDS = [
  '<a>',
  '</a>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<!DOCTYPE',
  '<?x ?>',
  '&#',
  '&lt;',
  'xmlns:w="',
  '__proto__',
  '"',
  "'",
  '\0',
  ' encoding="x"',
];

const NAMES = ['приказы/Приказ № 7.docx', 'C:\\a\\b.txt', '../../etc/passwd', '/etc/passwd'].map((name) => Buffer.from(name));

const PDFS = ['order.pdf', 'narrow-cells.pdf', 'encrypted.pdf'].map((name) => bytesOf(`fixtures/extract/${name}`));

const RTF = Buffer.from(
  "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Times;}}\\pard \\'cf\\'f0\\'e8\\'ea\\'e0\\'e7\\par \\u1055?\\uc2 \\u1056??{\\*\\gen x}}",
);

/** A compound file of one directory sector. */
const OLE = (() => {
  const bytes = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  ['Root Entry', 'WordDocument'].forEach((name, index) => {
    const at = 512 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes[at + 66] = index === 0 ? 5 : 2;
    bytes.writeUInt32LE(4, at + 116);
  });
  bytes.writeUInt16LE(0xa5ec, 5 * 512);
  return bytes;
})();

const ONE_FILE = Buffer.from(
  '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Приказ министерства</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part><pkg:part pkg:name="/a.bin"><pkg:binaryData>UEs=</pkg:binaryData></pkg:part></pkg:package>',
);
const WORD_2003 = Buffer.from(
  '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists><w:body><w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr><w:r><w:t>Приказ</w:t></w:r></w:p></w:body></w:wordDocument>',
);

const HOCR = Buffer.from(
  "<div class='ocr_page' id='page_1' title='image \"0.pgm\"; bbox 0 0 100 100; ppageno 0'><span class='ocr_line' title=\"bbox 1 2 30 40; baseline 0.01 -3; x_size 20.5\"><span class='ocrx_word' id='w' title='bbox 1 2 3 4; x_wconf 96'>Приказ</span> <span class='ocrx_word' title='bbox 5 2 9 4; x_wconf 50'><strong>№&amp;7</strong></span></span></div><div class='ocr_page' title='ppageno 1'></div>",
);
const HOCR_WORDS = [
  "<div class='ocr_page'",
  "<span class='ocr_line'",
  "<span class='ocrx_word' title='",
  '</span>',
  'bbox ',
  '1.2.3',
  '-',
  '99999999999999999999',
  'ppageno 1',
  'x_wconf',
  'baseline . .',
  '&lt;',
  "'",
];

const FLAT = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?><office:document><style:background-image xlink:href="Pictures/1.png"/><draw:image xlink:href="#a"/><text:p>Приказ</text:p></office:document>',
);
const ODT = packAll(
  new Map<string, Buffer | string>([
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    ['content.xml', FLAT],
  ]),
);

/** The smallest of each kind: a grey PNG of one pixel, a TIFF of four, a JPEG cut from its head. */
const PICTURES = [
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64'),
  Buffer.from(
    '49492a00080000000800000103000100000002000000010103000100000002000000020103000100000008000000030103000100000001000000060103000100000001000000110104000100000072000000160103000100000002000000170104000100000004000000000000000000ff00ff00',
    'hex',
  ),
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
    'base64',
  ),
];

const RULE_FILES = ['rules/recognize', 'rules/require', 'rules/lexicon/concepts']
  .flatMap((folder) =>
    under(folder)
      .filter((name) => name.endsWith('.yaml'))
      .slice(0, 4),
  )
  .map((name) => bytesOf(name).subarray(0, 3000));

const PHRASE_WORDS = [
  'перечень',
  'размеща*',
  ' ',
  '  ',
  '>',
  '&',
  '|',
  '!',
  '(',
  ')',
  '[',
  ']',
  '{list}',
  '{duration:d}',
  '{',
  '}',
  '…',
  '…9',
  '…99999999999',
  '=',
  '*',
  '№',
  '%',
  '-',
];

const ORDER_WORDS = [
  'ПРИКАЗ',
  'ПОРЯДОК',
  'УТВЕРЖДЕН',
  'приказом',
  'Приложение',
  'Министр',
  'И.И. Лесной',
  'начальник отдела',
  'заместитель министра',
  'от 5 мая 2024 г.',
  '31.02.2024',
  '№ 7',
  'перечень',
  'Перечень точек взаимодействия',
  '(далее – Реестр)',
  '(далее –',
  'размещается',
  'не размещается',
  'на официальном сайте',
  'в течение 10 (десяти) рабочих дней',
  'в течение 99999999999999999999 дней',
  'двадцати одного',
  'со дня',
  'изменения',
  'ведется:',
  'отделом;',
  'а)',
  '1.',
  '1.1.',
  '–',
  ',',
  '.',
  '(',
  ')',
  '«',
  '»',
  ';',
  '\n',
  'контроль возложить на',
  'a@b.ru',
  '8 (800) 100-00-00',
  'http://example.org/?a=b',
  'Об утверждении',
  'в„–',
  'П Р И К А З',
];

const line = soup(ORDER_WORDS, ' ', 8).map((text) => text.replaceAll('\t', ' '));

const block: fc.Arbitrary<SourceBlock> = fc.oneof(
  { weight: 5, arbitrary: line.map((text) => paragraph(text)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(line, fc.constantFrom('1.', 'а)', '–', 'II.', '1.1.', '99999999999999.', ''))
      .map(([text, label]) => paragraph(text, { label: label === '' ? null : label })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(line, fc.constantFrom('header' as const, 'footer' as const, 'footnote' as const, 'text-box' as const, 'comment' as const))
      .map(([text, region]) => paragraph(text, { region })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.array(fc.tuple(line, fc.nat(4), fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 9 })), { maxLength: 5 }), {
        minLength: 1,
        maxLength: 5,
      })
      .map((rows) => ({
        kind: 'table' as const,
        page: null,
        region: 'body' as const,
        legibility: 'good' as const,
        rows: rows.map((cells, index) => {
          let next = 0;
          return {
            header: index === 0,
            page: null,
            cells: cells.map(([text, gap, colSpan, rowSpan]) => {
              const column = next + gap;
              next = column + colSpan;
              return { text, column, colSpan, rowSpan };
            }),
          };
        }),
      })),
  },
);
