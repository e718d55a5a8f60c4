import type { Direction, FindingStatus } from '../model/index.js';

/** One letter a verdict, as the embedded data has it. */
export const STATUS_LETTER: Readonly<Record<FindingStatus, string>> = {
  met: 'm',
  partial: 'p',
  deviates: 'd',
  missing: 'x',
  'not-applicable': 'n',
  undetermined: 'u',
};

/** Symbols that tell verdicts apart without colour; the page gets them with its data. */
export const STATUS_SYMBOL: Readonly<Record<FindingStatus, string>> = {
  met: '✓',
  partial: '◐',
  deviates: '≠',
  missing: '✕',
  'not-applicable': '–',
  undetermined: '?',
};

export const DIRECTION_LETTER: Readonly<Record<Direction, string>> = { stricter: 's', weaker: 'w', different: 'f' };
