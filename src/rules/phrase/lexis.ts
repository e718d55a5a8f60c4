import type { Token } from '../tokens.js';

/**
 * Small whole numbers for what patterns ask of a word, so that looking for it costs an index and no comparison of texts. Only patterns
 * give numbers: the tables are as large as the rules, whatever is read.
 */
const numbers = new Map<string, number>();

/** What a form of a word is to the patterns; a stem is told by its form, but tokens may be made elsewhere. */
interface KnownForm {
  readonly stem: string;
  readonly keys: readonly number[];
}

const knownForms = new Map<string, KnownForm>();
const MAX_KNOWN_FORMS = 100_000;
let longestPrefix = 0;

/** The number of a key: a stem, `=` and a form, `^` and the beginning of a form, `@` and the name of a concept. */
export const keyNumber = (key: string): number => {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(key, number);
  if (key.startsWith('^')) longestPrefix = Math.max(longestPrefix, key.length - 1);
  if (knownForms.size > 0) knownForms.clear();
  return number;
};

/** Numbers of all keys that a token answers to. */
export const keysOf = ({ form, stem }: Token): readonly number[] => {
  const known = knownForms.get(form);
  if (known !== undefined && known.stem === stem) return known.keys;
  const keys = keysOfForm(form, stem);
  if (knownForms.size < MAX_KNOWN_FORMS) knownForms.set(form, { stem, keys });
  return keys;
};

/** Prefixes have three letters at least. */
const SHORTEST_PREFIX = 3;
const NONE: readonly number[] = [];

const keysOfForm = (form: string, stem: string): readonly number[] => {
  const keys = new Set<number | undefined>([numbers.get(stem), numbers.get(`=${form}`)]);
  const longest = Math.min(form.length, longestPrefix);
  for (let length = SHORTEST_PREFIX; length <= longest; length += 1) keys.add(numbers.get(`^${form.slice(0, length)}`));
  keys.delete(undefined);
  return keys.size === 0 ? NONE : [...keys].filter((key) => key !== undefined);
};

/** Keys of which one at least must be there. Equal sets are one need, so what is found out about it holds for all patterns. */
export interface Need {
  readonly id: number;
  readonly keys: readonly number[];
}

const needs = new Map<string, Need>();

export const needOf = (keys: ReadonlySet<string>): Need => {
  const sorted = [...keys].map(keyNumber).sort((a, b) => a - b);
  const name = sorted.join(' ');
  const known = needs.get(name);
  if (known !== undefined) return known;
  const need = { id: needs.size, keys: sorted };
  needs.set(name, need);
  return need;
};

export const countNeeds = (): number => needs.size;
