import { extname } from 'node:path/posix';
import type { Diagnostic, Failure, Format } from '../model/index.js';
import { diagnostic } from '../model/index.js';
import { isWebArchive } from './html/archive.js';
import { sniffOle } from './sniff-ole.js';
import { sniffZip } from './sniff-zip.js';
import { decodePrefix, wideOrder } from './text-encoding.js';

/** What a file is by its content, or why it is nothing we read. */
export type Sniffed = { readonly format: Format } | { readonly failure: Failure };

/**
 * Tells a file by its content alone; the name only decides between two refusals.
 * Text is what carries no known signature: whether it decodes is for the text reader.
 */
export const sniff = (path: string, bytes: Buffer): Sniffed => {
  if (bytes.length === 0) return refuse('empty');
  const head = bytes.subarray(0, HEAD);
  const known = SIGNATURES.find((signature) => signature.bytes.some((magic) => head.subarray(signature.at ?? 0).indexOf(magic) === 0));
  if (known !== undefined) return known.tell(bytes);
  // ISO 32000-1, annex H: readers accept junk before the header within the first 1024 bytes.
  if (head.subarray(0, PDF_JUNK).includes('%PDF-')) return { format: 'pdf' };
  return sniffMarkup(head) ?? sniffText(path, bytes);
};

/** Says when the name claims another format than the content has. */
export const extensionDiagnostics = (path: string, format: Format): readonly Diagnostic[] => {
  const extension = extensionOf(path);
  const claimed = EXTENSIONS[extension];
  if (claimed === undefined || claimed === format) return [];
  return [diagnostic('wrong-extension', { extension, format }, { level: 'warning' })];
};

const HEAD = 4096;
const PDF_JUNK = 1024 + 5;

const refuse = (code: Failure['code'], data: Failure['data'] = {}): Sniffed => ({ failure: { code, data } });
const as = (format: Format) => (): Sniffed => ({ format });
const unsupported = (kind: string) => (): Sniffed => refuse('unsupported-format', { kind });

const latin = (...texts: readonly string[]): readonly Buffer[] => texts.map((text) => Buffer.from(text, 'latin1'));

interface Signature {
  readonly bytes: readonly Buffer[];
  readonly at?: number;
  readonly tell: (bytes: Buffer) => Sniffed;
}

const SIGNATURES: readonly Signature[] = [
  { bytes: latin('PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'), tell: sniffZip },
  { bytes: latin('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'), tell: sniffOle },
  { bytes: latin('%PDF-'), tell: as('pdf') },
  { bytes: latin('{\\rtf', '\xEF\xBB\xBF{\\rtf'), tell: as('rtf') },
  { bytes: latin('\xFF\xD8\xFF', '\x89PNG\r\n\x1A\n', 'II*\x00', 'MM\x00*'), tell: as('image') },
  { bytes: latin('GIF87a', 'GIF89a'), tell: unsupported('gif') },
  { bytes: latin('RIFF'), tell: unsupported('riff') },
  { bytes: latin('AT&TFORM'), tell: unsupported('djvu') },
  { bytes: latin('\x1F\x8B'), tell: unsupported('gzip') },
  { bytes: latin("7z\xBC\xAF'\x1C"), tell: unsupported('7z') },
  { bytes: latin('Rar!\x1A\x07'), tell: unsupported('rar') },
  { bytes: latin('SQLite format 3\x00'), tell: unsupported('sqlite') },
  { bytes: latin('\x7FELF', 'MZ\x90\x00'), tell: unsupported('executable') },
  // Word before 97 (2.0, 6.0 without a container): no reader at hand opens them.
  { bytes: latin('\xDB\xA5', '\x31\xBE\x00\x00', '\xFE\x37\x00\x1C'), tell: unsupported('old-word') },
];

/** HTML and the single-file XML of word processors, in any encoding that shows ASCII. */
const sniffMarkup = (head: Buffer): Sniffed | null => {
  const text = decodePrefix(head)
    .replace(/^\uFEFF/u, '')
    .trimStart();
  if (isWebArchive(text)) return { format: 'html' };
  // A fragment saved without its head: it begins with words, but closes elements.
  if (!text.startsWith('<')) return (text.match(CLOSING)?.length ?? 0) > 2 ? { format: 'html' } : null;
  if (/<pkg:package[\s>]/u.test(text)) return { format: 'docx' };
  if (/<w:wordDocument[\s>]|progid="Word\.Document"/u.test(text)) return { format: 'doc' };
  if (/<office:document[\s>]/u.test(text)) return { format: 'odt' };
  if (HTML.test(text)) return { format: 'html' };
  return /^<\?xml/u.test(text) ? refuse('unsupported-format', { kind: 'xml' }) : null;
};

const CLOSING = /<\/(?:p|div|span|td|tr|table|li|ul|ol|h[1-6]|a|b|strong|body|html)>/giu;

/** At least one tag that only HTML has; `<https://…>` in a text is none. */
const HTML = /<!doctype\s+html|<(?:html|head|body|meta|title|table|div|span|p|br|center|font|h[1-6]|ul|ol|style|script)(?:\s[^<>]*)?\/?>/iu;

const sniffText = (path: string, bytes: Buffer): Sniffed => {
  if (!isBinary(bytes)) return { format: 'txt' };
  const claimed = EXTENSIONS[extensionOf(path)];
  // A name that claims a packed format over bytes without its signature: the file is damaged, not foreign.
  const damaged = claimed !== undefined && claimed !== 'txt' && claimed !== 'html';
  return damaged ? refuse('corrupt', { format: claimed }) : refuse('unsupported-format', { kind: 'binary' });
};

/** Control characters do not occur in text of one-byte encodings or UTF-8; UTF-16 is known by its mark or its high bytes. */
const isBinary = (bytes: Buffer): boolean => {
  const sample = bytes.subarray(0, 65_536);
  if (decodePrefix(sample.subarray(0, HEAD)) !== '' && looksWide(sample)) return false;
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) controls += 1;
  }
  return controls > sample.length * 0.005;
};

const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a]);

/** True where the bytes carry a UTF-16 mark, or every second one is the high byte of Basic Latin, Cyrillic or punctuation. */
const looksWide = (sample: Buffer): boolean => {
  if (sample.length < 2) return false;
  const mark = sample.readUInt16BE(0);
  return mark === 0xfeff || mark === 0xfffe || wideOrder(sample) !== null;
};

const extensionOf = (path: string): string => extname(path.replaceAll('\\', '/')).slice(1).toLowerCase();

const EXTENSIONS: Readonly<Record<string, Format | 'other'>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  dotm: 'docx',
  pdf: 'pdf',
  txt: 'txt',
  text: 'txt',
  md: 'txt',
  doc: 'doc',
  dot: 'doc',
  rtf: 'rtf',
  odt: 'odt',
  ott: 'odt',
  fodt: 'odt',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  mht: 'html',
  mhtml: 'html',
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  tif: 'image',
  tiff: 'image',
  xls: 'other',
  xlsx: 'other',
  ppt: 'other',
  pptx: 'other',
  zip: 'other',
  rar: 'other',
  gif: 'other',
  bmp: 'other',
  djvu: 'other',
};
