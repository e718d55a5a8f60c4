import type { Span } from '../model/index.js';

/** How words are cut and stemmed; handed in, so that the dataset and the rules agree on what one word is. */
export interface WordTools {
  /** Words, numbers and marks of a text. */
  readonly tokens: (text: string) => readonly (Span & { readonly kind: 'word' | 'number' | 'mark'; readonly form: string })[];
  /** Equal stems mean: forms of one word. Takes a folded form. */
  readonly stem: (form: string) => string;
}

export interface IndexedWord extends Span {
  /** Folded: lower case, «ё» as «е». */
  readonly form: string;
  readonly stem: string;
}

/**
 * Words as the full-text index sees them. Members of a hyphenated word are words of their own («офлайн-точками» is found
 * by «точка», «154-ОД» by «154»), as unicode61 cuts them too.
 */
export const indexedWords = (tools: WordTools, text: string): readonly IndexedWord[] =>
  tools
    .tokens(text)
    .filter((token) => token.kind !== 'mark')
    .flatMap((token) => members(tools, token));

const MEMBER = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;
const ONE_WORD = /^\p{L}[\p{L}\p{M}]*$/u;

const members = (tools: WordTools, token: Span & { readonly form: string }): readonly IndexedWord[] => {
  const { form, start, end } = token;
  if (ONE_WORD.test(form)) return [{ form, stem: tools.stem(form), start, end }];
  return [...form.matchAll(MEMBER)].map((match) => ({
    form: match[0],
    stem: ONE_WORD.test(match[0]) ? tools.stem(match[0]) : match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
};
