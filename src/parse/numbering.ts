import { diagnostic, type Diagnostic } from '../model/index.js';
import type { Node } from './clauses.js';
import type { ParseContext } from './context.js';
import { lettersFollow, type Label } from './labels.js';

/** What is amiss with the label of a node about to be added: a gap, a repeat or a restart. */
export const noteNumbering = (context: ParseContext, nodes: readonly Node[], node: Node): Diagnostic[] => {
  const { label } = node;
  // «5¹.» stands after 5 and before 6.
  if (label === null || label.numbers.length === 0 || label.raised) return [];
  const at = { start: node.labelSpan?.start ?? node.span.start, end: node.labelSpan?.end ?? node.span.end };
  const previous = nodes.findLast((other) => other.parent === node.parent && other.zone === 'body' && isSame(other.label, label));
  if (previous?.label == null) return noteFirst(nodes, label, at);
  const [before = 0, value = 0] = [previous.label.numbers.at(-1), label.numbers.at(-1)];
  if (value === before) return [diagnostic('numbering-repeat', { label: label.text }, { ...at, level: 'warning' })];
  if (value < before) return [diagnostic('numbering-restart', { label: label.text }, at)];
  const regular = label.scheme === 'letter' ? lettersFollow(context, before, value) : value === before + 1;
  return regular
    ? []
    : [diagnostic('numbering-gap', { expected: next(context, label, before), actual: label.text }, { ...at, level: 'warning' })];
};

const isSame = (a: Label | null, b: Label): boolean =>
  a !== null && a.scheme === b.scheme && a.numbers.length === b.numbers.length && a.sign === b.sign;

/** The first of its list: 1, or the one that goes on from the list in the section before. */
const noteFirst = (nodes: readonly Node[], label: Label, at: { start: number; end: number }): Diagnostic[] => {
  const value = label.numbers.at(-1) ?? 1;
  if (label.scheme !== 'decimal')
    return value === 1 ? [] : [diagnostic('numbering-gap', { expected: 1, actual: label.text }, { ...at, level: 'warning' })];
  const before = nodes.findLast(
    (other) => other.zone === 'body' && other.label?.scheme === 'decimal' && other.label.numbers.length === label.numbers.length,
  );
  const last = before?.label?.numbers.at(-1);
  if (value === 1)
    return last === undefined || label.numbers.length > 1 ? [] : [diagnostic('numbering-restart', { label: label.text }, at)];
  if (label.numbers.length === 1 && last === value - 1) return [];
  const expected = [...label.numbers.slice(0, -1), 1].join('.');
  return [diagnostic('numbering-gap', { expected, actual: label.text }, { ...at, level: 'warning' })];
};

const next = (context: ParseContext, label: Label, before: number): string => {
  if (label.scheme === 'letter') return context.structure.alphabet.letters[before] ?? '';
  return [...label.numbers.slice(0, -1), before + 1].join('.');
};
