import type { z } from 'zod';
import type { negationSchema } from '../schema.js';
import { fold } from '../tokens.js';
import type { Unit } from './unit.js';

/** Tells whether what begins at a token is denied: «не размещается», «не подлежит размещению», but not «не только». */
export type Negation = (unit: Unit, at: number) => boolean;

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
  const modals = new Set(lexicon.modals.map(fold));
  const form = (unit: Unit, at: number): string => unit.tokens[at]?.form ?? '';
  return (unit, at) => {
    const before = form(unit, at - 1);
    return isDenial(before, form(unit, at)) || (modals.has(before) && isDenial(form(unit, at - 2), before));
  };
};
