import { fold } from '../rules/tokens.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';

/** The way a label is written: what labels of one list have in common. */
export type LabelScheme =
  | 'section-word' // «Раздел 1.», «Глава II»
  | 'roman' // «II.»
  | 'decimal' // «1.», «1.1.», «1»: as many numbers as the label has
  | 'number-bracket' // «1)», «(1)», «1.1)»
  | 'letter' // «а)», «(а)», «а.»
  | 'dash';

export interface Label {
  readonly scheme: LabelScheme;
  /** As printed, without a bullet that stands before a number. */
  readonly text: string;
  /** Path segment: «2.3», «а», «II»; empty for a dash. */
  readonly key: string;
  /** «2.3» → [2, 3], «а» → [1], «II» → [2]; empty for a dash. */
  readonly numbers: readonly number[];
  /** «5¹.»: a clause put in after 5 and numbered by a raised figure. */
  readonly raised: boolean;
  /** Length of everything up to the text: bullet, label and spaces. */
  readonly length: number;
  /** Length up to the end of the label proper. */
  readonly end: number;
  /** The sign: list items under different signs are different lists. */
  readonly sign: string;
}

/** Reads a typed label at the beginning of a paragraph; null where the text begins at once. */
export const readLabel = (context: ParseContext, text: string): Label | null => {
  const forms = patterns(context);
  const bullet = forms.bullet.exec(text);
  if (bullet === null) return numbered(context, text, 0);
  const sign = bullet[1] ?? '';
  const inner = numbered(context, text, bullet[0].length);
  // A converter puts bullets before numbers («- 5.4. При …»): the number is the label.
  if (inner !== null && bullet[0].length > sign.length) return inner;
  // «-цифровые» is an item, «-5» and «--» are not.
  if (bullet[0].length === sign.length && !/^[\p{L}«"(]/u.test(text.slice(sign.length))) return null;
  return { scheme: 'dash', text: sign, key: '', numbers: [], raised: false, length: bullet[0].length, end: sign.length, sign };
};

/** Reads an automatic label as a word processor shows it. */
export const readAutomaticLabel = (context: ParseContext, label: string): Label => {
  const read = numbered(context, `${label} ${UPPER_SAMPLE}`, 0);
  if (read !== null && read.end === label.length) return { ...read, length: label.length };
  return { scheme: 'dash', text: label, key: '', numbers: [], raised: false, length: label.length, end: label.length, sign: label };
};

/** Any capital: an automatic label is one whatever follows it. */
const UPPER_SAMPLE = 'X';

const patterns = perLexicon(({ alphabet, sectionWords, sectionSigns, months, timeWords, dayKinds }) => ({
  bullet: new RegExp(`^(${anyOf(alphabet.dashes)}) *`, 'u'),
  sectionWord: new RegExp(
    `^(?:(?:${anyOf(sectionWords)}) |(?:${anyOf(sectionSigns)}) ?)((?:\\d{1,3}(?:\\.\\d{1,3}){0,3})|[IVX]{1,7}|\\p{Lu}(?=\\.))(?![\\p{L}\\p{N}])[.:)]?(?= |$)`,
    'iu',
  ),
  // «А.1.»: a letter for the section, then numbers.
  lettered: /^(\p{Lu})\.(\d{1,3}(?:\.\d{1,3}){0,4})(?:\.(?= |$)|(?= \p{Lu}))/u,
  // «II.3.»: the same with a Roman one.
  romanNumbered: /^([IVX]{1,7})\.(\d{1,3}(?:\.\d{1,3}){0,4})(?:\.(?= |$)|(?= \p{Lu}))/u,
  roman: /^([IVX]{1,7})(\.|\)| ?[–—-](?= )|(?= \p{Lu}))(?= |\p{Lu}|$)/u,
  // A number is a label where something sets it off: a point, a bracket, or a capital after it («1С:» is a name).
  decimal:
    /^(\d{1,3}[⁰¹²³⁴-⁹]{0,2}(?:\. ?\d{1,3}[⁰¹²³⁴-⁹]{0,2}){0,6})(\.(?= |\p{L}|«|"|$)|(?= ?[\p{Lu}«"])(?!\p{Lu}:)|(?<=\.\d{1,3}[⁰¹²³⁴-⁹]{0,2})(?= \p{L}))/u,
  bracket: /^(\(?)(\d{1,3}[⁰¹²³⁴-⁹]{0,2}(?:\.\d{1,3}[⁰¹²³⁴-⁹]{0,2}){0,3})\)(?= |\p{L}|«|$)/u,
  letter: new RegExp(`^(\\(?)([${alphabet.letters}a-z])([⁰¹²³⁴-⁹]{0,2})(\\)|\\.(?= \\p{L}))(?= |\\p{L}|«|$)`, 'iu'),
  notLabel: new RegExp(`^(?:${anyOf([...months, ...timeWords])}|(?:${anyOf(dayKinds)}) (?:${anyOf(timeWords)}))(?!\\p{L})`, 'iu'),
}));

const numbered = (context: ParseContext, whole: string, from: number): Label | null => {
  const text = whole.slice(from);
  const forms = patterns(context);
  const make = (scheme: LabelScheme, printed: string, key: string, numbers: readonly number[], sign: string): Label => {
    const end = from + printed.length;
    const gap = /^ */.exec(whole.slice(end))?.[0].length ?? 0;
    return { scheme, text: printed, key, numbers, raised: RAISED_END.test(key), length: end + gap, end, sign };
  };
  const word = forms.sectionWord.exec(text);
  if (word !== null)
    return make(
      'section-word',
      word[0],
      word[1] ?? '',
      /^\d|^[IVX]+$/iu.test(word[1] ?? '') ? numbersOf(word[1] ?? '') : [letterValue(context, word[1] ?? '')],
      fold(word[0]).replace(/[^\p{L}§].*$/u, ''),
    );
  const bracket = forms.bracket.exec(text);
  if (bracket !== null) return make('number-bracket', bracket[0], bracket[2] ?? '', numbersOf(bracket[2] ?? ''), `${bracket[1] ?? ''})`);
  const decimal = forms.decimal.exec(text);
  if (decimal !== null) {
    const printed = decimal[0];
    const after = text.slice(printed.length).trimStart();
    const key = (decimal[1] ?? '').replaceAll(' ', '');
    if (isDateOrAmount(context, printed, key, after)) return null;
    return make('decimal', printed, key, numbersOf(key), '.');
  }
  const mixed = forms.lettered.exec(text);
  if (mixed !== null)
    return make('decimal', mixed[0], `${mixed[1]}.${mixed[2]}`, [letterValue(context, mixed[1] ?? ''), ...numbersOf(mixed[2] ?? '')], '.');
  const mixedRoman = forms.romanNumbered.exec(inRomanLetters(context, text));
  if (mixedRoman !== null && isRoman(mixedRoman[1] ?? '')) {
    const [printed, section = '', rest = ''] = mixedRoman;
    return make('decimal', printed, `${section}.${rest}`, [romanValue(section), ...numbersOf(rest)], '.');
  }
  const roman = forms.roman.exec(inRomanLetters(context, text));
  if (roman !== null && isRoman(roman[1] ?? '')) {
    // «I.» may be a letter of a Latin list, «С.» an initial: a section says so by its capital.
    return make('roman', text.slice(0, roman[0].trimEnd().length), roman[1] ?? '', [romanValue(roman[1] ?? '')], '.');
  }
  return lettered(context, text, make);
};

const lettered = (
  context: ParseContext,
  text: string,
  make: (scheme: LabelScheme, printed: string, key: string, numbers: readonly number[], sign: string) => Label,
): Label | null => {
  const found = patterns(context).letter.exec(text);
  if (found === null) return null;
  const [printed, open = '', letter = '', raised = '', close = ''] = found;
  // «А. Б. Иванов» is a name; a lettered item with a point is in lower case or followed by a whole word.
  if (close === '.' && (letter !== letter.toLowerCase() || /^ ?\p{L}\./u.test(text.slice(printed.length)))) return null;
  // «г. Грозный» is a place.
  if (
    close === '.' &&
    context.structure.place.prefixes.includes(letter) &&
    /^ ?\p{Lu}[\p{L}-]+(?:(?: \p{L}+)?$|(?: \p{Lu}[\p{L}-]+| \p{Ll}{2,5}\.)?,? ?[\d«"№/|_])/u.test(text.slice(printed.length))
  )
    return null;
  const native = context.structure.alphabet.lookAlikes[letter] ?? letter;
  return make('letter', printed, native.toLowerCase() + raised, [letterValue(context, letter)], open + close);
};

/** Place in the alphabet, from 1; a Latin look-alike counts as the Russian letter. */
const letterValue = (context: ParseContext, letter: string): number => {
  const native = context.structure.alphabet.lookAlikes[letter] ?? letter;
  const at = context.structure.alphabet.letters.indexOf(native.toLowerCase());
  return at >= 0 ? at + 1 : letter.toLowerCase().charCodeAt(0) - LATIN_A + 1;
};

const LATIN_A = 'a'.charCodeAt(0);

/** «26 февраля», «23.05.2024», «8 (8712)», «2024 год», «10 рабочих дней» begin with a number that is no label. */
const isDateOrAmount = (context: ParseContext, printed: string, key: string, after: string): boolean => {
  if (patterns(context).notLabel.test(after)) return true;
  if (/^\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d/.test(`${printed} ${after}`)) return true;
  // A number above 99 with no point («154 Отдел») is no clause.
  return !printed.endsWith('.') && !key.includes('.') && key.length > 2;
};

const RAISED_END = /[⁰¹²³⁴-⁹]$/u;

const numbersOf = (key: string): number[] =>
  /^\d/.test(key) ? key.split('.').map((part) => Number.parseInt(part, 10)) : [romanValue(key.toUpperCase())];

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

const romanValue = (roman: string): number => {
  let sum = 0;
  for (let index = 0; index < roman.length; index += 1) {
    const value = ROMAN[roman[index] ?? ''] ?? 0;
    sum += value < (ROMAN[roman[index + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
};

/** Only numerals written by the rules: «IIII» and «VX» are something else. */
const isRoman = (text: string): boolean => /^C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text) && text !== '';

/** The text with Russian letters in a leading numeral read as Roman ones; a single letter is left, it may be an initial. */
const inRomanLetters = (context: ParseContext, text: string): string => {
  const head = /^[\p{Lu}|]{2,7}(?=\.)/u.exec(text)?.[0];
  if (head === undefined) return text;
  const roman = [...head].map((letter) => context.structure.alphabet.romanLookAlikes[letter] ?? letter).join('');
  return isRoman(roman) ? roman + text.slice(head.length) : text;
};

/** True where `next` follows `previous` in a list of letters, skipping those that lists leave out by custom. */
export const lettersFollow = (context: ParseContext, previous: number, next: number): boolean => {
  if (next <= previous) return false;
  const { letters, skippable } = context.structure.alphabet;
  for (let value = previous + 1; value < next; value += 1) {
    if (!skippable.includes(letters[value - 1] ?? '')) return false;
  }
  return true;
};
