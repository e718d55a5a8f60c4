import type { Recognition } from '../../rules/load.js';
import { fold } from '../../rules/tokens.js';

/** Forms of the nouns whose declension is known, folded. */
export interface NounForms {
  /** Nominatives but for those that are genitives too: «система», «телефоны», but not «страницы». */
  readonly nominative: ReadonlySet<string>;
  /** All others. */
  readonly oblique: ReadonlySet<string>;
  /** Nominatives that only the plural has: «сайты», «порталы». */
  readonly plural: ReadonlySet<string>;
}

const known = new WeakMap<Recognition, NounForms>();

export const nounForms = (recognition: Recognition): NounForms => {
  const forms = known.get(recognition) ?? formsOf(recognition);
  known.set(recognition, forms);
  return forms;
};

const formsOf = ({ declension: { nouns } }: Recognition): NounForms => {
  const plural = new Set(nouns.flatMap((noun) => (noun.singularForms.includes(noun.plural) ? [] : [fold(noun.plural)])));
  const nominative = new Set([...nouns.map(({ lemma }) => fold(lemma)), ...plural]);
  const oblique = new Set(
    nouns
      .flatMap((noun) => [...noun.singularForms, ...noun.pluralForms].filter((form) => form !== noun.plural))
      .map(fold)
      .filter((form) => !nominative.has(form)),
  );
  return { nominative, oblique, plural };
};
