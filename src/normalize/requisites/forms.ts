import { fold, type Token } from '../../rules/tokens.js';

/** A name as the lexicon writes it: a word with a star is in any case; its capitals are those of the official name. */
export interface Form<T> {
  readonly of: T;
  readonly words: readonly FormWord[];
}

interface FormWord {
  readonly text: string;
  readonly prefix: boolean;
  /** As the lexicon writes it. */
  readonly printed: string;
}

/** Where a form stands in tokens: `[from, to)`; `words` are the token indexes of its words. */
export interface FormMatch<T> {
  readonly of: T;
  readonly from: number;
  readonly to: number;
  readonly words: readonly { readonly at: number; readonly printed: string }[];
}

/** The longest form at a token, null where none stands there. Marks between words do not count. */
export type FormReader<T> = (tokens: readonly Token[], at: number) => FormMatch<T> | null;

export const createFormReader = <T>(forms: readonly { readonly of: T; readonly text: string }[]): FormReader<T> => {
  const byStart = new Map<string, Form<T>[]>();
  for (const { of, text } of forms) {
    const words = text
      .split(' ')
      .filter((word) => /\p{L}/u.test(word))
      .map(formWord);
    const key = (words[0]?.text ?? '').slice(0, KEY);
    byStart.set(key, [...(byStart.get(key) ?? []), { of, words }]);
  }
  return (tokens, at) => {
    const first = tokens[at];
    if (first?.kind !== 'word') return null;
    let best: FormMatch<T> | null = null;
    for (const form of byStart.get(first.form.slice(0, KEY)) ?? []) {
      const match = matchForm(form, tokens, at);
      if (match !== null && (best === null || match.to > best.to)) best = match;
    }
    return best;
  };
};

const KEY = 3;
const MAX_MARKS = 2;

const formWord = (printed: string): FormWord => {
  const bare = printed.replace('*', '');
  return { text: fold(bare), prefix: printed.endsWith('*'), printed: bare };
};

const matchForm = <T>(form: Form<T>, tokens: readonly Token[], from: number): FormMatch<T> | null => {
  const words: { at: number; printed: string }[] = [];
  let at = from;
  for (const word of form.words) {
    let skipped = 0;
    while (words.length > 0 && tokens[at]?.kind === 'mark' && /^[-–—()]$/u.test(tokens[at]?.form ?? '') && skipped < MAX_MARKS) {
      at += 1;
      skipped += 1;
    }
    const form_ = tokens[at]?.form;
    if (form_ === undefined || !(word.prefix ? form_.startsWith(word.text) : form_ === word.text)) return null;
    words.push({ at, printed: word.printed });
    at += 1;
  }
  if (tokens[at]?.form === ')' && tokens.slice(from, at).some(({ form: mark }) => mark === '(')) at += 1;
  return { of: form.of, from, to: at, words };
};

/** Every place where a form stands, left to right, without overlaps. */
export const formsIn = <T>(read: FormReader<T>, tokens: readonly Token[]): FormMatch<T>[] => {
  const found: FormMatch<T>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = read(tokens, at);
    if (match !== null) found.push(match);
    at = match?.to ?? at + 1;
  }
  return found;
};

/** The case of letters of a printed word put on another form of it. */
export const withCasing = (printed: string, word: string): string => {
  const letters = [...word.toLowerCase()];
  return letters.map((letter, index) => (isUpper([...printed][index] ?? '') ? letter.toUpperCase() : letter)).join('');
};

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
