/**
 * The name of a file in an archive, from bytes: UTF-8 where it says so or reads so, else the encoding of Russian DOS or Windows that
 * gives more Russian letters. It is a label and no path: nothing is written under it.
 */
export const archiveName = (raw: Buffer, utf8: boolean): string => cleaned(decoded(raw, utf8));

const decoded = (raw: Buffer, utf8: boolean): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    if (utf8) return new TextDecoder('utf-8').decode(raw);
    const [dos, windows] = [new TextDecoder('ibm866').decode(raw), new TextDecoder('windows-1251').decode(raw)];
    return letters(windows) > letters(dos) ? windows : dos;
  }
};

/** Letters of the alphabet proper: a name read in the wrong encoding has others. */
const letters = (name: string): number => [...name].filter((each) => isBetween(each.codePointAt(0) ?? 0, FIRST_LETTER, LAST_LETTER)).length;

const FIRST_LETTER = 0x410;
const LAST_LETTER = 0x44f;

const isBetween = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** One segment after another: no root, no drive, no way up, no control characters. */
const cleaned = (name: string): string => {
  const segments = name
    .replaceAll('\\', '/')
    .replace(/\p{Cc}/gu, '\uFFFD')
    .split('/')
    .map((segment) => segment.replace(/^\s*(?:[A-Za-z]:)+/u, ''))
    .filter((segment) => !/^\s*\.{0,2}\s*$/u.test(segment));
  return segments.length === 0 ? '_' : segments.join('/');
};
