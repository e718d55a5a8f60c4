/** What reading a file costs most of: our own time, that of recognition, or that of the converter. */
export type WorkKind = 'cpu' | 'ocr' | 'converter';

/** What reading a file is likely to cost: a guess by content, for the order of work alone. */
export interface Cost {
  readonly kind: WorkKind;
  /** Larger takes longer, among files of one kind: picture elements to be recognized, bytes of the others. */
  readonly size: number;
}

export const costOf = (bytes: Buffer): Cost => {
  const start = bytes.subarray(0, HEAD_BYTES).toString('latin1');
  if (IMAGES.some((magic) => start.startsWith(magic))) return { kind: 'ocr', size: bytes.length * ELEMENTS_A_BYTE };
  const elements = start.includes('%PDF-') ? pageElements(bytes) : 0;
  if (elements > 0) return { kind: 'ocr', size: elements };
  const converted = start.startsWith('\xD0\xCF\x11\xE0') || start.startsWith('{\\rtf') || OPEN_DOCUMENT.test(start);
  return { kind: converted ? 'converter' : 'cpu', size: bytes.length };
};

/** Bytes from the start that tell the format. */
const HEAD_BYTES = 1024;
const IMAGES = ['\xFF\xD8\xFF', '\x89PNG', 'II*\x00', 'MM\x00*'];
const OPEN_DOCUMENT = /^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.oasis/u;
/** A page of text in two colours, packed. */
const ELEMENTS_A_BYTE = 40;

/**
 * Elements of the pictures in a PDF that are as large as a page (ISO 32000-1, 8.9.5): a letterhead's coat of arms is none. Dictionaries of pictures
 * always lie open, as streams may not stand in packed objects.
 */
const pageElements = (bytes: Buffer): number => {
  let elements = 0;
  let seen = 0;
  for (
    let at = bytes.indexOf(IMAGE, 0, 'latin1');
    at >= 0 && seen < MOST_PICTURES;
    at = bytes.indexOf(IMAGE, at + IMAGE.length, 'latin1'), seen += 1
  ) {
    const around = bytes.toString('latin1', Math.max(0, at - REACH), at + REACH);
    const [before, after] = [around.slice(0, Math.min(at, REACH)), around.slice(Math.min(at, REACH))];
    const dictionary = before.slice(before.lastIndexOf('obj') + 1) + (after.split('stream', 1)[0] ?? '');
    const [width, height] = [measure(dictionary, WIDTH), measure(dictionary, HEIGHT)];
    if (Math.min(width, height) >= LEAST_SIDE) elements += width * height;
  }
  return elements;
};

const IMAGE = '/Image';
/** Pictures looked at: a file of nothing but their names is not to hold up the others. */
const MOST_PICTURES = 10_000;
/** Bytes to either side of its type in which the rest of a picture's dictionary lies. */
const REACH = 400;
const WIDTH = /\/Width\s+(\d{1,6})/u;
const HEIGHT = /\/Height\s+(\d{1,6})/u;
/** A sheet of A5 at 75 dpi is 435 wide. */
const LEAST_SIDE = 430;

const measure = (dictionary: string, side: RegExp): number => Number(side.exec(dictionary)?.[1] ?? 0);
