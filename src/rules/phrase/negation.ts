import type { z } from 'zod';
import type { negationSchema } from '../schema.js';
import { fold } from '../tokens.js';
import type { Unit } from './unit.js';

/**
 * Tells whether what stands at tokens `[from, to)` is denied: «не размещается», «не подлежит размещению», but not «не только»; where a
 * proposition begins with it, by its predicate too: «размещение … не требуется».
 */
export type Negation = (unit: Unit, from: number, to: number) => boolean;

/** Whether a word form denies the word after it: «не» before «допускается», not before «только». */
export type IsDenial = (form: string, next: string) => boolean;

type Lexicon = z.infer<typeof negationSchema>;

export const createDenial = (lexicon: Lexicon): IsDenial => {
  const particles = new Set(lexicon.particles.map(fold));
  const exceptions = new Set(lexicon.exceptions.map(fold));
  return (form, next) => particles.has(form) && !exceptions.has(next);
};

export const createNegation = (lexicon: Lexicon): Negation => {
  const isDenial = createDenial(lexicon);
  const isDeniedBehind = createDenialBehind(lexicon, isDenial);
  const modals = new Set(lexicon.modals.map(fold));
  return (unit, from, to) => {
    const before = formAt(unit, from - 1);
    return (
      isDenial(before, formAt(unit, from)) ||
      (modals.has(before) && isDenial(formAt(unit, from - 2), before)) ||
      (opens(unit, from) && isDeniedBehind(unit, to))
    );
  };
};

const formAt = (unit: Unit, at: number): string => unit.tokens[at]?.form ?? '';

/** The first words, or the first behind a mark. */
const opens = (unit: Unit, at: number): boolean => unit.tokens[at - 1]?.kind !== 'word' && unit.tokens[at - 1]?.kind !== 'number';

/** Tokens between what is denied and the predicate, at most. */
const MAX_BETWEEN = 16;

/** Whether the predicate of the words that end at a token denies them, unless it does so under a condition. */
const createDenialBehind = (lexicon: Lexicon, isDenial: IsDenial): ((unit: Unit, to: number) => boolean) => {
  const predicates = new Set(lexicon.denyingPredicates.map(fold));
  const words = new Set(lexicon.denyingWords.map(fold));
  const conditions = new Set(lexicon.conditions.map(fold));
  const isLast = (unit: Unit, at: number): boolean => !conditions.has(formAt(unit, at + 1)) && !conditions.has(formAt(unit, at + 2));
  return (unit, to) => {
    for (let at = to; at < Math.min(unit.tokens.length, to + MAX_BETWEEN); at += 1) {
      const form = formAt(unit, at);
      if (words.has(form)) return isLast(unit, at);
      if (predicates.has(form)) return isDenial(formAt(unit, at - 1), form) && isLast(unit, at);
      if (unit.tokens[at]?.kind === 'mark' && !BRACKETS.test(form)) return false;
    }
    return false;
  };
};

const BRACKETS = /^[«»"„“”()]$/u;
