import type { Instruction, Program, Reading } from './program.js';
import { denialsIn, type Denials } from './denials.js';
import { acquire, release, type Capture, type Stack, type Trail } from './stack.js';
import { meetsAll, type Occurrence, type Occurrences, type Unit } from './unit.js';

/** How the names in braces are found: concepts by their own programs, slots by code. */
export type Finder = (unit: Unit, name: string) => Occurrences;

/** A match over tokens `[from, to)`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly captures: ReadonlyMap<string, Capture>;
}

/** Marks that may stand between words of a phrase without parting them. */
const LIGHT_MARKS = new Set([',', '«', '»', '"', '“', '”', '„', '(', ')', '-', '–', '—', ':', "'", '*', '/']);

/** More marks than this in a row are no punctuation of a phrase; the bound keeps the cost linear on hostile text. */
const MAX_MARKS = 6;

/**
 * The first match that begins at token `from` or later, leftmost and by the order of alternatives.
 * Every pair of instruction and position is tried once for all starts together, so the cost is linear in the tokens.
 */
export const findMatch = (finder: Finder, unit: Unit, program: Program, from = 0): Match | null =>
  canOccur(finder, unit, program) ? firstFrom(finder, unit, program, startsOf(finder, unit, program), from) : null;

/** Every match, none overlapping another. */
export const findMatches = (finder: Finder, unit: Unit, program: Program): Match[] => {
  const matches: Match[] = [];
  if (!canOccur(finder, unit, program)) return matches;
  const starts = startsOf(finder, unit, program);
  let match = firstFrom(finder, unit, program, starts, 0);
  while (match !== null) {
    matches.push(match);
    match = firstFrom(finder, unit, program, starts, Math.max(match.to, match.from + 1));
  }
  return matches;
};

/** The ways to say one thing, made ready. */
export interface Wordings {
  /** Keys of those that are one word each. */
  readonly words: readonly number[];
  readonly programs: readonly Program[];
}

export const wordingsOf = (programs: readonly Program[]): Wordings => {
  const words = programs.flatMap(({ code: [first, second] }) => (first?.op === 'word' && second?.op === 'match' ? [first.key] : []));
  return {
    words: [...new Set(words)],
    programs: programs.filter(({ code: [first, second] }) => first?.op !== 'word' || second?.op !== 'match'),
  };
};

/** All ends of matches of the wordings at each start: how a concept occurs in a unit. */
export const occurrencesOf = (finder: Finder, unit: Unit, { words, programs }: Wordings): Occurrences => {
  const found = new Map<number, Set<number>>();
  const { places } = unit.words();
  for (const key of words) {
    for (const start of places.get(key) ?? NOWHERE) {
      unit.steps += 1;
      addEnd(found, start, start + 1);
    }
  }
  for (const program of programs) {
    if (!canOccur(finder, unit, program)) continue;
    for (const start of startsOf(finder, unit, program)) addEnds(finder, unit, program, start, found);
  }
  return found.size === 0 ? NO_OCCURRENCES : ordered(found);
};

const NO_OCCURRENCES: Occurrences = new Map();

const ordered = (found: ReadonlyMap<number, ReadonlySet<number>>): Occurrences =>
  new Map(
    [...found]
      .sort(([a], [b]) => a - b)
      .map(([start, ends]) => [start, [...ends].sort((a, b) => b - a).map((end) => ({ end, value: null }))]),
  );

/** Told by its words first, which costs next to nothing, then by the concepts and slots that it holds. */
const canOccur = (finder: Finder, unit: Unit, program: Program): boolean => {
  if (!meetsAll(unit, program.needs)) return false;
  for (const name of program.refs) if (finder(unit, name).size === 0) return false;
  return true;
};

/** Tokens at which a program can begin, in order. */
const startsOf = (finder: Finder, unit: Unit, { firsts }: Program): readonly number[] => {
  if (firsts === null) return unit.tokens.map((_, at) => at);
  const [first] = firsts;
  if (first !== undefined && firsts.length === 1) return startsBy(finder, unit, first);
  const starts = new Set<number>();
  for (const one of firsts) for (const start of startsBy(finder, unit, one)) starts.add(start);
  return [...starts].sort((a, b) => a - b);
};

const startsBy = (finder: Finder, unit: Unit, first: Reading): readonly number[] =>
  first.op === 'ref' ? [...finder(unit, first.name).keys()] : (unit.words().places.get(first.key) ?? NOWHERE);

const NOWHERE: readonly number[] = [];

const firstFrom = (finder: Finder, unit: Unit, program: Program, starts: readonly number[], from: number): Match | null => {
  if ((starts.at(-1) ?? -1) < from) return null;
  const stack = acquire(program.code.length, unit.tokens.length);
  let match: Match | null = null;
  for (const start of starts) {
    if (start < from) continue;
    match = run(finder, unit, program, start, stack);
    if (match !== null) break;
  }
  release(stack);
  return match;
};

const run = (finder: Finder, unit: Unit, { code }: Program, start: number, stack: Stack): Match | null => {
  stack.clear();
  stack.push(0, start, null);
  while (stack.pop()) {
    unit.steps += 1;
    const instruction = code[stack.pc];
    if (instruction === undefined) continue;
    if (instruction.op === 'match') return { from: start, to: stack.at, captures: unwind(stack.trail) };
    step(finder, unit, instruction, start, stack);
  }
  return null;
};

const addEnds = (finder: Finder, unit: Unit, { code }: Program, start: number, found: Map<number, Set<number>>): void => {
  const [first] = code;
  if (code.length === ONE_WORD && first?.op === 'word') {
    unit.steps += 1;
    if (answers(unit, start, first.key)) addEnd(found, start, start + 1);
    return;
  }
  const stack = acquire(code.length, unit.tokens.length);
  stack.push(0, start, null);
  while (stack.pop()) {
    unit.steps += 1;
    const instruction = code[stack.pc];
    if (instruction === undefined) continue;
    if (instruction.op !== 'match') step(finder, unit, instruction, start, stack);
    else if (stack.at > start) addEnd(found, start, stack.at);
  }
  release(stack);
};

/** Length of a program that is one word and `match`. */
const ONE_WORD = 2;

const addEnd = (found: Map<number, Set<number>>, start: number, end: number): void => {
  const ends = found.get(start);
  if (ends === undefined) found.set(start, new Set([end]));
  else ends.add(end);
};

/** Pushes what can follow the state on top; the most wanted last, so that it is tried first. */
const step = (finder: Finder, unit: Unit, instruction: Instruction, start: number, stack: Stack): void => {
  const { pc, at, trail } = stack;
  switch (instruction.op) {
    case 'word':
      if (at === start || !isLight(unit, at)) pushWord(unit, instruction.key, at, stack, pc + 1, trail);
      else for (const from of reachable(unit, at)) pushWord(unit, instruction.key, from, stack, pc + 1, trail);
      return;
    case 'jump':
      stack.push(instruction.to, at, trail);
      return;
    case 'split':
      stack.push(instruction.other, at, trail);
      stack.push(pc + 1, at, trail);
      return;
    case 'not':
      if (!matchesAfter(finder, unit, instruction.program, at)) stack.push(pc + 1, at, trail);
      return;
    case 'gap':
      pushGap(unit, denialsIn(finder, unit), instruction.max, stack, pc + 1);
      return;
    case 'ref':
      for (const from of at === start ? [at] : reachable(unit, at))
        pushOccurrences(finder(unit, instruction.name).get(from), instruction.as, from, stack, pc + 1, trail);
      return;
    case 'match':
  }
};

const pushWord = (unit: Unit, key: number, from: number, stack: Stack, next: number, trail: Trail | null): void => {
  if (answers(unit, from, key)) stack.push(next, from + 1, trail);
};

const answers = (unit: Unit, at: number, key: number): boolean => unit.words().keys[at]?.includes(key) ?? false;

const pushOccurrences = (
  occurrences: readonly Occurrence[] | undefined,
  as: string,
  from: number,
  stack: Stack,
  next: number,
  before: Trail | null,
): void => {
  if (occurrences === undefined) return;
  for (let index = occurrences.length - 1; index >= 0; index -= 1) {
    const occurrence = occurrences[index];
    if (occurrence === undefined) continue;
    stack.push(next, occurrence.end, { as, capture: { from, to: occurrence.end, value: occurrence.value }, before });
  }
};

const isLight = (unit: Unit, at: number): boolean => {
  const token = unit.tokens[at];
  return token?.kind === 'mark' && (LIGHT_MARKS.has(token.form) || isOfAbbreviation(unit, at));
};

/** The full stop of «п. 3.9», «ст. 5»: behind one letter or two and before a number. */
const isOfAbbreviation = ({ tokens }: Unit, at: number): boolean => {
  const [before, stop, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (stop?.form !== '.' || before?.kind !== 'word' || before.end !== stop.start) return false;
  return before.form.length <= 2 && next?.kind === 'number';
};

/** Positions from which the next word of a phrase may be read, the nearest last: past light marks, and past a whole bracket. */
const reachable = (unit: Unit, from: number): readonly number[] => {
  if (!isLight(unit, from)) return [from];
  const positions: number[] = [];
  for (let at = from; at <= from + MAX_MARKS; at += 1) {
    positions.push(at);
    const token = unit.tokens[at];
    if (token === undefined || !isLight(unit, at)) break;
    const past = unit.closers.get(at);
    if (past !== undefined && past < unit.tokens.length) positions.push(past);
  }
  return positions.reverse();
};

/** A gap counts words; marks pass for free, and a whole bracket may be passed over. It never skips the denial of what is read next. */
const pushGap = (unit: Unit, denials: Denials, max: number, stack: Stack, next: number): void => {
  const { at: from, trail } = stack;
  const ends: number[] = [from];
  let words = 0;
  for (let at = from; at < unit.tokens.length && words < max; at += 1) {
    const past = unit.closers.get(at);
    if (past !== undefined && past <= unit.tokens.length) ends.push(past);
    if (unit.tokens[at]?.kind !== 'mark') words += 1;
    ends.push(at + 1);
  }
  for (let index = ends.length - 1; index >= 0; index -= 1) {
    const end = ends[index] ?? from;
    if ((denials.get(end) ?? -1) < from) stack.push(next, end, trail);
  }
};

const matchesAfter = (finder: Finder, unit: Unit, program: Program, at: number): boolean => {
  if (isSetOff(unit, at)) return false;
  const found = new Map<number, Set<number>>();
  for (const start of reachable(unit, at)) {
    addEnds(finder, unit, program, start, found);
    if (found.size > 0) return true;
  }
  return false;
};

/** «цифровые (система учёта заявок)», «электронные – почта»: a colon, a bracket and a dash keep words off what goes before them. */
const isSetOff = ({ tokens }: Unit, at: number): boolean => {
  const [before, mark] = [tokens[at - 1], tokens[at]];
  if (mark === undefined) return false;
  return mark.form === ':' || mark.form === '(' || (DASHES.has(mark.form) && before?.end !== mark.start);
};

const DASHES: ReadonlySet<string> = new Set(['-', '–', '—']);

const unwind = (trail: Trail | null): Map<string, Capture> => {
  const captures = new Map<string, Capture>();
  for (let at = trail; at !== null; at = at.before) if (!captures.has(at.as)) captures.set(at.as, at.capture);
  return captures;
};
