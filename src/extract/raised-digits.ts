/** Clause 2 with a raised 1 is not point 21: a raised number in the digits that Unicode has for it; other text as it is. */
export const raisedDigits = (text: string): string =>
  /^\s*\d+\s*$/u.test(text) ? text.replace(/\d/gu, (digit) => RAISED[Number(digit)] ?? digit) : text;

const RAISED = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
