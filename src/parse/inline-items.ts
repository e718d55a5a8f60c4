import { perLexicon, type ParseContext } from './context.js';
import { splitDraft, type Draft, type DraftBlock } from './draft.js';
import { lettersFollow, readLabel, type Label } from './labels.js';
import { matchesOf } from '../rules/matches.js';

/** Splits «а) …; б) …» that stand in one line into a line each, where the labels follow one another. */
export const splitInlineItems = (context: ParseContext, blocks: readonly DraftBlock[]): DraftBlock[] =>
  blocks.flatMap((block) => (block.kind === 'table' || block.dropped !== null ? [block] : splitItems(context, block)));

const marker = perLexicon(
  ({ alphabet }) =>
    new RegExp(
      `(?<=[;:,.]) (?=\\(?(?:[${alphabet.letters}a-z]|\\d{1,2})\\) ?\\p{L})|(?<=[;:]) (?=\\d{1,3}(?:\\.\\d{1,2}){1,4}\\. ?[\\p{L}«])`,
      'giu',
    ),
);

const splitItems = (context: ParseContext, draft: Draft): Draft[] => {
  const cuts = cutsOf(context, draft);
  const pieces: Draft[] = [];
  let rest = draft;
  let done = 0;
  for (const cut of cuts) {
    const [head, tail] = splitDraft(rest, cut - done);
    pieces.push(head);
    done = cut + 1;
    rest = tail;
  }
  return [...pieces, rest];
};

/** Places where items begin: each label the next after the one before it; a list that only begins («: а)») needs a second item. */
const cutsOf = (context: ParseContext, draft: Draft): number[] => {
  const own = readLabel(context, draft.auto === null ? draft.text : `${draft.auto} ${draft.text}`);
  let previous: Label | null = own?.scheme === 'letter' || own?.scheme === 'number-bracket' ? own : null;
  let pending: number | null = null;
  const cuts: number[] = [];
  for (const match of matchesOf(marker(context), draft.text)) {
    const label = readLabel(context, draft.text.slice(match.index + 1));
    if (label === null || (label.scheme === 'decimal' && !isUnder(own, label))) continue;
    const value = label.numbers.at(-1) ?? 0;
    if (previous !== null && follows(context, previous, label)) {
      if (pending !== null) cuts.push(pending);
      pending = null;
      cuts.push(match.index);
      previous = label;
    } else if (value === 1 && draft.text[match.index - 1] === ':') {
      pending = match.index;
      previous = label;
    }
  }
  return cuts;
};

/** «4.1. Цифровые точки: 4.1.1. …; 4.1.2. …»: points under the clause in whose line they stand, not references to others. */
const isUnder = (own: Label | null, label: Label): boolean =>
  own?.scheme === 'decimal' &&
  label.numbers.length === own.numbers.length + 1 &&
  own.numbers.every((number, index) => number === label.numbers[index]);

export const follows = (context: ParseContext, previous: Label, next: Label): boolean => {
  if (previous.scheme !== next.scheme) return false;
  const [a = 0, b = 0] = [previous.numbers.at(-1), next.numbers.at(-1)];
  return next.scheme === 'letter' ? lettersFollow(context, a, b) : b === a + 1;
};
