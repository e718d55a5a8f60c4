/** A printed label as a number in a series. */
export interface Label {
  /** Labels with equal style count together: `1.`, `1)`, `а)`, `II.`, `2.3.*`. */
  readonly style: string;
  /** From 1. */
  readonly value: number;
  /** The numbers before the last one of a compound label: «2.3.» has `2`; empty for others. */
  readonly prefix: string;
}

export interface Alphabet {
  readonly letters: readonly string[];
  /** Letters that a list may leave out. */
  readonly skippable: ReadonlySet<string>;
}

/**
 * Reads a printed label: «2.3.», «1)», «(а)», «II.», «- 2)», «Статья 5.», «§ 2». Null for bullets and words. A single letter that is also a
 * Roman digit is read both ways; the caller chooses by what came before.
 */
export const readLabels = (printed: string, alphabet: Alphabet): Label[] => {
  const [word = '', kind = ''] = /^\s*(?:(§)\s*|(\p{L}{3,})\s+)(?=[\p{L}\p{N}])/u.exec(printed) ?? [];
  // Sections and articles, each counted by its own word.
  if (word !== '')
    return bareLabels(printed.slice(word.length), alphabet).map((label) => ({
      ...label,
      style: `${(kind || word.trim()).toLowerCase()} ${label.style}`,
    }));
  return bareLabels(printed, alphabet);
};

const bareLabels = (printed: string, alphabet: Alphabet): Label[] => {
  const match = /^[\s–—•*·-]*(\()?([\p{L}\p{N}.]*[\p{L}\p{N}])\s*([.)]*)\s*$/u.exec(printed);
  if (match === null) return [];
  const body = match[2] ?? '';
  const close = (match[3] ?? '').includes(')') ? ')' : '.';
  if (NUMERIC.test(body)) return [numeric(body, close)];
  return [roman(body, close), letter(body.toLowerCase(), close, alphabet)].filter((label) => label !== null);
};

/** «3», «2.3», «II.3», «А.2»: what stands before the last number may be a section by a Roman number or a letter. */
const NUMERIC = /^(?:\d{1,3}|(?:[IVXL]+|\p{Lu})(?=\.))(?:\.\d{1,3})*$/u;

const numeric = (body: string, close: string): Label => {
  const parts = body.split('.');
  const value = Number(parts.at(-1));
  const prefix = parts.slice(0, -1).map(withoutZeros).join('.');
  return prefix === '' ? { style: `1${close}`, value, prefix } : { style: `${prefix}.*${close === ')' ? ')' : ''}`, value, prefix };
};

/** «02» is «2». */
const withoutZeros = (part: string): string => part.replace(/^0+(?=\d)/u, '');

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

const roman = (body: string, close: string): Label | null => {
  const digits = [...body].map((digit) => ROMAN[digit]);
  let value = 0;
  for (const [index, digit] of digits.entries()) {
    if (digit === undefined) return null;
    value += digit < (digits[index + 1] ?? 0) ? -digit : digit;
  }
  return { style: `I${close}`, value, prefix: '' };
};

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];

const letter = (body: string, close: string, { letters }: Alphabet): Label | null => {
  if ([...body].length !== 1) return null;
  const own = letters.indexOf(body);
  if (own >= 0) return { style: `letter${close}`, value: own + 1, prefix: '' };
  const latin = LATIN.indexOf(body);
  return latin >= 0 ? { style: `a${close}`, value: latin + 1, prefix: '' } : null;
};

/** Whether `next` follows `last` without a gap: letters that may be left out are none. */
export const follows = (last: Label, next: Label, alphabet: Alphabet): boolean => {
  if (next.value <= last.value) return false;
  if (!/(?:^| )letter/u.test(next.style)) return next.value === last.value + 1;
  return alphabet.letters.slice(last.value, next.value - 1).every((each) => alphabet.skippable.has(each));
};
