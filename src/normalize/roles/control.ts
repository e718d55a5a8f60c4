import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import type { RoleMention } from './words.js';

/** «Контроль за рассмотрением обращений возложить на …»: what is watched over there is not how the order is carried out. */
export const isControlOfOther = (input: ActInput, { emit, passage }: RoleMention): boolean => {
  if (emit.role !== 'control') return false;
  const unit = unitOf(tokenize(input.recognition.stem, input.file.text.slice(passage.start, passage.end)));
  const holds = (concept: string): boolean => input.recognition.vocabulary.finder(unit, concept).size > 0;
  return holds('control-of') && !holds('control-object') && !holds('control-named');
};
