/** What reading a file costs most of: our own time, that of recognition, or that of the converter. */
export type WorkKind = 'cpu' | 'ocr' | 'converter';

/** Bytes from the start that tell the kind. */
export const HEAD_BYTES = 1024;

/**
 * A guess by content, for the order of work alone.
 * @param pictures whether scans are likely in it, see `hasScanFilter`
 */
export const workKind = (head: Buffer, pictures: boolean): WorkKind => {
  const start = head.toString('latin1');
  if (IMAGES.some((magic) => start.startsWith(magic))) return 'ocr';
  if (start.includes('%PDF-')) return pictures ? 'ocr' : 'cpu';
  if (start.startsWith('\xD0\xCF\x11\xE0') || start.startsWith('{\\rtf') || OPEN_DOCUMENT.test(start)) return 'converter';
  return 'cpu';
};

/** True where a stretch of a PDF holds a picture packed as scans are (ISO 32000-1, 7.4): a letterhead's coat of arms is one too. */
export const hasScanFilter = (bytes: Buffer): boolean => SCAN_FILTERS.some((name) => bytes.includes(name, 0, 'latin1'));

const IMAGES = ['\xFF\xD8\xFF', '\x89PNG', 'II*\x00', 'MM\x00*'];
const OPEN_DOCUMENT = /^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.oasis/u;
const SCAN_FILTERS = ['/DCTDecode', '/CCITTFaxDecode', '/JBIG2Decode', '/JPXDecode'];
