import type { GrayImage, OcrLine, OcrPort, OcrWord } from '../../adapters/ocr-port.js';
import type { OcrLexicon } from './context.js';
import { crop } from './pixels.js';

/**
 * Reads addresses and Latin names again with the English data: the Russian reading has no Latin letters. The second
 * reading is taken only where it has the form of an address, or is a name that is known.
 */
export const rereadLatin = async (
  ocr: OcrPort,
  lexicon: OcrLexicon,
  image: GrayImage,
  dpi: number,
  lines: readonly OcrLine[],
): Promise<readonly OcrLine[]> => {
  const suspects = lines.flatMap((line) => line.words.filter(isSuspect));
  if (suspects.length === 0) return lines;
  const margin = Math.round(dpi / 15);
  const pictures = suspects.slice(0, MAX_SUSPECTS).map((word) => {
    const rim = Math.round((word.bottom - word.top) * 0.15);
    return crop(image, { left: word.left - rim, top: word.top - rim, right: word.right + rim, bottom: word.bottom + rim }, margin);
  });
  const read = await ocr.read(pictures, { language: 'eng', segmentation: 7, dpi });
  const names = new Set(lexicon.latinNames);
  const mended = new Map<OcrWord, OcrWord>();
  suspects.slice(0, MAX_SUSPECTS).forEach((word, index) => {
    const words = (read[index] ?? []).flatMap((line) => line.words);
    const text = accepted(lexicon, names, words.map((each) => each.text).join(''), word.text);
    if (text !== null) mended.set(word, { ...word, text, confidence: Math.max(word.confidence, ...words.map((each) => each.confidence)) });
  });
  return lines.map((line) => ({ ...line, words: line.words.map((word) => mended.get(word) ?? word) }));
};

const MAX_SUSPECTS = 80;

/** An at sign, a colon with slashes, a dot inside a word that is no initial, letters of two alphabets, a word hardly read. */
const isSuspect = (word: OcrWord): boolean => {
  const { text } = word;
  if (text.length < 2) return false;
  if (/@|:\/|\/\/|www/iu.test(text)) return true;
  if (/[\p{L}\d_-]{2,}\.[\p{L}]{2,}/u.test(text)) return true;
  if (/[A-Za-z]/u.test(text)) return true;
  return word.confidence < 0.6 && /^[\p{L}\d«»"'().,;:-]+$/u.test(text) && /\p{L}{2}/u.test(text);
};

const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u;
const ADDRESS = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,6}(?:\/[\w./?=&%#~-]*)?$/iu;

const accepted = (lexicon: OcrLexicon, names: ReadonlySet<string>, read: string, before: string): string | null => {
  const opening = /^[(«"'„“<[]*/u.exec(read)?.[0] ?? '';
  const closing = /[)»"'”>\].,;:]*$/u.exec(read.slice(opening.length))?.[0] ?? '';
  const core = read.slice(opening.length, read.length - closing.length);
  const around = (text: string): string => (/^[(«"„“]*/u.exec(before)?.[0] ?? '') + text + (/[)»"”.,;:]*$/u.exec(before)?.[0] ?? '');
  if (names.has(core)) return around(core);
  const domain = /\.([a-z]{2,6})(?:\/|$)/iu.exec(core.replace(/^https?:\/\//u, ''))?.[1]?.toLowerCase();
  const isAddress = EMAIL.test(core) || (ADDRESS.test(core) && core.includes('.'));
  if (!isAddress || domain === undefined) return null;
  const last =
    core
      .replace(/^https?:\/\//u, '')
      .split('/')[0]
      ?.split('.')
      .at(-1)
      ?.toLowerCase() ?? '';
  return lexicon.domains.includes(last) ? around(core) : null;
};
