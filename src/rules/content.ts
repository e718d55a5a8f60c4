import type { Token } from './tokens.js';

/**
 * All that matching can see of tokens, as one text: equal texts, equal findings at equal indexes. Forms hold no blanks, so blanks
 * tell what stands apart, what touches the token before it, what opens a cell, and what begins with a capital.
 */
export const contentOf = (tokens: readonly Token[]): string => {
  let content = '';
  let end = -1;
  for (const token of tokens) {
    content += token.start === end ? TOUCHING : APART;
    if (token.opensCell === true) content += CELL;
    if (token.capital) content += CAPITAL;
    content += token.form;
    end = token.end;
  }
  return content;
};

const APART = '\n';
const TOUCHING = '\t';
const CAPITAL = ' ';
const CELL = '\r';

/** What a document calls things, as far as it can be meant in the tokens: sequences of stems of which the first is there. */
export const namesWithin = (tokens: readonly Token[], terms: ReadonlyMap<string, readonly string[][]>): string => {
  if (terms.size === 0) return '';
  const stems = new Set(tokens.map(({ stem }) => stem));
  let names = '';
  for (const [concept, sequences] of terms)
    for (const sequence of sequences) if (stems.has(sequence[0] ?? '')) names += `${APART}${concept}${TOUCHING}${sequence.join(CAPITAL)}`;
  return names;
};
