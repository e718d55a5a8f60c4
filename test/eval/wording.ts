import type { Forms } from './grammar.js';

/** Values of placeholders: `{L.gen}` is `words.L.gen`, `{TERM}` is `words.TERM.text`. */
export type Words = Readonly<Record<string, Forms>>;

/**
 * Fills the placeholders of a wording. `{P:ый|ое|ые}` and `{P?регулирует|регулирует|регулируют}` choose by the gender of the procedure.
 * Throws where the wording asks for what is not there: a fault of the grammar.
 */
export const fill = (text: string, words: Words): string => {
  const filled = text
    .replace(/\{P[:?]([^}]*)\}/gu, (_, options: string) => options.split('|')[Number(words['P']?.['gender'] ?? 0)] ?? '')
    .replace(/\{([A-Z][A-Z0-9]*)(?:\.([a-z]+))?\}/gu, (whole, name: string, form: string | undefined) => {
      const value = words[name]?.[form ?? 'text'];
      if (value === undefined) throw new Error(`${whole} in «${text}» has no value`);
      return value;
    });
  const tidy = filled
    .replace(/ +/gu, ' ')
    .replace(/,? :/gu, ':')
    .replace(/ ([.;,)])/gu, '$1')
    .replace(/\.{2,}$/u, '.')
    .replace(/(?<!\p{L})([сС]) (?=[сС]пис)/gu, '$1о ');
  if (!filled.includes('{')) return tidy.trim();
  if (tidy === text) throw new Error(`«${text}» asks for what is not there`);
  return fill(tidy, words);
};

export const capital = (text: string): string => text.replace(/^«?\p{L}/u, (letter) => letter.toUpperCase());

/** Forms of a phrase of which only the head is declined. */
export const followedBy = (forms: Forms, rest: string): Forms =>
  Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, `${form} ${rest}`.trim()]));
