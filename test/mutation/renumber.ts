import type { Edit } from './edit.js';
import { LETTERS as ALPHABET } from './labels.js';
import type { ClauseNode, Subject } from './subject.js';

/**
 * Labels after the clauses taken out (by −1) or after those that got a new neighbour (by +1), and the references of the same
 * part to what is renumbered.
 */
export const renumbered = (subject: Subject, changed: readonly ClauseNode[], by: 1 | -1): Edit[] => {
  const shifts = new Map<ClauseNode, number>();
  for (const node of changed) for (const other of seriesAfter(subject, node)) shifts.set(other, (shifts.get(other) ?? 0) + by);
  const gone = by < 0 ? new Set(changed) : new Set<ClauseNode>();
  const labels = new Map<string, string>();
  const edits: Edit[] = [];
  for (const node of subject.clauses) {
    const label = node.clause.label;
    if (label === null || node.labelStart === node.clause.start) continue;
    const shifted = shiftOf(subject, node, shifts);
    if (shifted === null || gone.has(node)) continue;
    labels.set(bare(label), bare(shifted));
    edits.push({ start: node.labelStart, end: node.labelStart + label.length, text: shifted });
  }
  for (const node of gone) {
    const label = node.clause.label;
    const before = previousLabel(subject, node);
    if (label !== null && before !== null) labels.set(bare(label), before);
  }
  const [part] = changed.map((each) => each.part);
  return part === undefined || labels.size === 0 ? edits : [...edits, ...references(subject, part, labels)];
};

interface Label {
  readonly prefix: string;
  readonly value: number;
  readonly tail: string;
  readonly isLetter: boolean;
}

const read = (label: string): Label | null => {
  const numbered = /^(.*?)(\d+)(\D*)$/u.exec(label);
  if (numbered !== null) return { prefix: numbered[1] ?? '', value: Number(numbered[2]), tail: numbered[3] ?? '', isLetter: false };
  const letter = /^([а-я])([).]*)$/u.exec(label);
  const value = letter === null ? -1 : ALPHABET.indexOf(letter[1] ?? '');
  return value < 0 ? null : { prefix: '', value, tail: letter?.[2] ?? '', isLetter: true };
};

const written = ({ prefix, value, tail, isLetter }: Label): string => `${prefix}${isLetter ? ALPHABET.charAt(value) : value}${tail}`;

/** Clauses of the same part that go on counting after one, in sections after its own too where numbers run through. */
const seriesAfter = (subject: Subject, node: ClauseNode): ClauseNode[] => {
  const first = node.clause.label === null ? null : read(node.clause.label);
  if (first === null) return [];
  const all = subject.clauses.filter(({ part }) => part === node.part);
  const after: ClauseNode[] = [];
  let expected = first.value + 1;
  for (const other of all.slice(all.indexOf(node) + 1)) {
    const label = other.clause.label === null ? null : read(other.clause.label);
    if (label === null || label.prefix !== first.prefix || label.tail !== first.tail || label.isLetter !== first.isLetter) continue;
    if (other.clause.depth !== node.clause.depth) continue;
    if (label.value !== expected) break;
    after.push(other);
    expected += 1;
  }
  return after;
};

/** The label after its own shift, or after that of the clause whose number it begins with; null where it stays. */
const shiftOf = (subject: Subject, node: ClauseNode, shifts: ReadonlyMap<ClauseNode, number>): string | null => {
  const label = node.clause.label ?? '';
  const own = shifts.get(node);
  if (own !== undefined) {
    const known = read(label);
    return known === null ? null : written({ ...known, value: known.value + own });
  }
  for (const [other, by] of shifts) {
    const outer = other.clause.label ?? '';
    const number = bare(outer);
    if (
      other.part !== node.part ||
      !label.startsWith(`${number}.`) ||
      node.clause.start < other.clause.start ||
      node.treeEnd > other.treeEnd
    )
      continue;
    const known = read(outer);
    if (known !== null) return `${bare(written({ ...known, value: known.value + by }))}${label.slice(number.length)}`;
  }
  return null;
};

const bare = (label: string): string => label.replace(/[.)\s]+$/u, '');

const previousLabel = (subject: Subject, node: ClauseNode): string | null => {
  const label = node.clause.label === null ? null : read(node.clause.label);
  if (label === null) return null;
  const wanted = bare(written({ ...label, value: label.value - 1 }));
  const found = subject.clauses.find(({ part, clause }) => part === node.part && clause.label !== null && bare(clause.label) === wanted);
  // The first of its kind: whatever comes to stand in its place.
  return found === undefined ? bare(node.clause.label ?? '') : wanted;
};

const references = (subject: Subject, part: ClauseNode['part'], labels: ReadonlyMap<string, string>): Edit[] => {
  const stretch = subject.text.slice(part.start, part.end);
  return [...stretch.matchAll(/(пункт\p{L}{0,4}\s+(?:№\s*)?)(\d+(?:\.\d+)*)(?![\d.]*\d)/gu)].flatMap((match): Edit[] => {
    const target = labels.get(match[2] ?? '');
    if (target === undefined) return [];
    const start = part.start + match.index + (match[1] ?? '').length;
    return [{ start, end: start + (match[2] ?? '').length, text: target }];
  });
};
