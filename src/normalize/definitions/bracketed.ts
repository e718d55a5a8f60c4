import type { Span } from '../../model/index.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { closing, termAt, type DefinedTerm } from './terms.js';

export interface BracketedTerm {
  readonly term: DefinedTerm;
  readonly body: Span;
}

/** «лица, которые обращаются в агентство (внешние клиенты), а также его служащие (внутренние клиенты)». */
export const bracketedTerms = (input: ActInput, tokens: readonly Token[], defined: DefinedTerm): BracketedTerm[] => {
  let from = 0;
  return tokens.flatMap((token, at) => {
    if (token.form !== '(') return [];
    const close = closing(tokens, at);
    const name = tokens.slice(at + 1, close);
    const [first, last, begins] = [name[0], name.at(-1), tokens[from]];
    const text = termAt(input, name, 0);
    if (first === undefined || last === undefined || begins === undefined || text === null || text === defined.text) return [];
    from = close + 1;
    return [{ term: { start: first.start, end: last.end, text }, body: { start: begins.start, end: token.start } }];
  });
};
