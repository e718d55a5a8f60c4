import { fold } from '../rules/tokens.js';
import type { CleaningStep } from './clean.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import { replaceMapped } from './mapped-text.js';

const patterns = perLexicon(({ alphabet, numberSigns, numberSignFollowers, timeWords, dayKinds, months, dateFrom }) => {
  const digit = `[0-9${Object.keys(alphabet.digitLookAlikes).join('')}]`;
  return {
    // Not in addresses, file names or words; the sign stands alone before its number.
    sign: new RegExp(`(?<![\\p{L}\\p{N}/.=?&@_\\-])(?:${anyOf(numberSigns)})(?= ?(?:\\d|${anyOf(numberSignFollowers)}))`, 'gu'),
    // «24 октября2017», «от16.12.2019», «12марта»: a blank was lost.
    glued: new RegExp(
      `(?<=(?<!\\p{L})(?:${anyOf(months)}))(?=(?:19|20)\\d\\d(?!\\d))|(?<=(?<!\\p{L})(?:${anyOf(dateFrom)}))(?=\\d{1,2}\\.\\d{2}\\.\\d{4})|(?<=(?<!\\d)\\d{1,2}[»"]?)(?=(?:${anyOf(months)})(?!\\p{L}))`,
      'giu',
    ),
    digits: new RegExp(
      `(?<![\\p{L}\\p{N}])${digit}{1,4}(?= (?:\\([^)]{1,30}\\) )?(?:${anyOf([...dayKinds, ...timeWords])})(?!\\p{L}))`,
      'gu',
    ),
  };
});

/** Restores «№» and digits read as letters; the latter only before a unit of time. */
export const repairNumbers: CleaningStep = (context, source, note) => {
  const { sign, digits, glued } = patterns(context);
  const parted = replaceMapped(source, glued, () => ' ');
  const signed = replaceMapped(parted, sign, (found, offset, whole) => {
    // A sign that ends in a digit is only one where the number follows after a space.
    if (/\d$/.test(found) && whole[offset + found.length] !== ' ') return null;
    note('number-sign-restored', parted.map[offset] ?? 0, { from: found, to: NUMBER_SIGN });
    return NUMBER_SIGN;
  });
  return replaceMapped(signed, digits, (found, offset) => {
    const to = [...found].map((letter) => context.structure.alphabet.digitLookAlikes[letter] ?? letter).join('');
    if (to === found || !isPlausible(context, found, to)) return null;
    note('look-alike-replaced', signed.map[offset] ?? 0, { from: found, to });
    return to;
  });
};

const NUMBER_SIGN = '№';

/** A lone letter is a digit only where it is no word and no nought: «З рабочих дня», but «О рабочих днях». */
const isPlausible = (context: ParseContext, found: string, to: string): boolean =>
  /\d/.test(found) ||
  (found.length === 1 &&
    found === found.toUpperCase() &&
    to !== '0' &&
    to !== '1' &&
    !context.structure.alphabet.oneLetterWords.includes(fold(found)));
