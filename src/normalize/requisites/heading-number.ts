import { typeAt } from './act-names.js';
import type { Identity } from './context.js';
import type { HeadLine } from './head.js';
import { numbersIn, type NumberFound } from './number.js';

/**
 * «ПОЛОЖЕНИЕ № 17», «ПОРЯДОК» over «№ 17»: the number of a procedure approved by a stamp stands right behind its name. «Положение о
 * школе № 17» has none.
 */
export const headingNumber = (identity: Identity, lines: readonly HeadLine[]): NumberFound | null => {
  for (const [index, line] of lines.entries()) {
    const [number] = numbersIn(identity.number, line.text, line.start).found;
    if (number === undefined) continue;
    const before = line.text.slice(0, number.start - line.start).replace(/[\s№N]+$/u, '');
    const name = before.trim() === '' ? (lines[index - 1]?.text ?? '') : before;
    return isTypeAlone(identity, name) ? number : null;
  }
  return null;
};

const isTypeAlone = (identity: Identity, text: string): boolean => {
  const tokens = identity.tokens(text, 0);
  return tokens.length > 0 && typeAt(identity, identity.words.procedureTypes, tokens, 0)?.end === tokens.length;
};
