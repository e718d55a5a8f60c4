/** A pattern source that matches exactly these strings, longest first. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join('|');

const patterns = new Map<string, RegExp>();
const MAX_PATTERNS = 1000;

/** A pattern made of words of the lexicons, compiled once for all acts. Not for `exec` or `test` with the flag `g`: it keeps a place. */
export const patternOf = (source: string, flags: string): RegExp => {
  const name = `${flags} ${source}`;
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(source, flags);
  if (patterns.size >= MAX_PATTERNS) patterns.clear();
  patterns.set(name, pattern);
  return pattern;
};
