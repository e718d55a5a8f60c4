import type { Definition, ParsedClause, Span } from '../model/index.js';
import type { Token } from '../rules/tokens.js';
import { factAt, mentionsOf, type ActInput } from './context.js';

/** Words of a term at most: a longer stretch before a dash is a sentence, not a term. */
const MAX_TERM_WORDS = 9;

/**
 * Definitions: «термин – определение» under a lead-in that announces terms, and sentences that say outright what a word means
 * (rules that emit the mark `definition`). «(далее – …)» is none.
 */
export const definitionsOf = (input: ActInput): Definition[] => {
  const announced = new Set(mentionsOf(input, 'mark').filter(({ emit }) => emit.mark === 'definitions-follow').map((lead) => `${lead.part} ${lead.clause}`));
  const outright = new Set(mentionsOf(input, 'mark').filter(({ emit }) => emit.mark === 'definition').map((one) => `${one.part} ${one.clause}`));
  return input.act.parts.flatMap((part, partIndex) =>
    part.clauses.flatMap((clause) => {
      const key = `${partIndex} ${clause.index}`;
      const isUnder = ancestors(part.clauses, clause).some((index) => announced.has(`${partIndex} ${index}`));
      if (!isUnder && !announced.has(key) && !outright.has(key)) return [];
      return definitionsIn(input, partIndex, clause);
    }),
  );
};

const ancestors = (clauses: readonly ParsedClause[], clause: ParsedClause): number[] => {
  const found: number[] = [];
  for (let at = clause.parent; at !== null; at = clauses[at]?.parent ?? null) found.push(at);
  return found;
};

const definitionsIn = (input: ActInput, part: number, clause: ParsedClause): Definition[] =>
  input.found.tokens.sentencesOf(clause).flatMap((sentence) =>
    input.recognition.segmenter.segments(sentence).flatMap(({ own }) => {
      const dash = own.findIndex((token, index) => isDash(own, index, token));
      const words = own.slice(0, dash).filter((token) => token.kind === 'word');
      if (dash <= 0 || words.length === 0 || words.length > MAX_TERM_WORDS || dash === own.length - 1) return [];
      const term = termOf(input, own.slice(0, dash));
      const from = own[dash + 1]?.start ?? 0;
      const to = own.at(-1)?.end ?? from;
      if (term === null) return [];
      const at: Span = { start: term.start, end: to };
      return [
        {
          ...factAt(input, at, { part, clause: clause.index, ruleId: 'definition/term' }, 'definition'),
          term: input.file.text.slice(term.start, term.end),
          definition: input.file.text.slice(from, to).replace(/[\s.;,]+$/u, ''),
        },
      ];
    }),
  );

/** A dash with space before it, not inside brackets, and not a hyphen. */
const isDash = (tokens: readonly Token[], index: number, token: Token): boolean => {
  if (!/^[-–—]$/u.test(token.form) || index === 0) return false;
  const before = tokens[index - 1];
  const open = tokens.slice(0, index).filter((one) => one.form === '(').length;
  const closed = tokens.slice(0, index).filter((one) => one.form === ')').length;
  return open === closed && before !== undefined && (before.end < token.start || token.form !== '-');
};

/** The term without quotes and without a synonym in brackets. */
const termOf = (input: ActInput, tokens: readonly Token[]): Span | null => {
  const bracket = tokens.findIndex((token) => token.form === '(');
  const kept = (bracket > 0 ? tokens.slice(0, bracket) : tokens).filter((token) => !/^[«»"“”„*]$/u.test(token.form));
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined || first.kind !== 'word') return null;
  const text = input.file.text.slice(first.start, last.end);
  return text.includes('\n') ? null : { start: first.start, end: last.end };
};
