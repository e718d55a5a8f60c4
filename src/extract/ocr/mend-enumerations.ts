import type { OcrLexicon } from './context.js';
import type { LabelledLine } from './mend-labels.js';
import type { MendedLabel } from './mended-label.js';
import { settle, type Way } from './sequence.js';

/**
 * Labels before a bracket («а)», «1)»): each as the lists that are open must have had it, where that is beyond doubt.
 * @param breaks indexes of lines at which a list ends
 */
export const mendEnumerations = (
  lexicon: OcrLexicon,
  lines: readonly LabelledLine[],
  breaks: ReadonlySet<number>,
): ReadonlyMap<number, MendedLabel> => {
  const mended = new Map<number, MendedLabel>();
  for (const signs of listsOf(lines, breaks)) {
    const count = { start: [], keyOf: (open: Open) => open.join(' '), waysOf: waysOf(lexicon, signs) };
    const settled = settle(count, signs.length);
    const printed = signs.map(({ sign }, at) => `${settled[at] ?? sign})`);
    signs.forEach(({ index, length }, at) => {
      const label = settled[at] ?? null;
      if (label !== null)
        mended.set(index, { label: `${label})`, length, after: printed[at - 1] ?? null, before: printed[at + 1] ?? null });
    });
  }
  return mended;
};

/** Last labels of the open lists, the innermost at the end. */
type Open = readonly string[];

interface Sign {
  readonly index: number;
  /** What stands before the bracket. */
  readonly sign: string;
  readonly length: number;
  readonly recognized: boolean;
}

/** Signs of the lines from one break to the next. */
const listsOf = (lines: readonly LabelledLine[], breaks: ReadonlySet<number>): readonly (readonly Sign[])[] => {
  const lists: Sign[][] = [[]];
  lines.forEach(({ head, recognized }, index) => {
    if (breaks.has(index)) lists.push([]);
    const sign = /^(\S{1,3})\)$/u.exec(head)?.[1];
    if (sign !== undefined) lists.at(-1)?.push({ index, sign, length: head.length, recognized });
  });
  return lists.filter((signs) => signs.length > 0);
};

/** What a way of taking a label costs. A good label is not given up for another without what comes next bearing it out. */
const COST = {
  outer: 0.1,
  inner: 0.5,
  gap: 1,
  begun: 1.5,
  jump: 2,
  readForSign: 0.3,
  readForLabel: 0.8,
  figureTooMany: 1.5,
  anything: 1.2,
  noLabel: 1,
};

const waysOf =
  (lexicon: OcrLexicon, signs: readonly Sign[]) =>
  (open: Open, index: number): readonly Way<Open>[] => {
    const item = signs[index];
    if (item === undefined) return [];
    const { sign, recognized } = item;
    const good = isLabel(lexicon, sign);
    const aside: Way<Open> = { label: null, cost: good ? COST.jump : COST.noLabel, next: open };
    const steps = stepsFrom(lexicon, open);
    const asRead = good ? steps.filter(({ label }) => label === sign).map(({ cost, next }) => ({ label: null, cost, next })) : [];
    const jump = good && asRead.length === 0 ? [jumpTo(lexicon, open, sign)] : [];
    const meant = steps.flatMap(({ label, cost, next }): readonly Way<Open>[] => {
      const misread = label === sign || !recognized ? null : costOfReading(lexicon, sign, label, good);
      return misread === null ? [] : [{ label, cost: cost + misread, next }];
    });
    return [...asRead, ...jump, ...meant, aside];
  };

interface Step {
  readonly label: string;
  readonly cost: number;
  readonly next: Open;
}

/** The next of every open list, closing those inside it, and the first of a new one. */
const stepsFrom = (lexicon: OcrLexicon, open: Open): readonly Step[] => [
  ...open.flatMap((last, depth) => {
    const label = following(lexicon, last);
    const cost = (open.length - 1 - depth) * COST.outer;
    return label === null ? [] : [{ label, cost, next: [...open.slice(0, depth), label] }];
  }),
  ...[lexicon.letters.charAt(0), '1'].map((label) => ({
    label,
    cost: open.length === 0 ? 0 : COST.inner,
    next: [...open, label].slice(-MAX_DEPTH),
  })),
];

const MAX_DEPTH = 4;

/** To a label that no list leads to: over one or two of its own kind that were lost, or anywhere. */
const jumpTo = (lexicon: OcrLexicon, open: Open, sign: string): Way<Open> => {
  const last = open.at(-1);
  const over = last === undefined ? 0 : ordinalOf(lexicon, sign) - ordinalOf(lexicon, last);
  const sameKind = last !== undefined && /\d/u.test(last) === /\d/u.test(sign);
  const gap = sameKind && over > 0 && over <= 3;
  return { label: null, cost: gap ? COST.gap : last === undefined ? COST.begun : COST.jump, next: [...open.slice(0, -1), sign] };
};

const ordinalOf = (lexicon: OcrLexicon, label: string): number => (/\d/u.test(label) ? Number(label) : lexicon.letters.indexOf(label) + 1);

const isLabel = (lexicon: OcrLexicon, sign: string): boolean =>
  /^\d{1,2}$/u.test(sign) || (sign.length === 1 && lexicon.letters.includes(sign));

const following = (lexicon: OcrLexicon, last: string): string | null => {
  if (/^\d+$/u.test(last)) return String(Number(last) + 1);
  const at = lexicon.letters.indexOf(last);
  return at < 0 ? null : lexicon.letters.charAt(at + 1) || null;
};

/** Of reading the sign where the label stands; null where they are too unlike. */
const costOfReading = (lexicon: OcrLexicon, sign: string, label: string, good: boolean): number | null => {
  if (isReadAs(lexicon, label, sign)) return good ? COST.readForLabel : COST.readForSign;
  if (!good) return COST.anything;
  const extra = /^\d+$/u.test(label) && /^\d+$/u.test(sign) && sign.length === label.length + 1;
  return extra && (sign.startsWith(label) || sign.endsWith(label)) ? COST.figureTooMany : null;
};

const isReadAs = (lexicon: OcrLexicon, label: string, sign: string): boolean => {
  if (!/\d/u.test(label)) return lexicon.letterReads[sign] === label;
  return [...sign].map((each) => (/\d/u.test(each) ? each : (lexicon.digits[each] ?? '?'))).join('') === label;
};
