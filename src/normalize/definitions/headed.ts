import type { Definition, ParsedClause } from '../../model/index.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { definitionOf, isStandardTerm } from './terms.js';

/** «Клиент. Гражданин, обратившийся в отдел.»: under announced terms a term of the standard that is a sentence of its own, and what follows it. */
export const headedDefinitions = (input: ActInput, part: number, clause: ParsedClause): Definition[] => {
  const sentences = input.found.tokens.sentencesOf(clause);
  const heads = sentences.flatMap((sentence, index) => (isTermAlone(input, sentence) ? [index] : []));
  return heads.flatMap((head, order) => {
    const name = wordsOf(sentences[head] ?? []);
    const body = sentences.slice(head + 1, heads[order + 1]).flat();
    const [first, last, from, to] = [name[0], name.at(-1), body[0], body.at(-1)];
    if (first === undefined || last === undefined || from === undefined || to === undefined) return [];
    const term = { start: first.start, end: last.end, text: input.file.text.slice(first.start, last.end) };
    return [definitionOf(input, { part, clause: clause.index }, term, { start: from.start, end: to.end })];
  });
};

const isTermAlone = (input: ActInput, sentence: readonly Token[]): boolean =>
  sentence.at(-1)?.form === '.' && isStandardTerm(input, wordsOf(sentence));

const wordsOf = (sentence: readonly Token[]): readonly Token[] => sentence.filter(({ kind }) => kind === 'word');
