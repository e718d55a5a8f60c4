import type { Definition, ParsedClause, ParsedPart, Span } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import type { Token } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { isTouchpointWord } from '../touchpoints/words.js';
import { definitionOf, isStandardTerm, withoutBracket } from './terms.js';

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
    const body = behind ?? (head === sentences.length - 1 ? underneath(input, input.act.parts[index], clause) : null);
    const at = spanOf(name);
    if (at === null || body === null) return [];
    const term = { ...at, text: input.file.text.slice(at.start, at.end) };
    return [definitionOf(input, { part: index, clause: clause.index }, term, body)];
  });
};

/**
 * Clauses that nothing announces and that speak for themselves: two or more beside each other are a term of the standard alone, with what it
 * means behind, or begin with one and a colon.
 */
export const selfEvident = (input: ActInput, part: ParsedPart): ReadonlySet<number> => {
  const titled = part.clauses.filter((clause) => {
    const [first = []] = input.found.tokens.sentencesOf(clause);
    const colon = first.findIndex(({ form }) => form === ':');
    const name = colon > 0 ? first.slice(0, colon) : first;
    // «Цифровые точки взаимодействия: сайт, почта» names touchpoints.
    return isTermAlone(input, name) && !isTouchpointWord(input, name.map(({ form }) => form).join(' '));
  });
  const counts = new Map<number | null, number>();
  for (const { parent } of titled) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return new Set(titled.flatMap(({ index, parent }) => ((counts.get(parent) ?? 0) >= LEAST_TITLED ? [index] : [])));
};

const LEAST_TITLED = 2;

/** «3. Понятия», «Термины и сокращения»: a clause of these words alone announces what stands under it. */
export const isTermsHeading = (input: ActInput, clause: ParsedClause): boolean => {
  const [first = [], ...rest] = input.found.tokens.sentencesOf(clause);
  const words = wordsOf(first);
  if (rest.length > 0 || words.length > LONGEST_HEADING) return false;
  const found = input.found.finder(unitOf(words), 'terms-heading').get(0) ?? [];
  return found.some(({ end }) => end === words.length);
};

/** Words. */
const LONGEST_HEADING = 9;

/** «Клиент», «Клиент (внешний клиент)»: another name in a bracket behind a term takes nothing from it. */
const isTermAlone = (input: ActInput, sentence: readonly Token[]): boolean => {
  const open = sentence.findIndex(({ form }) => form === '(');
  const name = open > 0 ? withoutBracket(sentence, open) : sentence;
  return name.every(({ kind, form }) => kind === 'word' || MARKS.test(form)) && isStandardTerm(input, wordsOf(name));
};

const MARKS = /^[.:«»"“”„]$/u;

const wordsOf = (sentence: readonly Token[]): readonly Token[] => sentence.filter(({ kind }) => kind === 'word');

const spanOf = (tokens: readonly Token[]): Span | null => {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
};

/** What the clauses under a clause say, or the paragraph behind it. */
const underneath = (input: ActInput, part: ParsedPart | undefined, { index, parent, kind }: ParsedClause): Span | null => {
  const clauses = part?.clauses ?? [];
  const under = clauses.filter((clause) => clause.parent === index);
  const [first, last] = [under[0], under.at(-1)];
  if (first !== undefined && last !== undefined) return { start: first.span.start, end: last.span.end };
  const next = clauses[index + 1];
  const isBehind = kind === 'paragraph' && next?.kind === 'paragraph' && next.parent === parent;
  return isBehind && !isTermAlone(input, input.found.tokens.sentencesOf(next)[0] ?? []) ? next.span : null;
};
