import type { Definition, Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import { factAt, type ActInput } from '../context.js';

export interface DefinedTerm extends Span {
  readonly text: string;
}

/** A definition as a fact: the term and what it means. */
export const definitionOf = (
  input: ActInput,
  at: { readonly part: number; readonly clause: number | null },
  term: DefinedTerm,
  body: Span,
): Definition => ({
  ...factAt(
    input,
    { start: term.start, end: Math.max(term.end, body.end) },
    { part: at.part, clause: at.clause, ruleId: 'definition/term' },
    'definition',
  ),
  term: term.text,
  definition: input.file.text
    .slice(body.start, body.end)
    .trim()
    .replace(/[.;,]+$/u, ''),
});

/** A dash with space before it, not inside brackets, and not a hyphen. */
export const isDash = (tokens: readonly Token[], index: number, token: Token): boolean => {
  if (!/^[-–—]$/u.test(token.form) || index === 0) return false;
  const before = tokens[index - 1];
  const open = tokens.slice(0, index).filter((one) => one.form === '(').length;
  const closed = tokens.slice(0, index).filter((one) => one.form === ')').length;
  return open === closed && before !== undefined && (before.end < token.start || token.form !== '-');
};

/** Index of the bracket that closes the one at `open`; past the end where none does. */
export const closing = (tokens: readonly Token[], open: number): number => {
  const at = tokens.findIndex((token, index) => index > open && token.form === ')');
  return at < 0 ? tokens.length : at;
};

/** The tokens without the bracket that opens at `open`. */
export const withoutBracket = (tokens: readonly Token[], open: number): readonly Token[] => [
  ...tokens.slice(0, open),
  ...tokens.slice(closing(tokens, open) + 1),
];

/** True where the tokens are a term of the standard and nothing else. */
export const isStandardTerm = (input: ActInput, tokens: readonly Token[]): boolean =>
  tokens.length > 0 &&
  (input.recognition.vocabulary.finder(unitOf(tokens), 'standard-term').get(0) ?? []).some(({ end }) => end === tokens.length);

/** «под клиентским опытом – …»: the term of the standard that the words from `at` on are. */
export const termAt = (input: ActInput, tokens: readonly Token[], at: number): string | null => {
  const found = input.recognition.vocabulary.finder(unitOf(tokens), 'standard-term').get(at);
  const whole = found?.find(({ end }) => end === tokens.length);
  return whole === undefined ? null : String(whole.value);
};
