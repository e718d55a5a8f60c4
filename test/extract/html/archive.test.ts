import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from '../../../src/extract/index.js';
import { archivedPage } from '../../../src/extract/html/archive.js';
import { testContext } from '../context.js';
import { readPage } from './read.js';

/** Web archives as Word, Internet Explorer and Chrome save them. */

const PAGE = '<html><body><p>ПРИКАЗ</p><p>Утвердить порядок ведения перечня точек взаимодействия</p></body></html>';
const READ = ['ПРИКАЗ', 'Утвердить порядок ведения перечня точек взаимодействия'];

const quoted = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)))
    .join('')
    .replace(/(.{1,70}[^=]{1,2})(?=.)/gu, '$1=\r\n');

const windows1251 = (text: string): Buffer =>
  Buffer.from([...text].map((char) => (char >= 'А' && char <= 'я' ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0))));

const archive = (type: string, encoding: string, body: string, start = 'MIME-Version: 1.0'): Buffer =>
  Buffer.from(
    `${start}\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Next.01"; type="text/html"\r\n\r\nThis is a document.\r\n\r\n------=_Next.01\r\nContent-Location: file:///a.htm\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n------=_Next.01\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_Next.01--\r\n`,
    'latin1',
  );

describe('a web archive', () => {
  test.each([
    ['quoted, UTF-8', archive('text/html; charset="utf-8"', 'quoted-printable', quoted(Buffer.from(PAGE)))],
    ['quoted, windows-1251', archive('text/html; charset="windows-1251"', 'quoted-printable', quoted(windows1251(PAGE)))],
    ['in base64 without its encoding told', archive('text/html', 'base64', windows1251(PAGE).toString('base64'))],
    ['as it is', archive('text/html; charset=windows-1251', '8bit', windows1251(PAGE).toString('latin1'))],
    [
      'of Chrome, its fields folded',
      archive(
        'text/html',
        'quoted-printable',
        quoted(Buffer.from(PAGE)),
        'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: =?utf-8?Q?=D0=9F?=\r\n =?utf-8?Q?=D1=80?=\r\nMIME-Version: 1.0',
      ),
    ],
    ['of one part', Buffer.from(`MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${PAGE}`)],
  ])('%s', (_, bytes) => {
    expect(readPage(bytes)).toEqual(READ);
  });

  test('named .doc is read as what it is', async () => {
    const bytes = archive('text/html; charset="utf-8"', 'quoted-printable', quoted(Buffer.from(PAGE)));
    const reading = await extract(testContext(), { path: 'order.doc', bytes });
    expect(reading).toMatchObject({
      ok: true,
      value: { format: 'html' },
      diagnostics: [{ code: 'wrong-extension' }, { code: 'encoding-detected' }],
    });
  });

  test('without a page is refused', () => {
    expect(readPage(archive('image/png', 'base64', 'AAAA'))).toEqual(['failed: unsupported-format']);
    expect(readPage(Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx'))).toEqual(['failed: unsupported-format']);
  });

  test('any bytes of one give a page or none', () => {
    const parts = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=b',
      'Content-Type: text/html',
      '--b',
      '--b--',
      '',
      '=D',
      '=',
      'слово',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (lines) => {
        const page = archivedPage(Buffer.from(lines.join('\r\n')));
        expect(page === null || Buffer.isBuffer(page)).toBe(true);
      }),
    );
  });
});
