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
  if (/^\d{1,3}(?:\.\d{1,3})*$/.test(body)) return [numeric(body, close)];
  if (MIXED.test(body)) return [mixed(body, close)];
  return [roman(body, close), letter(body.toLowerCase(), close, alphabet)].filter((label) => label !== null);
};

const numeric = (body: string, close: string): Label => {
  const parts = body.split('.').map(Number);
  const value = parts.at(-1) ?? 0;
  const prefix = parts.slice(0, -1).join('.');
  return prefix === '' ? { style: `1${close}`, value, prefix } : { style: `${prefix}.*${close === ')' ? ')' : ''}`, value, prefix };
};

/** «II.3», «А.2»: the section by a Roman number or a letter, the clause by a number. */
const MIXED = /^(?:[IVXL]+|\p{Lu})(?:\.\d{1,3})+$/u;

const mixed = (body: string, close: string): Label => {
  const at = body.lastIndexOf('.');
  const prefix = body.slice(0, at);
  return { style: `${prefix}.*${close === ')' ? ')' : ''}`, value: Number(body.slice(at + 1)), prefix };
};

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
