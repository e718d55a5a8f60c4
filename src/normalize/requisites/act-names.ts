import type { Token } from '../../rules/tokens.js';
import type { Identity } from './context.js';
import type { Reading } from './field.js';

/** The first of the types that a text names, in any case. */
export const firstType = (identity: Identity, types: readonly string[], text: string, base: number): Reading<string> | null => {
  const tokens = identity.tokens(text, base);
  for (let at = 0; at < tokens.length; at += 1) {
    const type = typeAt(identity, types, tokens, at);
    if (type !== null) return { value: type.value, at: { start: tokens[at]?.start ?? base, end: tokens[type.end - 1]?.end ?? base } };
  }
  return null;
};

/** The longest type whose words stand at a token. */
export const typeAt = (
  identity: Identity,
  types: readonly string[],
  tokens: readonly Token[],
  at: number,
): { value: string; end: number } | null => {
  let best: { value: string; end: number } | null = null;
  for (const { type, stems } of namesOf(identity, types).get(tokens[at]?.stem ?? '') ?? []) {
    if (!stems.every((stem, index) => tokens[at + index]?.stem === stem)) continue;
    if (best === null || at + stems.length > best.end) best = { value: type, end: at + stems.length };
  }
  return best;
};

interface Name {
  readonly type: string;
  readonly stems: readonly string[];
}

type Names = ReadonlyMap<string, readonly Name[]>;

const known = new WeakMap<Identity, WeakMap<readonly string[], Names>>();

/** The types by the stem of their first word. */
const namesOf = (identity: Identity, types: readonly string[]): Names => {
  const ofIdentity = known.get(identity) ?? new WeakMap<readonly string[], Names>();
  known.set(identity, ofIdentity);
  const hit = ofIdentity.get(types);
  if (hit !== undefined) return hit;
  const names = new Map<string, Name[]>();
  for (const type of types) {
    const stems = type.split(' ').map(identity.stem);
    const first = stems[0] ?? '';
    names.set(first, [...(names.get(first) ?? []), { type, stems }]);
  }
  ofIdentity.set(types, names);
  return names;
};
