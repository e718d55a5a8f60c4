import type { OcrLexicon } from './context.js';
import type { LabelledLine, MendedLabel } from './mend-labels.js';

export interface MendedNumbers {
  readonly mended: ReadonlyMap<number, MendedLabel>;
  /** Lines that begin with a number, mended or not. */
  readonly places: readonly number[];
}

/** Numbers of clauses («5.3.1»): what is not next in sequence but looks like what is next, is what is next. */
export const mendNumbers = (lexicon: OcrLexicon, lines: readonly LabelledLine[], taken: ReadonlyMap<number, unknown>): MendedNumbers => {
  const mended = new Map<number, MendedLabel>();
  const labels = lines.flatMap((line, index) => (taken.has(index) ? [] : readLabel(lexicon, line, index)));
  let last: Path | null = null;
  labels.forEach((label, position) => {
    const next = labels.slice(position + 1).find(({ bare }) => !bare);
    if (label.bare) {
      const found = last === null || !label.recognized ? null : settleBare(last, label, next);
      if (found === null) return;
      mended.set(label.index, found.mended);
      last = found.path;
      return;
    }
    if (label.path !== null && (last === null || isNext(last, label.path))) {
      last = label.path;
      return;
    }
    const found: Mend | null = last === null || !label.recognized ? null : settle(last, label, next);
    if (found !== null) {
      mended.set(label.index, found.mended);
      last = found.path;
      return;
    }
    // A restart, or a gap that what follows bears out; else a misreading that leaves the sequence where it was.
    if (label.path !== null && (isFirst(label.path) || (next?.path != null && isNext(label.path, next.path)))) last = label.path;
  });
  return { mended, places: labels.filter(({ bare, index }) => !bare || mended.has(index)).map(({ index }) => index) };
};

type Path = readonly number[];

interface ReadLabel {
  readonly index: number;
  readonly head: string;
  /** Figures with those meant by other signs. */
  readonly figures: readonly string[];
  /** Null where other signs than figures were read. */
  readonly path: Path | null;
  readonly recognized: boolean;
  /** Figures without any stop: a label only where the sequence needs just this one. */
  readonly bare: boolean;
  /** The same with the next word, where a blank may have got into the number. */
  readonly longer: { readonly head: string; readonly figures: readonly string[] } | null;
}

interface Mend {
  readonly path: Path;
  readonly mended: MendedLabel;
}

/** «25 В случае …»: two or three figures and a capital letter, as a number is read whose stops were lost. */
const BARE = /^\d{2,3}\s+\p{Lu}/u;

const readLabel = (lexicon: OcrLexicon, line: LabelledLine, index: number): readonly ReadLabel[] => {
  const figures = figuresOf(lexicon, line.head);
  if (figures === null) {
    const bare = { index, head: line.head, figures: [line.head], path: null, recognized: line.recognized, bare: true, longer: null };
    return BARE.test(line.text) ? [bare] : [];
  }
  const second = /^\S+/u.exec(line.rest)?.[0] ?? '';
  const more = /[.,]$/u.test(line.head) && /\d/u.test(second) ? figuresOf(lexicon, second) : null;
  const gap = line.text.length - line.rest.length;
  const literal = /^\d{1,3}(?:\.\d{1,3})*\.?$/u.test(line.head);
  return [
    {
      index,
      head: line.head,
      figures,
      path: literal ? figures.map(Number) : null,
      recognized: line.recognized,
      bare: false,
      longer: more === null ? null : { head: line.text.slice(0, gap + second.length), figures: [...figures, ...more] },
    },
  ];
};

/** «1.3.», «З.», «1,3»: parts of one to three signs, each a figure or known to be read for one; letters alone need a stop. */
const figuresOf = (lexicon: OcrLexicon, head: string): readonly string[] | null => {
  if (head.length > 14 || !/[.,]/u.test(head) || /\)$/u.test(head)) return null;
  const parts = head.replace(/[.,]+$/u, '').split(/[.,]/u);
  const figures = parts.map((part) =>
    part.length > 3 ? '?' : [...part].map((sign) => (/\d/u.test(sign) ? sign : (lexicon.digits[sign] ?? '?'))).join(''),
  );
  if (figures.some((part) => !/^\d{1,3}$/u.test(part))) return null;
  // Initials («Г.Г.») are no number: without one real figure only a single sign with a stop is.
  return /\d/u.test(head) || (parts.length === 1 && head.length === 2) ? figures : null;
};

/** All that may follow a number: its first child, its next sibling, the next of each above, the first of the next section. */
const expected = (last: Path): readonly Path[] => [
  [...last, 1],
  ...last.map((_, depth) => last.slice(0, last.length - depth)).map((path) => [...path.slice(0, -1), (path.at(-1) ?? 0) + 1]),
  ...(last.length > 1 ? [[(last[0] ?? 0) + 1, 1]] : []),
];

const same = (a: Path, b: Path): boolean => a.length === b.length && a.every((value, index) => value === b[index]);
const isNext = (last: Path, path: Path): boolean => expected(last).some((each) => same(each, path));
const isFirst = (path: Path): boolean => path.every((value) => value === 1);

const settle = (last: Path, label: ReadLabel, next: ReadLabel | undefined): Mend | null => {
  // A number that begins the count anew is as good as one that goes on.
  if (label.path !== null && isFirst(label.path) && label.path.length === 1 && label.longer === null) return null;
  const options = expected(last);
  for (const [head, figures] of readings(label)) {
    const alike = options.filter((path) => path.join('') === figures.join(''));
    const [only] = alike;
    if (only !== undefined && alike.length === 1) return toMend(only, head);
  }
  // One figure misread: only where what follows agrees, or what was read can be no number.
  const close = options.filter((path) => differsInOneFigure(path, label.figures));
  const [only] = close;
  if (only === undefined || close.length !== 1) return null;
  const agrees =
    next !== undefined && isNext(only, next.figures.map(Number)) && !(label.path !== null && isNext(label.path, next.figures.map(Number)));
  const impossible = label.figures.some((part) => Number(part) === 0);
  return agrees || impossible ? toMend(only, label.head) : null;
};

/** «25» between 2.4 and 2.6: only what the sequence expects on both sides. */
const settleBare = (last: Path, label: ReadLabel, next: ReadLabel | undefined): Mend | null => {
  const alike = expected(last).filter((path) => path.length > 1 && path.join('') === label.head);
  const [only] = alike;
  if (only === undefined || alike.length !== 1 || next?.path == null) return null;
  return isNext(only, next.path) && !isNext(last, next.path) ? toMend(only, label.head) : null;
};

const readings = (label: ReadLabel): readonly (readonly [string, readonly string[]])[] => [
  [label.head, label.figures],
  ...(label.longer === null ? [] : [[label.longer.head, label.longer.figures] as const]),
];

const toMend = (path: Path, head: string): Mend => ({
  path,
  mended: { label: path.join('.') + (/[.,]$/u.test(head) ? '.' : ''), length: head.length },
});

const differsInOneFigure = (path: Path, figures: readonly string[]): boolean => {
  if (path.length !== figures.length || path.length < 2) return false;
  const [wanted, read] = [path.join('.'), figures.join('.')];
  if (wanted.length !== read.length) return false;
  return [...wanted].filter((sign, index) => sign !== read.charAt(index)).length === 1;
};
