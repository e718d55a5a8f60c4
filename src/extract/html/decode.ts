import type { ReadingLexicon } from '../context.js';
import { type Decoded, decodePrefix, decodeText } from '../text-encoding.js';
import { createLegibility } from '../text-legibility.js';

/**
 * Decodes a page: by its byte order mark, else by what the page says of itself, unless the content says otherwise
 * (saved pages are often re-encoded without their `meta` being told).
 */
export const decodeHtml = (lexicon: ReadingLexicon, bytes: Buffer): Decoded => {
  const told = decodeText(lexicon, bytes);
  if (told.encoding.startsWith('utf-')) return told;
  const declared = declaredDecoder(bytes);
  if (declared === null || declared.encoding === told.encoding) return told;
  const text = declared.decode(bytes);
  const meter = createLegibility(lexicon);
  return meter.score(text.slice(0, SAMPLE)) >= meter.score(told.text.slice(0, SAMPLE)) ? { text, encoding: declared.encoding } : told;
};

const SAMPLE = 65_536;

const declaredDecoder = (bytes: Buffer): InstanceType<typeof TextDecoder> | null => {
  const head = decodePrefix(bytes.subarray(0, SAMPLE));
  const name =
    /<meta[^<>]{0,300}?charset\s*=\s*["']?\s*([\w:-]{2,40})/iu.exec(head)?.[1] ??
    /<\?xml[^<>]{0,100}?encoding\s*=\s*["']([\w-]{2,40})/iu.exec(head)?.[1];
  if (name === undefined) return null;
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
};
