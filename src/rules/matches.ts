/**
 * Every match of a global pattern, left to right. `matchAll` works on a copy of the pattern, which has to be compiled anew whenever the
 * engine has forgotten it.
 */
export const matchesOf = (pattern: RegExp, text: string): RegExpExecArray[] => {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > LAST_OF_ONE_UNIT ? 2 : 1;
  }
  return matches;
};

const LAST_OF_ONE_UNIT = 0xffff;
