import type { OcrLexicon } from './context.js';
import type { LabelledLine, MendedLabel } from './mend-labels.js';

/**
 * Labels before a bracket («а)», «1)»): within one list each is the one after the last.
 * @param breaks indexes of lines at which a list ends
 */
export const mendEnumerations = (
  lexicon: OcrLexicon,
  lines: readonly LabelledLine[],
  breaks: ReadonlySet<number>,
): ReadonlyMap<number, MendedLabel> => {
  const mended = new Map<number, MendedLabel>();
  let last: string | null = null;
  lines.forEach((line, index) => {
    if (breaks.has(index)) last = null;
    const sign = /^(\S{1,3})\)$/u.exec(line.head)?.[1];
    if (sign === undefined) return;
    const options: readonly string[] = last === null ? firstOf(lexicon) : following(lexicon, last);
    if (options.includes(sign)) {
      last = sign;
      return;
    }
    const meant = line.recognized ? options.filter((option) => isReadAs(lexicon, option, sign)) : [];
    const [only] = meant;
    if (only !== undefined && meant.length === 1) {
      mended.set(index, { label: `${only})`, length: line.head.length });
      last = only;
    } else if (/^\d{1,2}$/u.test(sign) || lexicon.letters.includes(sign)) last = sign;
  });
  return mended;
};

const firstOf = (lexicon: OcrLexicon): readonly string[] => [lexicon.letters.charAt(0), '1'];

/** The next of its kind; of letters also the one after a letter that may be left out. */
const following = (lexicon: OcrLexicon, last: string): readonly string[] => {
  if (/^\d+$/u.test(last)) return [String(Number(last) + 1)];
  const at = lexicon.letters.indexOf(last);
  return at < 0 ? [] : [lexicon.letters.charAt(at + 1)].filter(Boolean);
};

const isReadAs = (lexicon: OcrLexicon, option: string, sign: string): boolean => {
  if (!/\d/u.test(option)) return lexicon.letterReads[sign] === option;
  return [...sign].map((each) => (/\d/u.test(each) ? each : (lexicon.digits[each] ?? '?'))).join('') === option;
};
