import porter from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import type { Span } from '../model/index.js';

/** A word, a number or a punctuation mark of a text. Offsets count in the text that was tokenized plus its base. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark';
  /** Lower case, «ё» as «е». */
  readonly form: string;
  /** Porter stem of a word after the aliases of the lexicon; the form itself for numbers and marks. */
  readonly stem: string;
  /** True where the first letter is a capital one. */
  readonly capital: boolean;
  /** There and true for the first token of a cell that another cell of its row stands before: nothing that is named goes on over it. */
  readonly opensCell?: true;
}

/** Turns a word form (any case) into its stem. Equal stems mean: forms of one word. */
export type Stemmer = (form: string) => string;

const MAX_CACHED_STEMS = 50_000;

/**
 * Stemmer over natural's Russian Porter stemmer.
 * @param aliases stem → word forms that Porter does not bring together (`rules/lexicon/stems.yaml`)
 * @param derivational suffixes that Porter takes off one form of a word and leaves on another
 */
export const createStemmer = (aliases: Readonly<Record<string, readonly string[]>>, derivational: readonly string[] = []): Stemmer => {
  const known = new Map<string, string>();
  for (const [stem, forms] of Object.entries(aliases)) {
    for (const form of forms) known.set(fold(form), stem);
  }
  const cache = new Map<string, string>();
  return (form) => {
    const hit = cache.get(form);
    if (hit !== undefined) return hit;
    const folded = fold(form);
    const stem = known.get(folded) ?? withoutSuffix(derivational, stemCompound(folded, known));
    if (cache.size < MAX_CACHED_STEMS) cache.set(form, stem);
    return stem;
  };
};

/** Lower case with «ё» as «е»: how words are compared everywhere. A composed text (NFC) keeps its length. */
export const fold = (word: string): string => {
  const lower = word.toLowerCase();
  if (isPlain(lower)) return lower;
  const apart = lower.normalize('NFD');
  return apart.includes(DIAERESIS) ? apart.replaceAll(DIAERESIS, '').normalize('NFC') : lower;
};

const DIAERESIS = '\u0308';

/** Letters of ASCII and those of the Russian alphabet that stand in order: none has two dots. Taking letters apart is slow. */
const isPlain = (lower: string): boolean => {
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code > LAST_ASCII && (code < FIRST_SMALL || code > LAST_SMALL)) return false;
  }
  return true;
};

const LAST_ASCII = 0x7f;
const FIRST_SMALL = 0x430;
const LAST_SMALL = 0x44f;

const MIN_ROOT = 4;

const withoutSuffix = (suffixes: readonly string[], stem: string): string => {
  const suffix = suffixes.find((one) => stem.endsWith(one) && stem.length - one.length >= MIN_ROOT);
  return suffix === undefined ? stem : stem.slice(0, -suffix.length);
};

/** «офлайн-точками»: the last member of a hyphenated word is declined, the others are kept. */
const stemCompound = (form: string, known: ReadonlyMap<string, string>): string => {
  const cut = form.lastIndexOf('-');
  const head = cut < 0 ? '' : form.slice(0, cut + 1);
  const last = form.slice(cut + 1);
  return head + (known.get(last) ?? porter.stem(last));
};

/**
 * Words keep inner hyphens and apostrophes; digits hyphenated to letters stay one token («154-од», «5-ти»), digits glued to
 * letters are two («10рабочих»); a mark is one character. Raised figures are of the number or the single letter they stand at
 * («5¹», «а¹», «м²»); behind a word or a mark they lead to a footnote and are no token: «поручить⁵ заместителю».
 */
const TOKEN =
  /\p{L}[⁰¹²³⁴-⁹]+(?!\p{L})|\p{L}[\p{L}\p{M}\p{Nd}]*(?:[-‑’']\p{L}[\p{L}\p{M}\p{Nd}]*)*|(?![⁰¹²³⁴-⁹])\p{N}+(?:[.,]\p{N}+)*(?:[-‑]\p{L}+)?|[^\s\p{L}\p{N}]/gu;

/** What a piece of text is, wherever it stands. */
type Shape = Omit<Token, 'start' | 'end' | 'opensCell'>;

/** What stands between the cells of a row in a normalized text, and nowhere else. */
const BETWEEN_CELLS = '\t';

const MAX_KNOWN_SHAPES = 50_000;

/** By stemmer: a few thousand forms make up all orders. */
const shapes = new WeakMap<Stemmer, Map<string, Shape>>();

/** By stemmer: texts cut not long ago with the base they had. Several steps cut the same clause, and agencies copy each other's. */
const recent = new WeakMap<Stemmer, Map<string, { readonly base: number; readonly tokens: readonly Token[] }>>();
const MAX_RECENT = 2000;
const MAX_KEPT = 2000;

/** Splits a text into tokens. `base` is added to every offset. Time is linear in the length of the text. */
export const tokenize = (stem: Stemmer, text: string, base = 0): readonly Token[] => {
  if (text.length > MAX_KEPT) return cut(stem, text, base);
  const cuts = recent.get(stem) ?? new Map<string, { readonly base: number; readonly tokens: readonly Token[] }>();
  recent.set(stem, cuts);
  const known = cuts.get(text);
  if (known?.base === base) return known.tokens;
  const tokens = known === undefined ? cut(stem, text, base) : moved(known.tokens, base - known.base);
  if (cuts.size >= MAX_RECENT) cuts.clear();
  cuts.set(text, { base, tokens });
  return tokens;
};

const moved = (tokens: readonly Token[], by: number): readonly Token[] =>
  tokens.map(({ kind, form, stem, capital, opensCell, start, end }) => {
    const token: Token = { kind, form, stem, capital, start: start + by, end: end + by };
    return opensCell === undefined ? token : { ...token, opensCell };
  });

const cut = (stem: Stemmer, text: string, base: number): readonly Token[] => {
  const known = shapes.get(stem) ?? new Map<string, Shape>();
  shapes.set(stem, known);
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const raw = match[0];
    const start = base + match.index;
    const { kind, form, stem: ofForm, capital } = shapeOf(stem, known, raw);
    const token: Token = { kind, form, stem: ofForm, capital, start, end: start + raw.length };
    tokens.push(text[match.index - 1] === BETWEEN_CELLS ? { ...token, opensCell: true } : token);
  }
  return tokens;
};

const shapeOf = (stem: Stemmer, known: Map<string, Shape>, raw: string): Shape => {
  const hit = known.get(raw);
  if (hit !== undefined) return hit;
  const form = fold(raw).replaceAll('‑', '-');
  const kind = kindOf(raw);
  const shape: Shape = { kind, form, stem: kind === 'word' ? stem(form) : form, capital: kind === 'word' && /^\p{Lu}/u.test(raw) };
  if (known.size < MAX_KNOWN_SHAPES) known.set(raw, shape);
  return shape;
};

const kindOf = (raw: string): Token['kind'] => {
  if (/^\p{N}/u.test(raw)) return 'number';
  return /^\p{L}/u.test(raw) ? 'word' : 'mark';
};
