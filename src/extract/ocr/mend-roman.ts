import type { OcrLexicon } from './context.js';
import type { LabelledLine, MendedLabel } from './mend-labels.js';

/** Heads of sections in Roman figures: a run from I on, by the index of their lines, with labels as they must have been. */
export const mendRoman = (lexicon: OcrLexicon, lines: readonly LabelledLine[]): ReadonlyMap<number, MendedLabel> => {
  const mended = new Map<number, MendedLabel>();
  let chain: Head[] = [];
  const close = (): void => {
    if (isCertain(chain))
      for (const head of chain) if (head.recognized) mended.set(head.index, { label: `${toRoman(head.value)}.`, length: head.length });
    chain = [];
  };
  lines.forEach((line, index) => {
    // A second clause shows that the first was one of clauses, not of sections.
    if (chain.length === 1 && chain[0]?.figure === true && /^2[.,]?$/u.test(line.head)) chain = [];
    const head = readHead(lexicon, line, index);
    if (head === null) return;
    if (head.value === chain.length + 1 && !(head.figure && chain.length > 0 && !head.centered)) chain.push(head);
    else if (head.value === 1) {
      close();
      chain.push(head);
    }
  });
  close();
  return mended;
};

interface Head {
  readonly index: number;
  readonly value: number;
  readonly length: number;
  readonly recognized: boolean;
  readonly centered: boolean;
  /** Read in Arabic figures. */
  readonly figure: boolean;
  /** Read in Roman figures outright. */
  readonly outright: boolean;
}

const MAX_HEADING = 250;

const readHead = (lexicon: OcrLexicon, line: LabelledLine, index: number): Head | null => {
  const sign = /^(\S{1,6})[.,]$/u.exec(line.head)?.[1];
  if (sign === undefined || line.rest.length > MAX_HEADING || !/^[«"]?\p{Lu}/u.test(line.rest)) return null;
  // Figures may be figures: only a heading in the middle, or one that comes first, is taken for a Roman one.
  const figure = /^\d+$/u.test(sign);
  if (figure && !line.centered && sign !== '1') return null;
  const figures = [...sign].map((each) => lexicon.roman[each] ?? '?').join('');
  const value = fromRoman(figures);
  if (value === null) return null;
  return {
    index,
    value,
    length: line.head.length,
    recognized: line.recognized,
    centered: line.centered,
    figure,
    outright: /^[IVX]+$/u.test(sign),
  };
};

/** Initials before names may look like figures too: two heads are believed where one is beyond doubt or both are in the middle. */
const isCertain = (chain: readonly Head[]): boolean =>
  chain.length >= 3 || (chain.length === 2 && (chain.some((head) => head.outright) || chain.every((head) => head.centered)));

const VALUES = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

const toRoman = (value: number): string => {
  let rest = value;
  let text = '';
  for (const [step, sign] of VALUES) {
    text += sign.repeat(Math.floor(rest / step));
    rest %= step;
  }
  return text;
};

/** Null where the figures are no number written as usual, or more sections than an order has. */
const fromRoman = (figures: string): number | null => {
  for (let value = 1; value <= 39; value += 1) if (toRoman(value) === figures) return value;
  return null;
};
