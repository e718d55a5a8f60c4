import { fold } from '../rules/tokens.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import { splitDraft, type Draft, type DraftBlock } from './draft.js';

/** Splits a head that a reader left on one line («МИНИСТЕРСТВО … ПРИКАЗ от … № … Об утверждении …») before its type and its title. */
export const splitHeads = (context: ParseContext, blocks: readonly DraftBlock[]): DraftBlock[] =>
  blocks.flatMap((block) =>
    block.kind === 'table' || block.dropped !== null || block.text.length > MAX_HEAD ? [block] : splitHead(context, block),
  );

const MAX_HEAD = 1500;

const splitHead = (context: ParseContext, draft: Draft): Draft[] => {
  const { type, title } = patterns(context);
  const found = type.exec(draft.text);
  if (found === null) return [draft];
  const above = draft.text.slice(0, found.index);
  if (above.trim() !== '' && !isLetterhead(above)) return [draft];
  const at = found.index + found[0].length - (found[1] ?? '').length;
  const [head, rest] = above.trim() === '' ? [null, draft] : splitDraft(draft, at);
  const named = title.exec(rest.text);
  const pieces = named === null ? [rest] : splitDraft(rest, named.index);
  return head === null ? [...pieces] : [head, ...pieces];
};

const MIN_LETTERHEAD = 8;

/** Capitals and nothing but a name. */
const isLetterhead = (text: string): boolean => text.length >= MIN_LETTERHEAD && !/\p{Ll}{3}|[.;:!?]\s*$/u.test(text);

const patterns = perLexicon(({ actTypes, dateFrom, title }) => {
  const types = anyOf(actTypes.map((word) => word.toUpperCase()));
  return {
    // The type may end the head too, but not behind a preposition: «О ВНЕСЕНИИ ИЗМЕНЕНИЙ В ПРИКАЗ».
    type: new RegExp(
      `(?:^|(?<=[\\p{Lu}»)"]) )((?:${types}) (?:№|N |\\d{1,2}[. ]\\d{2}|[«"]\\d|(?:${anyOf(dateFrom)}) ).*|(?<=(?:\\p{Lu}{3}|[»)"]) )(?:${types}))$`,
      'su',
    ),
    title: new RegExp(`(?<=[\\p{L}\\d.]) (?=(?:${anyOf(title.openers.map(capital))}) \\p{Ll}{3})`, 'u'),
  };
});

const capital = (word: string): string => fold(word).charAt(0).toUpperCase() + fold(word).slice(1);
