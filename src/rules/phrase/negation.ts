import type { z } from 'zod';
import type { negationSchema } from '../schema.js';
import { fold } from '../tokens.js';
import type { Unit } from './unit.js';

/** Tells whether what begins at a token is denied: «не размещается», «не подлежит размещению», but not «не только». */
export type Negation = (unit: Unit, at: number) => boolean;

export const createNegation = (lexicon: z.infer<typeof negationSchema>): Negation => {
  const particles = new Set(lexicon.particles.map(fold));
  const modals = new Set(lexicon.modals.map(fold));
  const exceptions = new Set(lexicon.exceptions.map(fold));
  const form = (unit: Unit, at: number): string => unit.tokens[at]?.form ?? '';
  return (unit, at) => {
    if (particles.has(form(unit, at - 1))) return !exceptions.has(form(unit, at));
    return modals.has(form(unit, at - 1)) && particles.has(form(unit, at - 2)) && !exceptions.has(form(unit, at - 1));
  };
};
