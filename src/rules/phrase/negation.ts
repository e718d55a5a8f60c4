import type { z } from 'zod';
import type { negationSchema } from '../schema.js';
import { fold, type Token } from '../tokens.js';
import type { Occurrence, Unit } from './unit.js';

export interface Negation {
  /**
   * Tells whether what stands at tokens `[from, to)` is denied: «не размещается», «не подлежит размещению», but not «не только»; where a
   * proposition begins with it, by its predicate too: «размещение … не требуется».
   */
  readonly denies: (unit: Unit, from: number, to: number) => boolean;
  /** Tells whether the unit says of nothing that it is so: each of its predicates is denied («Скрипты разговора не применяются»). */
  readonly deniesAll: (unit: Unit) => boolean;
  /** Tells whether words, of a line or read by it, speak of a denial themselves: «не превышает», «формализм запрещается». */
  readonly speaksOfDenial: (forms: readonly string[]) => boolean;
}

/** Whether a word form denies the word after it: «не» before «допускается», not before «только». */
export type IsDenial = (form: string, next: string) => boolean;

type Lexicon = z.infer<typeof negationSchema>;

export interface Verbs {
  /** Whether a token says of its subject what it is or does; an infinitive bids so. */
  readonly isPredicate: (token: Token) => boolean;
  readonly isInfinitive: (token: Token) => boolean;
}

export const createDenial = (lexicon: Lexicon): IsDenial => {
  const particles = new Set([...lexicon.particles, ...lexicon.secondParticles].map(fold));
  const exceptions = new Set(lexicon.exceptions.map(fold));
  return (form, next) => particles.has(form) && !exceptions.has(next);
};

/** @param verbs how predicates are known: «размещается», «ведет», «утвержден», «разместить» */
export const createNegation = (lexicon: Lexicon, verbs: Verbs): Negation => {
  const isDenial = createDenial(lexicon);
  const isDeniedBehind = createDenialBehind(lexicon, isDenial, verbs);
  const readDenial = createDenialReader(lexicon);
  const isDeniedBefore = ({ tokens }: Unit, at: number): boolean =>
    isDenial(tokens[at - 1]?.form ?? '', tokens[at]?.form ?? '') ||
    [at - 2, at - 3].some((from) => readDenial(tokens, from).some(({ end }) => end === at));
  const heads = new Set(lexicon.denyingHeads.map(fold));
  /** The first words, the first behind a mark, or what a duty is of: «Обязанность размещать …», «Требование о размещении …». */
  const opens = (unit: Unit, at: number): boolean =>
    !isOfWords(unit, at - 1) || heads.has(formAt(unit, at - 1)) || heads.has(formAt(unit, at - 2));
  return {
    denies: (unit, from, to) => isDeniedBefore(unit, from) || (opens(unit, from) && isDeniedBehind(unit, from, to)),
    deniesAll: createDenialOfAll(lexicon, isDenial, verbs),
    speaksOfDenial: createSpeaksOfDenial(lexicon),
  };
};

const createSpeaksOfDenial = ({ denialWords, denialRoots }: Lexicon): ((forms: readonly string[]) => boolean) => {
  const words = new Set(denialWords.map(fold));
  const roots = denialRoots.map(fold);
  return (forms) => forms.some((form) => words.has(form) || roots.some((root) => form.startsWith(root)));
};

/** Told once for each unit: many lines are matched in one. */
const createDenialOfAll = (lexicon: Lexicon, isDenial: IsDenial, { isPredicate }: Verbs): ((unit: Unit) => boolean) => {
  const known = new WeakMap<Unit, boolean>();
  const absent = new Set(lexicon.absences.map(fold));
  const isUnconditional = createIsUnconditional(lexicon);
  const roots = lexicon.takingNothing.map(fold);
  const takes = (form: string): boolean => !roots.some((root) => form.startsWith(root));
  const subordinate = new Set(lexicon.subordinate.map(fold));
  const look = (unit: Unit): boolean => {
    let denied = false;
    // What is said in a subordinate clause is left open.
    if (unit.tokens.some(({ form }) => subordinate.has(form))) return false;
    for (const [at, token] of unit.tokens.entries()) {
      // A capital at the beginning tells nothing.
      const says = isPredicate(at === 0 ? { ...token, capital: false } : token);
      if (absent.has(token.form) || (says && isDenial(formAt(unit, at - 1), token.form) && isUnconditional(unit, at) && takes(token.form)))
        denied = true;
      else if (says) return false;
    }
    return denied;
  };
  return (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const told = look(unit);
    known.set(unit, told);
    return told;
  };
};

/** Reads a denial up to the word it denies: «не», «не подлежит», «не участвуют в», «освобождаются от». */
export const createDenialReader = (lexicon: Lexicon): ((tokens: readonly Token[], at: number) => readonly Occurrence[]) => {
  const isDenial = createDenial({ ...lexicon, secondParticles: [] });
  const modals = new Set(lexicon.modals.map(fold));
  const governing = new Set(lexicon.modalPrepositions.map(fold));
  const releases = new Set(lexicon.releases.map(fold));
  return (tokens, at) => {
    const [word = '', next = '', third = ''] = [tokens[at]?.form, tokens[at + 1]?.form, tokens[at + 2]?.form];
    if (releases.has(word)) return [{ end: at + 2, value: null }];
    if (!isDenial(word, next)) return [];
    const ends = [at + 1, ...(modals.has(next) ? [at + 2] : []), ...(modals.has(next) && governing.has(third) ? [at + 3] : [])];
    return ends.map((end) => ({ end, value: null }));
  };
};

const formAt = (unit: Unit, at: number): string => unit.tokens[at]?.form ?? '';

const isOfWords = (unit: Unit, at: number): boolean => unit.tokens[at]?.kind === 'word' || unit.tokens[at]?.kind === 'number';

/** Tokens between what is denied and the predicate, at most. */
const MAX_BETWEEN = 16;

/** Whether nothing behind a denied predicate says under which condition it is denied: «не производится до утверждения». */
const createIsUnconditional = (lexicon: Lexicon): ((unit: Unit, at: number) => boolean) => {
  const conditions = new Set(lexicon.denyingConditions.map(fold));
  return (unit, at) => !conditions.has(formAt(unit, at + 1)) && !conditions.has(formAt(unit, at + 2));
};

/**
 * Whether the predicate of the words at tokens `[from, to)` denies them, unless it does so under a condition. What is behind another
 * predicate is said of another thing: «Перечень размещается на сайте и на бумаге не ведется».
 */
const createDenialBehind = (
  lexicon: Lexicon,
  isDenial: IsDenial,
  { isPredicate, isInfinitive }: Verbs,
): ((unit: Unit, from: number, to: number) => boolean) => {
  const predicates = new Set(lexicon.denyingPredicates.map(fold));
  const words = new Set(lexicon.denyingWords.map(fold));
  const isUnconditional = createIsUnconditional(lexicon);
  return (unit, from, to) => {
    for (let at = from; at < Math.min(unit.tokens.length, to + MAX_BETWEEN); at += 1) {
      const form = formAt(unit, at);
      if (at >= to && words.has(form)) return isUnconditional(unit, at);
      if (at >= to && predicates.has(form)) return isDenial(formAt(unit, at - 1), form) && isUnconditional(unit, at);
      const token = unit.tokens[at];
      if (token !== undefined && !isInfinitive(token) && isPredicate(at === 0 ? { ...token, capital: false } : token)) return false;
      if (at >= to && unit.tokens[at]?.kind === 'mark' && !BRACKETS.test(form)) return false;
    }
    return false;
  };
};

const BRACKETS = /^[«»"„“”()]$/u;
