import type { Span } from '../../src/model/index.js';
import type { Edit } from './edit.js';
import { nextLabel } from './labels.js';
import { renumbered } from './renumber.js';
import type { ClauseNode, Subject } from './subject.js';

export type { Edit };

/** The text with the edits made; one that lies within another is dropped. */
export const applied = (text: string, edits: readonly Edit[]): string => {
  const isPut = ({ start, end }: Edit): number => (start === end ? 0 : 1);
  const sorted = [...edits].sort((a, b) => a.start - b.start || isPut(a) - isPut(b) || b.end - a.end);
  let result = '';
  let from = 0;
  for (const edit of sorted) {
    if (edit.start < from) continue;
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
};

/** The clause that holds a place: the innermost. */
export const clauseAt = ({ clauses }: Subject, { start, end }: Span): ClauseNode | null =>
  clauses.filter(({ clause }) => clause.start <= start && end <= clause.end + 1).sort((a, b) => size(a.clause) - size(b.clause))[0] ?? null;

const size = ({ start, end }: Span): number => end - start;

export const childrenOf = ({ clauses }: Subject, { clause }: ClauseNode): ClauseNode[] =>
  clauses.filter(({ parent }) => parent === clause.id);

/** What is taken out of the text so that nothing of the places is left, with what is renumbered; null where a place is in no clause. */
export const cut = (subject: Subject, places: readonly Span[]): Edit[] | null => {
  const removed = new Set<ClauseNode>();
  const edits: Edit[] = [];
  const pieces = new Map<ClauseNode, Span[]>();
  for (const place of merged(places)) {
    const node = clauseAt(subject, place);
    if (node === null) return null;
    const unit = unitAt(subject, node, place);
    pieces.set(node, [...(pieces.get(node) ?? []), unit === 'clause' ? node.clause : unit]);
  }
  for (const [node, spans] of pieces) {
    const together = joined(subject.text, spans);
    const [only] = together;
    if (together.length === 1 && only !== undefined && covers(only, trimmed(subject.text, node.clause))) removed.add(node);
    else edits.push(...together.flatMap((piece) => pieceEdits(subject, node, piece)));
  }
  emptied(subject, removed);
  return [...edits, ...removalEdits(subject, [...removed])];
};

/** Pieces with nothing but marks between them are one. */
const joined = (text: string, spans: readonly Span[]): Span[] => {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && /^[\s.,;]*$/u.test(text.slice(last.end, span.start)))
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push({ start: span.start, end: span.end });
  }
  return result;
};

/** Places that overlap or touch are one. */
const merged = (places: readonly Span[]): Span[] => {
  const result: Span[] = [];
  for (const place of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last !== undefined && place.start < last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    else result.push({ start: place.start, end: place.end });
  }
  return result;
};

/** A lead-in that governs nothing any more goes too. */
const emptied = (subject: Subject, removed: Set<ClauseNode>): void => {
  for (const node of subject.clauses) {
    if (removed.has(node) || !/:\s*$/u.test(node.clause.text)) continue;
    const children = childrenOf(subject, node);
    if (children.length > 0 && children.every((child) => removed.has(child))) removed.add(node);
  }
};

const removalEdits = (subject: Subject, removed: readonly ClauseNode[]): Edit[] => {
  const roots = removed.filter(
    (node) => !removed.some((other) => other !== node && other.clause.start < node.clause.start && node.treeEnd <= other.treeEnd),
  );
  const gone = roots.map((node): Edit => ({ ...wholeLines(subject.text, node.labelStart, node.treeEnd), text: '' }));
  return [...gone, ...closedLists(subject, roots), ...renumbered(subject, roots, -1)];
};

const wholeLines = (text: string, start: number, end: number): Span => {
  let to = end;
  while (to < text.length && /[ \t.;]/u.test(text.charAt(to))) to += 1;
  return { start, end: text.charAt(to) === '\n' ? to + 1 : to };
};

/** The item that becomes the last of its list ends in a full stop. */
const closedLists = (subject: Subject, roots: readonly ClauseNode[]): Edit[] =>
  roots.flatMap((node) => {
    const siblings = subject.clauses.filter(({ parent, part }) => parent === node.parent && part === node.part);
    const left = siblings.filter((each) => !roots.includes(each));
    const last = left.at(-1);
    if (last === undefined || siblings.at(-1) !== node || !subject.text.slice(last.clause.start, last.clause.end + 1).endsWith(';'))
      return [];
    const at = subject.text.lastIndexOf(';', last.clause.end);
    return [{ start: at, end: at + 1, text: '.' }];
  });

/** The whole clause where the place is all of its own text; else the sentence or the piece of it. */
export const unitAt = (subject: Subject, node: ClauseNode, place: Span): Span | 'clause' => {
  const own = trimmed(subject.text, node.clause);
  if (covers(place, own)) return 'clause';
  const sentence = sentencesOf(subject.text, own).find((each) => covers(place, trimmed(subject.text, each)));
  return sentence ?? place;
};

const trimmed = (text: string, { start, end }: Span): Span => {
  const found = /[\s.;:,]*$/u.exec(text.slice(start, end));
  return { start, end: end - (found?.[0].length ?? 0) };
};

/** All of it but a word or two: a quote may leave out what opens the sentence. */
const covers = (place: Span, unit: Span): boolean => {
  const shared = Math.min(place.end, unit.end) - Math.max(place.start, unit.start);
  return shared >= size(unit) * 0.85;
};

export const sentencesOf = (text: string, { start, end }: Span): Span[] => {
  const stretch = text.slice(start, end);
  const cuts = [...stretch.matchAll(/(?<=[\p{Ll}\d)»][.!?])\s+(?=[«]?\p{Lu})/gu)].map(({ index, 0: gap }) => ({
    to: index,
    next: index + gap.length,
  }));
  const starts = [0, ...cuts.map(({ next }) => next)];
  return starts.map((from, index) => ({ start: start + from, end: start + (cuts[index]?.to ?? stretch.length) }));
};

/** A piece of a clause goes with the separator beside it. */
const pieceEdits = ({ text }: Subject, { clause }: ClauseNode, piece: Span): Edit[] => {
  const before = /[;,]?\s+$/u.exec(text.slice(clause.start, piece.start))?.[0].length ?? 0;
  const after = /^[;,.]?\s*/u.exec(text.slice(piece.end, clause.end))?.[0].length ?? 0;
  const opens = piece.start - before <= clause.start || /[:.]\s*$/u.test(text.slice(clause.start, piece.start));
  if (opens) {
    const left = text.slice(piece.end + after, clause.end);
    const first = /^\p{L}/u.exec(left)?.[0];
    const isSentence = /^\p{Lu}/u.test(text.slice(piece.start)) && first !== undefined;
    const edit = { start: piece.start, end: piece.end + after + (isSentence ? 1 : 0), text: isSentence ? first.toUpperCase() : '' };
    return [edit];
  }
  return [{ start: piece.start - before, end: piece.end, text: /[;,]/u.test(text.slice(piece.start - before, piece.start)) ? '' : ' ' }];
};

/** Says something else in the place of the first of the places; the others go. */
export const replaced = (subject: Subject, places: readonly Span[], saying: string): Edit[] | null => {
  const [first, ...rest] = merged(places);
  if (first === undefined) return null;
  const node = clauseAt(subject, first);
  if (node === null) return null;
  const edits = saidInstead(subject, node, first, saying);
  const others = rest.length === 0 ? [] : cut(subject, rest);
  return others === null ? null : [...edits, ...others];
};

const saidInstead = (subject: Subject, node: ClauseNode, place: Span, saying: string): Edit[] => {
  const unit = unitAt(subject, node, place);
  const at = unit === 'clause' ? trimmed(subject.text, node.clause) : trimmed(subject.text, unit);
  const isWhole = /^\p{Lu}/u.test(subject.text.slice(at.start));
  const words = saying.replace(/[.;]+$/u, '');
  const text = isWhole ? words.charAt(0).toUpperCase() + words.slice(1) : words.charAt(0).toLowerCase() + words.slice(1);
  const edit: Edit = { ...at, text };
  // What hung on a lead-in that is gone goes with it.
  return unit === 'clause' && childrenOf(subject, node).length > 0
    ? [
        edit,
        {
          start: node.clause.end,
          end: wholeLines(subject.text, node.clause.end, node.treeEnd).end - 1,
          text: /[.:]$/u.test(subject.text.slice(at.end, node.clause.end)) ? '' : '.',
        },
      ]
    : [edit];
};

/** A clause with items put behind another one, numbered as its neighbours are. */
export const inserted = (subject: Subject, after: ClauseNode, saying: string, items: readonly string[] = []): Edit[] => {
  const { label } = after.clause;
  const at = wholeLines(subject.text, after.labelStart, after.treeEnd).end;
  const next = label === null ? null : nextLabel(label);
  const gap = label === null ? '' : subject.text.slice(after.labelStart + label.length, after.clause.start) || ' ';
  const lines = [`${next === null ? '' : `${next}${gap}`}${saying}`, ...items.map((item) => `- ${item}`)];
  const text = `${subject.text.charAt(at - 1) === '\n' ? '' : '\n'}${lines.join('\n')}\n`;
  return [{ start: at, end: at, text }, ...renumbered(subject, [after], 1)];
};
