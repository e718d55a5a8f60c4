import type { Program } from './program.js';
import type { Occurrence, Occurrences, Unit } from './unit.js';

/** How the names in braces are found: concepts by their own programs, slots by code. */
export type Finder = (unit: Unit, name: string) => Occurrences;

export interface Capture {
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
}

/** A match over tokens `[from, to)`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly captures: ReadonlyMap<string, Capture>;
}

interface Frame {
  readonly pc: number;
  readonly at: number;
  readonly trail: Trail | null;
}

/** Captures so far, newest first. */
interface Trail {
  readonly as: string;
  readonly capture: Capture;
  readonly before: Trail | null;
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
  const visited = new Uint8Array(program.length * (unit.tokens.length + 1));
  for (let start = from; start < unit.tokens.length; start += 1) {
    const match = run(finder, unit, program, start, visited);
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
  const found = new Map<number, Occurrence[]>();
  for (let start = 0; start < unit.tokens.length; start += 1) {
    const ends = new Set<number>();
    for (const program of programs) collectEnds(finder, unit, program, start, ends);
    if (ends.size > 0)
      found.set(
        start,
        [...ends].sort((a, b) => b - a).map((end) => ({ end, value: null })),
      );
  }
  return found;
};

const run = (finder: Finder, unit: Unit, program: Program, start: number, visited: Uint8Array): Match | null => {
  const stack: Frame[] = [{ pc: 0, at: start, trail: null }];
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const key = frame.pc * (unit.tokens.length + 1) + frame.at;
    if (visited[key] === 1) continue;
    visited[key] = 1;
    unit.steps += 1;
    if (program[frame.pc]?.op === 'match') return { from: start, to: frame.at, captures: unwind(frame.trail) };
    step(finder, unit, program, frame, frame.at === start, stack);
  }
  return null;
};

const collectEnds = (finder: Finder, unit: Unit, program: Program, start: number, ends: Set<number>): void => {
  const seen = new Set<number>();
  const stack: Frame[] = [{ pc: 0, at: start, trail: null }];
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const key = frame.pc * (unit.tokens.length + 1) + frame.at;
    if (seen.has(key)) continue;
    seen.add(key);
    unit.steps += 1;
    if (program[frame.pc]?.op === 'match') {
      if (frame.at > start) ends.add(frame.at);
    } else {
      step(finder, unit, program, frame, frame.at === start, stack);
    }
  }
};

/** Pushes what can follow a frame; the most wanted last, so that it is tried first. */
const step = (finder: Finder, unit: Unit, program: Program, frame: Frame, isStart: boolean, stack: Frame[]): void => {
  const instruction = program[frame.pc];
  if (instruction === undefined || instruction.op === 'match') return;
  const next = frame.pc + 1;
  if (instruction.op === 'jump') {
    stack.push({ ...frame, pc: instruction.to });
  } else if (instruction.op === 'split') {
    stack.push({ ...frame, pc: instruction.other }, { ...frame, pc: next });
  } else if (instruction.op === 'not') {
    if (!matchesAfter(finder, unit, instruction.program, frame.at)) stack.push({ ...frame, pc: next });
  } else if (instruction.op === 'gap') {
    pushGap(unit, instruction.max, frame, next, stack);
  } else {
    for (const at of isStart ? [frame.at] : reachable(unit, frame.at)) {
      if (instruction.op === 'ref') {
        const occurrences = finder(unit, instruction.name).get(at) ?? [];
        for (const { end, value } of [...occurrences].reverse()) {
          const capture = { from: at, to: end, value };
          stack.push({ pc: next, at: end, trail: { as: instruction.as, capture, before: frame.trail } });
        }
      } else if (accepts(unit, instruction, at)) {
        stack.push({ pc: next, at: at + 1, trail: frame.trail });
      }
    }
  }
};

const accepts = (
  unit: Unit,
  instruction: { op: 'stem'; stem: string } | { op: 'prefix'; prefix: string } | { op: 'form'; form: string },
  at: number,
): boolean => {
  const token = unit.tokens[at];
  if (token === undefined) return false;
  if (instruction.op === 'stem') return token.stem === instruction.stem;
  if (instruction.op === 'prefix') return token.form.startsWith(instruction.prefix);
  return token.form === instruction.form;
};

/** Positions from which the next word of a phrase may be read: past light marks, and past a whole bracket. */
const reachable = (unit: Unit, from: number): number[] => {
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

/** A gap counts words; marks and brackets pass for free, but a gap does not run over the whole of a long bracket's words twice. */
const pushGap = (unit: Unit, max: number, frame: Frame, next: number, stack: Frame[]): void => {
  const ends: number[] = [frame.at];
  let words = 0;
  for (let at = frame.at; at < unit.tokens.length && words < max; at += 1) {
    const past = unit.closers.get(at);
    if (past !== undefined && past <= unit.tokens.length) ends.push(past);
    if (unit.tokens[at]?.kind !== 'mark') words += 1;
    ends.push(at + 1);
  }
  for (const at of ends.reverse()) stack.push({ pc: next, at, trail: frame.trail });
};

const matchesAfter = (finder: Finder, unit: Unit, program: Program, at: number): boolean => {
  const ends = new Set<number>();
  for (const start of reachable(unit, at)) collectEnds(finder, unit, program, start, ends);
  return ends.size > 0;
};

const unwind = (trail: Trail | null): Map<string, Capture> => {
  const captures = new Map<string, Capture>();
  for (let at = trail; at !== null; at = at.before) if (!captures.has(at.as)) captures.set(at.as, at.capture);
  return captures;
};
