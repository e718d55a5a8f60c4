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
  const signs = lines.map(signOf);
  /** Last labels of the open lists, the innermost at the end. */
  let open: readonly string[] = [];
  lines.forEach((line, index) => {
    if (breaks.has(index)) open = [];
    const sign = signs[index] ?? null;
    if (sign === null) return;
    const going = placeOf(open, (last) => following(lexicon, last).includes(sign));
    if (going !== null) open = [...open.slice(0, going), sign];
    else if (firstOf(lexicon).includes(sign)) open = [...open, sign];
    else {
      const meant = line.recognized ? meantBy(lexicon, open, sign, signs.slice(index + 1)) : null;
      if (meant !== null) {
        mended.set(index, { label: `${meant.label})`, length: line.head.length });
        open = [...open.slice(0, meant.depth), meant.label];
      } else if (isLabel(lexicon, sign)) open = [...open.slice(0, -1), sign];
    }
  });
  return mended;
};

/** The innermost open list of which something holds. */
const placeOf = (open: readonly string[], holds: (last: string) => boolean): number | null => {
  for (let depth = open.length - 1; depth >= 0; depth -= 1) if (holds(open[depth] ?? '')) return depth;
  return null;
};

const meantBy = (
  lexicon: OcrLexicon,
  open: readonly string[],
  sign: string,
  after: readonly (string | null)[],
): { readonly label: string; readonly depth: number } | null => {
  const alike = (last: string): string | undefined => following(lexicon, last).find((option) => isReadAs(lexicon, option, sign));
  const depth = placeOf(open, (last) => alike(last) !== undefined);
  const label = depth === null ? undefined : alike(open[depth] ?? '');
  if (depth !== null && label !== undefined) return { label, depth };
  const first = firstOf(lexicon).find((option) => isReadAs(lexicon, option, sign));
  if (first !== undefined) return { label: first, depth: open.length };
  if (isLabel(lexicon, sign)) return null;
  // What is no label at all: what comes next may leave only one choice («№)» before «2)»).
  const next = after.find((each) => each !== null) ?? null;
  const options = open.length === 0 ? firstOf(lexicon) : following(lexicon, open.at(-1) ?? '');
  const borne = next === null ? undefined : options.find((option) => following(lexicon, option).includes(next));
  return borne === undefined ? null : { label: borne, depth: Math.max(0, open.length - 1) };
};

const signOf = (line: LabelledLine): string | null => /^(\S{1,3})\)$/u.exec(line.head)?.[1] ?? null;

const isLabel = (lexicon: OcrLexicon, sign: string): boolean =>
  /^\d{1,2}$/u.test(sign) || (sign.length === 1 && lexicon.letters.includes(sign));

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
