import type { Case, Declension, NameEnding } from '../rules/lexicons/declension.js';
import { fold } from '../rules/tokens.js';

/**
 * Brings a person's name to the nominative where that is certain: the patronymic tells gender and case of a full name, the
 * case of the post beside it helps with a surname and initials. Where two readings differ the name stays as printed.
 * @param cases in which the words around the name may stand; null where they do not tell
 */
export type PersonNominative = (name: string, cases: readonly Case[] | null) => string;

export const createPersonNominative = (declension: Declension): PersonNominative => {
  const irregular = new Map(
    Object.entries(declension.irregularFirstNames).flatMap(([nominative, forms]) => forms.map((form) => [fold(form), nominative] as const)),
  );
  return (name, cases) => {
    const words = name.split(/\s+/u).filter((word) => word !== '');
    if (words.some((word) => word.includes('.'))) return withInitials(declension, words, cases);
    return full(declension, irregular, words, cases) ?? name;
  };
};

const ANY_CASE: readonly Case[] = ['nom', 'gen', 'dat', 'acc', 'ins', 'pre'];

/** «Иванову И.И.», «И. И. Иванову»: the initials stay as printed. */
const withInitials = (declension: Declension, words: readonly string[], cases: readonly Case[] | null): string =>
  words.map((word) => (word.includes('.') ? word : surname(declension, word, cases ?? ANY_CASE))).join(' ');

const surname = (declension: Declension, word: string, cases: readonly Case[]): string => {
  const readings = new Set(
    NAME_GENDERS.flatMap((gender) => {
      const reading = surnameOf(declension.surnames, word, gender, cases);
      return reading === null ? [] : [reading];
    }),
  );
  const [only] = readings;
  return readings.size === 1 && only !== undefined ? only : word;
};

const NAME_GENDERS = ['m', 'f'] as const;

/** Every member of «Соловьева-Седого» is declined; null where no ending fits any of them. */
const surnameOf = (table: readonly NameEnding[], word: string, gender: 'm' | 'f', cases: readonly Case[]): string | null => {
  const ofGender = table.filter((ending) => ending.gender === gender);
  let isRead = false;
  const members = word.split('-').map((member) => {
    const [ending] = endingsFor(ofGender, member, cases);
    if (ending === undefined) return member;
    isRead = true;
    return replaced(member, ending);
  });
  return isRead ? members.join('-') : null;
};

/** Three words with a patronymic: surname first or last. */
const full = (
  declension: Declension,
  irregular: ReadonlyMap<string, string>,
  words: readonly string[],
  around: readonly Case[] | null,
): string | null => {
  const at =
    words.length === 3 ? [2, 1].find((index) => endingsFor(declension.patronymics, words[index] ?? '', ANY_CASE).length > 0) : undefined;
  const [patronymic] = at === undefined ? [] : endingsFor(declension.patronymics, words[at] ?? '', ANY_CASE);
  if (at === undefined || patronymic === undefined) return null;
  const isSlip = patronymic.cases.includes('nom') && around !== null && !around.includes('nom');
  if (patronymic.cases.includes('nom') && !isSlip) return null;
  const { gender } = patronymic;
  // «на Мальсагова Руслана Бесланович, заместителя …»: the patronymic alone was left in the nominative.
  const cases = isSlip ? around : patronymic.cases;
  const firstAt = at - 1;
  return words
    .map((word, index) => {
      if (index === at) return replaced(word, patronymic);
      if (index !== firstAt) return surnameOf(declension.surnames, word, gender, cases) ?? word;
      const [ending] = endingsFor(
        declension.firstNames.filter((one) => one.gender === gender),
        word,
        cases,
      );
      return irregular.get(fold(word)) ?? (ending === undefined ? word : replaced(word, ending));
    })
    .join(' ');
};

const MIN_STEM = 2;

/** The endings that fit, the longest first: «Лозовому» ends in «ому», not in «у». */
const endingsFor = (table: readonly NameEnding[], word: string, cases: readonly Case[]): NameEnding[] => {
  const folded = fold(word);
  return table
    .filter((ending) => {
      if (!ending.cases.some((one) => cases.includes(one)) || !folded.endsWith(ending.from)) return false;
      const stem = folded.slice(0, folded.length - ending.from.length);
      return stem.length >= MIN_STEM && (ending.after.length === 0 || ending.after.some((end) => stem.endsWith(end)));
    })
    .sort((a, b) => b.from.length - a.from.length);
};

const replaced = (word: string, { from, to }: NameEnding): string => word.slice(0, word.length - from.length) + to;
