import { type BrokenFile, cut, file, flipped, noise } from './file.js';
import { orderText, type Sound } from './sound.js';

const ENDINGS = ['docx', 'docm', 'pdf', 'txt', 'doc', 'rtf', 'odt', 'html', 'mht', 'jpg', 'png', 'tiff', 'zip', 'xlsx'];

/** Nothing in them. */
export const emptyFiles = (): readonly BrokenFile[] => [
  ...ENDINGS.map((ending) => file(`empty/empty.${ending}`, '', 'empty')),
  file('empty/empty', '', 'empty'),
  file('empty/blanks.txt', ' \r\n\t\n'.repeat(50), 'empty'),
  file('empty/mark.txt', '\uFEFF', 'empty'),
  file('empty/feeds.txt', '\f\f\f\n', 'empty'),
  file('empty/page.html', '<html><head><title>Приказ</title></head><body> &nbsp; </body></html>', 'empty'),
];

/** Cut short where a download broke off. */
export const cutFiles = ({ docx, odt, rtf, doc, pdf, png, jpg, tiff, html, txt }: Sound): readonly BrokenFile[] => {
  const at = (name: string, bytes: Buffer, expected: readonly BrokenFile['expected'][]): readonly BrokenFile[] =>
    expected.map((each, index) => file(`cut/${index + 1}.${name}`, cut(bytes, (index + 1) / (expected.length + 1)), each));
  return [
    ...at('docx', docx, ['corrupt', 'corrupt', 'corrupt', 'corrupt', 'corrupt', 'corrupt', 'corrupt']),
    ...at('odt', odt, ['corrupt', 'corrupt', 'corrupt']),
    ...at('rtf', rtf, ['converter-failed', 'converter-failed']),
    ...at('doc', doc, ['corrupt', 'corrupt', 'corrupt']),
    ...at('pdf', pdf, ['corrupt', 'corrupt', 'corrupt', 'corrupt', 'corrupt', 'corrupt', 'corrupt']),
    ...at('png', png, ['corrupt', 'corrupt']),
    ...at('jpg', jpg, ['corrupt', 'corrupt']),
    ...at('tiff', tiff, ['corrupt', 'corrupt']),
    ...at('html', html, ['parsed', 'parsed', 'parsed']),
    ...at('txt', txt, ['parsed', 'parsed', 'parsed']),
    file('cut/one-byte.pdf', '%', 'unreadable-text'),
    file('cut/signature.docx', 'PK\x03\x04', 'corrupt'),
    file('cut/signature.pdf', '%PDF-1.7\n', 'corrupt'),
    file('cut/signature.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'corrupt'),
    file('cut/tail.docx', docx.subarray(100), 'corrupt'),
    file('cut/tail.pdf', pdf.subarray(2000), 'corrupt'),
  ];
};

/** A byte turned over. */
export const flippedFiles = ({ docx, pdf, odt, png, rtf }: Sound): readonly BrokenFile[] => [
  ...Array.from({ length: 6 }, (_, index) =>
    file(`flipped/${index}.docx`, flipped(docx, docx.indexOf('<w:body') + 40 + index * 60), 'corrupt'),
  ),
  ...Array.from({ length: 6 }, (_, index) =>
    file(`flipped/${index}.pdf`, flipped(pdf, Math.floor((pdf.length * (index + 1)) / 8)), 'parsed'),
  ),
  file('flipped/0.odt', flipped(odt, Math.floor(odt.length / 2)), 'parsed'),
  file('flipped/0.png', flipped(png, 20), 'corrupt'),
  file('flipped/0.rtf', flipped(rtf, 2), 'unreadable-text'),
];

/** Something else than the name says. */
export const foreignFiles = (all: Sound): readonly BrokenFile[] => [
  ...['docx', 'pdf', 'doc', 'rtf', 'odt', 'jpg', 'png', 'tiff'].map((ending, index) =>
    file(`foreign/noise.${ending}`, noise(3000, index + 1), 'corrupt'),
  ),
  ...['txt', 'html', 'zip', 'bin'].map((ending, index) =>
    file(`foreign/noise.${ending}`, noise(3000, index + 50), ending === 'zip' ? 'corrupt' : 'unsupported-format'),
  ),
  ...SIGNATURES.map(([name, head], index) =>
    file(`foreign/${name}`, Buffer.concat([Buffer.from(head, 'latin1'), noise(2000, index + 100)]), 'unsupported-format'),
  ),
  ...HEADS.map(([name, head, expected], index) =>
    file(`foreign/${name}`, Buffer.concat([Buffer.from(head, 'latin1'), noise(4000, index + 200)]), expected),
  ),
  file('foreign/text.docx', orderText('текст под именем docx'), 'parsed', { noticed: ['wrong-extension'] }),
  file('foreign/text.pdf', orderText('текст под именем pdf'), 'parsed', { noticed: ['wrong-extension'] }),
  file('foreign/docx.pdf', Buffer.concat([all.docx, Buffer.from('1')]), 'parsed', { noticed: ['wrong-extension'] }),
  file('foreign/docx.txt', Buffer.concat([all.docx, Buffer.from('2')]), 'parsed', { noticed: ['wrong-extension'] }),
  file('foreign/pdf.doc', Buffer.concat([all.pdf, Buffer.from('\n')]), 'parsed', { noticed: ['wrong-extension'] }),
  file('foreign/data.xml', '<?xml version="1.0"?><data>Приказ</data>', 'unsupported-format'),
];

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['a.gif', 'GIF89a'],
  ['a.webp', 'RIFF\x00\x01\x00\x00WEBP'],
  ['a.djvu', 'AT&TFORM'],
  ['a.gz', '\x1F\x8B\x08'],
  ['a.7z', "7z\xBC\xAF'\x1C"],
  ['a.rar', 'Rar!\x1A\x07\x00'],
  ['a.sqlite', 'SQLite format 3\x00'],
  ['a.elf', '\x7FELF'],
  ['a.exe', 'MZ\x90\x00'],
  ['word-2.doc', '\xDB\xA5\x2D\x00'],
];

/** A signature of ours over nothing of ours. */
const HEADS: readonly (readonly [string, string, BrokenFile['expected']])[] = [
  ['head.docx', 'PK\x03\x04', 'corrupt'],
  ['head.pdf', '%PDF-1.7\n', 'corrupt'],
  ['head.doc', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'corrupt'],
  ['head.jpg', '\xFF\xD8\xFF\xE0', 'corrupt'],
  ['head.png', '\x89PNG\r\n\x1A\n', 'corrupt'],
  ['head.tif', 'II*\x00', 'corrupt'],
];
