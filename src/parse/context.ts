import type { Stemmer } from '../rules/tokens.js';
import type { StructureLexicon } from '../rules/lexicons/structure.js';

/** What parsing needs to know about the language: handed in, never loaded here. */
export interface ParseContext {
  readonly stem: Stemmer;
  readonly structure: StructureLexicon;
}

/** Something worked out once per lexicon. */
export const perLexicon = <T>(build: (structure: StructureLexicon) => T): ((context: ParseContext) => T) => {
  const known = new WeakMap<StructureLexicon, T>();
  return ({ structure }) => {
    const hit = known.get(structure);
    if (hit !== undefined) return hit;
    const built = build(structure);
    known.set(structure, built);
    return built;
  };
};

/** A pattern source that matches exactly these strings, longest first. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escapePattern)
    .join('|');

/** Safe outside and inside brackets. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll('-', '\\x2d');
