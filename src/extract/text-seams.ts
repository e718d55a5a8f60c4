/** The line begins with a clause number, a letter or figure in brackets, or a dash. A date («30.10.2023») is no number. */
export const beginsItem = (line: string): boolean => ITEM.test(line);

/** The line ends in a mark that may end a paragraph. The point behind the initials of a surname on the next line is none: «на А.В. / Белова, …». */
export const endsSentence = (line: string, next = ''): boolean => TERMINAL.test(line) && !(INITIALS.test(line) && SURNAME.test(next));

/** The line ends in a hyphen within a word that goes on in the next one. */
export const isHyphenated = (before: string, after: string): boolean =>
  /[\p{L}\p{N}][-‐\u00AD\uFFFE\u0002]$/u.test(before) && /^\p{L}/u.test(after);

const ITEM =
  /^\s*(?:\d{1,3}(?:\.\d{1,3}){0,6}[.)](?=\s|\p{L}|[«"(])|\d{1,3}(?:\.\d{1,3}){1,6}(?=\s)|\d{1,3}\s+(?=\p{Lu}\p{Ll})|[IVXLC]{1,6}[.)](?=\s|\p{L})|[IVX]{1,5}\s+(?=\p{Lu})|\p{L}\)|\(\p{L}\)|\(\d{1,3}\)|[-–—•·▪●◦*\uF0B7\uF02D](?=\s|\p{L}))/u;

const INITIALS = /(?<![\p{L}.])\p{Lu}\. ?\p{Lu}\.$/u;

/** A word with a capital alone before a mark or the end of the line. */
const SURNAME = /^\s*\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?:\s*[,.;:)(]|\s+[-–—]|\s*$)/u;

const TERMINAL = /[.;:!?…]["»”)]{0,2}$/u;
