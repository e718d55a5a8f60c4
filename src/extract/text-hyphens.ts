import type { ReadingLexicon } from './context.js';

/** The words of one document and what is known of hyphens: decides how two halves of a line end are joined. */
export interface Vocabulary {
  has(word: string): boolean;
  /** How often the word stands whole, in any case. */
  count(word: string): number;
  /** Whether it stands inside a line or cell somewhere, so that layout cannot have cut it there. */
  isInner(word: string): boolean;
  /** True for the letters a line begins with that can be no word: the end of one cut before. */
  isScrap(letters: string): boolean;
  /** Joins a line that ends in a hyphen with the next one. */
  joinHyphen(before: string, after: string): { readonly text: string; readonly kept: boolean };
}

/** Gathers the words of a text that stand whole, that is, not at a line's hyphen. */
export const createVocabulary = (lexicon: ReadingLexicon, text: string): Vocabulary => {
  const words = new Map<string, number>();
  const inner = new Set<string>();
  for (const match of text.matchAll(WORD)) {
    const next = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
    if (LINE_HYPHEN.test(next)) continue;
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    if (/[-‐‑\u00AD]\s*\n\s*$/u.test(before)) continue;
    const word = match[0].toLowerCase();
    words.set(word, (words.get(word) ?? 0) + 1);
    if (!isAtEdge(text, match.index, match.index + match[0].length)) inner.add(word);
  }
  const prefixes = new Set(lexicon.hyphenPrefixes);
  const suffixes = new Set(lexicon.hyphenSuffixes);
  const has = (word: string): boolean => words.has(word.toLowerCase());
  return {
    has,
    count: (word) => words.get(word.toLowerCase()) ?? 0,
    isInner: (word) => inner.has(word.toLowerCase()),
    isScrap: (letters) => isScrap(lexicon, inner, letters.toLowerCase()),
    joinHyphen: (before, after) => joinHyphen({ has, prefixes, suffixes, lexicon }, before, after),
  };
};

const isScrap = (lexicon: ReadingLexicon, inner: ReadonlySet<string>, letters: string): boolean => {
  if (lexicon.neverBegins.some((beginning) => letters.startsWith(beginning))) return true;
  return letters.length < 4 && !lexicon.shortWords.includes(letters) && !inner.has(letters);
};

/** Layout may have cut a word at the edge of a line or cell; what stands between blanks is whole. */
const isAtEdge = (text: string, start: number, end: number): boolean =>
  /^[ \t]*(?:[│║┃|¦\n\r]|$)/u.test(text.slice(end, end + 60)) ||
  /(?:[│║┃|¦\n\r]|^)[ \t]*$/u.test(text.slice(Math.max(0, start - 60), start));

const WORD = /\p{L}+(?:-\p{L}+)*/gu;
const LINE_HYPHEN = /^[-‐‑\u00AD]\s/u;

interface Known {
  readonly has: (word: string) => boolean;
  readonly prefixes: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  readonly lexicon: ReadingLexicon;
}

const joinHyphen = (known: Known, before: string, after: string): { readonly text: string; readonly kept: boolean } => {
  const kept = keepsHyphen(known, before, after);
  return { text: kept ? before + after : before.slice(0, -1) + after, kept };
};

const keepsHyphen = (known: Known, before: string, after: string): boolean => {
  // Soft hyphens, and what PDF readers give for them: layout put them there.
  if (/[\u00AD\uFFFE\u0002]$/u.test(before)) return false;
  if (ADDRESS.test(/\S+$/u.exec(before)?.[0] ?? '')) return true;
  const left = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*(?=[-‐‑]$)/u.exec(before)?.[0] ?? '';
  const right = /^\p{L}+(?:-\p{L}+)*/u.exec(after)?.[0] ?? '';
  // A number, an index («154-ОД») or a name in capitals is not hyphenated by layout.
  if (left === '' || right === '' || /\p{N}$/u.test(left)) return true;
  if (right !== right.toLowerCase() && left !== left.toUpperCase()) return true;
  if (known.has(left + right)) return false;
  if (known.has(`${left}-${right}`)) return true;
  if (known.prefixes.has(left.toLowerCase()) || known.suffixes.has(right.toLowerCase())) return true;
  if (isCompound(known.lexicon, left.toLowerCase(), right)) return true;
  return left.length > 3 && right.length > 3 && known.has(left) && known.has(right);
};

/** Nothing hyphenates an address: the hyphen is its own. */
const ADDRESS = /:\/\/|@|^www\./iu;

/** «информационно-/технического», but «ответственно-/стью». */
const isCompound = (lexicon: ReadingLexicon, left: string, right: string): boolean =>
  left.length > 5 &&
  right.length > 4 &&
  lexicon.compoundEndings.some((ending) => left.endsWith(ending)) &&
  !lexicon.suffixBeginnings.some((beginning) => right.startsWith(beginning));
