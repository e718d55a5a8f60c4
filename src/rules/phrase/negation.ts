import type { z } from 'zod';
import type { negationSchema } from '../schema.js';
import { fold, type Token } from '../tokens.js';
import type { Occurrence, Unit } from './unit.js';

/**
 * Tells whether what stands at tokens `[from, to)` is denied: «не размещается», «не подлежит размещению», but not «не только»; where a
 * proposition begins with it, by its predicate too: «размещение … не требуется».
 */
export type Negation = (unit: Unit, from: number, to: number) => boolean;

/** Whether a word form denies the word after it: «не» before «допускается», not before «только». */
export type IsDenial = (form: string, next: string) => boolean;

type Lexicon = z.infer<typeof negationSchema>;

/** Endings and whole forms by which a verb in the indicative is known. */
export interface FiniteForms {
  readonly finiteEndings: readonly string[];
  readonly finiteWords: readonly string[];
}

export const createDenial = (lexicon: Lexicon): IsDenial => {
  const particles = new Set(lexicon.particles.map(fold));
  const exceptions = new Set(lexicon.exceptions.map(fold));
  return (form, next) => particles.has(form) && !exceptions.has(next);
};

export const createNegation = (lexicon: Lexicon, finite: FiniteForms): Negation => {
  const isDenial = createDenial(lexicon);
  const isDeniedBehind = createDenialBehind(lexicon, isDenial, isPredicate(lexicon, finite));
  const readDenial = createDenialReader(lexicon);
  const isDeniedBefore = ({ tokens }: Unit, at: number): boolean =>
    [at - 1, at - 2, at - 3].some((from) => readDenial(tokens, from).some(({ end }) => end === at));
  const heads = new Set(lexicon.denyingHeads.map(fold));
  /** The first words, the first behind a mark, or what a duty is of: «Обязанность размещать …», «Требование о размещении …». */
  const opens = (unit: Unit, at: number): boolean =>
    !isOfWords(unit, at - 1) || heads.has(formAt(unit, at - 1)) || heads.has(formAt(unit, at - 2));
  return (unit, from, to) => isDeniedBefore(unit, from) || (opens(unit, from) && isDeniedBehind(unit, from, to));
};

/** Reads a denial up to the word it denies: «не», «не подлежит», «не участвуют в», «освобождаются от». */
export const createDenialReader = (lexicon: Lexicon): ((tokens: readonly Token[], at: number) => readonly Occurrence[]) => {
  const isDenial = createDenial(lexicon);
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

/** Whether a form says of its subject that it is so: «размещается», «ведет», «утвержден». */
const isPredicate = (lexicon: Lexicon, { finiteEndings, finiteWords }: FiniteForms): ((form: string) => boolean) => {
  const endings = finiteEndings.map(fold);
  const words = new Set([...finiteWords, ...lexicon.affirmingPredicates].map(fold));
  return (form) => words.has(form) || endings.some((each) => form.endsWith(each));
};

/**
 * Whether the predicate of the words at tokens `[from, to)` denies them, unless it does so under a condition. What is behind another
 * predicate is said of another thing: «Перечень размещается на сайте и на бумаге не ведется».
 */
const createDenialBehind = (
  lexicon: Lexicon,
  isDenial: IsDenial,
  isPredicateForm: (form: string) => boolean,
): ((unit: Unit, from: number, to: number) => boolean) => {
  const predicates = new Set(lexicon.denyingPredicates.map(fold));
  const words = new Set(lexicon.denyingWords.map(fold));
  const conditions = new Set(lexicon.denyingConditions.map(fold));
  const isLast = (unit: Unit, at: number): boolean => !conditions.has(formAt(unit, at + 1)) && !conditions.has(formAt(unit, at + 2));
  return (unit, from, to) => {
    for (let at = from; at < Math.min(unit.tokens.length, to + MAX_BETWEEN); at += 1) {
      const form = formAt(unit, at);
      if (at >= to && words.has(form)) return isLast(unit, at);
      if (at >= to && predicates.has(form)) return isDenial(formAt(unit, at - 1), form) && isLast(unit, at);
      if (isPredicateForm(form)) return false;
      if (at >= to && unit.tokens[at]?.kind === 'mark' && !BRACKETS.test(form)) return false;
    }
    return false;
  };
};

const BRACKETS = /^[«»"“”()]$/u;
