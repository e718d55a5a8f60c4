import type { OcrLexicon } from './context.js';
import type { LabelledLine } from './mend-labels.js';
import type { MendedLabel } from './mended-label.js';
import { settle, type Way } from './sequence.js';

export interface MendedNumbers {
  readonly mended: ReadonlyMap<number, MendedLabel>;
  /** Lines that begin with a number, mended or not. */
  readonly places: readonly number[];
}

/** Numbers of clauses («5.3.1»): each as the whole sequence must have had it, where that is beyond doubt. */
export const mendNumbers = (lexicon: OcrLexicon, lines: readonly LabelledLine[], taken: ReadonlyMap<number, unknown>): MendedNumbers => {
  const mended = new Map<number, MendedLabel>();
  const numbers = lines.flatMap((line, index) => (taken.has(index) ? [] : readLabel(lexicon, line, index)));
  const count = { start: null, keyOf: (last: Path | null) => last?.join('.') ?? '', waysOf: waysOf(numbers) };
  const settled = settle(count, numbers.length);
  const printed = numbers.map((number, at) => settled[at] ?? number.head.replace(/[.,]+$/u, ''));
  numbers.forEach((number, at) => {
    const label = settled[at] ?? null;
    if (label === null) return;
    const head = number.longer !== null && number.longer.figures.join('') === label.replaceAll('.', '') ? number.longer.head : number.head;
    mended.set(number.index, {
      label: label + (/[.,]$/u.test(head) ? '.' : ''),
      length: head.length,
      after: printed[at - 1] ?? null,
      before: printed[at + 1] ?? null,
    });
  });
  return { mended, places: numbers.filter(({ bare, index }) => !bare || mended.has(index)).map(({ index }) => index) };
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
  /** One letter that is neither a word nor a number as it stands. */
  readonly lone: boolean;
  /** The same with the next word, where a blank may have got into the number. */
  readonly longer: { readonly head: string; readonly figures: readonly string[] } | null;
}

/** «25 В случае …»: two or three figures and a capital letter, as a number is read whose stops were lost. */
const BARE = /^\d{2,3}\s+\p{Lu}/u;
/** «З Типы точек»: one sign that is no word, before a heading. */
const LONE = /^\p{L}\s+\p{Lu}\p{Ll}/u;

const readLabel = (lexicon: OcrLexicon, line: LabelledLine, index: number): readonly ReadLabel[] => {
  const figures = figuresOf(lexicon, line.head);
  if (figures === null) {
    const lone = LONE.test(line.text) && !lexicon.oneLetterWords.includes(line.head.toLowerCase()) ? lexicon.digits[line.head] : undefined;
    if (lone === undefined && !BARE.test(line.text)) return [];
    const bare = { index, head: line.head, path: null, recognized: line.recognized, bare: true, longer: null };
    return [{ ...bare, figures: [lone ?? line.head], lone: lone !== undefined }];
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
      lone: false,
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

/** What a way of taking a number costs: what follows at once, nothing; a count begun anew, a gap, a jump, more and more. */
const COST = {
  anew: 0.5,
  gap: 1.5,
  jump: 2.5,
  nought: 1,
  sameFigures: 0.5,
  readForFigures: 0.3,
  oneFigure: 1,
  figureOfNumber: 1.5,
  onlyFigure: 2,
  stopsLost: 0.6,
  noNumber: 2.8,
  noFigures: 1.2,
  noWord: 0.8,
  contradicted: 2,
};

const waysOf =
  (numbers: readonly ReadLabel[]) =>
  (last: Path | null, index: number): readonly Way<Path | null>[] => {
    const number = numbers[index];
    if (number === undefined) return [];
    // Outside of the count: a date, a sum, initials.
    const aside: Way<Path | null> = {
      label: null,
      cost: number.lone ? COST.noWord : number.bare ? 0 : number.path === null ? COST.noFigures : COST.noNumber,
      next: last,
    };
    const head = number.recognized ? headOfNext(numbers, index) : null;
    const asRead = number.path === null ? [] : [wayAsRead(last, number.path, head)];
    if (!number.recognized) return [...asRead, aside];
    const fits = last === null ? [] : expected(last);
    const led = head === null || fits.some((path) => same(path, head)) ? [] : [head];
    const meant = [...fits, ...led].flatMap((path): readonly Way<Path>[] => {
      const cost = number.path !== null && same(path, number.path) ? null : costOfReading(number, path);
      return cost === null ? [] : [{ label: path.join('.'), cost: cost + costOfStep(last, path), next: path }];
    });
    return [...asRead, ...meant, aside];
  };

/** A head that fits neither what came before nor the clauses under it is dearer than one misread figure. */
const wayAsRead = (last: Path | null, path: Path, head: Path | null): Way<Path> => {
  const alone = head !== null && head.length === path.length && !same(head, path) && (last === null || !isNext(last, path));
  return { label: null, cost: costOfStep(last, path) + (alone ? COST.contradicted : 0), next: path };
};

/** The number under which the next two stand, where they come at once and are children of one: that of «2.1.», «2.2.» is 2. */
const headOfNext = (numbers: readonly ReadLabel[], index: number): Path | null => {
  const [own, first, second] = numbers.slice(index, index + 3);
  if (own === undefined || !first?.path || !second?.path || first.index - own.index > AT_ONCE) return null;
  const head = first.path.slice(0, -1);
  const counted = (second.path.at(-1) ?? 0) === (first.path.at(-1) ?? 0) + 1;
  return head.length === own.figures.length && counted && same(head, second.path.slice(0, -1)) ? head : null;
};

/** Lines from a head to its first clause. */
const AT_ONCE = 2;

const costOfStep = (last: Path | null, path: Path): number => {
  if (last === null) return isFirst(path) ? 0 : COST.anew;
  if (isNext(last, path)) return 0;
  if (isFirst(path)) return COST.anew;
  const nought = path.includes(0) ? COST.nought : 0;
  const step = (path.at(-1) ?? 0) - (last[path.length - 1] ?? 0);
  const sibling = path.length <= last.length && same(path.slice(0, -1), last.slice(0, path.length - 1));
  return (sibling && step > 0 && step <= 3 ? COST.gap : COST.jump) + nought;
};

/** Of taking what was read for a number that it is not; null where they are too unlike. */
const costOfReading = (number: ReadLabel, path: Path): number | null => {
  const wanted = path.join('');
  if (number.lone) return path.length === 1 && wanted === number.figures[0] ? 0 : null;
  if (number.bare) return path.length > 1 && wanted === number.head ? COST.stopsLost : null;
  if (wanted === number.figures.join('')) return number.path === null ? COST.readForFigures : COST.sameFigures;
  if (number.longer?.figures.join('') === wanted) return COST.readForFigures;
  if (!differsInOneFigure(path, number.figures)) return null;
  if (path.length === 1) return COST.onlyFigure;
  return number.path === null ? COST.oneFigure : COST.figureOfNumber;
};

const differsInOneFigure = (path: Path, figures: readonly string[]): boolean => {
  if (path.length !== figures.length) return false;
  const [wanted, read] = [path.join('.'), figures.join('.')];
  if (wanted.length !== read.length) return false;
  return [...wanted].filter((sign, index) => sign !== read.charAt(index)).length === 1;
};
