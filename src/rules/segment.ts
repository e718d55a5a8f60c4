import { createContinues, type Continues } from './continues.js';
import { createRowCutter, type RowCutter } from './action-rows.js';
import type { Verbs } from './phrase/negation.js';
import type { Grammar } from './schema.js';
import { fold, type Token } from './tokens.js';

/** A stretch of a sentence between semicolons, with what stands before it and governs it. */
export interface Segment {
  readonly lead: readonly Token[];
  readonly own: readonly Token[];
}

/** Cuts tokens into sentences, propositions and segments. All cuts are linear in the tokens. */
export interface Segmenter {
  readonly sentences: (tokens: readonly Token[]) => readonly (readonly Token[])[];
  readonly segments: (sentence: readonly Token[]) => readonly Segment[];
  readonly continues: Continues;
  readonly propositions: (segment: readonly Token[]) => readonly (readonly Token[])[];
  readonly isPredicate: (token: Token) => boolean;
  /** True for «, утверждается …», «, разместить …»: a comma and a predicate. */
  readonly beginsWithVerb: (proposition: readonly Token[]) => boolean;
  /** True for «, директор подписывает его …»: it speaks of something named before it. */
  readonly goesOn: (proposition: readonly Token[]) => boolean;
  /** The items of a row of actions, or the segment alone. */
  readonly items: RowCutter;
  /** True for a few words with a full stop and no predicate that name the topic of what follows («На официальном сайте.»). */
  readonly isHeading: (sentence: readonly Token[]) => boolean;
}

export const createSegmenter = (grammar: Grammar): Segmenter => {
  const abbreviations = new Set(grammar.abbreviations.map(fold));
  const isPredicate = predicateTest(grammar);
  const conjunctions = new Set(grammar.conjunctions.map(fold));
  const relatives = relativesOf(grammar);
  const anaphors = new Set(grammar.anaphors.map(fold));
  return {
    sentences: (tokens) => {
      const quoted = insideQuotes(tokens);
      return cutAfter(tokens, (index) => quoted[index] !== true && endsSentence(abbreviations, tokens, index));
    },
    segments,
    continues: createContinues(grammar, isPredicate),
    items: createRowCutter(grammar),
    propositions: (segment) => propositions(isPredicate, conjunctions, relatives, segment),
    isPredicate,
    beginsWithVerb: ([comma, verb]) => comma?.form === ',' && verb !== undefined && isPredicate(verb),
    goesOn: (proposition) => proposition.some(({ form }) => anaphors.has(form)),
    isHeading: (sentence) => isHeading(isPredicate, sentence),
  };
};

/** Words of a heading within a clause at most. */
const HEADING_WORDS = 6;

const isHeading = (isPredicate: (token: Token) => boolean, sentence: readonly Token[]): boolean => {
  if (sentence.at(-1)?.form !== '.') return false;
  const words = sentence.filter(({ kind }) => kind === 'word');
  // A capital begins the sentence and tells nothing of its first word.
  return words.length > 0 && words.length <= HEADING_WORDS && !words.some((word) => isPredicate({ ...word, capital: false }));
};

/** Whether each token stands inside «…» that is closed: a name in quotes may hold a full stop. */
const insideQuotes = (tokens: readonly Token[]): readonly boolean[] => {
  const inside: boolean[] = tokens.map(() => false);
  let open = -1;
  tokens.forEach((token, index) => {
    if (token.form === '«') open = index;
    if (token.form !== '»' || open < 0) return;
    inside.fill(true, open, index);
    open = -1;
  });
  return inside;
};

const cutAfter = (tokens: readonly Token[], isEnd: (index: number) => boolean): Token[][] => {
  const pieces: Token[][] = [];
  let piece: Token[] = [];
  tokens.forEach((token, index) => {
    piece.push(token);
    if (!isEnd(index)) return;
    pieces.push(piece);
    piece = [];
  });
  if (piece.length > 0) pieces.push(piece);
  return pieces;
};

/** A full stop ends a sentence where a capital letter, a quote or a number follows after a space, but not after an abbreviation. */
const endsSentence = (abbreviations: ReadonlySet<string>, tokens: readonly Token[], index: number): boolean => {
  const mark = tokens[index];
  if (mark === undefined || !SENTENCE_ENDS.has(mark.form)) return false;
  const next = tokens[index + 1];
  if (next === undefined) return true;
  if (next.start === mark.end) return false;
  const before = tokens[index - 1];
  const isAbbreviation =
    before?.kind === 'word' && (before.form.length === 1 || abbreviations.has(before.form)) && before.end === mark.start;
  if (isAbbreviation) return false;
  return next.capital || (next.kind === 'mark' && OPENING_QUOTES.has(next.form));
};

const SENTENCE_ENDS = new Set(['.', '!', '?']);
const OPENING_QUOTES = new Set(['«', '"', '“', '„']);

const OPENING = new Set(['(', '«', '“', '„']);
const CLOSING = new Set([')', '»', '”']);

/** Words that are kept of what governs: a text of nothing but colons would be copied for each of them. */
const MOST_GOVERNING = 500;

/** Colons and semicolons outside brackets and quotes part segments; what stands before the first of them governs the rest. */
const segments = (sentence: readonly Token[]): Segment[] => {
  const pieces: Segment[] = [];
  let lead: readonly Token[] = [];
  let from = 0;
  let depth = 0;
  const close = (to: number): void => {
    if (to > from) pieces.push({ lead, own: sentence.slice(from, to) });
  };
  sentence.forEach((token, index) => {
    if (token.kind !== 'mark') return;
    if (OPENING.has(token.form)) depth += 1;
    if (CLOSING.has(token.form)) depth = Math.max(0, depth - 1);
    const isColon = token.form === ':' && sentence[index + 1]?.start !== token.end;
    if (depth > 0 || (token.form !== ';' && !isColon)) return;
    close(index);
    const governs = isColon || pieces.length === 1;
    if (governs) lead = isColon ? [...lead, ...sentence.slice(from, index + 1)].slice(-MOST_GOVERNING) : sentence.slice(from, index);
    from = index + 1;
  });
  close(sentence.length);
  return pieces;
};

const MAX_KNOWN_FORMS = 50_000;

/** Tells a finite verb, an infinitive or a predicative word by the endings and lists of the grammar. */
export const verbsOf = (grammar: Grammar): Verbs => {
  const endings = grammar.infinitiveEndings.map(fold);
  return { isPredicate: predicateTest(grammar), isInfinitive: ({ form }) => endings.some((ending) => form.endsWith(ending)) };
};

export const predicateTest = (grammar: Grammar): ((token: Token) => boolean) => {
  const endings = grammar.predicateEndings.map(fold);
  const words = new Set(grammar.predicateWords.map(fold));
  const not = new Set(grammar.notPredicates.map(fold));
  const MIN_LENGTH = 5;
  const known = new Map<string, boolean>();
  const endsAsPredicate = (form: string): boolean => {
    const hit = known.get(form);
    if (hit !== undefined) return hit;
    const does = endings.some((ending) => form.endsWith(ending));
    if (known.size < MAX_KNOWN_FORMS) known.set(form, does);
    return does;
  };
  return (token) => {
    if (token.kind !== 'word') return false;
    if (words.has(token.form)) return true;
    // A cell begins with a capital whatever it says.
    const isNamed = token.capital && token.opensCell !== true;
    if (not.has(token.form) || isNamed || token.form.length < MIN_LENGTH) return false;
    return endsAsPredicate(token.form);
  };
};

interface Relatives {
  readonly words: ReadonlySet<string>;
  /** Words that, first or second behind a comma, begin what depends on the predicate before it. */
  readonly subordinators: ReadonlySet<string>;
  /** Words of terms in time. */
  readonly terms: ReadonlySet<string>;
}

const relativesOf = (grammar: Grammar): Relatives => ({
  words: new Set(grammar.relatives.map(fold)),
  subordinators: new Set(grammar.subordinators.map(fold)),
  terms: new Set(grammar.termWords.map(fold)),
});

/**
 * A comma or conjunction parts two propositions where each side has a predicate of its own; a relative clause belongs to the
 * proposition it stands in, unless it is the last and sets a term of its own («… сообщает куратору, который в течение трех дней …»).
 */
const propositions = (
  isPredicate: (token: Token) => boolean,
  conjunctions: ReadonlySet<string>,
  relatives: Relatives,
  segment: readonly Token[],
): Token[][] => {
  const boundaries = boundariesOf(conjunctions, relatives, segment);
  const termFrom = firstsFrom(({ form }) => relatives.terms.has(form), segment);
  /** «…, опубликование – в течение 10 дней»: a dash before a term stands for the predicate. */
  const standsForVerb = (index: number): boolean => {
    const term = termFrom[index] ?? segment.length;
    return term < segment.length && term - index <= TERM_WORDS;
  };
  // A capital letter tells names from predicates, but for the first word.
  const predicateFrom = firstsFrom(
    (token, index) =>
      isPredicate(token === segment[0] ? { ...token, capital: false } : token) || (DASHES.has(token.form) && standsForVerb(index)),
    segment,
  );
  /** Before «, а» a term stands for the predicate: «30 дней со дня регистрации, а … пересылаются в течение семи дней». */
  const has = (start: number, end: number, nominal: boolean): boolean =>
    (predicateFrom[start] ?? end) < end || (nominal && (termFrom[start] ?? end) < end);
  const cuts: number[] = [];
  let from = 0;
  boundaries.forEach((boundary, index) => {
    const next = boundaries[index + 1] ?? segment.length;
    const isOpposed = segment[boundary]?.form === ',' && conjunctions.has(segment[boundary + 1]?.form ?? '');
    if (!has(from, boundary, isOpposed) || !has(boundary, isOpposed ? segment.length : next, false)) return;
    cuts.push(boundary);
    from = boundary;
  });
  const edges = [0, ...cuts, segment.length];
  return edges.slice(1).map((edge, index) => segment.slice(edges[index], edge));
};

const DASHES = new Set(['–', '—', '-']);
/** How far behind the dash a word of the term stands: «– не более 10 (десяти) рабочих дней». */
const TERM_WORDS = 8;

/** For each token the place of the first such token from it on, the length where there is none. */
const firstsFrom = (isSought: (token: Token, index: number) => boolean, segment: readonly Token[]): readonly number[] => {
  const firsts: number[] = Array.from({ length: segment.length }, () => segment.length);
  for (let at = segment.length - 1, first = segment.length; at >= 0; at -= 1) {
    const token = segment[at];
    if (token !== undefined && isSought(token, at)) first = at;
    firsts[at] = first;
  }
  return firsts;
};

const boundariesOf = (conjunctions: ReadonlySet<string>, relatives: Relatives, segment: readonly Token[]): number[] => {
  const boundaries: number[] = [];
  const norm = lastNormOf(relatives, segment);
  let depth = 0;
  segment.forEach((token, index) => {
    if (token.form === '(') depth += 1;
    if (token.form === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) return;
    const next = segment[index + 1];
    const isComma = token.form === ',' && next !== undefined && (!relatives.words.has(next.form) || index === norm);
    const isConjunction = conjunctions.has(token.form) && segment[index - 1]?.form !== ',';
    if (isComma || isConjunction) boundaries.push(index);
  });
  return boundaries;
};

/** The comma before the last relative clause where that sets a term in time and no other comma ends it; −1 where there is none. */
const lastNormOf = ({ words, subordinators, terms }: Relatives, segment: readonly Token[]): number => {
  const comma = segment.findLastIndex((token, index) => token.form === ',' && words.has(segment[index + 1]?.form ?? ''));
  const clause = comma < 0 ? [] : segment.slice(comma + 1);
  const depends = (at: number): boolean => clause.slice(at + 1, at + 3).some(({ form }) => subordinators.has(form));
  const isLast = !clause.some(({ form }, at) => form === ',' && !depends(at));
  return isLast && clause.some(({ form }) => terms.has(form)) ? comma : -1;
};
