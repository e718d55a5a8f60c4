import type { Touchpoint } from '../model/index.js';
import type { Wording } from './wording.js';

/** Touchpoints that the order declares to be of another type than the standard gives their channel. */
export const misdeclared = (touchpoints: readonly Touchpoint[]): Touchpoint[] =>
  touchpoints.filter(({ typeDeclared, typeStandard }) => typeDeclared !== null && typeStandard !== null && typeDeclared !== typeStandard);

/** «телефон» – офлайн-точки; … */
export const corrections = ({ fill, lexicon, list }: Wording, touchpoints: readonly Touchpoint[]): string =>
  list(
    touchpoints.map(({ name, typeStandard }) =>
      fill(lexicon.text.correction, { name, type: typeStandard === null ? '' : lexicon.types[typeStandard] }),
    ),
  );
