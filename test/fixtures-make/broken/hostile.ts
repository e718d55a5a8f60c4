import { deflateRawSync, deflateSync } from 'node:zlib';

import { pack, packAll, type PackedMember } from '../../fuzz/pack.js';
import { type BrokenFile, file, noise, replaced } from './file.js';
import { BODY, bytesOf, docxOf, orderText, type Sound } from './sound.js';

/** Under a password. */
export const lockedFiles = ({ odt, doc }: Sound): readonly BrokenFile[] => [
  file('locked/user.pdf', bytesOf('fixtures/extract/encrypted.pdf'), 'encrypted'),
  file('locked/office.docx', compoundFile(['EncryptionInfo', 'EncryptedPackage']), 'encrypted'),
  file('locked/member.docx', pack([...MEMBERS, { name: 'word/document.xml', bytes: noise(500, 3), flags: 1 }]), 'encrypted'),
  file(
    'locked/office.odt',
    packAll(
      new Map<string, Buffer | string>([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['META-INF/manifest.xml', '<manifest:encryption-data/>'],
        ['content.xml', noise(500, 4)],
      ]),
    ),
    'encrypted',
  ),
  file('locked/word-97.doc', lockedWord(doc), 'encrypted'),
  file('locked/archive.zip', pack([{ name: 'a.txt', bytes: noise(312, 5), size: 300, flags: 1 }]), 'excluded', {
    inside: { 'a.txt': 'encrypted' },
  }),
  file('locked/unknown.odt', Buffer.concat([odt.subarray(0, 30), noise(400, 6)]), 'corrupt'),
];

/** Small, and larger the more one looks. */
export const bombs = (): readonly BrokenFile[] => [
  file('bomb/300-megabytes.docx', bomb(300), 'too-large'),
  file('bomb/styles.docx', packAll(new Map([...partsOf(BODY), ['word/styles.xml', Buffer.alloc(20 * MEGABYTE, 0x20)]])), 'parsed'),
  file(
    'bomb/lying.docx',
    pack([...MEMBERS, { name: 'word/document.xml', bytes: '', packed: deflateRawSync(Buffer.alloc(20 * MEGABYTE)), size: 10, crc: 1 }]),
    'too-large',
  ),
  file(
    'bomb/members.docx',
    pack([...MEMBERS, ...Array.from({ length: 2001 }, (_, at) => ({ name: `word/${at}.xml`, bytes: '' })), MAIN]),
    'too-large',
  ),
  file('bomb/lines.docx', docxOf({ body: `<w:p>${'<w:br/>'.repeat(200_000)}</w:p>${BODY}` }), 'too-large'),
  file('bomb/picture.png', png(60_000, 60_000), 'too-large'),
  file('bomb/picture-wide.png', png(9_000_000, 1000), 'too-large'),
  file('bomb/picture-none.png', png(0, 0), 'corrupt'),
  file('bomb/stream.pdf', pdfOf(deflateSync(Buffer.alloc(100 * MEGABYTE, 0x20)), '/Filter /FlateDecode'), 'empty'),
  file(
    'bomb/filters.pdf',
    pdfOf(deflateSync(deflateSync(deflateSync(Buffer.alloc(50 * MEGABYTE, 0x20)))), '/Filter [/FlateDecode /FlateDecode /FlateDecode]'),
    'empty',
  ),
  file('bomb/pages.pdf', pdfOf(Buffer.from('BT ET'), '', '/Kids [3 0 R 2 0 R 2 0 R] /Count 2147483647'), 'corrupt'),
  file('bomb/page.pdf', replaced(pdfOf(Buffer.from('BT ET'), ''), '[0 0 595 842]', '[0 0 9999999 9999999]'), 'empty'),
  file('bomb/zeros.zip', pack([{ name: 'zeros.txt', bytes: Buffer.alloc(300 * MEGABYTE) }]), 'excluded', {
    inside: { 'zeros.txt': 'too-large' },
  }),
  file('bomb/nested.zip', nested(6), 'excluded', {
    inside: { '4.zip': 'excluded', '4.zip!/3.zip': 'excluded', '4.zip!/3.zip!/2.zip': 'too-deep' },
  }),
  file(
    'bomb/lying.zip',
    pack([{ name: 'a.txt', bytes: '', packed: deflateRawSync(Buffer.alloc(20 * MEGABYTE)), size: 10, crc: 1 }]),
    'excluded',
    { inside: { 'a.txt': 'too-large' } },
  ),
];

/** Archives whose names lead elsewhere. */
export const archives = (): readonly BrokenFile[] => [
  ...WAYS.map(([name, shown], index) =>
    file(`archive/way-${index}.zip`, pack([{ name, bytes: orderText(`путь ${index}`), flags: 0 }]), 'excluded', {
      inside: { [shown]: 'parsed' },
    }),
  ),
  file(
    'archive/link.zip',
    pack([
      { name: 'a.txt', bytes: orderText('рядом со ссылкой') },
      { name: 'link.txt', bytes: '/etc/passwd', mode: 0o120777 },
    ]),
    'excluded',
    {
      inside: { 'a.txt': 'parsed' },
    },
  ),
  file('archive/same.zip', pack([1, 2].map((copy) => ({ name: 'a.txt', bytes: orderText(`копия ${copy}`) }))), 'excluded', {
    inside: { 'a.txt': 'parsed', 'a.txt#2': 'parsed' },
  }),
  file('archive/none.zip', pack([]), 'unsupported-format'),
  file('archive/crc.zip', pack([{ name: 'a.txt', bytes: orderText('сумма'), crc: 7 }]), 'excluded', { inside: { 'a.txt': 'corrupt' } }),
  file('archive/method.zip', pack([{ name: 'a.txt', bytes: orderText('способ'), method: 99, packed: noise(60, 9) }]), 'excluded', {
    inside: { 'a.txt': 'corrupt' },
  }),
];

const WAYS: readonly (readonly [string | Buffer, string])[] = [
  ['../../../tmp/poryadok-up.txt', 'tmp/poryadok-up.txt'],
  ['/tmp/poryadok-root.txt', 'tmp/poryadok-root.txt'],
  ['..\\..\\poryadok-back.txt', 'poryadok-back.txt'],
  ['C:\\Windows\\poryadok.txt', 'Windows/poryadok.txt'],
  ['a/../../b.txt', 'a/b.txt'],
  ['a\u0000b.txt', 'a\uFFFDb.txt'],
  ['../C:', '_'],
  ['a/D:b.txt', 'a/b.txt'],
  ['./.././приказ.txt', 'приказ.txt'],
  // «приказ» in ibm866 and in windows-1251
  [Buffer.from('afe0a8aaa0a72e747874', 'hex'), 'приказ.txt'],
  [Buffer.from('eff0e8eae0e72e747874', 'hex'), 'приказ.txt'],
];

const MEGABYTE = 1024 * 1024;

const partsOf = (body: string): ReadonlyMap<string, Buffer | string> =>
  new Map([
    ['[Content_Types].xml', '<Types/>'],
    [
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ]);

const MEMBERS: readonly PackedMember[] = [{ name: '[Content_Types].xml', bytes: '<Types/>' }];
const MAIN = { name: 'word/document.xml', bytes: partsOf(BODY).get('word/document.xml') ?? '' };

/** A document of nothing but blanks between its tags: 300 MB in about 311 KB. */
export const bomb = (megabytes: number): Buffer => {
  const [head = '', tail = ''] = String(MAIN.bytes).split('</w:body>');
  return pack([
    ...MEMBERS,
    {
      name: 'word/document.xml',
      bytes: Buffer.concat([Buffer.from(head), Buffer.alloc(megabytes * MEGABYTE, 0x20), Buffer.from(`</w:body>${tail}`)]),
    },
  ]);
};

const nested = (depth: number): Buffer =>
  Array.from({ length: depth }, (_, at) => at).reduce<Buffer>(
    (inner, at) => pack([{ name: at === 0 ? 'a.txt' : `${at - 1}.zip`, bytes: inner }]),
    Buffer.from(orderText('внутри')),
  );

/** A picture that claims a size; its pixels are not there. */
const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const [size, name] = [Buffer.alloc(4), Buffer.from(type, 'latin1')];
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crcOf(Buffer.concat([name, data])));
  return Buffer.concat([size, name, data, sum]);
};

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
};

/** A PDF of one page with the contents given. */
export const pdfOf = (contents: Buffer, filter: string, tree = '/Kids [3 0 R] /Count 1', catalog = ''): Buffer =>
  Buffer.concat([
    Buffer.from(
      [
        '%PDF-1.7',
        `1 0 obj <</Type /Catalog /Pages 2 0 R ${catalog}>> endobj`,
        `2 0 obj <</Type /Pages ${tree}>> endobj`,
        '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj',
        `4 0 obj <</Length ${contents.length} ${filter}>> stream\n`,
      ].join('\n'),
    ),
    contents,
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n'),
  ]);

/** A compound file of one directory sector that names the given streams. */
export const compoundFile = (names: readonly string[]): Buffer => {
  const bytes = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  ['Root Entry', ...names].forEach((name, index) => {
    const at = 512 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes[at + 66] = index === 0 ? 5 : 2;
    bytes.writeUInt32LE(4, at + 116);
  });
  return bytes;
};

/** With the bit of encryption in its head ([MS-DOC] 2.5.2). */
const lockedWord = (doc: Buffer): Buffer => {
  const copy = Buffer.from(doc);
  const fib = copy.indexOf(Buffer.from('eca5', 'hex'), 512);
  copy.writeUInt16LE(copy.readUInt16LE(fib + 10) | 0x0100, fib + 10);
  return copy;
};
