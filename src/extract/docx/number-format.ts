import type { NumberingLexicon } from './context.js';

/**
 * A number as Word writes it in a number format (17.18.59 ST_NumberFormat). Formats of scripts that no Russian office
 * uses come out in digits; `none` and `bullet` come out empty.
 */
export const formatNumber = (lexicon: NumberingLexicon, value: number, format: string, custom: string | null = null): string => {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return value < 10 && value >= 0 ? `0${value}` : String(value);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(LATIN, value).toUpperCase();
    case 'lowerLetter':
      return letters(LATIN, value);
    case 'russianUpper':
      return letters(lexicon.russianLetters, value).toUpperCase();
    case 'russianLower':
      return letters(lexicon.russianLetters, value);
    case 'ordinal':
      return `${value}${lexicon.ordinalSuffix}`;
    case 'cardinalText':
      return lexicon.cardinals[value - 1] ?? String(value);
    case 'ordinalText':
      return lexicon.ordinals[value - 1] ?? String(value);
    case 'numberInDash':
      return `- ${value} -`;
    case 'hex':
      return value.toString(16).toUpperCase();
    case 'chicago':
      return marks(value);
    case 'decimalEnclosedCircle':
      return enclosed(0x2460, value);
    case 'decimalEnclosedFullstop':
      return enclosed(0x2488, value);
    case 'decimalEnclosedParen':
      return enclosed(0x2474, value);
    case 'custom':
      return String(value).padStart(/^0{0,9}1$/u.test(custom ?? '') ? (custom ?? '').length : 0, '0');
    default:
      return String(value);
  }
};

const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/** After the last letter the row begins again, each letter doubled, then tripled: «я», «аа», «бб». */
const letters = (alphabet: string, value: number): string => {
  if (value < 1) return '';
  const letter = alphabet[(value - 1) % alphabet.length] ?? '';
  // A hostile start value must not make a label of megabytes.
  return letter.repeat(Math.min(MAX_REPEATS, Math.floor((value - 1) / alphabet.length) + 1));
};

const MAX_REPEATS = 30;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

const roman = (value: number): string => {
  if (value < 1 || value > 32_767) return '';
  let rest = value;
  let text = '';
  for (const [weight, digits] of ROMAN) {
    while (rest >= weight) {
      text += digits;
      rest -= weight;
    }
  }
  return text;
};

const CHICAGO = ['*', '†', '‡', '§'];

const marks = (value: number): string => {
  if (value < 1) return '';
  return (CHICAGO[(value - 1) % CHICAGO.length] ?? '').repeat(Math.min(MAX_REPEATS, Math.floor((value - 1) / CHICAGO.length) + 1));
};

/** Unicode has twenty of each enclosed row. */
const enclosed = (first: number, value: number): string =>
  value >= 1 && value <= 20 ? String.fromCodePoint(first + value - 1) : String(value);
