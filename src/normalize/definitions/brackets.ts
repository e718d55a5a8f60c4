import type { Definition } from '../../model/index.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { closing, definitionOf, isDash, isStandardTerm, type DefinedTerm } from './terms.js';

/**
 * «клиентский путь» (путь лица к информации): a quoted term of the standard with its meaning in brackets; without quotes where the clause
 * announces terms: «Используются понятия: внутренний клиент (работник), …».
 */
export const bracketDefinitions = (input: ActInput, isAnnounced: (part: number, clause: number) => boolean): Definition[] =>
  input.act.parts.flatMap((part, index) =>
    part.clauses.flatMap((clause) =>
      input.found.tokens.sentencesOf(clause).flatMap((tokens) =>
        tokens.flatMap((token, at) => {
          if (token.form !== '(') return [];
          const term = termBefore(input, tokens, at, isAnnounced(index, clause.index));
          const body = tokens.slice(at + 1, closing(tokens, at));
          const [from, to] = [body[0], body.at(-1)];
          if (term === null || from === undefined || to === undefined || !isMeaning(input, body, term.isQuoted)) return [];
          return [definitionOf(input, { part: index, clause: clause.index }, term, { start: from.start, end: to.end })];
        }),
      ),
    ),
  );

interface Named extends DefinedTerm {
  readonly isQuoted: boolean;
}

/** The term of the standard right before a bracket: all that stands in quotes, or all since a comma or a colon, and no dash behind. */
const termBefore = (input: ActInput, tokens: readonly Token[], bracket: number, isAnnounced: boolean): Named | null => {
  const isQuoted = tokens[bracket - 1]?.form === '»';
  if (!isQuoted && !isAnnounced) return null;
  const until = isQuoted ? bracket - 1 : bracket;
  const from = tokens.slice(0, until).findLastIndex(({ form }) => (isQuoted ? form === '«' : /^[,:;]$/u.test(form))) + 1;
  const behind = closing(tokens, bracket) + 1;
  const next = tokens[behind];
  if ((isQuoted && from === 0) || (!isQuoted && next !== undefined && isDash(tokens, behind, next))) return null;
  const name = tokens.slice(from, until);
  const [first, last] = [name[0], name.at(-1)];
  if (first === undefined || last === undefined || !isStandardTerm(input, name)) return null;
  return { start: first.start, end: last.end, text: input.file.text.slice(first.start, last.end), isQuoted };
};

/** «клиент» (далее – К.) and «клиент» (внешний) mean nothing; words that do are more. */
const isMeaning = (input: ActInput, body: readonly Token[], isQuoted: boolean): boolean => {
  const introductions = new Set(input.recognition.grammar.termIntroductions);
  const words = body.filter(({ kind }) => kind === 'word');
  return words.length >= (isQuoted ? 3 : 2) && !introductions.has(words[0]?.form ?? '') && !isStandardTerm(input, body);
};
