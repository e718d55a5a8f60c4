import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { extract } from '../../src/extract/index.js';
import { extensionDiagnostics, sniff } from '../../src/extract/sniff.js';
import { testContext } from './context.js';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const zip = async (members: Readonly<Record<string, string>>): Promise<Buffer> => {
  const file = new ZipFile();
  for (const [name, text] of Object.entries(members)) file.addBuffer(Buffer.from(text), name);
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
};

/** A compound file of one directory sector that names the given streams. */
const ole = (names: readonly string[], fib = 0): Buffer => {
  const bytes = Buffer.alloc(4096);
  latin('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  ['Root Entry', ...names].forEach((name, i) => {
    const at = 512 + i * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes[at + 66] = i === 0 ? 5 : 2;
    bytes.writeUInt32LE(4, at + 116);
  });
  bytes.writeUInt16LE(0xa5ec, 5 * 512);
  bytes.writeUInt16LE(fib, 5 * 512 + 10);
  return bytes;
};

describe('telling what a file is by its content', () => {
  const rows: readonly (readonly [string, string, Buffer, object])[] = [
    ['nothing at all', 'a.txt', Buffer.alloc(0), { code: 'empty' }],
    ['a PDF', 'a.pdf', latin('%PDF-1.7\n'), { format: 'pdf' }],
    ['a PDF after junk', 'a.pdf', latin(`${'x\n'.repeat(200)}%PDF-1.4\n`), { format: 'pdf' }],
    ['a PDF header quoted far down in a text', 'a.txt', latin(`${'text '.repeat(400)}%PDF-1.4`), { format: 'txt' }],
    ['RTF', 'a.doc', latin('{\\rtf1\\ansi'), { format: 'rtf' }],
    ['JPEG', 'a.jpg', latin('\xFF\xD8\xFF\xE0'), { format: 'image' }],
    ['TIFF, big-endian', 'a.tif', latin('MM\x00*\x00'), { format: 'image' }],
    ['HTML named .doc', 'a.doc', latin('\r\n<html xmlns:o="urn"><head>'), { format: 'html' }],
    ['HTML in UTF-16 with a mark', 'a.html', Buffer.from('\uFEFF<!DOCTYPE html><html>', 'utf16le'), { format: 'html' }],
    ['HTML that begins with a comment', 'a.htm', latin('<!-- saved from url --><html>'), { format: 'html' }],
    ['an HTML fragment that begins with words', 'a.html', Buffer.from('Приказ<p>Москва</p><p>2024</p><p>№ 19</p>'), { format: 'html' }],
    ['a text that names a tag', 'a.txt', Buffer.from('Тег <p> закрывают </p>, а <b> нет'), { format: 'txt' }],
    ['a text that begins with a link', 'a.txt', Buffer.from('<https://mintrud.ru> сайт'), { format: 'txt' }],
    ['Word 2003 XML', 'a.xml', latin('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>'), { format: 'doc' }],
    [
      'a package of Word in one XML file',
      'a.xml',
      latin('<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package>'),
      { format: 'docx' },
    ],
    ['flat ODT', 'a.fodt', latin('<?xml version="1.0"?><office:document xmlns:office="x">'), { format: 'odt' }],
    ['other XML', 'a.xml', latin('<?xml version="1.0"?><data/>'), { code: 'unsupported-format' }],
    ['a web archive of Word', 'a.doc', latin('MIME-Version: 1.0\r\nContent-Type: multipart/related'), { format: 'html' }],
    ['a web archive of Chrome', 'a.mht', latin('From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n'), { format: 'html' }],
    ['a text that names the field further down', 'a.txt', latin('Order: no. 5\n\nMIME-Version: 1.0\n'), { format: 'txt' }],
    ['UTF-8 text', 'a', Buffer.from('Приказ'), { format: 'txt' }],
    ['UTF-16 text without a mark', 'a.txt', Buffer.from('Утвердить порядок ведения перечня', 'utf16le'), { format: 'txt' }],
    [
      'garbage named .txt',
      'a.txt',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)),
      { code: 'unsupported-format' },
    ],
    ['zeros named .pdf', 'a.pdf', Buffer.alloc(2000), { code: 'corrupt' }],
    ['a cut archive', 'a.docx', latin(`PK\x03\x04${'\x00'.repeat(60)}`), { code: 'corrupt' }],
    ['Word 97', 'a.doc', ole(['WordDocument']), { format: 'doc' }],
    ['Word 97 with a password', 'a.doc', ole(['WordDocument'], 0x0100), { code: 'encrypted' }],
    ['DOCX with a password', 'a.docx', ole(['EncryptionInfo', 'EncryptedPackage']), { code: 'encrypted' }],
    ['Excel 97 named .doc', 'a.doc', ole(['Workbook']), { code: 'unsupported-format' }],
    ['a compound file cut short', 'a.doc', ole([]).subarray(0, 600), { code: 'corrupt' }],
    ['7z', 'a.7z', latin("7z\xBC\xAF'\x1C"), { code: 'unsupported-format' }],
  ];
  it.each(rows)('%s', (_, path, bytes, expected) => {
    const sniffed = sniff(path, bytes);
    expect('failure' in sniffed ? { code: sniffed.failure.code } : sniffed).toEqual(expected);
  });

  it.each([
    [{ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }, { format: 'docx' }],
    [
      {
        '[Content_Types].xml': '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
        'word/other.xml': '',
      },
      { format: 'docx' },
    ],
    [{ '[Content_Types].xml': 'spreadsheetml', 'xl/workbook.xml': '' }, { code: 'unsupported-format' }],
    [{ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }, { format: 'odt' }],
    [
      { mimetype: 'application/vnd.oasis.opendocument.text', 'META-INF/manifest.xml': '<manifest:encryption-data/>' },
      { code: 'encrypted' },
    ],
    [{ mimetype: 'application/epub+zip' }, { code: 'unsupported-format' }],
    [{ 'a.txt': 'x' }, { code: 'unsupported-format' }],
  ])('archive %#', async (members, expected) => {
    const sniffed = sniff('a.zip', await zip(members));
    expect('failure' in sniffed ? { code: sniffed.failure.code } : sniffed).toEqual(expected);
  });

  it('survives any bytes behind any signature', () => {
    const heads = ['', 'PK\x03\x04', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', '<', 'PK\x05\x06'].map(latin);
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 3000 }), (head, rest) => {
        const sniffed = sniff('x.bin', Buffer.concat([head, rest]));
        expect('failure' in sniffed || 'format' in sniffed).toBe(true);
      }),
    );
  });
});

describe('names that claim another format', () => {
  it.each([
    ['a.doc', 'html', 1],
    ['A.DOCX', 'docx', 0],
    ['order.docm', 'docx', 0],
    ['scan.pdf', 'image', 1],
    ['order', 'txt', 0],
    ['order.23', 'txt', 0],
    ['list.xlsx', 'txt', 1],
  ] as const)('%s that is %s', (path, format, count) => {
    expect(extensionDiagnostics(path, format)).toHaveLength(count);
  });
});

describe('formats that need something that is not there', () => {
  it.each([
    ['a.rtf', latin('{\\rtf1 x}'), 'converter-unavailable'],
    ['a.png', latin('\x89PNG\r\n\x1A\n'), 'ocr-unavailable'],
  ])('%s', async (path, bytes, code) => {
    const read = await extract(testContext(), { path, bytes });
    expect(read.ok ? null : read.failure.code).toBe(code);
  });

  it('refuses a file over the limit before looking into it', async () => {
    const context = testContext();
    const read = await extract({ ...context, limits: { ...context.limits, maxBytes: 3 } }, { path: 'a.txt', bytes: Buffer.from('abcd') });
    expect(read.ok ? null : read.failure).toEqual({ code: 'too-large', data: { bytes: 4, limit: 3 } });
  });
});
