import type { OcrLexicon } from './context.js';
import type { LabelledLine } from './mend-labels.js';
import type { MendedLabel } from './mended-label.js';

/**
 * Heads of sections in Roman figures: runs from I on, by the index of their lines, with labels as they must have been.
 * Several runs are followed at a time: «1.» of a clause under «Г. Общие положения» begins none that would end this one.
 */
export const mendRoman = (lexicon: OcrLexicon, lines: readonly LabelledLine[]): ReadonlyMap<number, MendedLabel> => {
  const runs: Head[][] = [];
  let open: Head[][] = [];
  lines.forEach((line, index) => {
    if (/^2[.,]?$/u.test(line.head)) open = withoutClauses(open);
    const head = readHead(lexicon, line, index);
    if (head === null) return;
    const going = head.figure && !head.centered ? undefined : bestOf(open.filter((run) => run.length + 1 === head.value));
    if (going !== undefined) going.push(head);
    else if (head.value === 1) {
      const run = [head];
      runs.push(run);
      // A head in Roman figures begins the count anew.
      open = head.figure ? [...open, run] : [run];
    }
  });
  return new Map(runs.filter(isCertain).flatMap(mendedOf));
};

/** A second clause shows that the nearest «1.» before it was one of clauses, not of sections: that of the section itself may stand above. */
const withoutClauses = (open: readonly Head[][]): Head[][] => {
  const clause = open.findLastIndex((run) => run.length === 1 && run[0]?.figure === true);
  return open.filter((_, index) => index !== clause);
};

/** A run of letters before one that began with a figure, the latest of each. */
const bestOf = (runs: readonly Head[][]): Head[] | undefined => runs.findLast((run) => run[0]?.figure === false) ?? runs.at(-1);

const mendedOf = (run: readonly Head[]): readonly (readonly [number, MendedLabel])[] =>
  run.flatMap((head, at) => {
    if (!head.recognized) return [];
    const near = (value: number): string | null => (value < 1 || value > run.length ? null : `${toRoman(value)}${head.stop}`);
    const label = `${toRoman(head.value)}${head.stop}`;
    return [[head.index, { label, length: head.length, after: near(at), before: near(at + 2) }]];
  });

interface Head {
  readonly index: number;
  readonly value: number;
  readonly length: number;
  /** «.», or nothing where the label has none. */
  readonly stop: string;
  readonly recognized: boolean;
  readonly centered: boolean;
  /** Read in Arabic figures. */
  readonly figure: boolean;
  /** Read in Roman figures outright. */
  readonly outright: boolean;
}

const MAX_HEADING = 250;
const MAX_BARE_HEADING = 90;

const readHead = (lexicon: OcrLexicon, line: LabelledLine, index: number): Head | null => {
  const [, sign, stop] = /^(\S{1,6}?)([.,]?)$/u.exec(line.head) ?? [];
  if (sign === undefined || line.rest.length > MAX_HEADING || !/^[«"]?\p{Lu}/u.test(line.rest)) return null;
  // Without a stop only a short heading has a label: a sentence may begin with «И».
  if (stop === '' && (line.rest.length > MAX_BARE_HEADING || /[.;:,]$/u.test(line.rest))) return null;
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
    stop: stop === '' ? '' : '.',
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
