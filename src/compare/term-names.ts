import { tokenize, type Stemmer } from '../rules/tokens.js';

/** A name as the stems of its words. */
export type TermName = readonly string[];

/** The names that a heading of a definition gives: what stands before a bracket, and each bracket as a name of its own. */
export const termNames = (stem: Stemmer, term: string): TermName[] => {
  const outer = term.replace(/\([^()]*\)/gu, ' ');
  const inner = [...term.matchAll(/\(([^()]*)\)/gu)].map((match) => match[1] ?? '');
  return [outer, ...inner].map((name) => stemsOf(stem, name)).filter((name) => name.length > 0);
};

/** Stems of the words outside brackets. */
export const designationName = (stem: Stemmer, designation: string): TermName => stemsOf(stem, designation.replace(/\([^()]*\)/gu, ' '));

const stemsOf = (stem: Stemmer, text: string): string[] =>
  tokenize(stem, text)
    .filter(({ kind }) => kind !== 'mark')
    .map((token) => token.stem);
