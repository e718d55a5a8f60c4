import type { Declension } from '../rules/lexicons/declension.js';
import type { Grammar } from '../rules/schema.js';
import { fold } from '../rules/tokens.js';

type Gender = 'm' | 'f' | 'n' | 'p';

interface Head {
  readonly nominative: string;
  readonly gender: Gender;
}

/** Brings a noun phrase to the nominative. Only what stands before and at its head changes; what depends on it stays. */
export type Nominative = (phrase: string) => string;

export const createNominative = (declension: Declension, grammar: Grammar): Nominative => {
  const heads = headsOf(declension, grammar);
  const headOf = (word: string): Head | null => heads.get(fold(word)) ?? compoundHead(heads, word);
  return (phrase) => {
    const words = phrase.split(/\s+/u).filter((word) => word !== '');
    const at = words.findIndex((word) => headOf(bare(word)) !== null);
    if (at < 0) return phrase;
    const head = headOf(bare(words[at] ?? ''));
    if (head === null) return phrase;
    const before = words.slice(0, at).map((word) => adjective(declension, head.gender, word));
    const noun = withCaseOf(words[at] ?? '', head.nominative);
    return [...before, noun, ...words.slice(at + 1)].join(' ');
  };
};

const bare = (word: string): string => word.replace(/[^\p{L}\p{N}-]/gu, '');

/** In a hyphenated name of a post every member is declined. */
const compoundHead = (heads: ReadonlyMap<string, Head>, word: string): Head | null => {
  const members = fold(word).split('-');
  if (members.length < 2) return null;
  const found = members.map((member) => heads.get(member));
  const known = found.filter((head) => head !== undefined);
  const last = known.at(-1);
  if (last === undefined || known.length < members.length) return null;
  return { nominative: known.map((head) => head.nominative).join('-'), gender: last.gender };
};

const headsOf = (declension: Declension, grammar: Grammar): ReadonlyMap<string, Head> => {
  const heads = new Map<string, Head>();
  const add = (form: string, nominative: string, gender: Gender): void => {
    if (!heads.has(fold(form))) heads.set(fold(form), { nominative, gender });
  };
  for (const noun of declension.nouns) {
    for (const form of [noun.lemma, ...noun.singularForms]) add(form, noun.lemma, noun.gender);
    for (const form of [noun.plural, ...noun.pluralForms]) add(form, noun.plural, 'p');
  }
  const { singular, plural } = declension.masculineEndings;
  const [y = '', i = ''] = plural;
  for (const lemma of [...grammar.posts, ...grammar.units].filter((word) => endsInConsonant(declension, word))) {
    add(lemma, lemma, 'm');
    for (const ending of singular) add(lemma + ending, lemma, 'm');
    for (const ending of plural) add(lemma + ending, lemma + (declension.softAfter.includes(lemma.slice(-1)) ? i : y), 'p');
  }
  return heads;
};

/** Only such lemmas are declined by the common masculine endings. */
const endsInConsonant = (declension: Declension, word: string): boolean =>
  !word.includes('-') && !declension.vowelsAndSigns.includes(word.slice(-1));

const adjective = (declension: Declension, gender: Gender, word: string): string => {
  const folded = fold(word);
  for (const row of declension.adjectives) {
    const ending = row.from.find((suffix) => folded.endsWith(suffix) && folded.length > suffix.length + 2);
    const to = row[gender];
    if (ending === undefined || to === undefined) continue;
    const stem = word.slice(0, word.length - ending.length);
    return stem + soften(declension, stem, to);
  }
  return word;
};

/** After some letters the first vowel of an ending changes to its soft pair. */
const soften = (declension: Declension, stem: string, ending: string): string => {
  const soft = declension.adjectives.flatMap((row) => [row.m, row.p]).filter((value) => value !== undefined);
  if (!declension.softAfter.includes(stem.slice(-1).toLowerCase())) return ending;
  return soft.find((other) => other !== ending && other.length === ending.length && other.slice(1) === ending.slice(1)) ?? ending;
};

const withCaseOf = (model: string, word: string): string => (/^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word);
