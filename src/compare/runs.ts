import type { Clause, Part } from '../model/index.js';
import { follows, readLabels, type Alphabet, type Label } from './labels.js';

/** A place where the numbers of a part do not run as they should. */
export interface NumberingFault {
  readonly kind: 'gap' | 'repeat' | 'start' | 'disorder';
  /** The label before, as printed but for the last dot; empty where there is none. */
  readonly from: string;
  readonly to: string;
  readonly clause: Clause;
  readonly before: Clause | null;
}

/**
 * Faults among siblings: labels of one style under one lead-in. A list of letters opened by a lead-in («…:») inside another
 * list of letters is a series of its own, after which the outer one goes on; a restart under a new heading is no fault. Sections may be
 * counted apart from the clauses, which then run through all of them («1. Виды точек», under it «11. Цифровой признается …»): the reading with
 * fewer faults is the one that was meant.
 */
export const numberingFaults = (part: Part, alphabet: Alphabet): NumberingFault[] => {
  const together = faultsIn(part, alphabet, { countOf: () => '', leastRun: 2 });
  if (together.length === 0) return together;
  const apart = faultsIn(part, alphabet, { countOf: ({ kind }) => (kind === 'section' ? 'section' : 'clause'), leastRun: 1 });
  return apart.length < together.length ? apart : together;
};

interface Counting {
  /** What labels are counted apart by, besides their style and place. */
  readonly countOf: (clause: Clause) => string;
  /** Labels that make a run which has to begin at one: a single one may be a number at the head of a line. */
  readonly leastRun: number;
}

const faultsIn = (part: Part, alphabet: Alphabet, { countOf, leastRun }: Counting): NumberingFault[] => {
  const byId = new Map(part.clauses.map((clause) => [clause.id, clause]));
  const series = new Map<string, Series[]>();
  const faults: NumberingFault[] = [];
  const latest = new Map<string, Member>();
  let previous: Clause | null = null;
  for (const clause of part.clauses) {
    if (clause.zone !== 'body' && clause.zone !== 'caption') continue;
    const readings = clause.label === null ? [] : readLabels(clause.label, alphabet);
    const keyOf = (each: Label): string => `${scopeOf(clause, each, byId)}|${each.style}|${countOf(clause)}`;
    const label = chosen(readings, (each) => series.has(keyOf(each)));
    if (label !== null) {
      const key = keyOf(label);
      const style = `${label.style}|${countOf(clause)}`;
      const open = series.get(key) ?? [];
      series.set(key, open);
      const fault = advance(open, { clause, label }, previous, alphabet, latest.get(style) ?? null);
      if (fault !== null) faults.push(fault);
      latest.set(style, { clause, label });
    }
    previous = clause;
  }
  return [...faults, ...lateStarts([...series.values()].flat(), alphabet, leastRun)].toSorted((a, b) => a.clause.start - b.clause.start);
};

/** A run of labels; `first` is kept to see whether it begins at one. */
interface Series {
  readonly first: Member;
  /** What stood before its first label in another section, in the same style. */
  readonly before: Member | null;
  last: Member;
  count: number;
}

interface Member {
  readonly clause: Clause;
  readonly label: Label;
}

/** A letter that is also a Roman digit: whichever series is already open, else the Roman one only for the first number. */
const chosen = (readings: readonly Label[], isOpen: (label: Label) => boolean): Label | null =>
  (readings.length > 1 ? readings.find(isOpen) : undefined) ?? readings[0] ?? null;

/**
 * What a label counts under: its parent; for a compound label («2.3.») the nearest ancestor that is no part of its own
 * number, so that 2.3 counts after 2.2 wherever the tree has put it.
 */
const scopeOf = (clause: Clause, label: Label, byId: ReadonlyMap<string, Clause>): string => {
  let parent = clause.parentId === null ? undefined : byId.get(clause.parentId);
  while (label.prefix !== '' && parent !== undefined && parent.label !== null && isNumberOf(parent.label, label)) {
    parent = parent.parentId === null ? undefined : byId.get(parent.parentId);
  }
  return parent?.id ?? '';
};

const isNumberOf = (printed: string, label: Label): boolean => {
  const number = printed.replace(/[^\d.]/g, '').replace(/\.$/, '');
  return number !== '' && `${label.prefix}.`.startsWith(`${number}.`);
};

/** Puts a member into the series it continues, innermost first; opens a new one after a lead-in or heading; else a fault. */
const advance = (
  open: Series[],
  member: Member,
  previous: Clause | null,
  alphabet: Alphabet,
  before: Member | null,
): NumberingFault | null => {
  const continued = open.findLastIndex(({ last }) => follows(last.label, member.label, alphabet));
  const current = open.at(-1);
  if (current === undefined || (continued < 0 && member.label.value === 1 && opensList(previous))) {
    open.push({ first: member, before, last: member, count: 1 });
    return null;
  }
  if (continued >= 0) open.length = continued + 1;
  const target = open.at(-1) ?? current;
  const last = target.last;
  target.last = member;
  target.count += 1;
  return continued >= 0 ? null : faultOf(last, member);
};

/** A lead-in, or an unnumbered heading. */
const opensList = (previous: Clause | null): boolean =>
  previous !== null && (/:\s*$/u.test(previous.text) || (previous.kind === 'section' && previous.label === null));

const faultOf = (before: Member, member: Member): NumberingFault => {
  const difference = member.label.value - before.label.value;
  const kind = difference === 0 ? 'repeat' : difference > 0 ? 'gap' : 'disorder';
  return { kind, from: printed(before.clause), to: printed(member.clause), clause: member.clause, before: before.clause };
};

/** A run that neither begins at one nor goes on from the section before: clauses are often numbered through. */
const lateStarts = (series: readonly Series[], alphabet: Alphabet, leastRun: number): NumberingFault[] =>
  series
    .filter(({ first, count }) => first.label.value !== 1 && count >= leastRun)
    .filter(({ first, before }) => before === null || !follows(before.label, first.label, alphabet))
    .map(({ first }) => ({ kind: 'start', from: '', to: printed(first.clause), clause: first.clause, before: null }));

/** Without the last dot, as people cite it. */
const printed = (clause: Clause): string => (clause.label ?? '').trim().replace(/\.$/, '');
