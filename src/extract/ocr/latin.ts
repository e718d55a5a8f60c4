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
  received: readonly OcrLine[],
): Promise<readonly OcrLine[]> => {
  const lines = received.map(joinPieces);
  const suspects = suspectsOf(lines).slice(0, MAX_SUSPECTS);
  if (suspects.length === 0) return received;
  const margin = Math.round(dpi / 15);
  const pictures = suspects.map((word) => {
    const rim = Math.round((word.bottom - word.top) * 0.15);
    return crop(image, { left: word.left - rim, top: word.top - rim, right: word.right + rim, bottom: word.bottom + rim }, margin);
  });
  const read = await ocr.read(pictures, { language: 'eng', segmentation: 7, dpi });
  const again = new Map<OcrWord, OcrWord>();
  suspects.forEach((word, index) => {
    const words = (read[index] ?? []).flatMap((line) => line.words);
    const confidence = Math.min(1, ...words.map((each) => each.confidence));
    if (words.length > 0) again.set(word, { ...word, text: withScheme(words.map((each) => each.text).join('')), confidence });
  });
  return mend(lexicon, lines, again);
};

const mend = (lexicon: OcrLexicon, lines: readonly OcrLine[], again: ReadonlyMap<OcrWord, OcrWord>): readonly OcrLine[] => {
  const names = new Set(lexicon.latinNames);
  const parts = addressParts(lines, again);
  return lines.map((line) => ({
    ...line,
    words: joinHosts(
      line.words.map((word) => {
        const second = again.get(word);
        if (second === undefined) return word;
        const text = accepted(lexicon, names, second.text, word.text) ?? (parts.has(word) ? second.text : null);
        return text === null ? word : { ...word, text, confidence: Math.max(word.confidence, second.confidence) };
      }),
    ),
  }));
};

/** Words one after another that are Latin for sure, where one of them bears the marks of an address: a narrow cell cut it. */
const addressParts = (lines: readonly OcrLine[], again: ReadonlyMap<OcrWord, OcrWord>): ReadonlySet<OcrWord> => {
  const parts = new Set<OcrWord>();
  let run: OcrWord[] = [];
  const close = (): void => {
    if (MARKED.test(run.map((word) => again.get(word)?.text ?? '').join(''))) for (const word of run) parts.add(word);
    run = [];
  };
  for (const word of lines.flatMap((line) => line.words)) {
    const second = again.get(word);
    const sure = second !== undefined && LATIN.test(second.text) && second.confidence > SURE && second.confidence > word.confidence;
    if (sure) run.push(word);
    else close();
  }
  close();
  return parts;
};

const LATIN = /^[(«"]?[\w.@:/-]*[a-z][\w.@:/-]*[)»";,.]*$/iu;
const MARKED = /@[\w-]+\.[a-z]|:\/\/|^\(?www(?:\.|$)|[a-z]\.[a-z]{2,}/iu;
const SURE = 0.6;

/** «www» and its host with the stop between them lost. */
const joinHosts = (words: readonly OcrWord[]): readonly OcrWord[] => {
  const joined: OcrWord[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && /^\(?www\.?$/u.test(last.text) && /^[a-z\d-]+\.[a-z]/u.test(word.text)) {
      const host = last.text.endsWith('.') ? last.text : `${last.text}.`;
      joined[joined.length - 1] = {
        ...word,
        text: host + word.text,
        left: last.left,
        top: Math.min(last.top, word.top),
        bottom: Math.max(last.bottom, word.bottom),
      };
    } else joined.push(word);
  }
  return joined;
};

/** No other scheme ends like this: «ittps://», «bttp://». */
const withScheme = (text: string): string => text.replace(/^([(«"]*)[^\s(«":/]{0,2}t?tp(s?):\/\//u, '$1http$2://');

const MAX_SUSPECTS = 80;

/** An address of which the Russian reading made two words, neither believed: «В рз://дрг.адтп». */
const joinPieces = (line: OcrLine): OcrLine => {
  const words: OcrWord[] = [];
  for (const word of line.words) {
    const last = words.at(-1);
    const near = last !== undefined && word.left - last.right < line.size * 0.4;
    const doubted = near && last.confidence < BARELY && word.confidence < BARELY && /@|:\/|www/iu.test(last.text + word.text);
    if (doubted || (near && last.confidence < HALF && isStart(last.text) && HOST_END.test(word.text))) {
      words[words.length - 1] = {
        ...word,
        text: last.text + word.text,
        left: last.left,
        top: Math.min(last.top, word.top),
        bottom: Math.max(last.bottom, word.bottom),
      };
    } else words.push(word);
  }
  return { ...line, words };
};

const BARELY = 0.4;
const HALF = 0.6;

/** «(м/м .пипргот.ги)»: what «www» was read as, and the rest of the address from the stop on. */
const HOST_END = /^[.-][\p{L}\d@-]{3,}\.\p{L}{2,3}(?![\p{L}\d])/u;
const isStart = (text: string): boolean => text.length <= 7 && !/[\p{L}\d]{5}|[.,;:)]$/u.test(text);

/** Words that look like no Russian, and what stands at the beginning of the next line after an address cut by its end. */
const suspectsOf = (lines: readonly OcrLine[]): readonly OcrWord[] => {
  let open = false;
  return lines.flatMap(({ words }) =>
    words.filter((word, index) => {
      const suspect = isSuspect(word) || (index === 0 && open && /^[\p{L}\d.-]+$/u.test(word.text));
      open = index === words.length - 1 && /@|:\/|www/iu.test(word.text);
      return suspect;
    }),
  );
};

/** An at sign, a colon with slashes, a dot inside a word that is no initial, letters of two alphabets, a word hardly read. */
const isSuspect = (word: OcrWord): boolean => {
  const { text } = word;
  if (text.length < 2) return false;
  if (/@|:\/|\/\/|www/iu.test(text)) return true;
  if (/[\p{L}\d_-]{2,}\.[\p{L}]{2,}/u.test(text)) return true;
  if (/[A-Za-z]|\p{L}[!$|{}<>*^~=\\\d]|[!$|{}<>*^~=\\]\p{L}/u.test(text)) return true;
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
