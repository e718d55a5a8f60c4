import type { Act } from '../../model/index.js';
import type { LettersLexicon } from '../../rules/lexicons/letters.js';

/**
 * Lines of the address: the agency in the nominative, the post of its head and, where its dative is certain, the name
 * (GOST R 7.0.97-2016, 5.15).
 */
export const addresseeOf = (lexicon: LettersLexicon, agency: string, acts: readonly Act[]): readonly string[] => {
  for (const { requisites } of acts) {
    const post = headPost(lexicon, requisites.signatoryPosition.value);
    if (post === null) continue;
    const name = requisites.signatoryName.value === null ? null : dativeName(lexicon, requisites.signatoryName.value);
    return [agency, post, ...(name === null ? [] : [name])];
  }
  return [agency, lexicon.head];
};

/** The post in the dative where a head of an agency holds it; a deputy or one acting for the head is not who is written to. */
const headPost = (lexicon: LettersLexicon, position: string | null): string | null => {
  const [first = '', ...rest] = (position ?? '')
    .replace(/\([^)]*\)/g, ' ')
    .trim()
    .split(/\s+/);
  const dative = lexicon.heads[first.charAt(0).toUpperCase() + first.slice(1).toLowerCase()];
  return dative === undefined ? null : [dative, ...rest].join(' ');
};

const INITIALS = /^(\p{Lu})\.\s*(?:(\p{Lu})\.)?\s*(\p{Lu}[\p{L}-]+)$/u;
const INITIALS_LAST = /^(\p{Lu}[\p{L}-]+)\s+(\p{Lu})\.\s*(?:(\p{Lu})\.)?$/u;
const FULL = /^(\p{Lu}[\p{L}-]+)\s+(\p{Lu})[\p{L}-]+(?:\s+(\p{Lu})[\p{L}-]+)?$/u;

/** «Халилову Н.Р.»; null where the surname could be declined in more ways than one. */
const dativeName = ({ surnames }: LettersLexicon, name: string): string | null => {
  const text = name.trim().replace(/\s+/g, ' ');
  const before = INITIALS.exec(text);
  const after = INITIALS_LAST.exec(text) ?? FULL.exec(text);
  const [surname, one, two] = before === null ? [after?.[1], after?.[2], after?.[3]] : [before[3], before[1], before[2]];
  if (surname === undefined || one === undefined) return null;
  const rule = surnames.find(({ ending }) => surname.endsWith(ending) && surname.length > ending.length);
  if (rule === undefined) return null;
  return `${surname.slice(0, surname.length - rule.ending.length)}${rule.dative} ${one}.${two === undefined ? '' : `${two}.`}`;
};
