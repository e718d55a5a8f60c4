import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { isStandardTerm, type DefinedTerm } from './terms.js';

/** «клиентский путь, клиентский опыт – соответственно действия клиента и их оценка»: terms of the standard and nothing else, told together. */
export const jointTerms = (input: ActInput, name: readonly Token[]): readonly DefinedTerm[] => {
  const joins = new Set([',', ...input.recognition.grammar.rowConjunctions]);
  const pieces: Token[][] = [[]];
  for (const token of name) {
    if (joins.has(token.form)) pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  if (pieces.length < 2 || !pieces.every((piece) => isStandardTerm(input, piece))) return [];
  return pieces.flatMap((piece) => {
    const [first, last] = [piece[0], piece.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ start: first.start, end: last.end, text: input.file.text.slice(first.start, last.end) }];
  });
};
