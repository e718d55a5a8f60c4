import { fold, type Stemmer } from '../tokens.js';
import { keyNumber, needOf, type Need } from './lexis.js';
import type { Node } from './syntax.js';

/** Instructions over tokens. `other` and `to` are indexes into the code. */
export type Instruction =
  /** A token that answers to the key: a stem, a form or the beginning of one. */
  | { readonly op: 'word'; readonly key: number }
  | { readonly op: 'ref'; readonly name: string; readonly as: string }
  | { readonly op: 'gap'; readonly max: number }
  | { readonly op: 'split'; readonly other: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'not'; readonly program: Program }
  | { readonly op: 'match' };

export type Reading = Extract<Instruction, { op: 'word' | 'ref' }>;

/** A compiled sequence. */
export interface Program {
  readonly code: readonly Instruction[];
  /** What may read the first word of a match; null where it may begin with a gap or a prohibition. */
  readonly firsts: readonly Reading[] | null;
  /** Words of which each set must have one in the unit for the program to match there. */
  readonly needs: readonly Need[];
  /** Concepts and slots that every match holds. */
  readonly refs: readonly string[];
}

interface Programs {
  /** Texts are parsed once, so most equal patterns are one and the same. */
  readonly byNode: WeakMap<Node, Program>;
  readonly byName: Map<string, Program>;
}

const programs = new WeakMap<Stemmer, Programs>();

/** Equal patterns give one program, so that what is found for one holds for all. */
export const compile = (stem: Stemmer, node: Node): Program => {
  const known = programs.get(stem) ?? { byNode: new WeakMap(), byName: new Map() };
  programs.set(stem, known);
  const same = known.byNode.get(node);
  if (same !== undefined) return same;
  const name = JSON.stringify(node);
  const program = known.byName.get(name) ?? assemble(stem, node);
  known.byName.set(name, program);
  known.byNode.set(node, program);
  return program;
};

const assemble = (stem: Stemmer, node: Node): Program => {
  const code: Instruction[] = [];
  emit(stem, node, code);
  code.push({ op: 'match' });
  return { code, firsts: firstsOf(code), needs: needsOf(stem, () => null, node), refs: refsOf(node) };
};

const emit = (stem: Stemmer, node: Node, out: Instruction[]): void => {
  switch (node.kind) {
    case 'word':
    case 'prefix':
    case 'form':
      out.push({ op: 'word', key: keyNumber(keyOf(stem, node)) });
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

const firstsOf = (code: readonly Instruction[]): readonly Reading[] | null => {
  const firsts: Reading[] = [];
  const pending = [0];
  const seen = new Set<number>();
  for (let pc = pending.pop(); pc !== undefined; pc = pending.pop()) {
    const instruction = code[pc];
    if (instruction === undefined || seen.has(pc)) continue;
    seen.add(pc);
    if (instruction.op === 'split') pending.push(pc + 1, instruction.other);
    else if (instruction.op === 'jump') pending.push(instruction.to);
    else if (instruction.op === 'gap' || instruction.op === 'not' || instruction.op === 'match') return null;
    else firsts.push(instruction);
  }
  return firsts;
};

/** A stem, `=` and a form, `^` and the beginning of a form. What is no word (a number, «№») has no stem but its form. */
const keyOf = (stem: Stemmer, node: Extract<Node, { kind: 'word' | 'prefix' | 'form' }>): string => {
  if (node.kind === 'prefix') return `^${fold(node.prefix)}`;
  if (node.kind === 'form') return `=${node.form}`;
  return /^\p{L}/u.test(node.word) ? stem(node.word) : `=${node.word}`;
};

/** Keys that the wordings of a concept or slot cannot do without; null where nothing can be said. */
export type AnchorsOfRef = (name: string) => ReadonlySet<string> | null;

/** Keys of which at least one must be among a unit's words for the node to match, or null where nothing can be said. */
export const anchorsOf = (stem: Stemmer, anchorsOfRef: AnchorsOfRef, node: Node): ReadonlySet<string> | null =>
  smallest(allAnchorsOf(stem, anchorsOfRef, node));

/** The same for every item of a sequence: each set must be met. */
const allAnchorsOf = (stem: Stemmer, anchorsOfRef: AnchorsOfRef, node: Node): ReadonlySet<string>[] => {
  switch (node.kind) {
    case 'word':
    case 'form':
    case 'prefix':
      return [new Set([keyOf(stem, node)])];
    case 'ref':
      return [anchorsOfRef(node.name)].filter((set) => set !== null);
    case 'seq':
      return node.items.flatMap((item) => allAnchorsOf(stem, anchorsOfRef, item));
    case 'alt':
      return [union(node.options.map((option) => anchorsOf(stem, anchorsOfRef, option)))].filter((set) => set !== null);
    case 'gap':
    case 'opt':
    case 'not':
      return [];
  }
};

export const needsOf = (stem: Stemmer, anchorsOfRef: AnchorsOfRef, node: Node): Need[] => [
  ...new Set(allAnchorsOf(stem, anchorsOfRef, node).map(needOf)),
];

const refsOf = (node: Node): string[] => {
  if (node.kind === 'ref') return [node.name];
  return node.kind === 'seq' ? [...new Set(node.items.flatMap(refsOf))] : [];
};

/** The most telling of several sets: prepositions and the like are in every sentence, so a set of long words is preferred. */
const smallest = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> | null => {
  const cost = (set: ReadonlySet<string>): number => [...set].reduce((sum, key) => sum + (key.length < 4 ? 50 : 1), 0);
  const [first, ...others] = sets;
  return first === undefined ? null : others.reduce((best, set) => (cost(set) < cost(best) ? set : best), first);
};

export const union = (sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null => {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === null) return null;
    for (const key of set) all.add(key);
  }
  return all;
};
