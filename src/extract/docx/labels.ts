import type { NumberingLexicon } from './context.js';
import { bulletText } from './glyphs.js';
import { LEVELS, type List, type ListLevel } from './numbering.js';
import { formatNumber } from './number-format.js';

/** Counts the numbered paragraphs of one story (the body, the text boxes, the notes …) in document order. */
export interface LabelCounter {
  /** Label of the next paragraph of a list at a level, as Word shows it; null where it shows none. */
  next(list: List, level: number): string | null;
}

interface Counts {
  /** Last value per level, undefined where the level starts anew. */
  readonly values: (number | undefined)[];
}

export const createLabelCounter = (lexicon: NumberingLexicon): LabelCounter => {
  const counts = new Map<string, Counts>();
  // A start override fires once for each list and level, however often the list is resumed.
  const fired = new Set<string>();
  return {
    next: (list, level) => {
      const at = list.levels[level];
      if (at === undefined) return null;
      const state = counts.get(list.counter) ?? { values: Array.from({ length: LEVELS }) };
      counts.set(list.counter, state);
      advance(state, list, level, takeOverride(fired, list, level));
      return at.hidden ? null : labelText(lexicon, list, level, at, state);
    },
  };
};

const takeOverride = (fired: Set<string>, list: List, level: number): number | null => {
  const start = list.overrides.get(level);
  const key = `${list.numId}:${level}`;
  if (start === undefined || fired.has(key)) return null;
  fired.add(key);
  return start;
};

const advance = (state: Counts, list: List, level: number, override: number | null): void => {
  const last = state.values[level];
  state.values[level] = override ?? (last === undefined ? startOf(list, level) : last + 1);
  for (let higher = 0; higher < level; higher += 1) {
    // A level that was skipped counts as used: «1.1» before any «1.», which is then «2.».
    state.values[higher] ??= startOf(list, higher);
  }
  for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
    if (restartsAfter(list.levels[deeper], deeper, level)) state.values[deeper] = undefined;
  }
};

const startOf = (list: List, level: number): number => list.overrides.get(level) ?? list.levels[level]?.start ?? 1;

/** 17.9.10 lvlRestart: 1-based level; 0 never restarts; a level not above its own is no restriction. */
const restartsAfter = (definition: ListLevel | undefined, deeper: number, used: number): boolean => {
  const restart = definition?.restart ?? null;
  if (restart === 0) return false;
  return restart === null || restart > deeper ? true : used < restart;
};

const labelText = (lexicon: NumberingLexicon, list: List, level: number, at: ListLevel, state: Counts): string | null => {
  if (at.picture) return '•';
  if (at.format === 'bullet') return bulletText(at.font, at.text) || null;
  const text = at.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    return index > level ? '' : numberText(lexicon, list.levels[index], at.legal, state.values[index]);
  });
  return text.trim() || null;
};

/** 17.9.4 isLgl: every number of the label in decimals. */
const numberText = (lexicon: NumberingLexicon, definition: ListLevel | undefined, legal: boolean, value: number | undefined): string => {
  if (definition === undefined || value === undefined) return '';
  if (legal && definition.format !== 'none' && definition.format !== 'bullet') return String(value);
  return formatNumber(lexicon, value, definition.format, definition.custom);
};
