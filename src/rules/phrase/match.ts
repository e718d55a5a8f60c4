import { PREFIX_KEY, type Program } from './program.js';
import { acquire, release, type Capture, type Stack, type Trail } from './stack.js';
import type { Occurrence, Occurrences, Unit } from './unit.js';

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
export const findMatch = (finder: Finder, unit: Unit, program: Program, from = 0): Match | null => {
  const starts = startsOf(finder, unit, program);
  if (starts !== null && (starts.length === 0 || (starts.at(-1) ?? 0) < from)) return null;
  const stack = acquire(program.length, unit.tokens.length);
  const match = firstFrom(finder, unit, program, stack, starts ?? unit.tokens.keys(), from);
  release(stack);
  return match;
};

const firstFrom = (finder: Finder, unit: Unit, program: Program, stack: Stack, starts: Iterable<number>, from: number): Match | null => {
  for (const start of starts) {
    if (start < from) continue;
    const match = run(finder, unit, program, start, stack);
    if (match !== null) return match;
  }
  return null;
};

/** Every match, none overlapping another. */
export const findMatches = (finder: Finder, unit: Unit, program: Program): Match[] => {
  const matches: Match[] = [];
  let from = 0;
  for (;;) {
    const match = findMatch(finder, unit, program, from);
    if (match === null) return matches;
    matches.push(match);
    from = Math.max(match.to, match.from + 1);
  }
};

/** All ends of matches of `program` at each start: how a concept occurs in a unit. */
export const occurrencesOf = (finder: Finder, unit: Unit, programs: readonly Program[]): Occurrences => {
  const found = new Map<number, Set<number>>();
  for (const program of programs) {
    for (const start of startsOf(finder, unit, program) ?? unit.tokens.keys()) {
      const ends = endsAt(finder, unit, program, start);
      if (ends.size > 0) found.set(start, union(found.get(start), ends));
    }
  }
  return new Map(
    [...found]
      .sort(([a], [b]) => a - b)
      .map(([start, ends]) => [start, [...ends].sort((a, b) => b - a).map((end) => ({ end, value: null }))]),
  );
};

const union = (a: Set<number> | undefined, b: Set<number>): Set<number> => (a === undefined ? b : new Set([...a, ...b]));

/** Tokens at which a program can begin, told by its first instructions, in order; null where any may. */
const startsOf = (finder: Finder, unit: Unit, program: Program): readonly number[] | null => {
  const firsts = firstsOf(program);
  if (firsts === null) return null;
  const [first] = firsts;
  if (firsts.length === 1 && first !== undefined) return startsBy(finder, unit, first);
  const starts = new Set<number>();
  for (const one of firsts) for (const start of startsBy(finder, unit, one)) starts.add(start);
  return [...starts].sort((a, b) => a - b);
};

const NOWHERE: readonly number[] = [];

const startsBy = (finder: Finder, unit: Unit, first: Reading): readonly number[] => {
  if (first.op === 'ref') return [...finder(unit, first.name).keys()];
  if (first.op === 'stem') return unit.positions().stems.get(first.stem) ?? NOWHERE;
  if (first.op === 'form') return unit.positions().forms.get(first.form) ?? NOWHERE;
  const near = unit.positions().prefixes.get(first.prefix.slice(0, PREFIX_KEY)) ?? NOWHERE;
  return near.filter((at) => accepts(unit, first, at));
};

type Reading = Extract<Program[number], { op: 'stem' | 'prefix' | 'form' | 'ref' }>;

const firstsCache = new WeakMap<Program, readonly Reading[] | null>();

/** The instructions that may read the first word of a match; null where it may begin with a gap or a prohibition. */
const firstsOf = (program: Program): readonly Reading[] | null => {
  const known = firstsCache.get(program);
  if (known !== undefined) return known;
  const firsts: Reading[] = [];
  const pending = [0];
  const seen = new Set<number>();
  let open = false;
  for (let pc = pending.pop(); pc !== undefined; pc = pending.pop()) {
    const instruction = program[pc];
    if (instruction === undefined || seen.has(pc)) continue;
    seen.add(pc);
    if (instruction.op === 'split') pending.push(pc + 1, instruction.other);
    else if (instruction.op === 'jump') pending.push(instruction.to);
    else if (instruction.op === 'gap' || instruction.op === 'not' || instruction.op === 'match') open = true;
    else firsts.push(instruction);
  }
  const result = open ? null : firsts;
  firstsCache.set(program, result);
  return result;
};

const run = (finder: Finder, unit: Unit, program: Program, start: number, stack: Stack): Match | null => {
  stack.clear();
  stack.push(0, start, null);
  while (stack.pop()) {
    unit.steps += 1;
    if (program[stack.pc]?.op === 'match') return { from: start, to: stack.at, captures: unwind(stack.trail) };
    step(finder, unit, program, stack, start);
  }
  return null;
};

const endsAt = (finder: Finder, unit: Unit, program: Program, start: number): Set<number> => {
  const ends = new Set<number>();
  const stack = acquire(program.length, unit.tokens.length);
  stack.push(0, start, null);
  while (stack.pop()) {
    unit.steps += 1;
    if (program[stack.pc]?.op !== 'match') step(finder, unit, program, stack, start);
    else if (stack.at > start) ends.add(stack.at);
  }
  release(stack);
  return ends;
};

/** Pushes what can follow the state on top; the most wanted last, so that it is tried first. */
const step = (finder: Finder, unit: Unit, program: Program, stack: Stack, start: number): void => {
  const { pc, at, trail } = stack;
  const instruction = program[pc];
  if (instruction === undefined) return;
  switch (instruction.op) {
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
      pushGap(unit, instruction.max, stack, pc + 1);
      return;
    case 'ref':
      for (const from of at === start ? [at] : reachable(unit, at))
        pushOccurrences(finder(unit, instruction.name).get(from), instruction.as, from, stack, pc + 1, trail);
      return;
    case 'match':
      return;
    default:
      for (const from of at === start ? [at] : reachable(unit, at)) {
        if (accepts(unit, instruction, from)) stack.push(pc + 1, from + 1, trail);
      }
  }
};

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

const accepts = (unit: Unit, instruction: Exclude<Reading, { op: 'ref' }>, at: number): boolean => {
  const token = unit.tokens[at];
  if (token === undefined) return false;
  if (instruction.op === 'stem') return token.stem === instruction.stem;
  if (instruction.op === 'prefix') return token.form.startsWith(instruction.prefix);
  return token.form === instruction.form;
};

/** Positions from which the next word of a phrase may be read, the nearest last: past light marks, and past a whole bracket. */
const reachable = (unit: Unit, from: number): readonly number[] => {
  if (!LIGHT_MARKS.has(unit.tokens[from]?.form ?? '')) return [from];
  const positions: number[] = [];
  for (let at = from; at <= from + MAX_MARKS; at += 1) {
    positions.push(at);
    const token = unit.tokens[at];
    if (token === undefined || !LIGHT_MARKS.has(token.form)) break;
    const past = unit.closers.get(at);
    if (past !== undefined && past < unit.tokens.length) positions.push(past);
  }
  return positions.reverse();
};

/** A gap counts words; marks pass for free, and a whole bracket may be passed over. */
const pushGap = (unit: Unit, max: number, stack: Stack, next: number): void => {
  const { at: from, trail } = stack;
  const ends: number[] = [from];
  let words = 0;
  for (let at = from; at < unit.tokens.length && words < max; at += 1) {
    const past = unit.closers.get(at);
    if (past !== undefined && past <= unit.tokens.length) ends.push(past);
    if (unit.tokens[at]?.kind !== 'mark') words += 1;
    ends.push(at + 1);
  }
  for (let index = ends.length - 1; index >= 0; index -= 1) stack.push(next, ends[index] ?? from, trail);
};

const matchesAfter = (finder: Finder, unit: Unit, program: Program, at: number): boolean =>
  reachable(unit, at).some((start) => endsAt(finder, unit, program, start).size > 0);

const unwind = (trail: Trail | null): Map<string, Capture> => {
  const captures = new Map<string, Capture>();
  for (let at = trail; at !== null; at = at.before) if (!captures.has(at.as)) captures.set(at.as, at.capture);
  return captures;
};
