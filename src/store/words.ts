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
export const indexedWords = (tools: WordTools, text: string): readonly IndexedWord[] => {
  const known = knownMembers.get(tools) ?? new Map<string, readonly IndexedWord[]>();
  knownMembers.set(tools, known);
  const words: IndexedWord[] = [];
  for (const { kind, form, start, end } of tools.tokens(text)) {
    if (kind === 'mark') continue;
    for (const member of membersOf(tools, known, form))
      words.push({
        form: member.form,
        stem: member.stem,
        start: start + member.start,
        // A form may have fewer characters than what it was made of.
        end: member.start === 0 && member.end === form.length ? end : start + member.end,
      });
  }
  return words;
};

const MAX_KNOWN_FORMS = 50_000;

/** By form, counted from its beginning: a few thousand forms make up all orders. */
const knownMembers = new WeakMap<WordTools, Map<string, readonly IndexedWord[]>>();

const membersOf = (tools: WordTools, known: Map<string, readonly IndexedWord[]>, form: string): readonly IndexedWord[] => {
  const hit = known.get(form);
  if (hit !== undefined) return hit;
  const made = members(tools, form);
  if (known.size < MAX_KNOWN_FORMS) known.set(form, made);
  return made;
};

const MEMBER = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;
const ONE_WORD = /^\p{L}[\p{L}\p{M}]*$/u;

const members = (tools: WordTools, form: string): readonly IndexedWord[] => {
  if (ONE_WORD.test(form)) return [{ form, stem: tools.stem(form), start: 0, end: form.length }];
  return [...form.matchAll(MEMBER)].map((match) => ({
    form: match[0],
    stem: ONE_WORD.test(match[0]) ? tools.stem(match[0]) : match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
};
