import type { Definition, ParsedClause, ParsedPart, Span } from '../../model/index.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { definitionOf, isStandardTerm } from './terms.js';

/**
 * «Клиент. Гражданин, обратившийся в отдел.»: under announced terms a term of the standard that is a sentence of its own, and what follows
 * it; or a term that is a clause of its own, and what stands under it.
 */
export const headedDefinitions = (input: ActInput, index: number, clause: ParsedClause): Definition[] => {
  const sentences = input.found.tokens.sentencesOf(clause);
  const heads = sentences.flatMap((sentence, at) => (isTermAlone(input, sentence) ? [at] : []));
  return heads.flatMap((head, order) => {
    const name = wordsOf(sentences[head] ?? []);
    const behind = spanOf(sentences.slice(head + 1, heads[order + 1]).flat());
    const body = behind ?? (head === sentences.length - 1 ? underneath(input.act.parts[index], clause) : null);
    const at = spanOf(name);
    if (at === null || body === null) return [];
    const term = { ...at, text: input.file.text.slice(at.start, at.end) };
    return [definitionOf(input, { part: index, clause: clause.index }, term, body)];
  });
};

const isTermAlone = (input: ActInput, sentence: readonly Token[]): boolean =>
  sentence.every(({ kind, form }) => kind === 'word' || MARKS.test(form)) && isStandardTerm(input, wordsOf(sentence));

const MARKS = /^[.:«»"“”„]$/u;

const wordsOf = (sentence: readonly Token[]): readonly Token[] => sentence.filter(({ kind }) => kind === 'word');

const spanOf = (tokens: readonly Token[]): Span | null => {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
};

/** What the clauses under a clause say. */
const underneath = (part: ParsedPart | undefined, { index }: ParsedClause): Span | null => {
  const under = (part?.clauses ?? []).filter(({ parent }) => parent === index);
  const [first, last] = [under[0], under.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.span.start, end: last.span.end };
};
