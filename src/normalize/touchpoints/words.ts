import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { mannerOf } from './manner.js';

/** «цифровые точки;» under «подразделяются на:» names no touchpoint. */
export const isTouchpointWord = (input: ActInput, words: string): boolean => {
  const unit = unitOf(tokenize(input.recognition.stem, words));
  return CONCEPTS.some((name) => input.found.finder(unit, name).size > 0);
};

/** The same of words that name nothing else: «интерактивная карта», «система дистанционного обучения» are names that tell a type besides. */
export const saysNoMore = (input: ActInput, words: string): boolean => {
  const unit = unitOf(tokenize(input.recognition.stem, words));
  if (input.found.finder(unit, 'touchpoint').size > 0) return true;
  const taken = new Set(
    MARKS.flatMap((name) =>
      [...input.found.finder(unit, name)].flatMap(([from, found]) => {
        const end = Math.max(...found.map((one) => one.end));
        return Array.from({ length: end - from }, (_, index) => from + index);
      }),
    ),
  );
  if (taken.size === 0) return false;
  const { isAdjective, isParticiple } = mannerOf(input.recognition.grammar);
  return unit.tokens.every(
    (token, at) =>
      taken.has(at) || token.kind !== 'word' || token.form.length <= LONGEST_PREPOSITION || isAdjective(token) || isParticiple(token),
  );
};

const LONGEST_PREPOSITION = 3;
const MARKS = ['digital-mark', 'offline-mark'];

const CONCEPTS = ['touchpoint', 'digital-mark', 'offline-mark'];
