import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';

/** «цифровые точки;» under «подразделяются на:» names no touchpoint. */
export const isTouchpointWord = (input: ActInput, words: string): boolean => {
  const unit = unitOf(tokenize(input.recognition.stem, words));
  return CONCEPTS.some((name) => input.found.finder(unit, name).size > 0);
};

const CONCEPTS = ['touchpoint', 'digital-mark', 'offline-mark'];
