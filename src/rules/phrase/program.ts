import { fold, type Stemmer } from '../tokens.js';
import type { Node } from './syntax.js';

/** A compiled sequence: instructions over tokens. `next` and the like are indexes into the program. */
export type Instruction =
  | { readonly op: 'stem'; readonly stem: string }
  | { readonly op: 'prefix'; readonly prefix: string }
  | { readonly op: 'form'; readonly form: string }
  | { readonly op: 'ref'; readonly name: string; readonly as: string }
  | { readonly op: 'gap'; readonly max: number }
  | { readonly op: 'split'; readonly other: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'not'; readonly program: Program }
  | { readonly op: 'match' };

export type Program = readonly Instruction[];

export const compile = (stem: Stemmer, node: Node): Program => {
  const program: Instruction[] = [];
  emit(stem, node, program);
  program.push({ op: 'match' });
  return program;
};

const emit = (stem: Stemmer, node: Node, out: Instruction[]): void => {
  switch (node.kind) {
    case 'word':
      out.push(/^\p{L}/u.test(node.word) ? { op: 'stem', stem: stem(node.word) } : { op: 'form', form: node.word });
      return;
    case 'prefix':
      out.push({ op: 'prefix', prefix: fold(node.prefix) });
      return;
    case 'form':
      out.push({ op: 'form', form: node.form });
      return;
    case 'gap':
      out.push({ op: 'gap', max: node.max });
      return;
    case 'ref':
      out.push({ op: 'ref', name: node.name, as: node.as });
      return;
    case 'seq':
      for (const item of node.items) emit(stem, item, out);
      return;
    case 'not':
      out.push({ op: 'not', program: compile(stem, node.item) });
      return;
    case 'opt': {
      const at = out.push({ op: 'jump', to: 0 }) - 1;
      emit(stem, node.item, out);
      out[at] = { op: 'split', other: out.length };
      return;
    }
    case 'alt':
      emitAlternatives(stem, node.options, out);
  }
};

const emitAlternatives = (stem: Stemmer, options: readonly Node[], out: Instruction[]): void => {
  const exits: number[] = [];
  options.forEach((option, index) => {
    const last = index === options.length - 1;
    const at = last ? -1 : out.push({ op: 'jump', to: 0 }) - 1;
    emit(stem, option, out);
    if (last) return;
    exits.push(out.push({ op: 'jump', to: 0 }) - 1);
    out[at] = { op: 'split', other: out.length };
  });
  for (const exit of exits) out[exit] = { op: 'jump', to: out.length };
};

/** Prefixes are indexed by this many first letters. */
export const PREFIX_KEY = 3;

/**
 * Keys of which at least one must be among a unit's keys for the node to match, or null where nothing can be said.
 * Keys: a stem, `^` and the first letters of a form, `@` and the name of a slot or concept met by other means.
 */
export const anchorsOf = (
  stem: Stemmer,
  anchorsOfRef: (name: string) => ReadonlySet<string> | null,
  node: Node,
): ReadonlySet<string> | null => {
  const recur = (child: Node): ReadonlySet<string> | null => anchorsOf(stem, anchorsOfRef, child);
  switch (node.kind) {
    case 'word':
      return new Set([/^\p{L}/u.test(node.word) ? stem(node.word) : node.word]);
    case 'form':
      return new Set([`=${node.form}`]);
    case 'prefix':
      return new Set([`^${fold(node.prefix).slice(0, PREFIX_KEY)}`]);
    case 'ref':
      return anchorsOfRef(node.name);
    case 'seq':
      return smallest(node.items.map(recur));
    case 'alt':
      return union(node.options.map(recur));
    case 'gap':
    case 'opt':
    case 'not':
      return null;
  }
};

/** The most telling of several sets: prepositions and the like are in every sentence, so a set of long words is preferred. */
export const smallest = (sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null => {
  const cost = (set: ReadonlySet<string>): number => [...set].reduce((sum, key) => sum + (key.length < 4 ? 50 : 1), 0);
  const known = sets.filter((set) => set !== null);
  return known.length === 0 ? null : known.reduce((best, set) => (cost(set) < cost(best) ? set : best));
};

export const union = (sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null => {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === null) return null;
    for (const key of set) all.add(key);
  }
  return all;
};
