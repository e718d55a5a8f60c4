import { covers, type ParsedClause, type Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import type { Identity } from '../requisites/context.js';

/** True for a clause that defines a term: under a lead-in on terms, or a term with a dash and its meaning. */
export const isDefinition = (input: ActInput, identity: Identity, part: number, clause: number): boolean => {
  const clauses = input.act.parts[part]?.clauses ?? [];
  const own = clauses[clause];
  if (own === undefined) return false;
  for (let at = own.parent; at !== null; at = clauses[at]?.parent ?? null) {
    const over = clauses[at];
    if (over !== undefined && speaksOfTerms(input, identity, part, at)) return true;
  }
  if (speaksOfTerms(input, identity, part, clause)) return true;
  return beginsWithTerm(input.file.text.slice(own.span.start, own.span.end));
};

/** «Клиентский путь – …»: a few words and a dash. */
const beginsWithTerm = (text: string): boolean => {
  const term = /^([^–—:;.]{3,90}?)\s[-–—]\s/u.exec(text)?.[1];
  return term !== undefined && term.split(/\s+/u).length <= MAX_TERM_WORDS;
};

/** True for words of a further sentence of a clause that explains a term: «… (далее – Перечень). Внутренний клиент – работник.» */
export const isInDefiningSentence = (input: ActInput, part: number, clause: number, at: Span): boolean => {
  const own = input.act.parts[part]?.clauses[clause];
  if (own === undefined) return false;
  const [, ...further] = input.found.tokens.sentencesOf(own);
  return further.some((sentence) => {
    const [start, end] = [sentence[0]?.start ?? 0, sentence.at(-1)?.end ?? 0];
    return covers({ start, end }, at) && beginsWithTerm(input.file.text.slice(start, end));
  });
};

const MAX_TERM_WORDS = 9;

/** By the tokens of an act: all that stands under a clause asks for it. */
const known = new WeakMap<ActInput['found']['tokens'], Map<ParsedClause, boolean>>();

const speaksOfTerms = (input: ActInput, identity: Identity, part: number, clause: number): boolean => {
  const found = input.act.parts[part]?.clauses[clause];
  if (found === undefined) return false;
  const { tokens } = input.found;
  const answers = known.get(tokens) ?? new Map<ParsedClause, boolean>();
  known.set(tokens, answers);
  const words = wordsOf(identity);
  const answer =
    answers.get(found) ??
    tokens.sentencesOf(found).some((sentence) => sentence.some(({ form, stem }) => words.has(form) || words.has(stem)));
  answers.set(found, answer);
  return answer;
};

const wordsByIdentity = new WeakMap<Identity, ReadonlySet<string>>();

/** Forms and stems of the words that speak of terms. */
const wordsOf = (identity: Identity): ReadonlySet<string> => {
  const { definitionWords, definitionVerbs } = identity.words;
  const words = wordsByIdentity.get(identity) ?? new Set([...definitionWords, ...definitionWords.map(identity.stem), ...definitionVerbs]);
  wordsByIdentity.set(identity, words);
  return words;
};
