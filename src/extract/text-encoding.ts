import type { ReadingLexicon } from './context.js';
import { createLegibility, type LegibilityMeter } from './text-legibility.js';

export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  /** WHATWG name of the encoding. */
  readonly encoding: string;
}

/** Decodes a text file, telling the encoding by content. Bytes that fit no encoding become U+FFFD. */
export const decodeText = (lexicon: ReadingLexicon, bytes: Buffer): Decoded => {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  const wide = wideOrder(bytes.subarray(0, 65_536));
  if (wide !== null) return decodeAs(wide, bytes);
  const strict = decodeStrictly('utf-8', bytes);
  if (strict !== null) return strict;
  const loose = decodeAs('utf-8', bytes);
  if (isMostlyUtf8(loose.text)) return loose;
  return decodeOneByte(createLegibility(lexicon), lexicon.encodings, bytes) ?? loose;
};

/** The beginning of a file as text in whatever encoding shows its ASCII: enough to see markup. */
export const decodePrefix = (head: Buffer): string => {
  const marked = decodeMarked(head);
  if (marked !== null) return marked.text;
  const wide = wideOrder(head);
  return wide === null ? head.toString('latin1').replace(/^ï»¿/u, '') : decodeAs(wide, head).text;
};

/** True for what begins with a tag, as a document in a single XML file does. */
export const isMarkup = (bytes: Buffer): boolean =>
  decodePrefix(bytes.subarray(0, 64))
    .replace(/^\uFEFF/u, '')
    .trimStart()
    .startsWith('<');

/** Byte order of UTF-16 without a mark, told by the high bytes; null where it is not UTF-16. */
export const wideOrder = (sample: Buffer): 'utf-16le' | 'utf-16be' | null => {
  if (sample.length < 4) return null;
  let [first, second] = [0, 0];
  const pairs = Math.floor(sample.length / 2);
  for (let i = 0; i < pairs * 2; i += 2) {
    const [one = 0, two = 0] = [sample[i], sample[i + 1]];
    // A blank has one byte that would do for a high one and one that is: tables drawn in a text are full of them.
    if (HIGH_BYTES.has(one) && !(one === BLANK && two === 0)) first += 1;
    if (HIGH_BYTES.has(two) && !(two === BLANK && one === 0)) second += 1;
  }
  const zeros = sample.includes(0x00) || sample.includes(0x04);
  if (!zeros) return null;
  if (second > pairs * 0.95 && first < pairs * 0.6) return 'utf-16le';
  if (first > pairs * 0.95 && second < pairs * 0.6) return 'utf-16be';
  return null;
};

const BLANK = 0x20;
/** Of ASCII, Cyrillic, dashes and quotation marks, number signs, lines of drawn tables. */
const HIGH_BYTES: ReadonlySet<number> = new Set([0x00, 0x04, 0x20, 0x21, 0x25]);

const decodeMarked = (bytes: Buffer): Decoded | null => {
  if (bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xefbbbf) return decodeAs('utf-8', bytes);
  if (bytes.length < 2) return null;
  const mark = bytes.readUInt16BE(0);
  if (mark === 0xfffe) return decodeAs('utf-16le', bytes);
  return mark === 0xfeff ? decodeAs('utf-16be', bytes) : null;
};

const decodeAs = (encoding: string, bytes: Buffer): Decoded => ({ text: new TextDecoder(encoding).decode(bytes), encoding });

const decodeStrictly = (encoding: string, bytes: Buffer): Decoded | null => {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
};

/** A UTF-8 file cut or damaged in a few places is still UTF-8: valid sequences of several bytes do not come about by chance. */
const isMostlyUtf8 = (text: string): boolean => {
  let lost = 0;
  let wide = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) lost += 1;
    else if (code >= 0x80) wide += 1;
  }
  return lost <= wide * 0.05;
};

const decodeOneByte = (meter: LegibilityMeter, encodings: readonly string[], bytes: Buffer): Decoded | null => {
  let best: { readonly decoded: Decoded; readonly score: number } | null = null;
  for (const encoding of encodings) {
    const sample = decodeAs(encoding, bytes.subarray(0, 65_536));
    const score = meter.score(sample.text);
    if (best === null || score > best.score) best = { decoded: sample, score };
  }
  return best === null ? null : decodeAs(best.decoded.encoding, bytes);
};
